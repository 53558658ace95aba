"""`chart_push`: a run target that pushes packaged charts to registries."""

load(":chart_package.bzl", "ChartPackageInfo")
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
    "packages": attr.label_list(
        doc = "The packages; what is pushed is exactly these files.",
        allow_empty = False,
        mandatory = True,
        providers = [ChartPackageInfo],
    ),
}

def _chart_push_impl(ctx):
    helm = runtime_helm(ctx).binary
    packages = [target[ChartPackageInfo] for target in ctx.attr.packages]
    charts = [
        {"label": info.chart, "package": rlocation_path(ctx, info.package), "repository": info.repository}
        for info in packages
    ]
    arguments = ["push", "--helm=" + rlocation_path(ctx, helm)] + ["--chart=" + json.encode(chart) for chart in charts]

    # What people write comes after this.
    return [composer_launcher(ctx, arguments + ["--"], [helm] + [info.package for info in packages])]

chart_push = rule(
    implementation = _chart_push_impl,
    doc = "Pushes packaged charts. Created by the macros `helm_chart` and `helm_charts_push`.",
    attrs = _ATTRS,
    executable = True,
    toolchains = LAUNCHER_TOOLCHAINS + HELM_TOOLCHAINS,
)
