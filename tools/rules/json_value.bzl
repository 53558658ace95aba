"""Passes attribute values of any shape from a macro to a rule, whose attributes cannot be nested dicts."""

load(":problems.bzl", "join_path", "problem")

visibility(["//", "//tools/rules/..."])

_PLAIN = ["NoneType", "bool", "float", "int", "string"]
_EXPECTED = "strings, numbers, booleans, lists and dicts of them"

# Readers of JSON may store numbers as floats, as JavaScript does.
_LARGEST_INTEGER = 9007199254740991

# A list can contain itself.
_DEEPEST = 100

def json_value(attributes):
    """Encodes attributes as JSON. None means that an attribute is not given.

    Args:
      attributes: dict of attribute names to values.

    Returns:
      A pair: the JSON of the attributes that have a value, and a list of error messages for values that JSON cannot represent.
    """
    problems = []
    given = {}
    for name, value in attributes.items():
        found = _problems(name, value)
        problems += found
        if value != None and not found:
            given[name] = value
    return json.encode(given), sorted(problems)

def _problems(name, value):
    problems = []
    level = [(name, value)]
    for _ in range(_DEEPEST):
        if not level:
            break
        problems += [message for path, current in level for message in _own_problems(path, current)]
        level = [child for path, current in level for child in _children(path, current)]
    if level:
        what = "is nested more than {} levels deep".format(_DEEPEST)
        problems.append(problem(name, what, value, "a flatter value", "remove levels, or lists that contain themselves", "invalid-type"))
    return problems

def _children(path, value):
    if type(value) == "dict":
        return [(join_path(path, key), child) for key, child in value.items() if type(key) == "string"]
    if type(value) in ["list", "tuple"]:
        return [(join_path(path, index), child) for index, child in enumerate(value)]
    return []

def _own_problems(path, value):
    kind = type(value)
    if kind == "dict":
        return [
            problem(path, "has a key that is not a string", key, "strings as keys", "write `\"{}\"`".format(key), "invalid-type")
            for key in value
            if type(key) != "string"
        ]
    if kind in ["list", "tuple"]:
        return []
    if kind == "select":
        fix = "declare one app for each case, or set the value in the values of an environment"
        return [problem(path, "is a select(), which a chart cannot contain", value, _EXPECTED, fix, "invalid-type")]
    if kind not in _PLAIN:
        what = "is a {}, which a chart cannot contain".format(kind)
        return [problem(path, what, value, _EXPECTED, "write the value itself", "invalid-type")]
    if kind == "int" and (value > _LARGEST_INTEGER or value < -_LARGEST_INTEGER):
        expected = "an integer of at most {}".format(_LARGEST_INTEGER)
        return [problem(path, "is too large", value, expected, "write `\"{}\"`".format(value), "invalid-number")]
    if kind == "float" and str(value) in ["nan", "+inf", "-inf"]:
        return [problem(path, "is not a finite number", value, "a finite number", "write `\"{}\"`".format(value), "invalid-number")]
    return []
