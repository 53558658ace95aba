"""`composer_program`: the composer, or a command of it that needs nothing else, as a program for `bazel run`."""

load(":launcher.bzl", "LAUNCHER_ATTRS", "LAUNCHER_TOOLCHAINS", "composer_launcher")

visibility(["//tools/..."])

def _composer_program_impl(ctx):
    return [composer_launcher(ctx, [ctx.attr.command] if ctx.attr.command else [], [])]

composer_program = rule(
    implementation = _composer_program_impl,
    doc = "Runs the composer: `bazel run //tools/helm:composer -- generate --apps=… --output=…`.",
    attrs = LAUNCHER_ATTRS | {
        "command": attr.string(doc = "The command. Default: the first argument."),
    },
    executable = True,
    toolchains = LAUNCHER_TOOLCHAINS,
)
