"""`release_archive`: the rules with the composer's bundles, as a module archive that needs no npm."""

visibility(["//tools/release/..."])

_NODE = Label("//tools/toolchains:node_toolchain_type")

def _release_archive_impl(ctx):
    name = "rules_appchart-" + ctx.attr.version
    archive = ctx.actions.declare_file(name + ".tar.gz")
    arguments = ctx.actions.args()
    arguments.add(ctx.file._program)
    arguments.add(archive)
    arguments.add(ctx.attr.version)
    arguments.add_all(ctx.files.composer, format_each = "--composer=%s")
    arguments.add_all(ctx.files.srcs)
    ctx.actions.run(
        executable = ctx.toolchains[_NODE].node_info.binary,
        arguments = [arguments],
        inputs = ctx.files.srcs + ctx.files.composer + [ctx.file._program],
        outputs = [archive],
        toolchain = _NODE,
        mnemonic = "ReleaseArchive",
        progress_message = "Packing %{output}",
    )
    return [DefaultInfo(files = depset([archive]))]

release_archive = rule(
    implementation = _release_archive_impl,
    doc = "Packs the released files as `rules_appchart-<version>.tar.gz`. The same inputs give the same bytes.",
    attrs = {
        "composer": attr.label_list(doc = "The composer's bundles.", allow_files = [".cjs", ".parts"], mandatory = True),
        "srcs": attr.label_list(doc = "All other files, each at its own path.", allow_files = True, mandatory = True),
        "version": attr.string(doc = "The version of the module.", mandatory = True),
        "_program": attr.label(default = Label("//tools/release:archive_program"), allow_single_file = True),
    },
    toolchains = [_NODE],
)
