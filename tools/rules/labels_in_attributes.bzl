"""Extracts labels from attributes that are dicts and lists: a rule can take them only in separate attributes."""

load(":problems.bzl", "problem")

visibility(["//", "//tools/rules/..."])

_METADATA = "_metadata"

def is_label(value):
    """Whether a value is a label, as text or as a Label.

    Args:
      value: anything.

    Returns:
      A boolean.
    """
    return type(value) in ["Label", "string"]

def metadata_labels(apps, resolve):
    """Targets of apps, which are named `<name>_metadata`: the label of an app, `:x`, means `:x_metadata`.

    The target `:x` itself is often the app's binary, so it cannot be an alias.

    Args:
      apps: the macro's argument.
      resolve: turns labels into Labels, like `native.package_relative_label`.

    Returns:
      A list of Labels. Values of other shapes stay as they are, for Bazel to complain about.
    """
    if type(apps) not in ["list", "tuple"]:
        return apps
    return [_metadata_label(resolve(app)) if is_label(app) else app for app in apps]

def _metadata_label(label):
    return label if label.name.endswith(_METADATA) else label.same_package_label(label.name + _METADATA)

def metadata_name_problems(name):
    """The problem with an app's name that others would take for the name of its metadata.

    Args:
      name: the macro's argument.

    Returns:
      A list of error messages.
    """
    if type(name) != "string" or not name.endswith(_METADATA):
        return []
    expected = "another ending, because `:x_metadata` is the metadata of the app `x`"
    return [problem("name", "ends with `_metadata`", name, expected, "choose another name, and set `app_name` to keep that of the app", "reserved-name")]

def package_labels(charts, resolve):
    """Targets with the packages of charts: `:x.package` for `:x`.

    Args:
      charts: the macro's argument.
      resolve: turns labels into Labels, like `native.package_relative_label`.

    Returns:
      A list of Labels. Values of other shapes stay as they are, for Bazel to complain about.
    """
    if type(charts) not in ["list", "tuple"]:
        return charts
    labels = [resolve(chart) if is_label(chart) else chart for chart in charts]
    return [label.same_package_label(label.name + ".package") if is_label(label) else label for label in labels]

def by_label(labels, resolve):
    """Turns a dict of names to labels into one of labels to names: an attribute can contain a label only once.

    Args:
      labels: dict of strings to labels.
      resolve: turns them into Labels, like `native.package_relative_label`.

    Returns:
      A dict of Labels to JSON lists of names, for an `attr.label_keyed_string_dict`.
    """
    names = {}
    for name, label in labels.items():
        names.setdefault(resolve(label), []).append(name)
    return {label: json.encode(found) for label, found in names.items()}

def split_environments(environments):
    """Splits environments by the kind of their values.

    Args:
      environments: the macro's argument.

    Returns:
      A pair: those that are not labels, or None if there are none; and those that are, with strings as names.
    """
    if type(environments) != "dict":
        return environments, {}
    files = {name: values for name, values in environments.items() if type(name) == "string" and is_label(values)}
    dicts = {name: values for name, values in environments.items() if name not in files}
    return dicts or None, files

def environment_words(environments):
    """Names of environments that target names can contain. The composer reports the others.

    Args:
      environments: the macro's argument.

    Returns:
      A list of strings.
    """
    names = environments if type(environments) == "dict" else {}
    return [name for name in names if type(name) == "string" and name.replace("-", "").isalnum()]

def split_dependencies(dependencies):
    """Extracts the labels from dependencies.

    Args:
      dependencies: the macro's argument.

    Returns:
      A pair: the dependencies without the labels of charts, and these labels by the dependency's index in the list.
    """
    if type(dependencies) != "list":
        return dependencies, {}
    charts = {}
    rest = []
    for index, dependency in enumerate(dependencies):
        has_label = type(dependency) == "dict" and is_label(dependency.get("chart"))
        if has_label:
            charts[str(index)] = dependency["chart"]
        rest.append({key: value for key, value in dependency.items() if key != "chart"} if has_label else dependency)
    return rest, charts
