"""`current_helm_toolchain`: Helm for the target platform, for rules that do not use toolchains.

    genrule(
        name = "helm_version",
        outs = ["helm_version.txt"],
        cmd = "$(HELM_BIN) version > $@",
        toolchains = ["@rules_appchart//tools/toolchains:current_helm_toolchain"],
        tools = ["@rules_appchart//tools/toolchains:current_helm_toolchain"],
    )
"""

load(":helm_toolchain.bzl", "HelmInfo")

visibility(["//..."])

_TYPE = Label("//tools/toolchains:helm_runtime_toolchain_type")

def _current_helm_toolchain_impl(ctx):
    helm_info = ctx.toolchains[_TYPE].helm_info
    return [
        DefaultInfo(files = depset([helm_info.binary]), runfiles = ctx.runfiles([helm_info.binary])),
        helm_info,
        platform_common.TemplateVariableInfo({"HELM_BIN": helm_info.binary.path}),
    ]

current_helm_toolchain = rule(
    implementation = _current_helm_toolchain_impl,
    doc = "The resolved Helm: its file, a `HelmInfo` and the make variable `$(HELM_BIN)`.",
    provides = [HelmInfo, platform_common.TemplateVariableInfo],
    toolchains = [_TYPE],
)
