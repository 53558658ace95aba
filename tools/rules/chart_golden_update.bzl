"""`chart_golden_update`: regenerates the golden copy of a chart, or of files for GitOps, in the source tree."""

load(":composed_chart.bzl", "HelmChartInfo")
load(":gitops_files.bzl", "GitopsInfo")
load(":launcher.bzl", "LAUNCHER_ATTRS", "LAUNCHER_TOOLCHAINS", "composer_launcher", "rlocation_path")
load(":problems.bzl", "fail_with", "place", "problem")

visibility(["//", "//tools/rules/..."])

GOLDEN_ATTRS = LAUNCHER_ATTRS | {
    "chart": attr.label(
        doc = "The `helm_chart`, or the files for GitOps.",
        mandatory = True,
        providers = [[HelmChartInfo], [GitopsInfo]],
    ),
    "directory": attr.string(doc = "The golden directory, below the package.", mandatory = True),
    "files": attr.string_list(
        doc = "Patterns of the chart's files in the golden copy. Default: all.",
        allow_empty = False,
        default = ["**"],
    ),
}

def built_directory(ctx):
    """The directory that the golden copy is of.

    Args:
      ctx: the context of a rule with `GOLDEN_ATTRS`.

    Returns:
      A File.
    """
    target = ctx.attr.chart
    return target[HelmChartInfo].chart if HelmChartInfo in target else target[GitopsInfo].directory

def golden_arguments(ctx, chart, label):
    """The composer's arguments that test and update share.

    Args:
      ctx: the context of a rule with `GOLDEN_ATTRS`.
      chart: File; the directory that the golden copy is of.
      label: place of the target that has the copy, without `.update`.

    Returns:
      A list of strings.
    """
    source = "/".join([part for part in [ctx.label.package, ctx.attr.directory] if part])
    return [
        "golden",
        "--chart=" + rlocation_path(ctx, chart),
        "--source=" + source,
        "--label=" + label,
    ] + ["--files=" + pattern for pattern in ctx.attr.files]

def update_problems(label):
    """Problems that prevent writing a golden copy: `bazel run` knows only where the main repository is.

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
        "run `bazel run //{}:{}` inside that module".format(label.package, label.name),
        "foreign-golden",
    )]

# How files for GitOps begin (tools/helm/gitops/print.ts).
_GITOPS_MARKER = "# Made from //"

def _chart_golden_update_impl(ctx):
    fail_with(place(ctx.label), update_problems(ctx.label))
    chart = built_directory(ctx)
    marker = ["--marker=" + _GITOPS_MARKER] if GitopsInfo in ctx.attr.chart else []
    return [composer_launcher(ctx, golden_arguments(ctx, chart, place(ctx.label).removesuffix(".update")) + marker + ["--update"], [chart])]

chart_golden_update = rule(
    implementation = _chart_golden_update_impl,
    doc = "Regenerates the golden copy.",
    attrs = GOLDEN_ATTRS,
    executable = True,
    toolchains = LAUNCHER_TOOLCHAINS,
)
