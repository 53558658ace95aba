"""Error messages in the composer's format (tools/helm/model/problems.ts)."""

visibility(["//", "//tools/charts/...", "//tools/rules/..."])

_LONGEST_VALUE = 120
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_"
_WORD = _LETTERS + "0123456789-"

def place(label):
    """The name of a target in error messages.

    Args:
      label: a Label.

    Returns:
      `//package:name` in the main repository, the canonical label elsewhere.
    """
    return str(label).removeprefix("@@") if label.repo_name == "" else str(label)

def join_path(path, key):
    """Path of an element: `a.b`, `a["b.c"]`, `a[0]`.

    Args:
      path: path of the dict or list.
      key: the element's key, a string, or its index.

    Returns:
      A string.
    """
    is_word = type(key) == "string" and key[:1] != "" and key[:1] in _LETTERS and not key.strip(_WORD)
    return "{}.{}".format(path, key) if is_word else "{}[{}]".format(path, json.encode(key))

def problem(path, what, got, expected, fix, code):
    """Formats one problem.

    Args:
      path: path of the attribute.
      what: what is wrong with it, as the rest of a sentence.
      got: the offending value.
      expected: what would be right.
      fix: the edit that solves it, as an imperative.
      code: stable name of the violated rule.

    Returns:
      An error message without the target's place.
    """
    value = repr(got)
    shown = value if len(value) <= _LONGEST_VALUE else value[:_LONGEST_VALUE] + "…"
    return "{}: {} (got {}); expected {}. Fix: {}. [{}]".format(path, what, shown, expected, fix, code)

def fail_with(place, problems):
    """Fails with all problems at once; does nothing if there are none.

    Args:
      place: the target's place.
      problems: list of error messages, sorted.
    """
    if problems:
        fail("\n" + "\n".join(["{}: {}".format(place, message) for message in problems]))
