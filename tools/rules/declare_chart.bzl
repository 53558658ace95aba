"""Implements `helm_chart`: extracts the labels from a chart's attributes, and creates the targets of the chart."""

load(":chart_digest.bzl", "chart_digest")
load(":chart_graph.bzl", "chart_graph")
load(":chart_helm.bzl", "HELM_VERBS", "chart_helm")
load(":chart_package.bzl", "chart_package")
load(":chart_push.bzl", "chart_push")
load(":chart_report.bzl", "chart_report")
load(":chart_test.bzl", "chart_test")
load(":chart_validate.bzl", "chart_validate")
load(":common_attributes.bzl", "common_attributes", "given_attributes", "manual_attributes", "own_attributes", "reserved_problems")
load(":composed_chart.bzl", "composed_chart")
load(":helm_chart.bzl", "helm_chart")
load(":helm_versions.bzl", "helm_binaries")
load(":json_value.bzl", "json_value")
load(":labels_in_attributes.bzl", "by_label", "environment_words", "is_label", "metadata_labels", "split_dependencies", "split_environments")

visibility(["//", "//tools/rules/..."])

# Versions, as text or as labels of files.
_VERSIONS = ["app_version", "chart_version"]

# Lists of labels that the rule takes as they are: of apps, and of files whose paths it writes into the declaration.
_APPS = ["apps", "jobs"]
_FILES = ["crd_schemas", "crds", "manifests", "policies", "templated_manifests"]

def declare_chart(name, kwargs, parameters):
    """Creates the targets of a chart.

    They are `<name>`, `<name>.package`, `<name>.digest`, `<name>.push`, `<name>.test`, `<name>.report`, `<name>.graph`, the run targets `<name>.<verb>`, and
    `<name>.<environment>.<verb>` for the environments in `deploy`.

    Args:
      name: name of the chart target and of its directory.
      kwargs: the macro's other arguments: attributes common to all rules, and misspelt attributes of the chart.
      parameters: dict of the macro's parameters to their values; None means that an attribute is not given.
    """
    attributes = given_attributes(parameters)
    manual = manual_attributes(kwargs)
    composed = name + ".composed"
    _composed_chart(composed, name, kwargs, attributes)
    helm_chart(
        name = name,
        composed = composed,
        **common_attributes(kwargs)
    )
    chart_test(
        name = name + ".test",
        size = "small",
        chart = composed,
        **manual_attributes(kwargs, test = True)
    )
    chart_package(
        name = name + ".package",
        chart = name,
        stamp = _stamp(attributes),
        **manual
    )

    # None for each environment: the package contains all of them.
    chart_digest(
        name = name + ".digest",
        package = name + ".package",
        **manual
    )
    chart_push(
        name = name + ".push",
        packages = [name + ".package"],
        **manual
    )

    # Each shows all environments.
    chart_report(
        name = name + ".report",
        chart = composed,
        chart_name = name,
        **manual
    )
    chart_graph(
        name = name + ".graph",
        chart = composed,
        chart_name = name,
        **manual
    )

    # Those of other environments would cost a large repository more loading than all else; there, `--environment` says which.
    for environment in [""] + environment_words(attributes.get("deploy")):
        chart_validate(
            name = ".".join([word for word in [name, environment, "validate"] if word]),
            chart = composed,
            environment = environment,
            **manual
        )
        for verb, needs in HELM_VERBS.items():
            chart_helm(
                name = ".".join([word for word in [name, environment, verb] if word]),
                # A chart with errors can be looked at, but not installed.
                chart = name if needs == "accepted" else composed,
                environment = environment,
                verb = verb,
                **manual
            )

def _stamp(attributes):
    """The versions of a stamped build. The composer reports what is no dict of strings."""
    stamp = attributes.get("stamp")
    return {name: text for name, text in stamp.items() if type(text) == "string"} if type(stamp) == "dict" else {}

def _version_files(attributes):
    """The versions that are labels, as attributes of `composed_chart`. A version starts with a letter or a digit."""
    files = {attribute: attributes.get(attribute) for attribute in _VERSIONS}
    return {
        attribute + "_file": label
        for attribute, label in files.items()
        if type(label) == "Label" or type(label) == "string" and label[:1] in ["@", "/", ":"]
    }

def _composed_chart(composed, name, kwargs, attributes):
    values = attributes.get("values")
    version_files = _version_files(attributes)
    environment_values, environment_files = split_environments(attributes.get("environments"))
    dependency_options, dependency_charts = split_dependencies(attributes.get("dependencies"))
    declared = {"chart_name": name.replace("_", "-")} | attributes | own_attributes(kwargs)
    declaration, problems = json_value({
        attribute: value
        for attribute, value in declared.items()
        if attribute not in _APPS + _FILES + ["previous"] and attribute + "_file" not in version_files
    } | {
        "dependencies": dependency_options,
        "environments": environment_values,
        "values": None if is_label(values) else values,
    })
    composed_chart(
        name = composed,
        chart = name,
        declaration = declaration,
        dependency_charts = by_label(dependency_charts, native.package_relative_label),
        environment_files = by_label(environment_files, native.package_relative_label),
        helms = helm_binaries(attributes.get("helm_versions")),
        previous = [attributes["previous"]] if is_label(attributes.get("previous")) else attributes.get("previous"),
        problems = sorted(problems + reserved_problems(kwargs)),
        values_file = values if is_label(values) else None,
        **({
            attribute: metadata_labels(attributes.get(attribute), native.package_relative_label)
            for attribute in _APPS
        } | {
            attribute: attributes.get(attribute)
            for attribute in _FILES
        } | version_files | common_attributes(kwargs) | manual_attributes(kwargs))
    )
