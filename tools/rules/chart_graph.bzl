"""`chart_graph`: the run target that prints the graph of a chart in Mermaid's notation."""

load(":composed_chart.bzl", "HelmChartInfo")
load(":composer_action.bzl", "COMPOSER_ATTRS", "COMPOSER_TOOLCHAINS", "run_composer")
load(":launcher.bzl", "LAUNCHER_ATTRS", "LAUNCHER_TOOLCHAINS", "composer_launcher", "rlocation_path")
load(":picture.bzl", "picture_arguments", "picture_inputs")
load(":problems.bzl", "place")

visibility(["//", "//tools/rules/..."])

_ATTRS = COMPOSER_ATTRS | LAUNCHER_ATTRS | {
    "chart": attr.label(doc = "The `composed_chart`.", mandatory = True, providers = [HelmChartInfo]),
    "chart_name": attr.string(doc = "Name of the `helm_chart`, for messages.", mandatory = True),
}

def _chart_graph_impl(ctx):
    info = ctx.attr.chart[HelmChartInfo]
    graph = ctx.actions.declare_file(ctx.label.name + ".json")
    action = picture_arguments(ctx, "graph", info)
    action.add(graph, format = "--output=%s")
    run_composer(ctx, action, picture_inputs(info), graph, "GraphChart", "Drawing the graph of chart %{label}")
    label = place(ctx.label.same_package_label(ctx.attr.chart_name))
    arguments = [
        "mermaid",
        "--graph=" + rlocation_path(ctx, graph),
        "--declaration=" + rlocation_path(ctx, info.declaration),
        "--label=" + label,
    ]
    return [composer_launcher(ctx, arguments, [graph, info.declaration])]

chart_graph = rule(
    implementation = _chart_graph_impl,
    doc = "Prints the graph of a chart, also of one with errors. Created by the macro `helm_chart`.",
    attrs = _ATTRS,
    executable = True,
    toolchains = COMPOSER_TOOLCHAINS + LAUNCHER_TOOLCHAINS,
)
