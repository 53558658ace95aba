"""`helm_chart`: a chart directory that is checked on every build."""

load(":check_chart.bzl", "accept_chart")
load(":composed_chart.bzl", "HelmChartInfo")
load(":composer_action.bzl", "COMPOSER_ATTRS", "COMPOSER_TOOLCHAINS")

visibility(["//", "//tools/rules/..."])

_ATTRS = COMPOSER_ATTRS | {
    "composed": attr.label(doc = "The `composed_chart`.", mandatory = True, providers = [HelmChartInfo]),
}

def _helm_chart_impl(ctx):
    info = ctx.attr.composed[HelmChartInfo]
    return [
        DefaultInfo(files = depset([info.chart]), runfiles = ctx.runfiles([info.chart])),
        info,
        OutputGroupInfo(
            _validation = depset([accept_chart(ctx, info.report)]),
            lint = depset([info.lint]),
            report = depset([info.report]),
        ),
    ]

helm_chart = rule(
    implementation = _helm_chart_impl,
    doc = "A chart directory; errors in the report on it fail the build. Created by the macro `helm_chart`.",
    attrs = _ATTRS,
    provides = [HelmChartInfo],
    toolchains = COMPOSER_TOOLCHAINS,
)
