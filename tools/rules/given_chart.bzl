"""Finds a chart that users give as files."""

load(":launcher.bzl", "rlocation_path")
load(":problems.bzl", "problem")

visibility(["//tools/rules/..."])

_CHART_FILE = "/Chart.yaml"

def _outermost(files):
    """The `Chart.yaml` of the chart that contains all other charts in a list of files; None if there is none."""
    roots = {file.path.removesuffix(_CHART_FILE): file for file in files if file.path.endswith(_CHART_FILE)}
    paths = sorted(roots, key = len)
    is_one = paths and not [path for path in paths if not (path + "/").startswith(paths[0] + "/")]
    return roots[paths[0]] if is_one else None

def given_chart_file(files):
    """The file that a chart is found by: a packaged chart, a directory, or the `Chart.yaml` among its files.

    Args:
      files: list of Files: a packaged chart, a directory, or a chart's files.

    Returns:
      A File; None if the files are not one chart.
    """
    if len(files) == 1 and (files[0].is_directory or files[0].extension == "tgz"):
        return files[0]
    return _outermost(files)

def given_chart(ctx, files):
    """Where a chart is in the runfiles.

    Args:
      ctx: the rule's context.
      files: list of Files: a packaged chart, a directory, or a chart's files.

    Returns:
      A path below the runfiles root; None if the files are not one chart.
    """
    file = given_chart_file(files)
    return None if file == None else rlocation_path(ctx, file).removesuffix(_CHART_FILE)

def no_previous(files):
    """The problem with files that are not one previous version of a chart.

    Args:
      files: list of Files.

    Returns:
      An error message.
    """
    return problem(
        "previous",
        "is not one chart",
        [file.short_path for file in files],
        "a packaged chart (`.tgz`), a `helm_chart`, a directory, or a chart's files with its `Chart.yaml`",
        "write `previous = glob([\"released/**\"])`, or name a packaged chart",
        "no-chart",
    )
