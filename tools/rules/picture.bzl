"""What actions that draw a chart have in common."""

load(":composer_action.bzl", "composer_arguments")

visibility(["//tools/rules/..."])

def picture_arguments(ctx, command, info):
    """The arguments of an action that draws a chart.

    Args:
      ctx: the context of a rule with `COMPOSER_ATTRS`.
      command: string; the composer's command.
      info: the HelmChartInfo of the chart.

    Returns:
      An Args, to add more arguments to.
    """
    arguments = composer_arguments(ctx, command)
    arguments.add_all([info.chart], expand_directories = False, format_each = "--chart=%s")
    arguments.add(info.declaration, format = "--declaration=%s")
    arguments.add_all(info.apps, format_each = "--app=%s")
    arguments.add_all(info.crd_schemas, format_each = "--crds=%s")
    arguments.add(info.helms[0].binary, format = "--helm=%s")
    arguments.add_all(info.environments, format_each = "--environment=%s")
    return arguments

def picture_inputs(info):
    """The files that these arguments name.

    Args:
      info: the HelmChartInfo of the chart.

    Returns:
      A list of Files.
    """
    return [info.chart, info.declaration, info.helms[0].binary] + info.apps.to_list() + info.crd_schemas
