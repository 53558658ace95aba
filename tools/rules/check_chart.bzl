"""The actions that check a chart on every build: one writes a report, and one fails on the report's errors.

They are separate, so that `.validate` and `.test` can show a report that fails the build.
"""

load(":composer_action.bzl", "composer_arguments", "run_composer")

visibility(["//tools/rules/..."])

def check_chart(ctx, chart, declaration, apps, environments, helms):
    """Declares the action that writes the report on a chart.

    Args:
      ctx: the context of a `composed_chart`.
      chart: File; the chart directory.
      declaration: File; the chart's attributes as JSON.
      apps: list of Files; the metadata of its apps.
      environments: list of strings; names of its environments.
      helms: list of HelmInfos to check it with.

    Returns:
      A File, the report as JSON.
    """
    report = ctx.actions.declare_file(ctx.attr.chart + ".report.json")
    arguments = composer_arguments(ctx, "check")
    arguments.add_all([chart], expand_directories = False, format_each = "--chart=%s")
    arguments.add(declaration, format = "--declaration=%s")
    arguments.add_all(apps, format_each = "--app=%s")
    arguments.add_all(ctx.files.crd_schemas, format_each = "--crds=%s")
    arguments.add_all([helm.binary for helm in helms], format_each = "--helm=%s")
    arguments.add_all([helm.version for helm in helms], format_each = "--helm-version=%s")
    arguments.add_all(environments, format_each = "--environment=%s")
    arguments.add(report, format = "--report=%s")
    inputs = [chart, declaration] + apps + ctx.files.crd_schemas
    run_composer(ctx, arguments, inputs, report, "CheckChart", "Checking chart %{label}", tools = [helm.binary for helm in helms])
    return report

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
