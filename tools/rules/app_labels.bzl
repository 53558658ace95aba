"""Attributes that name other apps: labels become text, which makes no dependency, for two apps may call each other."""

visibility(["//", "//tools/rules/..."])

def recorded_apps(attributes, record):
    """An app's attributes with the apps that they name as text.

    Args:
      attributes: dict of attribute names to values.
      record: function that gives the text of an app, be it a label or a name.

    Returns:
      The dict, with other `connects_to` and `env` where those name apps.
    """
    recorded = {}
    callees = attributes.get("connects_to")
    if type(callees) in ["list", "tuple"]:
        recorded["connects_to"] = [
            _with_app(callee, "app", record) if type(callee) == "dict" else record(callee)
            for callee in callees
        ]
    variables = attributes.get("env")
    if type(variables) == "dict":
        recorded["env"] = {name: _variable(value, record) for name, value in variables.items()}
    return attributes | recorded

def _variable(value, record):
    """The value of a variable; `ref.app` makes a dict in a dict."""
    if type(value) != "dict" or type(value.get("app")) != "dict":
        return value
    return value | {"app": _with_app(value["app"], "name", record)}

def _with_app(value, key, record):
    return value | {key: record(value[key])} if key in value else value
