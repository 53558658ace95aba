"""`chart_package`: an accepted chart as one file, for registries and for `helm install`."""

load(":composed_chart.bzl", "HelmChartInfo")
load(":composer_action.bzl", "COMPOSER_ATTRS", "COMPOSER_TOOLCHAINS", "composer_arguments", "run_composer")
load(":problems.bzl", "place")

visibility(["//", "//tools/rules/..."])

ChartPackageInfo = provider(
    doc = "A packaged chart.",
    fields = {
        "chart": "string: label of the chart, for error messages.",
        "package": "File: the package.",
        "repository": "string: where it is pushed, `oci://…`; empty if the chart does not say.",
    },
)

_ATTRS = COMPOSER_ATTRS | {
    "chart": attr.label(doc = "The `helm_chart`.", mandatory = True, providers = [HelmChartInfo]),
}

def _chart_package_impl(ctx):
    info = ctx.attr.chart[HelmChartInfo]

    # In a folder of its own: a package may have several targets for charts of one name.
    package = ctx.actions.declare_file("{}/{}-{}.tgz".format(ctx.label.name, info.name, info.version))
    arguments = composer_arguments(ctx, "package")
    arguments.add_all([info.chart], expand_directories = False, format_each = "--chart=%s")
    arguments.add(package, format = "--output=%s")

    # Only what the checks have accepted is packed, also with --norun_validations.
    accepted = ctx.attr.chart[OutputGroupInfo]._validation
    inputs = depset([info.chart], transitive = [accepted])
    run_composer(ctx, arguments, inputs, package, "PackageChart", "Packing chart %{label}")
    return [
        DefaultInfo(files = depset([package]), runfiles = ctx.runfiles([package])),
        ChartPackageInfo(chart = place(ctx.attr.chart.label), package = package, repository = info.repository),
    ]

chart_package = rule(
    implementation = _chart_package_impl,
    doc = "A chart as `<chart>-<version>.tgz`. Created by the macro `helm_chart`.",
    attrs = _ATTRS,
    provides = [ChartPackageInfo],
    toolchains = COMPOSER_TOOLCHAINS,
)
