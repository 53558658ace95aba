"""Problems with imported charts, in the form of all others."""

load("//tools/rules:problems.bzl", "problem")

visibility(["//..."])

def tag_place(kind, name):
    """The name of a tag in messages.

    Args:
      kind: `oci` or `http`.
      name: the chart's name.

    Returns:
      A string.
    """
    return "charts.{}(name = {})".format(kind, repr(name))

def pin_command(address):
    """How to get the lines to paste.

    Args:
      address: of the chart.

    Returns:
      A string.
    """
    return "run `bazel run @rules_appchart//tools/charts:pin -- {}`, and paste what it prints".format(address)

def download_problem(kind, name, path, what, got, expected, fix, code):
    """A problem that the download of a chart has.

    Args:
      kind: `oci` or `http`.
      name: the chart's name.
      path: the attribute.
      what: what is wrong with it.
      got: its value.
      expected: what would be right.
      fix: the edit that solves it.
      code: stable name of the problem.

    Returns:
      A message for `fail`.
    """
    return "\n{}: {}".format(tag_place(kind, name), problem(path, what, got, expected, fix, code))
