"""Implements `release_app`: extracts the labels from an app's attributes, and passes the rest to `app_metadata` as JSON."""

load(":app_labels.bzl", "recorded_apps")
load(":app_metadata.bzl", "app_metadata")
load(":common_attributes.bzl", "common_attributes", "given_attributes", "own_attributes", "reserved_problems")
load(":config_files.bzl", "take_labels")
load(":json_value.bzl", "json_value")
load(":labels_in_attributes.bzl", "by_label", "metadata_name_problems")
load(":problems.bzl", "place")

visibility(["//", "//tools/rules/..."])

def declare_app(name, kwargs, parameters):
    """Creates the target of an app, `<name>_metadata`.

    Args:
      name: name of the app.
      kwargs: the macro's other arguments: attributes common to all rules, and misspelt attributes of the app.
      parameters: dict of the macro's parameters to their values; None means that an attribute is not given.
    """
    attributes = given_attributes(parameters) | own_attributes(kwargs)
    image_digest = attributes.get("image_digest")
    dashboards = attributes.get("dashboards")
    config_labels, named_files = take_labels(attributes.get("config_files"), native.package_relative_label)
    digest_file = image_digest if _is_label(image_digest) else None
    dashboard_files = dashboards if _are_labels(dashboards) else {}
    declaration, problems = json_value(recorded_apps(attributes, _recorded_app) | {
        "app_name": name if attributes.get("app_name") == None else attributes["app_name"],
        "binary_target": _recorded(attributes.get("binary_target")),
        "config_files": named_files,
        "dashboards": None if dashboard_files else dashboards,
        "image_digest": None if digest_file else image_digest,
    })
    app_metadata(
        name = name + "_metadata",
        config_files = config_labels,
        dashboards = by_label(dashboard_files, native.package_relative_label),
        declaration = declaration,
        image_digest = digest_file,
        problems = sorted(problems + reserved_problems(kwargs) + metadata_name_problems(name)),
        **common_attributes(kwargs)
    )

def _is_label(value):
    return type(value) == "Label" or (type(value) == "string" and value.startswith((":", "//", "@")))

def _are_labels(value):
    return type(value) == "dict" and all([type(item) in ["Label", "string"] for pair in value.items() for item in pair])

def _recorded(label):
    """A label as text, which does not add a dependency. Other values are left for the schema to complain about."""
    return place(native.package_relative_label(label)) if type(label) in ["Label", "string"] else label

def _recorded_app(app):
    """A mention of another app: its label as text, or its name as it is."""
    return _recorded(app) if _is_label(app) else app
