"""The actions that check a chart: on every build, one writes a report, and one fails on the report's errors.

They are separate, so that `.validate` and `.test` can show a report that fails the build. For these, a third action runs
`helm lint`.
"""

load(":composer_action.bzl", "composer_arguments", "run_composer")

visibility(["//tools/rules/..."])

def check_chart(ctx, chart, report, info):
    """Declares the action that renders a chart, and writes the report on it.

    Args:
      ctx: the context of a rule with `COMPOSER_ATTRS`.
      chart: File; the chart directory.
      report: File to write, the report as JSON.
      info: HelmChartInfo that says what the chart is checked with.
    """
    _report(ctx, "check", chart, report, info, "CheckChart", "Checking chart %{label}")

def lint_chart(ctx, chart, report, info):
    """Declares the action that lints a chart, and writes a report of that.

    Args:
      ctx: the context of a rule with `COMPOSER_ATTRS`.
      chart: File; the chart directory.
      report: File to write, the report as JSON.
      info: HelmChartInfo that says what the chart is linted with.
    """
    _report(ctx, "lint", chart, report, info, "LintChart", "Linting chart %{label}")

def _report(ctx, command, chart, report, info, mnemonic, message):
    apps = info.apps.to_list()
    arguments = composer_arguments(ctx, command)
    arguments.add_all([chart], expand_directories = False, format_each = "--chart=%s")
    arguments.add(info.declaration, format = "--declaration=%s")
    arguments.add_all(apps, format_each = "--app=%s")
    arguments.add_all(info.crd_schemas, format_each = "--crds=%s")
    arguments.add_all(info.policies, format_each = "--policies=%s")
    arguments.add_all([helm.binary for helm in info.helms], format_each = "--helm=%s")
    arguments.add_all([helm.version for helm in info.helms], format_each = "--helm-version=%s")
    arguments.add_all(info.environments, format_each = "--environment=%s")
    arguments.add(report, format = "--report=%s")
    inputs = [chart, info.declaration] + apps + info.crd_schemas + info.policies + [helm.binary for helm in info.helms]
    run_composer(ctx, arguments, inputs, report, mnemonic, message)

def accept_chart(ctx, report):
    """Declares the action that fails on the errors in a report.

    Args:
      ctx: the context of a rule with `COMPOSER_ATTRS`.
      report: File; the report of `check_chart`.

    Returns:
      A File, which exists once the chart is accepted.
    """
    accepted = ctx.actions.declare_file(ctx.label.name + ".accepted")
    arguments = composer_arguments(ctx, "accept")
    arguments.add(report, format = "--report=%s")
    arguments.add(accepted, format = "--accepted=%s")
    run_composer(ctx, arguments, [report], accepted, "AcceptChart", "Looking at the report on %{label}")
    return accepted
