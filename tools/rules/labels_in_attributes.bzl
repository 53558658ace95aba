"""Labels within attributes that are dicts and lists, which a rule can only take in attributes of their own."""

visibility(["//", "//tools/rules/..."])

def is_label(value):
    """Whether a value is a label, as text or as a Label.

    Args:
      value: anything.

    Returns:
      A boolean.
    """
    return type(value) in ["Label", "string"]

def metadata_labels(apps, resolve):
    """Targets of apps, which are called `<name>_metadata`: the label of an app, `:x`, means `:x_metadata`.

    The target `:x` itself is often the app's binary, so that it can be no alias.

    Args:
      apps: the macro's argument.
      resolve: makes Labels of labels, `native.package_relative_label`.

    Returns:
      A list of Labels. What has another shape stays as it is, for Bazel to complain about.
    """
    if type(apps) not in ["list", "tuple"]:
        return apps
    return [_metadata_label(resolve(app)) if is_label(app) else app for app in apps]

def _metadata_label(label):
    return label if label.name.endswith("_metadata") else label.same_package_label(label.name + "_metadata")

def by_label(labels, resolve):
    """Turns names with labels into labels with names: an attribute can hold a label once.

    Args:
      labels: dict of strings to labels.
      resolve: makes Labels of them, `native.package_relative_label`.

    Returns:
      A dict of Labels to JSON lists of names, for an `attr.label_keyed_string_dict`.
    """
    names = {}
    for name, label in labels.items():
        names.setdefault(resolve(label), []).append(name)
    return {label: json.encode(found) for label, found in names.items()}

def split_environments(environments):
    """Sorts environments by what their values are.

    Args:
      environments: the macro's argument.

    Returns:
      A pair: those that are not labels, None where there are none; and those that are, with strings as names.
    """
    if type(environments) != "dict":
        return environments, {}
    files = {name: values for name, values in environments.items() if type(name) == "string" and is_label(values)}
    dicts = {name: values for name, values in environments.items() if name not in files}
    return dicts or None, files

def environment_words(environments):
    """Names of environments that targets can be called after. Of others the composer says what is wrong with them.

    Args:
      environments: the macro's argument.

    Returns:
      A list of strings.
    """
    names = environments if type(environments) == "dict" else {}
    return [name for name in names if type(name) == "string" and name.replace("-", "").isalnum()]

def split_dependencies(dependencies):
    """Takes the labels out of dependencies.

    Args:
      dependencies: the macro's argument.

    Returns:
      A pair: the dependencies without labels of charts; and these labels, by the dependency's place in the list.
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
