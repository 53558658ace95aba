"""`chart_requests`: what the composer gets to build some charts and the files that deploy them, so that a test can change it."""

load("//:helm.bzl", "HelmChartInfo")

visibility(["//tools/examples/..."])

_CompositionInfo = provider(
    doc = "How a chart is composed.",
    fields = {"inputs": "depset of Files: the inputs of the action that composes it."},
)

_DeploymentInfo = provider(
    doc = "How files for GitOps are made.",
    fields = {
        "chart_declaration": "File: the declaration of the chart that they deploy.",
        "declaration": "File: the declaration.",
        "macro": "string: the name of the macro.",
    },
)

def _composition_impl(target, ctx):
    for action in target.actions:
        if action.mnemonic == "ComposeChart":
            return [_CompositionInfo(inputs = action.inputs)]
    composed = getattr(ctx.rule.attr, "composed", None)
    return [composed[_CompositionInfo]] if composed and _CompositionInfo in composed else []

_composition = aspect(
    implementation = _composition_impl,
    doc = "Finds the action that composes a chart.",
    attr_aspects = ["composed"],
)

def _deployment_impl(target, ctx):
    for action in target.actions:
        if action.mnemonic == "GitopsFiles":
            return [_DeploymentInfo(
                chart_declaration = ctx.rule.attr.chart[HelmChartInfo].declaration,
                declaration = [file for file in action.inputs.to_list() if file.basename.endswith(".gitops.json")][0],
                macro = ctx.rule.attr.macro,
            )]
    return []

_deployment = aspect(
    implementation = _deployment_impl,
    doc = "Finds the action that writes files for GitOps.",
)

def _request(chart, deployments):
    """A chart's declaration, the metadata of its apps, the files that those name, and the declarations of what deploys it."""
    info = chart[HelmChartInfo]
    apps = info.apps.to_list()
    others = [
        file
        for file in chart[_CompositionInfo].inputs.to_list()
        if file.owner.workspace_name == chart.label.workspace_name and file not in apps + [info.declaration]
    ]
    gitops = {
        variable: deployment[_DeploymentInfo]
        for deployment, variable in deployments.items()
        if deployment[_DeploymentInfo].chart_declaration == info.declaration
    }
    return struct(declaration = info.declaration, apps = apps, files = others, gitops = gitops)

def _paths(files):
    return [file.short_path for file in files]

def _chart_requests_impl(ctx):
    requests = {name: _request(chart, ctx.attr.gitops) for chart, name in ctx.attr.charts.items()}
    output = ctx.actions.declare_file(ctx.label.name + ".json")
    ctx.actions.write(output, json.encode_indent({
        name: {
            "apps": _paths(request.apps),
            "declaration": request.declaration.short_path,
            "files": _paths(request.files),
            "gitops": {
                variable: {"declaration": deployment.declaration.short_path, "macro": deployment.macro}
                for variable, deployment in request.gitops.items()
            },
        }
        for name, request in requests.items()
    }))
    files = [file for request in requests.values() for file in [request.declaration] + request.apps + request.files]
    files.extend([
        deployment.declaration
        for request in requests.values()
        for deployment in request.gitops.values()
    ])
    return [DefaultInfo(files = depset([output]), runfiles = ctx.runfiles([output] + files))]

chart_requests = rule(
    implementation = _chart_requests_impl,
    doc = "Writes the paths of the inputs of each chart as JSON.",
    attrs = {
        "charts": attr.label_keyed_string_dict(
            doc = "Charts, each with a name.",
            aspects = [_composition],
            mandatory = True,
            providers = [HelmChartInfo],
        ),
        "gitops": attr.label_keyed_string_dict(
            doc = "Targets of `argocd_application` and the like for these charts, each with a name.",
            aspects = [_deployment],
        ),
    },
)
