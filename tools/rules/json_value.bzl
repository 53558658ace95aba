"""Attribute values of any shape on their way from a macro to a rule, which knows no nested dicts."""

visibility(["//", "//tools/rules/..."])

_PLAIN = ["bool", "float", "int", "string"]
_DEEPEST = 10000

def json_value(attributes):
    """Encodes attributes as JSON. None stands for an attribute that is not given.

    Args:
      attributes: dict of attribute names to values.

    Returns:
      A pair: the JSON of those attributes that have a value, and a list of what JSON cannot hold, as error messages.
    """
    problems = []
    given = {}
    for name, value in attributes.items():
        found = _problems(name, value)
        problems += found
        if value != None and not found:
            given[name] = value
    return json.encode(given), problems

def _problems(name, value):
    problems = []
    stack = [(name, value)]
    for _ in range(_DEEPEST):
        if not stack:
            break
        path, current = stack.pop()
        kind = type(current)
        if kind == "dict":
            for key, child in current.items():
                if type(key) != "string":
                    problems.append(_message("{}[{}]".format(path, repr(key)), "has a key that is no string", key, "put the key in quotes"))
                else:
                    stack.append(("{}[{}]".format(path, repr(key)), child))
        elif kind in ["list", "tuple"]:
            stack += [("{}[{}]".format(path, index), child) for index, child in enumerate(current)]
        elif kind == "select":
            problems.append(_message(path, "is a select(), which no chart can hold", current, "declare one app for each case, or set the value in the values of an environment"))
        elif kind not in _PLAIN and current != None:
            problems.append(_message(path, "is a {}, which no chart can hold".format(kind), current, "write the value itself"))
    return sorted(problems)

def _message(path, what, got, fix):
    return "{}: {} (got {}); expected strings, numbers, booleans, lists and dicts of them. Fix: {}. [invalid-type]".format(path, what, repr(got), fix)
