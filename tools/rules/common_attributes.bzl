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

# The exec group of what runs a test, and the attributes that name it.
_OF_TESTS = "test"
_BY_EXEC_GROUP = ["exec_group_compatible_with", "exec_properties"]

# Attributes that apply to all targets of a macro.
_SHARED = [
    "compatible_with",
    "exec_compatible_with",
    "exec_group_compatible_with",
    "exec_properties",
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
    "package_metadata",
    "toolchains",
]}

def common_attributes(kwargs, test = False):
    """Those arguments that are attributes common to all rules, for a macro's main target.

    Args:
      kwargs: the macro's other arguments.
      test: whether the target is a test.

    Returns:
      A dict, to be passed to a rule.
    """
    return {name: _of_groups(name, value, test) for name, value in kwargs.items() if name in _COMMON}

def _of_groups(name, value, test):
    """Without what is for tests, if the target is none: it has no exec group of this name."""
    if test or name not in _BY_EXEC_GROUP or type(value) != "dict":
        return value
    return {key: each for key, each in value.items() if key.partition(".")[0] != _OF_TESTS}

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

def manual_attributes(kwargs, test = False):
    """Attributes of a macro's other targets, which wildcards like `//...` leave out.

    Args:
      kwargs: the macro's other arguments.
      test: whether the target is a test.

    Returns:
      A dict, to be passed to a rule.
    """
    shared = {name: value for name, value in common_attributes(kwargs, test).items() if name in _SHARED}
    return shared | {"tags": (shared.get("tags") or []) + ["manual"]}
