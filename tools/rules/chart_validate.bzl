"""`chart_validate`: the run target that shows the report on a chart."""

load(":composed_chart.bzl", "HelmChartInfo")
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
    "chart": attr.label(doc = "The `composed_chart`.", mandatory = True, providers = [HelmChartInfo]),
    "environment": attr.string(doc = "The only environment to show. Default: the chart's own values, and all environments."),
}

def _chart_validate_impl(ctx):
    info = ctx.attr.chart[HelmChartInfo]
    helm = runtime_helm(ctx)
    apps = info.apps.to_list()
    arguments = [
        "validate",
        "--report=" + rlocation_path(ctx, info.report),
        "--lint=" + rlocation_path(ctx, info.lint),
        "--chart=" + rlocation_path(ctx, info.chart),
        "--declaration=" + rlocation_path(ctx, info.declaration),
        "--helm=" + rlocation_path(ctx, helm.binary),
        "--helm-version=" + helm.version,
    ]
    arguments += ["--app=" + rlocation_path(ctx, app) for app in apps]
    arguments += ["--crds=" + rlocation_path(ctx, file) for file in info.crd_schemas]
    arguments += ["--policies=" + rlocation_path(ctx, file) for file in info.policies]
    arguments += ["--environment=" + ctx.attr.environment] if ctx.attr.environment else []
    return [composer_launcher(ctx, arguments, [info.report, info.lint, info.chart, info.declaration, helm.binary] + apps + info.crd_schemas + info.policies)]

chart_validate = rule(
    implementation = _chart_validate_impl,
    doc = "Shows the build's report on a chart, or creates another one with other values.",
    attrs = _ATTRS,
    executable = True,
    toolchains = LAUNCHER_TOOLCHAINS + HELM_TOOLCHAINS,
)
