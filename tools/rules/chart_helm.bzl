"""`chart_helm`: run targets that have Helm do something with a chart or its release."""

load(":composed_chart.bzl", "HelmChartInfo")
load(":composer_action.bzl", "COMPOSER_ATTRS", "COMPOSER_TOOLCHAINS", "composer_arguments", "run_composer")
load(
    ":launcher.bzl",
    "HELM_TOOLCHAINS",
    "LAUNCHER_ATTRS",
    "LAUNCHER_TOOLCHAINS",
    "composer_launcher",
    "rlocation_path",
    "runtime_helm",
)
load(":problems.bzl", "place")

visibility(["//", "//tools/rules/..."])

_HELM = Label("//tools/toolchains:helm_toolchain_type")

# What the target of each verb needs of the chart: nothing but its declaration, its files once the checks have accepted them, or,
# errors or not, its files, also with what Helm renders from them.
HELM_VERBS = {
    "diff": "files",
    "helm_test": "declaration",
    "history": "declaration",
    "images": "rendered",
    "install": "accepted",
    "rollback": "declaration",
    "status": "declaration",
    "template": "rendered",
    "uninstall": "declaration",
}

def _render(ctx, info):
    """Declares the action that writes what Helm renders without further options, a file for each environment."""
    helm = ctx.toolchains[_HELM].helm_info.binary
    rendered = ctx.actions.declare_directory(ctx.label.name + ".rendered")
    arguments = composer_arguments(ctx, "render")
    arguments.add_all([info.chart], expand_directories = False, format_each = "--chart=%s")
    arguments.add(info.declaration, format = "--declaration=%s")
    arguments.add(helm, format = "--helm=%s")
    arguments.add_all([ctx.attr.environment] if ctx.attr.environment else info.environments, format_each = "--environment=%s")
    arguments.add_all([rendered], expand_directories = False, format_each = "--output=%s")
    inputs = [info.chart, info.declaration, helm]
    run_composer(ctx, arguments, inputs, rendered, "RenderChart", "Rendering chart %{label}")
    return rendered

def _chart_helm_impl(ctx):
    info = ctx.attr.chart[HelmChartInfo]
    helm = runtime_helm(ctx).binary
    needs = HELM_VERBS[ctx.attr.verb]
    files = [helm, info.declaration]
    arguments = [
        "helm",
        "--verb=" + ctx.attr.verb,
        "--label=" + place(ctx.label),
        "--helm=" + rlocation_path(ctx, helm),
        "--declaration=" + rlocation_path(ctx, info.declaration),
    ]
    if needs != "declaration":
        files.append(info.chart)
        arguments.append("--chart=" + rlocation_path(ctx, info.chart))
    if ctx.attr.environment:
        arguments.append("--environment=" + ctx.attr.environment)
    if needs == "rendered":
        rendered = _render(ctx, info)
        files.append(rendered)
        arguments.append("--rendered=" + rlocation_path(ctx, rendered))
    if needs == "accepted":
        files.extend(ctx.attr.chart[OutputGroupInfo]._validation.to_list())

    # What people write comes after this.
    return [composer_launcher(ctx, arguments + ["--"], files)]

chart_helm = rule(
    implementation = _chart_helm_impl,
    doc = "Runs Helm for a chart. Created by the macro `helm_chart`.",
    attrs = COMPOSER_ATTRS | LAUNCHER_ATTRS | {
        "chart": attr.label(
            doc = "The `helm_chart`, or the `composed_chart` for verbs that take a chart with errors.",
            mandatory = True,
            providers = [HelmChartInfo],
        ),
        "environment": attr.string(doc = "The environment whose values are used. Default: the chart's own values."),
        "verb": attr.string(doc = "What to do.", mandatory = True, values = sorted(HELM_VERBS)),
    },
    executable = True,
    toolchains = COMPOSER_TOOLCHAINS + LAUNCHER_TOOLCHAINS + HELM_TOOLCHAINS + [_HELM],
)
