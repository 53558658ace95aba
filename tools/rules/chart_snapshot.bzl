"""`chart_snapshot_test` and `chart_snapshot_update`: a chart's golden copy in the source tree."""

load(":helm_chart.bzl", "HelmChartInfo")
load(":launcher.bzl", "LAUNCHER_ATTRS", "LAUNCHER_TOOLCHAINS", "composer_launcher", "rlocation_path")

visibility(["//", "//tools/rules/..."])

_ATTRS = LAUNCHER_ATTRS | {
    "chart": attr.label(doc = "The `helm_chart`.", mandatory = True, providers = [HelmChartInfo]),
    "directory": attr.string(doc = "The golden directory, below the package.", mandatory = True),
}

def _arguments(ctx):
    chart = ctx.attr.chart[HelmChartInfo].chart
    source = "/".join([part for part in [ctx.label.package, ctx.attr.directory] if part])
    return chart, ["snapshot", "--chart=" + rlocation_path(ctx, chart), "--source=" + source]

def _chart_snapshot_test_impl(ctx):
    chart, arguments = _arguments(ctx)
    repository = ctx.label.workspace_name or ctx.workspace_name
    golden = "/".join([part for part in [repository, ctx.label.package, ctx.attr.directory] if part])
    update = "bazel run //{}:{}.update".format(ctx.label.package, ctx.label.name)
    return [composer_launcher(
        ctx,
        arguments + ["--golden=" + golden, "--update-command=" + update],
        [chart] + ctx.files.golden,
    )]

chart_snapshot_test = rule(
    implementation = _chart_snapshot_test_impl,
    doc = "Fails where a chart differs from its golden copy.",
    attrs = _ATTRS | {
        "golden": attr.label_list(doc = "The files of the golden copy.", allow_files = True),
    },
    test = True,
    toolchains = LAUNCHER_TOOLCHAINS,
)

def _chart_snapshot_update_impl(ctx):
    chart, arguments = _arguments(ctx)
    return [composer_launcher(ctx, arguments + ["--update"], [chart])]

chart_snapshot_update = rule(
    implementation = _chart_snapshot_update_impl,
    doc = "Makes the golden copy anew.",
    attrs = _ATTRS,
    executable = True,
    toolchains = LAUNCHER_TOOLCHAINS,
)
