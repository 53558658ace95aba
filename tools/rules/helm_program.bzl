"""`helm_program`: a command of the composer that runs Helm, as a program for `bazel run`."""

load(":launcher.bzl", "HELM_TOOLCHAINS", "LAUNCHER_ATTRS", "LAUNCHER_TOOLCHAINS", "composer_launcher", "rlocation_path", "runtime_helm")

visibility(["//tools/..."])

def _helm_program_impl(ctx):
    helm = runtime_helm(ctx).binary
    arguments = [ctx.attr.command, "--helm=" + rlocation_path(ctx, helm)] + ctx.attr.before
    return [composer_launcher(ctx, arguments, [helm])]

helm_program = rule(
    implementation = _helm_program_impl,
    doc = "Runs a command of the composer with Helm: `bazel run //tools/helm:compare -- --manual=… --generated=…`.",
    attrs = LAUNCHER_ATTRS | {
        "before": attr.string_list(doc = "Arguments before those that people write. Default: none."),
        "command": attr.string(doc = "The command.", mandatory = True),
    },
    executable = True,
    toolchains = LAUNCHER_TOOLCHAINS + HELM_TOOLCHAINS,
)
