"""`composer`: the composer as a program for `bazel run`."""

load(":launcher.bzl", "LAUNCHER_ATTRS", "LAUNCHER_TOOLCHAINS", "composer_launcher", "rlocation_path")

visibility(["//tools/..."])

_ATTRS = LAUNCHER_ATTRS | {
    "_templates": attr.label(doc = "The EJS templates.", default = Label("//templates")),
}

def _composer_impl(ctx):
    templates = ctx.files._templates
    arguments = ["--template-runfile=" + rlocation_path(ctx, file) for file in templates]
    return [composer_launcher(ctx, arguments, templates)]

composer = rule(
    implementation = _composer_impl,
    doc = "Runs the composer: `bazel run //tools/helm:composer -- generate --apps=… --output=…`.",
    attrs = _ATTRS,
    executable = True,
    toolchains = LAUNCHER_TOOLCHAINS,
)
