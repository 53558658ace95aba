"""`chart_report`: the page about a chart, one HTML file; `bazel run` prints where it is."""

load(":composed_chart.bzl", "HelmChartInfo")
load(":composer_action.bzl", "COMPOSER_ATTRS", "COMPOSER_TOOLCHAINS", "add_files", "run_composer")
load(":given_chart.bzl", "given_chart_file", "no_previous")
load(":launcher.bzl", "LAUNCHER_ATTRS", "LAUNCHER_TOOLCHAINS", "composer_launcher", "rlocation_path")
load(":picture.bzl", "picture_arguments", "picture_inputs")
load(":problems.bzl", "fail_with", "place")

visibility(["//", "//tools/rules/..."])

_ATTRS = COMPOSER_ATTRS | LAUNCHER_ATTRS | {
    "chart": attr.label(doc = "The `composed_chart`.", mandatory = True, providers = [HelmChartInfo]),
    "chart_name": attr.string(doc = "Name of the `helm_chart`, for messages.", mandatory = True),
}

def _chart_report_impl(ctx):
    info = ctx.attr.chart[HelmChartInfo]
    previous = given_chart_file(info.previous)
    if info.previous and previous == None:
        fail_with(place(ctx.label.same_package_label(ctx.attr.chart_name)), [no_previous(info.previous)])
    page = ctx.actions.declare_file(ctx.label.name + ".html")
    arguments = picture_arguments(ctx, "report", info)
    arguments.add(info.report, format = "--checked=%s")
    arguments.add(info.lint, format = "--lint=%s")
    arguments.add_all(info.policies, format_each = "--policies=%s")
    add_files(arguments, info.files)
    if previous:
        arguments.add_all([previous], expand_directories = False, format_each = "--previous=%s")
    arguments.add(page, format = "--output=%s")
    inputs = depset(picture_inputs(info) + [info.report, info.lint] + info.policies + info.previous, transitive = [info.files])
    run_composer(ctx, arguments, inputs, page, "ReportChart", "Writing the page about chart %{label}")
    return [composer_launcher(ctx, ["locate", "--file=" + rlocation_path(ctx, page)], [page], outputs = [page])]

chart_report = rule(
    implementation = _chart_report_impl,
    doc = "A page about a chart, also one with errors. Created by the macro `helm_chart`.",
    attrs = _ATTRS,
    executable = True,
    toolchains = COMPOSER_TOOLCHAINS + LAUNCHER_TOOLCHAINS,
)
