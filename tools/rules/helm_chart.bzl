"""`helm_chart`: composes apps into a chart directory, and checks it on every build."""

load(":app_metadata.bzl", "AppInfo")
load(":place.bzl", "place")

visibility(["//", "//tools/rules/..."])

_NODE = Label("//tools/toolchains:node_toolchain_type")
_HELM = Label("//tools/toolchains:helm_toolchain_type")

_MANIFEST_FILES = [".yaml", ".yml"]

HelmChartInfo = provider(
    doc = "A Helm chart.",
    fields = {
        "apps": "depset of Files: the metadata of the chart's apps.",
        "chart": "File: the chart directory, a tree artifact.",
        "name": "string: the chart's name.",
        "namespace": "string: the namespace that the chart is meant for.",
        "report": "File: what the build's checks said, as JSON.",
        "version": "string: the chart's version.",
    },
)

_APP_ATTRS = {
    "apps": attr.label_list(doc = "Metadata of the chart's apps.", providers = [AppInfo]),
    "jobs": attr.label_list(doc = "Metadata of further apps, for the reader: what is said of `apps` holds for them.", providers = [AppInfo]),
}

_CONTENT_ATTRS = {
    "manifests": attr.label_list(doc = "Own YAML files, shipped as they are.", allow_files = _MANIFEST_FILES),
    "problems": attr.string_list(doc = "What is wrong with the macro's arguments; fails the analysis."),
    "spec": attr.string(doc = "The chart's attributes as JSON.", mandatory = True),
    "templated_manifests": attr.label_list(doc = "Own YAML files that are Helm templates.", allow_files = _MANIFEST_FILES),
    "values_file": attr.label(doc = "YAML file merged into the chart's values.", allow_single_file = _MANIFEST_FILES),
}

_TOOL_ATTRS = {
    "_composer": attr.label(doc = "The bundled composer.", allow_single_file = True, cfg = "exec", default = Label("//tools/helm:composer_bundle")),
    "_templates": attr.label(doc = "The EJS templates.", cfg = "exec", default = Label("//templates")),
}

def _spec(ctx):
    """The chart's JSON: the attributes, and the files that they name by their short paths."""
    files = {
        "manifests": [file.short_path for file in ctx.files.manifests],
        "templated_manifests": [file.short_path for file in ctx.files.templated_manifests],
        "values_file": ctx.file.values_file and ctx.file.values_file.short_path,
    }
    given = {name: value for name, value in files.items() if value}
    return {"label": place(ctx.label), "schema_version": 1} | json.decode(ctx.attr.spec) | given

def _file_argument(file):
    return "--file={}={}".format(file.short_path, file.path)

def _run_composer(ctx, command, arguments, inputs, outputs, mnemonic, message, helm = []):
    node = ctx.toolchains[_NODE].node_info.binary
    startup = ctx.actions.args()
    startup.add(ctx.file._composer)
    arguments.use_param_file("@%s", use_always = True)
    arguments.set_param_file_format("multiline")
    arguments.add(command)
    ctx.actions.run(
        executable = node,
        arguments = [startup, arguments],
        inputs = inputs,
        outputs = outputs,
        # Everything that a running worker depends on is among the tools, so that a change restarts it.
        tools = [ctx.file._composer, node] + ctx.files._templates + helm,
        toolchain = _NODE,
        mnemonic = mnemonic,
        progress_message = message,
        execution_requirements = {
            "requires-worker-protocol": "json",
            "supports-path-mapping": "1",
            "supports-workers": "1",
        },
    )

def _compose(ctx, spec, apps):
    declaration = ctx.actions.declare_file(ctx.label.name + ".chart.json")
    ctx.actions.write(declaration, json.encode_indent(spec, indent = "  ") + "\n")
    chart = ctx.actions.declare_directory(ctx.label.name)
    metadata = [app.metadata for app in apps]
    files = depset(
        ctx.files.manifests + ctx.files.templated_manifests + ctx.files.values_file,
        transitive = [app.files for app in apps],
    )
    arguments = ctx.actions.args()
    arguments.add(declaration, format = "--chart=%s")
    arguments.add_all(metadata, format_each = "--apps=%s")
    arguments.add_all(files, map_each = _file_argument)
    arguments.add_all(ctx.files._templates, format_each = "--template=%s")
    arguments.add_all([chart], expand_directories = False, format_each = "--output=%s")
    inputs = depset([declaration] + metadata, transitive = [files])
    _run_composer(ctx, "generate", arguments, inputs, [chart], "ComposeChart", "Composing chart %{label}")
    return chart

def _check(ctx, chart, namespace):
    helm = ctx.toolchains[_HELM].helm_info.binary
    report = ctx.actions.declare_file(ctx.label.name + ".report.json")
    arguments = ctx.actions.args()
    arguments.add(place(ctx.label), format = "--label=%s")
    arguments.add(namespace, format = "--namespace=%s")
    arguments.add(helm, format = "--helm=%s")
    arguments.add_all([chart], expand_directories = False, format_each = "--chart=%s")
    arguments.add(report, format = "--report=%s")
    _run_composer(ctx, "check", arguments, [chart], [report], "CheckChart", "Checking chart %{label}", helm = [helm])
    return report

def _helm_chart_impl(ctx):
    spec = _spec(ctx)
    problems = ctx.attr.problems
    if problems:
        fail("\n" + "\n".join(["{}: {}".format(place(ctx.label), problem) for problem in problems]))
    apps = [target[AppInfo] for target in ctx.attr.apps + ctx.attr.jobs]
    namespace = spec.get("namespace", "default")
    chart = _compose(ctx, spec, apps)
    report = _check(ctx, chart, namespace)
    return [
        DefaultInfo(files = depset([chart]), runfiles = ctx.runfiles([chart])),
        HelmChartInfo(
            apps = depset([app.metadata for app in apps]),
            chart = chart,
            name = spec["chart_name"],
            namespace = namespace,
            report = report,
            version = spec.get("chart_version", "0.1.0"),
        ),
        OutputGroupInfo(_validation = depset([report])),
    ]

helm_chart = rule(
    implementation = _helm_chart_impl,
    doc = "A chart directory. Made by the macro `helm_chart`.",
    attrs = _APP_ATTRS | _CONTENT_ATTRS | _TOOL_ATTRS,
    provides = [HelmChartInfo],
    toolchains = [_NODE, _HELM],
)
