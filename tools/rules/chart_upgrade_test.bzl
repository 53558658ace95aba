"""`chart_upgrade_test`: tests that releases of a chart's previous version can be upgraded to this one without harm."""

load(":composed_chart.bzl", "HelmChartInfo")
load(":given_chart.bzl", "given_chart", "no_previous")
load(
    ":launcher.bzl",
    "HELM_TOOLCHAINS",
    "LAUNCHER_ATTRS",
    "LAUNCHER_TOOLCHAINS",
    "composer_launcher",
    "rlocation_path",
    "runtime_helm",
)
load(":problems.bzl", "fail_with", "place")

visibility(["//", "//tools/rules/..."])

_ATTRS = LAUNCHER_ATTRS | {
    "accept": attr.string_dict(doc = "Codes, or codes and places, of accepted changes, each with the reason. Default: none."),
    "chart": attr.label(doc = "The `helm_chart`.", mandatory = True, providers = [HelmChartInfo]),
    "kube_version": attr.string(doc = "Version of Kubernetes that both versions are rendered for. Default: the one that Helm assumes."),
    "previous": attr.label_list(
        doc = "The previous version: a packaged chart, a `helm_chart`, a directory, or a chart's files. Default: that of the chart.",
        allow_files = True,
    ),
    "values": attr.label_list(doc = "YAML files with values that both versions are rendered with. Default: none.", allow_files = [".yaml", ".yml"]),
}

def _chart_upgrade_test_impl(ctx):
    info = ctx.attr.chart[HelmChartInfo]
    helm = runtime_helm(ctx).binary
    files = ctx.files.previous or info.previous
    previous = given_chart(ctx, files)
    if previous == None:
        fail_with(place(ctx.label), [no_previous(files)])
    arguments = [
        "upgrade",
        "--chart=" + rlocation_path(ctx, info.chart),
        "--previous=" + previous,
        "--helm=" + rlocation_path(ctx, helm),
        "--label=" + place(ctx.attr.chart.label),
        "--test=" + place(ctx.label),
        "--namespace=" + info.namespace,
    ]
    arguments += ["--values=" + rlocation_path(ctx, file) for file in ctx.files.values]
    arguments += ["--kube-version=" + ctx.attr.kube_version] if ctx.attr.kube_version else []
    arguments += ["--accept=" + json.encode(ctx.attr.accept)] if ctx.attr.accept else []
    return [composer_launcher(ctx, arguments, [info.chart, helm] + files + ctx.files.values)]

chart_upgrade_test = rule(
    implementation = _chart_upgrade_test_impl,
    doc = "Fails if an upgrade from the previous version of a chart would do harm.",
    attrs = _ATTRS,
    test = True,
    toolchains = LAUNCHER_TOOLCHAINS + HELM_TOOLCHAINS,
)
