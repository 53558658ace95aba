"""`current_node_toolchain`: Node.js for the target platform, for rules that do not use toolchains.

    genrule(
        name = "node_version",
        outs = ["node_version.txt"],
        cmd = "$(NODE_BIN) --version > $@",
        toolchains = ["@rules_appchart//tools/toolchains:current_node_toolchain"],
        tools = ["@rules_appchart//tools/toolchains:current_node_toolchain"],
    )
"""

load(":node_toolchain.bzl", "NodeInfo")

visibility(["//..."])

_TYPE = Label("//tools/toolchains:node_runtime_toolchain_type")

def _current_node_toolchain_impl(ctx):
    node_info = ctx.toolchains[_TYPE].node_info
    return [
        DefaultInfo(files = depset([node_info.binary]), runfiles = ctx.runfiles([node_info.binary])),
        node_info,
        platform_common.TemplateVariableInfo({"NODE_BIN": node_info.binary.path}),
    ]

current_node_toolchain = rule(
    implementation = _current_node_toolchain_impl,
    doc = "The resolved Node.js: its file, a `NodeInfo` and the make variable `$(NODE_BIN)`.",
    provides = [NodeInfo, platform_common.TemplateVariableInfo],
    toolchains = [_TYPE],
)
