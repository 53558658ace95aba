"""`chart_golden_test`: compares a chart with its golden copy in the source tree."""

load(":chart_golden_update.bzl", "GOLDEN_ATTRS", "built_directory", "golden_arguments")
load(":launcher.bzl", "HELM_TOOLCHAINS", "LAUNCHER_TOOLCHAINS", "composer_launcher", "rlocation_path", "runtime_helm")
load(":problems.bzl", "place")

visibility(["//", "//tools/rules/..."])

_ATTRS = GOLDEN_ATTRS | {
    "golden": attr.label_list(doc = "The files of the golden copy. Default: none, which fails.", allow_files = True),
    "owner": attr.string(doc = "Name of the target whose `.update` regenerates the copy. Default: the test's."),
}

def _chart_golden_test_impl(ctx):
    chart = built_directory(ctx)
    repository = ctx.label.repo_name or ctx.workspace_name
    golden = "/".join([part for part in [repository, ctx.label.package, ctx.attr.directory] if part])
    helm = runtime_helm(ctx).binary
    return [composer_launcher(
        ctx,
        golden_arguments(ctx, chart, place(ctx.label.same_package_label(ctx.attr.owner or ctx.label.name))) + [
            "--golden=" + golden,
            # Only used to tell what a difference means.
            "--helm=" + rlocation_path(ctx, helm),
        ],
        [chart, helm] + ctx.files.golden,
    )]

chart_golden_test = rule(
    implementation = _chart_golden_test_impl,
    doc = "Fails if a chart differs from its golden copy.",
    attrs = _ATTRS,
    test = True,
    toolchains = LAUNCHER_TOOLCHAINS + HELM_TOOLCHAINS,
)
