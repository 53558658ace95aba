"""`chart_snapshot_update`: makes a chart's golden copy in the source tree anew."""

load(":composed_chart.bzl", "HelmChartInfo")
load(":launcher.bzl", "LAUNCHER_ATTRS", "LAUNCHER_TOOLCHAINS", "composer_launcher", "rlocation_path")
load(":problems.bzl", "fail_with", "place", "problem")

visibility(["//", "//tools/rules/..."])

SNAPSHOT_ATTRS = LAUNCHER_ATTRS | {
    "chart": attr.label(doc = "The `helm_chart`.", mandatory = True, providers = [HelmChartInfo]),
    "directory": attr.string(doc = "The golden directory, below the package.", mandatory = True),
}

def snapshot_arguments(ctx, chart):
    """The composer's arguments that test and update have in common.

    Args:
      ctx: the context of a rule with `SNAPSHOT_ATTRS`.
      chart: File of the chart.

    Returns:
      A list of strings.
    """
    source = "/".join([part for part in [ctx.label.package, ctx.attr.directory] if part])
    return ["snapshot", "--chart=" + rlocation_path(ctx, chart), "--source=" + source]

def update_problems(label):
    """What keeps a golden copy from being written: `bazel run` says where the main repository is, and no other.

    Args:
      label: Label of the update target.

    Returns:
      A list of error messages.
    """
    if label.repo_name == "":
        return []
    return [problem(
        "golden",
        "is in another repository",
        label.repo_name,
        "a golden copy in the main repository",
        "run `bazel run //{}:{}` inside of that module".format(label.package, label.name),
        "foreign-golden",
    )]

def _chart_snapshot_update_impl(ctx):
    fail_with(place(ctx.label), update_problems(ctx.label))
    chart = ctx.attr.chart[HelmChartInfo].chart
    return [composer_launcher(ctx, snapshot_arguments(ctx, chart) + ["--update"], [chart])]

chart_snapshot_update = rule(
    implementation = _chart_snapshot_update_impl,
    doc = "Makes the golden copy anew.",
    attrs = SNAPSHOT_ATTRS,
    executable = True,
    toolchains = LAUNCHER_TOOLCHAINS,
)
