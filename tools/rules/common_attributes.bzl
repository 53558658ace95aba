"""The attributes that every rule has: what of a macro's arguments goes to its targets."""

visibility(["//"])

# Said of one target, they hold for all targets that a macro makes.
_SHARED = [
    "compatible_with",
    "features",
    "restricted_to",
    "tags",
    "target_compatible_with",
    "testonly",
    "visibility",
]

_COMMON = _SHARED + [
    "applicable_licenses",
    "aspect_hints",
    "deprecation",
    "exec_compatible_with",
    "exec_group_compatible_with",
    "exec_properties",
    "package_metadata",
    "toolchains",
]

def common_attributes(kwargs):
    """Those arguments that are attributes of every rule, for a macro's main target.

    Args:
      kwargs: the macro's further arguments.

    Returns:
      A dict, to be passed to a rule.
    """
    return {name: value for name, value in kwargs.items() if name in _COMMON}

def unknown_attributes(kwargs):
    """Those arguments that no rule has, as JSON's further properties: the composer says what they should have been.

    Args:
      kwargs: the macro's further arguments.

    Returns:
      A dict.
    """
    return {name: value for name, value in kwargs.items() if name not in _COMMON}

def manual_attributes(kwargs):
    """Attributes of a macro's further targets, which wildcards like `//...` leave out.

    Args:
      kwargs: the macro's further arguments.

    Returns:
      A dict, to be passed to a rule.
    """
    shared = {name: value for name, value in kwargs.items() if name in _SHARED}
    return shared | {"tags": (shared.get("tags") or []) + ["manual"]}
