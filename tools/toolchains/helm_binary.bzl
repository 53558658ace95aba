"""`helm_binary`: a specific version of Helm as an executable, independent of the version that the build uses.

    helm_binary(name = "helm_3", version = "3")

Use it with `bazel run :helm_3 -- version`, or as `$(rootpath :helm_3)` in a test's arguments.
"""

visibility("public")

_TYPE = Label("//tools/toolchains:helm_runtime_toolchain_type")
_FLAG = "//tools/toolchains:helm_version"

def _choose_version_impl(_settings, attr):
    return {_FLAG: attr.version}

_choose_version = transition(
    implementation = _choose_version_impl,
    inputs = [],
    outputs = [_FLAG],
)

def _helm_binary_impl(ctx):
    helm_info = ctx.toolchains[_TYPE].helm_info
    extension = "." + helm_info.binary.extension if helm_info.binary.extension == "exe" else ""
    executable = ctx.actions.declare_file(ctx.label.name + extension)
    ctx.actions.symlink(output = executable, target_file = helm_info.binary, is_executable = True)
    return [
        DefaultInfo(
            executable = executable,
            files = depset([executable]),
            runfiles = ctx.runfiles([executable, helm_info.binary]),
        ),
        helm_info,
    ]

helm_binary = rule(
    implementation = _helm_binary_impl,
    doc = "A specific version of Helm for the target platform: an executable and a `HelmInfo`.",
    attrs = {
        "version": attr.string(
            doc = "A registered version or its prefix: `3`, `4`, `3.17`, `3.17.2`; empty for the default version.",
        ),
    },
    cfg = _choose_version,
    executable = True,
    toolchains = [_TYPE],
)
