"""`chart_snapshot_test`: compares a chart with its golden copy in the source tree."""

load(":chart_snapshot_update.bzl", "SNAPSHOT_ATTRS", "snapshot_arguments")
load(":composed_chart.bzl", "HelmChartInfo")
load(":launcher.bzl", "LAUNCHER_TOOLCHAINS", "composer_launcher")

visibility(["//", "//tools/rules/..."])

_ATTRS = SNAPSHOT_ATTRS | {
    "golden": attr.label_list(doc = "The files of the golden copy. Default: none, which differs.", allow_files = True),
}

def _chart_snapshot_test_impl(ctx):
    chart = ctx.attr.chart[HelmChartInfo].chart
    repository = ctx.label.repo_name or ctx.workspace_name
    golden = "/".join([part for part in [repository, ctx.label.package, ctx.attr.directory] if part])
    update = "bazel run //{}:{}.update".format(ctx.label.package, ctx.label.name)
    return [composer_launcher(
        ctx,
        snapshot_arguments(ctx, chart) + ["--golden=" + golden, "--update-command=" + update],
        [chart] + ctx.files.golden,
    )]

chart_snapshot_test = rule(
    implementation = _chart_snapshot_test_impl,
    doc = "Fails where a chart differs from its golden copy.",
    attrs = _ATTRS,
    test = True,
    toolchains = LAUNCHER_TOOLCHAINS,
)
