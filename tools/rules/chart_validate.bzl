"""`chart_validate`: the run target that lints and renders a built chart and sums it up."""

load(":helm_chart.bzl", "HelmChartInfo")
load(
    ":launcher.bzl",
    "HELM_TOOLCHAINS",
    "LAUNCHER_ATTRS",
    "LAUNCHER_TOOLCHAINS",
    "composer_launcher",
    "rlocation_path",
    "runtime_helm",
)

visibility(["//", "//tools/rules/..."])

_ATTRS = LAUNCHER_ATTRS | {
    "chart": attr.label(doc = "The `helm_chart`.", mandatory = True, providers = [HelmChartInfo]),
    "environment": attr.string(doc = "The one environment to look at. Default: the chart's own values, and all of them."),
}

def _chart_validate_impl(ctx):
    info = ctx.attr.chart[HelmChartInfo]
    helm = runtime_helm(ctx)
    apps = info.apps.to_list()
    arguments = [
        "validate",
        "--chart=" + rlocation_path(ctx, info.chart),
        "--helm=" + rlocation_path(ctx, helm),
        "--namespace={}".format(info.namespace),
    ] + ["--app=" + rlocation_path(ctx, app) for app in apps]
    environments = [ctx.attr.environment] if ctx.attr.environment else info.environments
    arguments += ["--environment=" + environment for environment in environments]
    arguments += ["--environments-only"] if ctx.attr.environment else []
    return [composer_launcher(ctx, arguments, [info.chart, helm] + apps)]

chart_validate = rule(
    implementation = _chart_validate_impl,
    doc = "Lints and renders a chart with the Helm of the toolchain.",
    attrs = _ATTRS,
    executable = True,
    toolchains = LAUNCHER_TOOLCHAINS + HELM_TOOLCHAINS,
)
