"""Wrong arguments of `helm_chart_upgrade_test`, `helm_chart_migration_test` and `helm_chart_render_test`: cases of `failure_tests`."""

load("//:helm.bzl", "helm_chart", "helm_chart_migration_test", "helm_chart_render_test", "helm_chart_upgrade_test")
load("//tools/rules:chart_report.bzl", "chart_report")

def _report(name, previous, tags):
    """The `.report` of a chart with a previous version, under the chart's own name."""
    helm_chart(name = name + ".chart", previous = previous, tags = tags)
    chart_report(name = name, chart = name + ".chart.composed", chart_name = name, tags = tags)

def upgrade_failures(name):
    """Messages of all three about wrong arguments.

    Args:
        name: the suite's name.

    Returns:
        A dict of words to the macro, its arguments and the lines of the message.
    """
    chart = name + ".upgraded_chart"
    helm_chart(name = chart, tags = ["manual"])
    native.filegroup(name = name + ".two_charts", srcs = ["charts/a/Chart.yaml", "charts/b/Chart.yaml"], tags = ["manual"])
    no_chart = (
        "previous: is not one chart (got [{}]); expected a packaged chart (`.tgz`), a `helm_chart`, a directory, " +
        "or a chart's files with its `Chart.yaml`. Fix: write `previous = glob([\"released/**\"])`, or name a packaged chart. [no-chart]"
    )
    path = "\"{}/{}\"".format(native.package_name(), "{}")
    no_side = (
        "manual: is neither one chart nor manifests (got [{}]); expected a packaged chart (`.tgz`), a `helm_chart`, a directory, " +
        "a chart's files with its `Chart.yaml`, or YAML files. Fix: write `manual = glob([\"old_chart/**\"])`, or name a packaged chart or manifests. [no-chart]"
    )
    no_rendering = (
        "chart: is not one chart (got [{}]); expected a `helm_chart`, a packaged chart (`.tgz`), a directory, " +
        "or a chart's files with its `Chart.yaml`. Fix: name the `helm_chart`, or write `chart = glob([\"chart/**\"])`. [no-chart]"
    )
    return {
        "migration_from_file": (
            helm_chart_migration_test,
            {"chart": chart, "manual": "digest.txt"},
            [no_side.format(path.format("digest.txt"))],
        ),
        "migration_from_nothing": (
            helm_chart_migration_test,
            {"chart": chart, "manual": []},
            [no_side.format("")],
        ),
        "render_of_file": (
            helm_chart_render_test,
            {"cases": "values.yaml", "chart": "digest.txt"},
            [no_rendering.format(path.format("digest.txt"))],
        ),
        "report_from_two": (
            _report,
            {"previous": name + ".two_charts"},
            [no_chart.format(path.format("charts/a/Chart.yaml") + ", " + path.format("charts/b/Chart.yaml"))],
        ),
        "upgrade_from_file": (
            helm_chart_upgrade_test,
            {"chart": chart, "previous": "manifest.yaml"},
            [no_chart.format(path.format("manifest.yaml"))],
        ),
        "upgrade_from_nothing": (
            helm_chart_upgrade_test,
            {"chart": chart, "previous": []},
            [no_chart.format("")],
        ),
        "upgrade_from_two": (
            helm_chart_upgrade_test,
            {"chart": chart, "previous": name + ".two_charts"},
            [no_chart.format(path.format("charts/a/Chart.yaml") + ", " + path.format("charts/b/Chart.yaml"))],
        ),
    }

def bazel_upgrade_failures(name):
    """Messages of Bazel about them.

    Args:
        name: the suite's name.

    Returns:
        A dict of words, which targets end in, to what must be in the message.
    """
    helm_chart_upgrade_test(name = name + ".upgrade_chart", chart = "digest.txt", previous = name + ".chart", tags = ["manual"])
    helm_chart_render_test(name = name + ".render_cases", cases = "digest.txt", chart = name + ".chart", tags = ["manual"])
    helm_chart_upgrade_test(
        name = name + ".upgrade_values",
        chart = name + ".chart",
        previous = name + ".chart",
        tags = ["manual"],
        values = ["digest.txt"],
    )
    return {
        "render_cases": "digest.txt' is misplaced here (expected .yaml or .yml)",
        "upgrade_chart": "digest.txt' is misplaced here (expected no files)",
        "upgrade_values": "digest.txt' is misplaced here (expected .yaml or .yml)",
    }
