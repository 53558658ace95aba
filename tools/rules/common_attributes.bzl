"""The attributes common to all rules: which of a macro's arguments go to its targets."""

load(":problems.bzl", "problem")

visibility(["//", "//tools/rules/..."])

# Properties of the JSON that the rules would overwrite: what is expected instead, and the fix.
_WRITTEN_BY_RULES = {
    "environment_files": ("`environments`", "write `environments = {\"prod\": \"values/prod.yaml\"}`"),
    "label": ("nothing, because the macro records the label itself", "remove it"),
    "schema_version": ("nothing, because the macro records the version itself", "remove it"),
    "values_file": ("`values`", "write `values = \"values.yaml\"`"),
}

# Attributes that apply to all targets of a macro.
_SHARED = [
    "compatible_with",
    "features",
    "restricted_to",
    "tags",
    "target_compatible_with",
    "testonly",
    "visibility",
]

# A dict, because macros look up every argument.
_COMMON = {name: True for name in _SHARED + [
    "applicable_licenses",
    "aspect_hints",
    "deprecation",
    "exec_compatible_with",
    "exec_group_compatible_with",
    "exec_properties",
    "package_metadata",
    "toolchains",
]}

def common_attributes(kwargs):
    """Those arguments that are attributes common to all rules, for a macro's main target.

    Args:
      kwargs: the macro's other arguments.

    Returns:
      A dict, to be passed to a rule.
    """
    return {name: value for name, value in kwargs.items() if name in _COMMON}

def given_attributes(parameters):
    """Those parameters of a macro that a user set.

    Args:
      parameters: dict of names to values; None means that a value is not given.

    Returns:
      A dict.
    """
    return {name: value for name, value in parameters.items() if value != None}

def own_attributes(kwargs):
    """Those arguments that should be attributes of an app or a chart. The composer looks them up in its schemas.

    Args:
      kwargs: the macro's other arguments.

    Returns:
      A dict.
    """
    return {name: value for name, value in kwargs.items() if name not in _COMMON}

def reserved_problems(kwargs):
    """Problems with arguments that would get lost, because the rules write properties with these names.

    Args:
      kwargs: the macro's other arguments.

    Returns:
      A list of error messages.
    """
    return [
        problem(name, "is not an attribute", kwargs[name], expected, fix, "unknown-attribute")
        for name, (expected, fix) in _WRITTEN_BY_RULES.items()
        if name in kwargs
    ]

def manual_attributes(kwargs):
    """Attributes of a macro's other targets, which wildcards like `//...` leave out.

    Args:
      kwargs: the macro's other arguments.

    Returns:
      A dict, to be passed to a rule.
    """
    shared = {name: value for name, value in kwargs.items() if name in _SHARED}
    return shared | {"tags": (shared.get("tags") or []) + ["manual"]}
