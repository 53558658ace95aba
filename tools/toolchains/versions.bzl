"""Parses, orders and selects versions. Pure functions.

    choose_version("3", ["4.2.0", "3.17.2", "3.18.4"])  # "3.18.4"
"""

visibility(["//..."])

def parse_version(version):
    """Parses a version.

    Args:
        version: text such as `4.2.0` or `4.3.0-rc.1`.

    Returns:
        A tuple that sorts like the version, a pre-release before its release; None if the text is not a version.
        `parse_version("4.2.0")` is `(4, 2, 0, True, "")`.
    """
    core, dash, suffix = version.partition("-")
    numbers = core.split(".")
    if len(numbers) != 3 or (dash and not suffix):
        return None
    for number in numbers:
        if not number.isdigit():
            return None
    for part in suffix.split(".") if dash else []:
        if not part.replace("-", "").isalnum():
            return None
    return tuple([int(number) for number in numbers] + [not dash, suffix])

def major_of(version):
    """Returns the major of a version: `major_of("3.17.2")` is `3`.

    Args:
        version: a text that `parse_version` can parse.

    Returns:
        A number.
    """
    return parse_version(version)[0]

def newest(versions):
    """Returns the newest version: `newest(["4.10.0", "4.9.0"])` is `"4.10.0"`.

    Args:
        versions: texts that `parse_version` can parse, at least one.

    Returns:
        One of them.
    """
    return sorted(versions, key = parse_version)[-1]

def choose_version(wanted, versions):
    """Returns the version that a prefix such as `3`, `3.17` or `3.17.2` selects.

    Args:
        wanted: a version or its prefix, by whole parts (`3.1` does not match `3.17`); empty for the default.
        versions: the registered versions; the first is the default.

    Returns:
        The newest version that matches, or None if none does.
    """
    if not wanted:
        return versions[0]
    fitting = [version for version in versions if version == wanted or version.startswith(wanted + ".")]
    return newest(fitting) if fitting else None
