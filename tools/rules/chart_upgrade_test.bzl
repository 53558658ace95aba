"""`chart_upgrade_test`: tests that releases of a chart's previous version can be upgraded to this one without harm."""

load(":composed_chart.bzl", "HelmChartInfo")
load(":given_chart.bzl", "given_chart", "no_previous")
load(":problems.bzl", "fail_with", "place")
load(":rendering_test.bzl", "YAML", "rendering_launcher", "rendering_test")

visibility(["//", "//tools/rules/..."])

_ATTRS = {
    "accept": attr.string_dict(doc = "Codes, or codes and places, of accepted changes, each with the reason. Default: none."),
    "chart": attr.label(doc = "The `helm_chart`.", mandatory = True, providers = [HelmChartInfo]),
    "kube_version": attr.string(doc = "Version of Kubernetes that both versions are rendered for. Default: the one that Helm assumes."),
    "previous": attr.label_list(
        doc = "The previous version: a packaged chart, a `helm_chart`, a directory, or a chart's files. Default: that of the chart.",
        allow_files = True,
    ),
    "values": attr.label_list(doc = "YAML files with values that both versions are rendered with. Default: none.", allow_files = YAML),
}

def _chart_upgrade_test_impl(ctx):
    info = ctx.attr.chart[HelmChartInfo]
    files = ctx.files.previous or info.previous
    previous = given_chart(ctx, files)
    if previous == None:
        fail_with(place(ctx.label), [no_previous(files)])
    return rendering_launcher(ctx, "upgrade", {
        "label": place(ctx.attr.chart.label),
        "chart": info.chart,
        "previous": previous,
        "test": place(ctx.label),
        "namespace": info.namespace,
        "values": ctx.files.values,
        "kube-version": ctx.attr.kube_version,
        "accept": json.encode(ctx.attr.accept) if ctx.attr.accept else "",
    }, files)

chart_upgrade_test = rendering_test(
    implementation = _chart_upgrade_test_impl,
    doc = "Fails if an upgrade from the previous version of a chart would do harm.",
    attrs = _ATTRS,
)
