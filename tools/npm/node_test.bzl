"""`node_test`: a test that runs a Node.js program with the repository's npm packages."""

load("//tools/rules:launcher.bzl", "rlocation_path", "runfile_words")

visibility(["//..."])

_NODE = Label("//tools/toolchains:node_runtime_toolchain_type")

def _node_test_impl(ctx):
    node = ctx.toolchains[_NODE].node_info.binary
    executable = ctx.actions.declare_file(ctx.label.name + ".sh")
    ctx.actions.expand_template(
        output = executable,
        template = ctx.file._launcher,
        is_executable = True,
        substitutions = {
            "%arguments%": "",
            "%program%": runfile_words([rlocation_path(ctx, file) for file in [node, ctx.file.program]]),
        },
    )
    files = [node, ctx.file.program] + ctx.files.data + ctx.files._node_modules
    runfiles = ctx.runfiles(files).merge_all([target[DefaultInfo].default_runfiles for target in ctx.attr.data])
    return [
        DefaultInfo(executable = executable, runfiles = runfiles),
        RunEnvironmentInfo(environment = {"NODE_BINARY": rlocation_path(ctx, node)}),
    ]

node_test = rule(
    implementation = _node_test_impl,
    doc = "Runs a Node.js program as a test, with `args` as its arguments.",
    attrs = {
        "data": attr.label_list(doc = "Files that the program reads.", allow_files = True),
        "program": attr.label(doc = "The program.", allow_single_file = True, mandatory = True),
        "_launcher": attr.label(default = Label("//tools/rules:launcher.sh.tpl"), allow_single_file = True),
        "_node_modules": attr.label(default = Label("//:node_modules"), allow_files = True),
    },
    test = True,
    toolchains = [_NODE],
)
