"""`node_toolchain`: provides a Node.js binary to the rules.

You only need it for your own binary, for example the one that rules_nodejs has already downloaded:

    load("@rules_appchart//tools/toolchains:node_toolchain.bzl", "node_toolchain")

    node_toolchain(name = "node", node = "@nodejs_linux_amd64//:node_bin", version = "24.14.1")

    toolchain(
        name = "node_for_actions",
        exec_compatible_with = ["@platforms//os:linux", "@platforms//cpu:x86_64"],
        toolchain = ":node",
        toolchain_type = "@rules_appchart//tools/toolchains:node_toolchain_type",
    )

List the `toolchain` target in `register_toolchains(...)` in MODULE.bazel. Run targets and tests use
`node_runtime_toolchain_type`: add a second `toolchain`, with `target_compatible_with` instead.
"""

visibility("public")

NodeInfo = provider(
    doc = "A Node.js binary.",
    fields = {
        "binary": "File: the executable.",
        "version": "string: the version that the binary reports, without the leading v, such as 24.14.1.",
    },
)

def _node_toolchain_impl(ctx):
    node_info = NodeInfo(binary = ctx.file.node, version = ctx.attr.version)
    return [
        DefaultInfo(files = depset([ctx.file.node])),
        node_info,
        platform_common.ToolchainInfo(node_info = node_info),
    ]

node_toolchain = rule(
    implementation = _node_toolchain_impl,
    doc = "A Node.js binary as a toolchain, with `node_info`, a `NodeInfo`.",
    attrs = {
        "node": attr.label(
            doc = "The prebuilt Node.js executable; it must not need other files.",
            allow_single_file = True,
            mandatory = True,
        ),
        "version": attr.string(
            doc = "The binary's version without the leading v, such as `24.14.1`.",
            mandatory = True,
        ),
    },
    provides = [NodeInfo, platform_common.ToolchainInfo],
)
