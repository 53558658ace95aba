"""The action that composes a chart directory."""

load(":composer_action.bzl", "add_files", "composer_arguments", "run_composer")

visibility(["//tools/rules/..."])

def compose_chart(ctx, directory, sources, versions = {}, status = []):
    """Declares the action that composes a chart directory.

    Args:
      ctx: the context of a rule with `COMPOSER_ATTRS` and `COMPOSER_TOOLCHAINS`.
      directory: string; name of the directory.
      sources: struct of a chart's `declaration` (File), `apps` (list of Files) and `files` (depset of Files that these refer to).
      versions: dict of `chart_version` and `app_version` to texts that replace those of the declaration.
      status: list of Files; Bazel's workspace status, whose keys may stand in the versions.

    Returns:
      A File, the chart directory.
    """
    chart = ctx.actions.declare_directory(directory)
    arguments = composer_arguments(ctx, "generate")
    arguments.add(sources.declaration, format = "--declaration=%s")
    arguments.add_all(sources.apps, format_each = "--apps=%s")
    add_files(arguments, sources.files)
    arguments.add_all(["--{}={}".format(name.replace("_", "-"), version) for name, version in versions.items()])
    arguments.add_all(status, format_each = "--status=%s")
    arguments.add_all([chart], expand_directories = False, format_each = "--output=%s")
    inputs = depset([sources.declaration] + sources.apps + status, transitive = [sources.files])
    run_composer(ctx, arguments, inputs, chart, "ComposeChart", "Composing chart %{label}")
    return chart
