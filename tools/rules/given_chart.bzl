"""Finds a chart that users give as files."""

load(":launcher.bzl", "rlocation_path")

visibility(["//tools/rules/..."])

_CHART_FILE = "/Chart.yaml"

def _outermost(paths):
    """The directory of the chart that contains all other charts in a list of paths; None if there is none."""
    roots = sorted([path.removesuffix(_CHART_FILE) for path in paths if path.endswith(_CHART_FILE)], key = len)
    return roots[0] if roots and not [root for root in roots if not (root + "/").startswith(roots[0] + "/")] else None

def given_chart(ctx, files):
    """Where a chart is in the runfiles.

    Args:
      ctx: the rule's context.
      files: list of Files: a packaged chart, a directory, or a chart's files.

    Returns:
      A path below the runfiles root; None if the files are not one chart.
    """
    if len(files) == 1 and (files[0].is_directory or files[0].extension == "tgz"):
        return rlocation_path(ctx, files[0])
    return _outermost([rlocation_path(ctx, file) for file in files])
