"""`fake_image`: a digest file of an image, like the `.digest` target of rules_oci; `fake_img_image`: an image of rules_img."""

def _fake_image_impl(ctx):
    digest = ctx.actions.declare_file(ctx.label.name + ".digest")
    layer = ctx.actions.declare_file(ctx.label.name + ".layer")
    ctx.actions.write(digest, "sha256:" + "0" * 64)
    ctx.actions.write(layer, "layer")
    return [
        DefaultInfo(files = depset([digest]), runfiles = ctx.runfiles([layer])),
        OutputGroupInfo(layers = depset([layer])),
    ]

def _fake_img_image_impl(ctx):
    files = [ctx.actions.declare_file(ctx.label.name + end) for end in [".digest", ".manifest.json", ".config.json"]]
    for file in files:
        ctx.actions.write(file, "sha256:" + "0" * 64)
    return [
        DefaultInfo(files = depset(files[1:])),
        OutputGroupInfo(digest = depset(files[:1]), descriptor = depset(files[1:])),
    ]

fake_img_image = rule(
    implementation = _fake_img_image_impl,
    doc = "A manifest and a configuration, with the digest in an output group, like the image of rules_img.",
)

fake_image = rule(implementation = _fake_image_impl, doc = "A digest file, and a layer that no action may see.")
