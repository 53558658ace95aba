"""Attributes that name other apps: labels become text, which makes no dependency, for two apps may call each other."""

visibility(["//", "//tools/rules/..."])

def recorded_apps(attributes, record):
    """An app's attributes with the apps that they name as text.

    Args:
      attributes: dict of attribute names to values.
      record: function that gives the text of an app, be it a label or a name.

    Returns:
      The dict, with other values of those that name apps: `connects_to`, the `env` of the app and of the containers
      beside it, and the `when` of Secrets and volumes.
    """
    recorded = {}
    callees = attributes.get("connects_to")
    if type(callees) in ["list", "tuple"]:
        recorded["connects_to"] = [
            _with_app(callee, "app", record) if type(callee) == "dict" else record(callee)
            for callee in callees
        ]
    recorded |= _with_variables(attributes, record)
    for attribute in ["init_containers", "sidecars"]:
        recorded |= _with_each(attributes, attribute, lambda container: container | _with_variables(container, record))
    for attribute in ["secrets", "volumes"]:
        recorded |= _with_each(attributes, attribute, lambda entry: _with_app(entry, "when", record))
    return attributes | recorded

def _with_each(attributes, attribute, change):
    """A dict of dicts among the attributes, with each of these changed. What has another shape stays as it is."""
    entries = attributes.get(attribute)
    if type(entries) != "dict":
        return {}
    return {attribute: {name: change(entry) if type(entry) == "dict" else entry for name, entry in entries.items()}}

def _with_variables(attributes, record):
    variables = attributes.get("env")
    if type(variables) != "dict":
        return {}
    return {"env": {name: _variable(value, record) for name, value in variables.items()}}

def _variable(value, record):
    """The value of a variable; `ref.app` makes a dict in a dict."""
    if type(value) != "dict" or type(value.get("app")) != "dict":
        return value
    return value | {"app": _with_app(value["app"], "name", record)}

def _with_app(value, key, record):
    return value | {key: record(value[key])} if key in value else value
