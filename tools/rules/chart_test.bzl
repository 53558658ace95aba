"""`chart_test`: the report on a chart as a test."""

load(":composed_chart.bzl", "HelmChartInfo")
load(":launcher.bzl", "LAUNCHER_ATTRS", "LAUNCHER_TOOLCHAINS", "composer_launcher", "rlocation_path")

visibility(["//", "//tools/rules/..."])

_ATTRS = LAUNCHER_ATTRS | {
    "chart": attr.label(doc = "The `composed_chart`.", mandatory = True, providers = [HelmChartInfo]),
}

def _chart_test_impl(ctx):
    info = ctx.attr.chart[HelmChartInfo]
    arguments = ["validate", "--report=" + rlocation_path(ctx, info.report), "--lint=" + rlocation_path(ctx, info.lint)]
    return [composer_launcher(ctx, arguments, [info.report, info.lint])]

chart_test = rule(
    implementation = _chart_test_impl,
    doc = "Fails on the errors in the report on a chart; each check is a test case.",
    attrs = _ATTRS,
    test = True,
    toolchains = LAUNCHER_TOOLCHAINS,
)
