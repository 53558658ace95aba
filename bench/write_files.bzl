"""`write_files`: the least work that a worker action with an output directory can do: the baseline of `compose.mjs`."""

_NODE = Label("@rules_appchart//tools/toolchains:node_toolchain_type")

def _write_files_impl(ctx):
    directory = ctx.actions.declare_directory(ctx.label.name)
    startup = ctx.actions.args()
    startup.add(ctx.file._program)
    arguments = ctx.actions.args()
    arguments.use_param_file("@%s", use_always = True)
    arguments.set_param_file_format("multiline")
    arguments.add_all([directory], expand_directories = False)
    arguments.add(ctx.attr.count)
    arguments.add(ctx.attr.bytes)
    arguments.add(ctx.attr.salt)
    ctx.actions.run(
        executable = ctx.toolchains[_NODE].node_info.binary,
        arguments = [startup, arguments],
        outputs = [directory],
        tools = [ctx.file._program],
        toolchain = _NODE,
        mnemonic = "WriteFiles",
        execution_requirements = {"requires-worker-protocol": "json", "supports-workers": "1"},
    )
    return [DefaultInfo(files = depset([directory]))]

write_files = rule(
    implementation = _write_files_impl,
    doc = "Writes a directory of arbitrary files.",
    attrs = {
        "bytes": attr.int(doc = "The size of each file.", mandatory = True),
        "count": attr.int(doc = "The number of files.", mandatory = True),
        "salt": attr.string(doc = "The content of the files; a new one defeats the action cache.", mandatory = True),
        "_program": attr.label(default = "//:write_files.mjs", allow_single_file = True),
    },
    toolchains = [_NODE],
)
