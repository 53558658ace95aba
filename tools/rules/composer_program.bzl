"""`composer_program`: a command of the composer that needs nothing else, as a program for `bazel run`."""

load(":launcher.bzl", "LAUNCHER_ATTRS", "LAUNCHER_TOOLCHAINS", "composer_launcher")

visibility(["//tools/..."])

def _composer_program_impl(ctx):
    return [composer_launcher(ctx, [ctx.attr.command], [])]

composer_program = rule(
    implementation = _composer_program_impl,
    doc = "Runs a command of the composer: `bazel run //tools/helm:validate_all_charts`.",
    attrs = LAUNCHER_ATTRS | {
        "command": attr.string(doc = "The command.", mandatory = True),
    },
    executable = True,
    toolchains = LAUNCHER_TOOLCHAINS,
)
