"""`chart_requests`: what the composer gets to build some charts, so that a test can compose them with changes."""

load("//:helm.bzl", "HelmChartInfo")

visibility(["//tools/examples/..."])

_CompositionInfo = provider(
    doc = "How a chart is composed.",
    fields = {"inputs": "depset of Files: the inputs of the action that composes it."},
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

def _request(chart):
    """A chart's declaration, the metadata of its apps, and the files that those name."""
    info = chart[HelmChartInfo]
    apps = info.apps.to_list()
    others = [
        file
        for file in chart[_CompositionInfo].inputs.to_list()
        if file.owner.workspace_name == chart.label.workspace_name and file not in apps + [info.declaration]
    ]
    return struct(declaration = info.declaration, apps = apps, files = others)

def _paths(files):
    return [file.short_path for file in files]

def _chart_requests_impl(ctx):
    requests = {name: _request(chart) for chart, name in ctx.attr.charts.items()}
    output = ctx.actions.declare_file(ctx.label.name + ".json")
    ctx.actions.write(output, json.encode_indent({
        name: {
            "apps": _paths(request.apps),
            "declaration": request.declaration.short_path,
            "files": _paths(request.files),
        }
        for name, request in requests.items()
    }))
    files = [file for request in requests.values() for file in [request.declaration] + request.apps + request.files]
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
    },
)
