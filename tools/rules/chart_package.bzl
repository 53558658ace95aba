"""`chart_package`: an accepted chart as one file, for registries and for `helm install`."""

load("@bazel_skylib//rules:common_settings.bzl", "BuildSettingInfo")
load(":check_chart.bzl", "accept_chart", "check_chart")
load(":compose_chart.bzl", "compose_chart")
load(":composed_chart.bzl", "HelmChartInfo")
load(":composer_action.bzl", "COMPOSER_ATTRS", "COMPOSER_TOOLCHAINS", "composer_arguments", "run_composer")
load(":problems.bzl", "place")
load(":stamping.bzl", "StampingInfo")

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
    "stamp": attr.string_dict(doc = "Versions of a stamped build, by attribute. Default: none."),
    "_app_version": attr.label(doc = "Version of the apps, given on the command line.", default = Label("//:app_version")),
    "_chart_version": attr.label(doc = "Version of the chart, given on the command line.", default = Label("//:chart_version")),
    "_stamping": attr.label(doc = "Whether the build is stamped.", default = Label("//tools/rules:stamping"), providers = [StampingInfo]),
}

def _late_versions(ctx):
    """Versions that are known only when the chart is packed; those of the command line win."""
    stamped = ctx.attr.stamp if ctx.attr._stamping[StampingInfo].is_on else {}
    given = {
        "app_version": ctx.attr._app_version[BuildSettingInfo].value,
        "chart_version": ctx.attr._chart_version[BuildSettingInfo].value,
    }
    return stamped | {name: version for name, version in given.items() if version}

def _compose_again(ctx, info, versions):
    """The chart with other versions, and the File that says that it has been accepted: every file says the same version."""
    stamped = any(["{" in version for version in versions.values()])
    chart = compose_chart(
        ctx,
        directory = "{}/{}".format(ctx.label.name, info.name),
        sources = struct(apps = info.apps.to_list(), declaration = info.declaration, files = info.files),
        status = [ctx.info_file, ctx.version_file] if stamped else [],
        versions = versions,
    )
    report = ctx.actions.declare_file(ctx.label.name + "/report.json")
    check_chart(ctx, chart = chart, report = report, info = info)
    return chart, depset([accept_chart(ctx, report)])

def _file_name(info, versions):
    """With the version, if it is known before the build has run."""
    version = versions.get("chart_version", info.version)
    return info.name + ".tgz" if version == None or "{" in version else "{}-{}.tgz".format(info.name, version)

def _chart_package_impl(ctx):
    info = ctx.attr.chart[HelmChartInfo]
    versions = _late_versions(ctx)
    chart, accepted = _compose_again(ctx, info, versions) if versions else (info.chart, ctx.attr.chart[OutputGroupInfo]._validation)

    # In a folder of its own: a package may have several targets for charts of one name.
    package = ctx.actions.declare_file("{}/{}".format(ctx.label.name, _file_name(info, versions)))
    arguments = composer_arguments(ctx, "package")
    arguments.add_all([chart], expand_directories = False, format_each = "--chart=%s")
    arguments.add(package, format = "--output=%s")

    # Only what the checks have accepted is packed, also with --norun_validations.
    inputs = depset([chart], transitive = [accepted])
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
