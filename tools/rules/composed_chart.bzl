"""`composed_chart`: the chart directory of a `helm_chart`, and the report on it; errors do not fail the build yet.

A separate target from the `helm_chart`, so that `.validate` and `.test` can depend on it without the validation actions of
the `helm_chart`: a report matters most when it fails the build. (`skip_validations` of attributes, which would do the
same, came with Bazel 8.)
"""

load("//tools/toolchains:helm_toolchain.bzl", "HelmInfo")
load(":app_metadata.bzl", "AppInfo")
load(":check_chart.bzl", "check_chart", "lint_chart")
load(":compose_chart.bzl", "compose_chart")
load(":composer_action.bzl", "COMPOSER_ATTRS", "COMPOSER_TOOLCHAINS")
load(":named_files.bzl", "directory_problems", "twin_problems")
load(":problems.bzl", "fail_with", "join_path", "place", "problem")

visibility(["//", "//tools/rules/..."])

_HELM = Label("//tools/toolchains:helm_toolchain_type")

_NAMED_FILES = ["app_version_file", "chart_version_file", "values_file"]

_LISTS = ["crd_schemas", "crds", "manifests", "policies", "templated_manifests"]

_MANIFEST_FILES = [".yaml", ".yml"]

HelmChartInfo = provider(
    doc = "A Helm chart.",
    fields = {
        "apps": "depset of Files: the metadata of the chart's apps.",
        "chart": "File: the chart directory, a tree artifact.",
        "crd_schemas": "list of Files: CustomResourceDefinitions that the chart is checked against but does not contain.",
        "declaration": "File: the chart's attributes, as JSON.",
        "environments": "list of strings: names of the environments, sorted.",
        "files": "depset of Files that the attributes of the chart and its apps refer to.",
        "helms": "list of HelmInfos: the versions of Helm that the chart is checked with.",
        "lint": "File: what `helm lint` finds in the chart, as JSON, for `.validate` and `.test`; the output group `lint` of a `helm_chart`.",
        "name": "string: the chart's name.",
        "namespace": "string: the namespace that the chart is meant for.",
        "previous": "list of Files: the chart's previous version; none if the chart does not name one.",
        "policies": "list of Files: admission policies that the chart is held against, with their bindings and parameters.",
        "report": "File: what is in the chart and what the checks found, as JSON; the output group `report` of a `helm_chart`.",
        "repository": "string: where the chart's package is pushed, `oci://…`; empty if the chart does not say.",
        "version": "string: the chart's version; None if it is in a file.",
    },
)

_APP_ATTRS = {
    "apps": attr.label_list(doc = "Metadata of the chart's apps. Default: none.", providers = [AppInfo]),
    "jobs": attr.label_list(
        doc = "Metadata of more apps, listed separately for readability; they are treated like those in `apps`. Default: none.",
        providers = [AppInfo],
    ),
}

_CONTENT_ATTRS = {
    "app_version_file": attr.label(doc = "File with the version of the apps. Default: none.", allow_single_file = True),
    "chart": attr.string(doc = "Name of the `helm_chart` and of the directory.", mandatory = True),
    "chart_version_file": attr.label(doc = "File with the chart's version. Default: none.", allow_single_file = True),
    "crd_schemas": attr.label_list(
        doc = "YAML files with CustomResourceDefinitions that the chart is checked against but does not contain. Default: none.",
        allow_files = _MANIFEST_FILES,
    ),
    "crds": attr.label_list(doc = "YAML files with CustomResourceDefinitions. Default: none.", allow_files = _MANIFEST_FILES),
    "declaration": attr.string(doc = "The chart's attributes as JSON.", mandatory = True),
    "dependency_charts": attr.label_keyed_string_dict(
        doc = "Charts within this one, each with a JSON list of its indices in `dependencies` of the declaration. Default: none.",
        allow_files = True,
    ),
    "environment_files": attr.label_keyed_string_dict(
        doc = "YAML files of environments, each with a JSON list of their names. Default: none.",
        allow_files = _MANIFEST_FILES,
    ),
    "manifests": attr.label_list(doc = "YAML files of the user, shipped as they are. Default: none.", allow_files = _MANIFEST_FILES),
    "previous": attr.label_list(
        doc = "The previous version: a packaged chart, a `helm_chart`, a directory, or a chart's files. Default: none.",
        allow_files = True,
    ),
    "policies": attr.label_list(
        doc = "YAML files with admission policies that the chart is held against, on top of those of the flag. Default: none.",
        allow_files = _MANIFEST_FILES,
    ),
    "problems": attr.string_list(doc = "Problems with the macro's arguments; they fail the analysis. Default: none."),
    "templated_manifests": attr.label_list(doc = "YAML files of the user that are Helm templates. Default: none.", allow_files = _MANIFEST_FILES),
    "values_file": attr.label(doc = "YAML file merged into the chart's values. Default: none.", allow_single_file = _MANIFEST_FILES),
}

_TOOL_ATTRS = COMPOSER_ATTRS | {
    "helms": attr.label_list(
        doc = "Versions of Helm that the chart is checked with. Default: the toolchain's.",
        cfg = "exec",
        providers = [HelmInfo],
    ),
    "_policies": attr.label(default = Label("//:policies"), allow_files = True),
}

def _files_by_name(targets):
    """Files of targets by the names that the targets have.

    Args:
      targets: dict of targets to JSON lists of strings.

    Returns:
      A dict of names to lists of Files.
    """
    return {name: target[DefaultInfo].files.to_list() for target, names in targets.items() for name in json.decode(names)}

def _environment_problems(ctx):
    """Problems with the environments' files that only the rule can see."""
    return [
        problem(
            join_path("environments", name),
            "names a target with {} files".format(len(files)),
            [file.short_path for file in files],
            "the label of one YAML file",
            "name one of these files",
            "invalid-values",
        )
        for name, files in _files_by_name(ctx.attr.environment_files).items()
        if len(files) != 1
    ]

def _directory_problems(ctx):
    """Problems with directories where the attributes of the macro take files."""
    environments = {join_path("environments", name): files for name, files in _files_by_name(ctx.attr.environment_files).items()}
    versions = {name.removesuffix("_file"): [file] for name, file in _named_files(ctx).items()}
    return directory_problems(environments | versions | {attribute: getattr(ctx.files, attribute) for attribute in _LISTS})

def _dependencies(ctx, dependencies):
    """The dependencies of the declaration, with the files of their charts by their short paths."""
    charts = _files_by_name(ctx.attr.dependency_charts)
    return [
        dependency | {"chart": [file.short_path for file in charts[str(index)]]} if str(index) in charts else dependency
        for index, dependency in enumerate(dependencies)
    ]

def _named_files(ctx):
    """The files of attributes that are one file each, if they are given."""
    return {attribute: file for attribute in _NAMED_FILES for file in [getattr(ctx.file, attribute)] if file}

def _policies(ctx):
    """The policies of the flag, and those of the chart; a file that is among both counts once."""
    return depset(ctx.files._policies + ctx.files.policies, order = "preorder").to_list()

def _declaration(ctx):
    """The chart's JSON: the attributes, and the files that they name by their short paths."""
    declaration = json.decode(ctx.attr.declaration)
    environment_files = _files_by_name(ctx.attr.environment_files)
    files = {
        "crds": [file.short_path for file in ctx.files.crds],
        "dependencies": _dependencies(ctx, declaration["dependencies"]) if type(declaration.get("dependencies")) == "list" else None,
        "environment_files": {name: file.short_path for name, environment in environment_files.items() for file in environment},
        "manifests": [file.short_path for file in ctx.files.manifests],
        "policies": [file.short_path for file in _policies(ctx)],
        "templated_manifests": [file.short_path for file in ctx.files.templated_manifests],
        "crd_schemas": [file.short_path for file in ctx.files.crd_schemas],
    } | {attribute: file.short_path for attribute, file in _named_files(ctx).items()}
    given = {name: value for name, value in files.items() if value}
    return declaration | given | {"label": place(ctx.label.same_package_label(ctx.attr.chart)), "schema_version": 1}

def _sources(ctx, declaration, apps):
    declaration_file = ctx.actions.declare_file(ctx.attr.chart + ".chart.json")
    ctx.actions.write(declaration_file, json.encode_indent(declaration, indent = "  ") + "\n")
    files = ctx.files.crds + ctx.files.dependency_charts + ctx.files.environment_files + ctx.files.manifests + ctx.files.templated_manifests
    return struct(
        apps = [app.metadata for app in apps],
        declaration = declaration_file,
        files = depset(files + [file for file in _named_files(ctx).values()], transitive = [app.files for app in apps]),
    )

def _environments(declaration):
    """Names of the environments, sorted. Values that are not dicts are left for the composer to complain about."""
    declared = [declaration[name] for name in ["environments", "environment_files"] if type(declaration.get(name)) == "dict"]
    return sorted([name for environments in declared for name in environments])

def _composed_chart_impl(ctx):
    label = place(ctx.label.same_package_label(ctx.attr.chart))
    fail_with(label, ctx.attr.problems + sorted(_environment_problems(ctx) + _directory_problems(ctx)))
    declaration = _declaration(ctx)
    apps = [target[AppInfo] for target in ctx.attr.apps + ctx.attr.jobs]
    repository = declaration.get("repository")
    sources = _sources(ctx, declaration, apps)
    fail_with(label, twin_problems(sources.files.to_list()))
    chart = compose_chart(ctx, ctx.attr.chart, sources)
    info = HelmChartInfo(
        apps = depset(sources.apps),
        chart = chart,
        crd_schemas = ctx.files.crd_schemas,
        declaration = sources.declaration,
        environments = _environments(declaration),
        files = sources.files,
        helms = [helm[HelmInfo] for helm in ctx.attr.helms] or [ctx.toolchains[_HELM].helm_info],
        lint = ctx.actions.declare_file(ctx.attr.chart + ".lint.json"),
        name = declaration["chart_name"],
        namespace = declaration.get("namespace", "default"),
        previous = ctx.files.previous,
        policies = _policies(ctx),
        report = ctx.actions.declare_file(ctx.attr.chart + ".report.json"),
        # The composer complains about other types.
        repository = repository if type(repository) == "string" else "",
        version = None if ctx.file.chart_version_file else declaration.get("chart_version", "0.1.0"),
    )
    check_chart(ctx, chart = chart, report = info.report, info = info)
    lint_chart(ctx, chart = chart, report = info.lint, info = info)
    return [DefaultInfo(files = depset([chart]), runfiles = ctx.runfiles([chart])), info]

composed_chart = rule(
    implementation = _composed_chart_impl,
    doc = "A chart directory that is not accepted yet. Created by the macro `helm_chart`.",
    attrs = _APP_ATTRS | _CONTENT_ATTRS | _TOOL_ATTRS,
    provides = [HelmChartInfo],
    toolchains = COMPOSER_TOOLCHAINS + [_HELM],
)
