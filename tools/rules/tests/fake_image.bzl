"""`fake_image`: a digest file of an image, like the `.digest` target of rules_oci."""

def _fake_image_impl(ctx):
    digest = ctx.actions.declare_file(ctx.label.name + ".digest")
    layer = ctx.actions.declare_file(ctx.label.name + ".layer")
    ctx.actions.write(digest, "sha256:" + "0" * 64)
    ctx.actions.write(layer, "layer")
    return [
        DefaultInfo(files = depset([digest]), runfiles = ctx.runfiles([layer])),
        OutputGroupInfo(layers = depset([layer])),
    ]

fake_image = rule(implementation = _fake_image_impl, doc = "A digest file, and a layer that no action may see.")
