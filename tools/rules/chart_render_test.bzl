"""`chart_render_test`: tests that a chart renders what cases in files expect."""

load(":composed_chart.bzl", "HelmChartInfo")
load(":given_chart.bzl", "given_chart")
load(":problems.bzl", "fail_with", "place", "problem")
load(":rendering_test.bzl", "YAML", "rendering_launcher", "rendering_test")

visibility(["//", "//tools/rules/..."])

_ATTRS = {
    "cases": attr.label_list(doc = "YAML files of cases.", allow_empty = False, allow_files = YAML, mandatory = True),
    "chart": attr.label_list(
        doc = "The chart: a `helm_chart`, a packaged chart, a directory, or a chart's files.",
        allow_files = True,
        mandatory = True,
    ),
    "environment": attr.string(doc = "Environment of cases that name none. Default: the chart's own values."),
    "kube_version": attr.string(doc = "Version of Kubernetes of cases that name none. Default: the one that Helm assumes."),
    "namespace": attr.string(doc = "Namespace of cases that name none. Default: the chart's."),
    "release": attr.string(doc = "Name of the release of cases that name none. Default: the chart's name."),
    "values": attr.label_list(doc = "YAML files with values for all cases. Default: none.", allow_files = YAML),
}

def _namespace(ctx):
    """The namespace that the chart is meant for, if it is a `helm_chart`."""
    charts = [target[HelmChartInfo] for target in ctx.attr.chart if HelmChartInfo in target]
    return ctx.attr.namespace or (charts[0].namespace if charts else "default")

def _chart_render_test_impl(ctx):
    chart = given_chart(ctx, ctx.files.chart)
    if chart == None:
        fail_with(place(ctx.label), [problem(
            "chart",
            "is not one chart",
            [file.short_path for file in ctx.files.chart],
            "a `helm_chart`, a packaged chart (`.tgz`), a directory, or a chart's files with its `Chart.yaml`",
            "name the `helm_chart`, or write `chart = glob([\"chart/**\"])`",
            "no-chart",
        )])
    return rendering_launcher(ctx, "assert", {
        "chart": chart,
        "namespace": _namespace(ctx),
        "cases": ctx.files.cases,
        "values": ctx.files.values,
        "environment": ctx.attr.environment,
        "kube-version": ctx.attr.kube_version,
        "release": ctx.attr.release,
    }, ctx.files.chart)

chart_render_test = rendering_test(
    implementation = _chart_render_test_impl,
    doc = "Fails if a chart does not render what cases expect.",
    attrs = _ATTRS,
)
