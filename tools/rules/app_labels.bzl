"""Attributes that name other apps: labels become text, without a dependency, because two apps may call each other."""

visibility(["//", "//tools/rules/..."])

def recorded_apps(attributes, record):
    """An app's attributes, with the apps that they name as text.

    Args:
      attributes: dict of attribute names to values.
      record: function that returns the text for an app, whether label or name.

    Returns:
      The dict, with new values for the attributes that name apps: `connects_to`, `requires`, the `env` of all
      containers, and the `when` of Secrets and volumes.
    """
    recorded = {}
    callees = attributes.get("connects_to")
    if type(callees) in ["list", "tuple"]:
        recorded["connects_to"] = [
            _with_app(callee, "app", record) if type(callee) == "dict" else record(callee)
            for callee in callees
        ]
    required = attributes.get("requires")
    if type(required) in ["list", "tuple"]:
        recorded["requires"] = [
            [record(alternative) for alternative in app] if type(app) in ["list", "tuple"] else record(app)
            for app in required
        ]
    recorded |= _with_variables(attributes, record)
    for attribute in ["init_containers", "sidecars"]:
        recorded |= _with_each(attributes, attribute, lambda container: container | _with_variables(container, record))
    for attribute in ["secrets", "volumes"]:
        recorded |= _with_each(attributes, attribute, lambda entry: _with_app(entry, "when", record))
    return attributes | recorded

def _with_each(attributes, attribute, change):
    """An attribute that is a dict of dicts, with each of these changed. Values of other shapes stay as they are."""
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
    """The value of a variable; `ref.app` returns a dict in a dict."""
    if type(value) != "dict" or type(value.get("app")) != "dict":
        return value
    return value | {"app": _with_app(value["app"], "name", record)}

def _with_app(value, key, record):
    return value | {key: record(value[key])} if key in value else value
