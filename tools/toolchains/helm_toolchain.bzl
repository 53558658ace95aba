"""`helm_toolchain`: provides a Helm binary to the rules.

You only need it for your own binary; the module extension in //:extensions.bzl uses it for the official releases.

    load("@rules_appchart//tools/toolchains:helm_toolchain.bzl", "helm_toolchain")

    helm_toolchain(name = "helm", helm = "//third_party/helm:helm", version = "4.2.0")

    toolchain(
        name = "helm_for_actions",
        exec_compatible_with = ["@platforms//os:linux", "@platforms//cpu:x86_64"],
        toolchain = ":helm",
        toolchain_type = "@rules_appchart//tools/toolchains:helm_toolchain_type",
    )

    toolchain(
        name = "helm_for_run_targets",
        target_compatible_with = ["@platforms//os:linux", "@platforms//cpu:x86_64"],
        toolchain = ":helm",
        toolchain_type = "@rules_appchart//tools/toolchains:helm_runtime_toolchain_type",
    )

List both `toolchain` targets in `register_toolchains(...)` in MODULE.bazel.
"""

visibility("public")

HelmInfo = provider(
    doc = "A Helm binary.",
    fields = {
        "binary": "File: the executable.",
        "version": "string: the version that the binary reports, without the leading v, such as 4.2.0.",
    },
)

def _helm_toolchain_impl(ctx):
    helm_info = HelmInfo(binary = ctx.file.helm, version = ctx.attr.version)
    return [
        DefaultInfo(files = depset([ctx.file.helm])),
        helm_info,
        platform_common.ToolchainInfo(helm_info = helm_info),
    ]

helm_toolchain = rule(
    implementation = _helm_toolchain_impl,
    doc = "A Helm binary as a toolchain, with `helm_info`, a `HelmInfo`.",
    attrs = {
        "helm": attr.label(
            doc = "The prebuilt Helm executable; it must not need other files.",
            allow_single_file = True,
            mandatory = True,
        ),
        "version": attr.string(
            doc = "The binary's version without the leading v, such as `4.2.0`.",
            mandatory = True,
        ),
    },
    provides = [HelmInfo, platform_common.ToolchainInfo],
)
