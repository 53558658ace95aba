"""`chart_helm`: run targets that have Helm do something with a chart or its release."""

load(":composed_chart.bzl", "HelmChartInfo")
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

# What the target of each verb needs of the chart: nothing but its name, its files, or its files once the checks have accepted them.
HELM_VERBS = {
    "helm_test": "name",
    "history": "name",
    "install": "accepted",
    "rollback": "name",
    "status": "name",
    "template": "files",
    "uninstall": "name",
}

def _chart_helm_impl(ctx):
    info = ctx.attr.chart[HelmChartInfo]
    helm = runtime_helm(ctx).binary
    needs = HELM_VERBS[ctx.attr.verb]
    files = [helm] + ([] if needs == "name" else [info.chart])
    arguments = [
        "helm",
        "--verb=" + ctx.attr.verb,
        "--label=" + place(ctx.label),
        "--helm=" + rlocation_path(ctx, helm),
        "--release=" + info.name,
        "--namespace=" + info.namespace,
    ]
    arguments += ["--chart=" + rlocation_path(ctx, info.chart)] if info.chart in files else []
    arguments += ["--create-namespace"] if ctx.attr.verb == "install" and info.create_namespace else []
    arguments += ["--environment=" + ctx.attr.environment] if ctx.attr.environment else []
    if needs == "accepted":
        files = files + ctx.attr.chart[OutputGroupInfo]._validation.to_list()

    # What people write comes after this.
    return [composer_launcher(ctx, arguments + ["--"], files)]

chart_helm = rule(
    implementation = _chart_helm_impl,
    doc = "Runs Helm for a chart. Created by the macro `helm_chart`.",
    attrs = LAUNCHER_ATTRS | {
        "chart": attr.label(
            doc = "The `helm_chart`, or the `composed_chart` for verbs that take a chart with errors.",
            mandatory = True,
            providers = [HelmChartInfo],
        ),
        "environment": attr.string(doc = "The environment whose values are used. Default: the chart's own values."),
        "verb": attr.string(doc = "What to do.", mandatory = True, values = sorted(HELM_VERBS)),
    },
    executable = True,
    toolchains = LAUNCHER_TOOLCHAINS + HELM_TOOLCHAINS,
)
