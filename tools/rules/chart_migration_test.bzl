"""`chart_migration_test`: tests that nothing is lost when a chart takes the place of another one, or of manifests."""

load(":composed_chart.bzl", "HelmChartInfo")
load(":given_chart.bzl", "given_chart")
load(":launcher.bzl", "rlocation_path")
load(":problems.bzl", "fail_with", "place", "problem")
load(":rendering_test.bzl", "YAML", "rendering_launcher", "rendering_test")

visibility(["//", "//tools/rules/..."])

_TEXTS = YAML + [".json"]

_ATTRS = {
    "accept": attr.label_list(doc = "YAML or JSON files with the accepted differences, each with the reason. Default: none.", allow_files = _TEXTS),
    "chart": attr.label(doc = "The `helm_chart`.", mandatory = True, providers = [HelmChartInfo]),
    "environment": attr.string(doc = "Environment whose values both charts are rendered with. Default: their own values."),
    "kube_version": attr.string(doc = "Version of Kubernetes that charts are rendered for. Default: the one that Helm assumes."),
    "manual": attr.label_list(
        doc = "What there is now: a chart in the forms of `previous`, or files of manifests.",
        allow_files = True,
        mandatory = True,
    ),
    "manual_values": attr.label_list(doc = "YAML files with values for the manual chart. Default: none.", allow_files = YAML),
    "release": attr.string(doc = "Name of the release that charts are rendered for. Default: each chart's name."),
    "renames": attr.label(doc = "YAML or JSON file with the new names of objects. Default: none.", allow_single_file = _TEXTS),
    "values": attr.label_list(doc = "YAML files with values for the chart. Default: none.", allow_files = YAML),
}

def _manual_paths(ctx):
    """Where the chart or the manifests are in the runfiles; fails if there is neither."""
    files = ctx.files.manual
    chart = given_chart(ctx, files)
    if chart:
        return [chart]
    manifests = [file for file in files if "." + file.extension in _TEXTS]
    if files and len(manifests) == len(files) and not [file for file in files if file.basename == "Chart.yaml"]:
        return [rlocation_path(ctx, file) for file in files]
    return fail_with(place(ctx.label), [problem(
        "manual",
        "is neither one chart nor manifests",
        [file.short_path for file in files],
        "a packaged chart (`.tgz`), a `helm_chart`, a directory, a chart's files with its `Chart.yaml`, or YAML files",
        "write `manual = glob([\"old_chart/**\"])`, or name a packaged chart or manifests",
        "no-chart",
    )])

def _chart_migration_test_impl(ctx):
    info = ctx.attr.chart[HelmChartInfo]

    # `//tools/helm:migration_test` finds the test by this file, next to the executable.
    declaration = ctx.actions.declare_file(ctx.label.name + ".migration.json")
    ctx.actions.write(declaration, json.encode({"chart": place(ctx.attr.chart.label), "test": ctx.label.name}))
    return rendering_launcher(ctx, "compare", {
        "generated": info.chart,
        "namespace": info.namespace,
        "manual": _manual_paths(ctx),
        "manual-values": ctx.files.manual_values,
        "generated-values": ctx.files.values,
        "accept": ctx.files.accept,
        "renames": ctx.file.renames,
        "environment": ctx.attr.environment,
        "kube-version": ctx.attr.kube_version,
        "release": ctx.attr.release,
    }, [declaration] + ctx.files.manual)

chart_migration_test = rendering_test(
    implementation = _chart_migration_test_impl,
    doc = "Fails if a chart differs from what it is to take the place of, in a way that is not accepted.",
    attrs = _ATTRS,
)
