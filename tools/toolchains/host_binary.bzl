"""Validates a binary on the machine. Pure functions; a problem is a text, and None stands for no problem."""

load(":versions.bzl", "major_of", "newest", "parse_version")

visibility(["//..."])

def used_variable(variables, getenv):
    """Finds the first environment variable that is set and not empty.

    Args:
        variables: names, in order of precedence.
        getenv: a function from a name to its value or None.

    Returns:
        The name, or None if none is set.
    """
    for variable in variables:
        if getenv(variable):
            return variable
    return None

def _problem(tool, variable, value, wrong, expected, fix):
    return "--repo_env={}: {} (got {}); expected {}. Fix: {}.".format(
        variable,
        wrong,
        repr(value),
        expected.format(title = tool.title),
        fix.format(variable = variable, title = tool.title, name = tool.name),
    )

def path_problem(tool, variable, value):
    """Describes a variable whose value is not an absolute path.

    Args:
        tool: a value of `TOOLS`.
        variable: the variable's name.
        value: its value, such as `/usr/local/bin/helm`.

    Returns:
        The text of the problem, or None.
    """
    if value.startswith("/") or (value[1:2] == ":" and value[2:3] in ["/", "\\"]):
        return None
    return _problem(
        tool,
        variable,
        value,
        "not an absolute path",
        "the absolute path of a {title} binary",
        "write --repo_env={variable}=/absolute/path/to/{name}",
    )

def missing_problem(tool, variable, value):
    """Describes a variable whose path has no file.

    Args:
        tool: a value of `TOOLS`.
        variable: the variable's name.
        value: its value.

    Returns:
        The text of the problem.
    """
    return _problem(
        tool,
        variable,
        value,
        "the file does not exist",
        "the absolute path of a {title} binary",
        "correct the path, or unset {variable} to download {title}",
    )

def reported_version(output):
    """Parses the version that a binary prints: `reported_version("v4.2.3\\n")` is `"4.2.3"`.

    Args:
        output: the text that it printed.

    Returns:
        The version without the leading v and build metadata, or None if there is none.
    """
    version = output.strip().removeprefix("v").partition("+")[0]
    return version if parse_version(version) else None

def run_problem(tool, variable, value, return_code, output):
    """Describes a binary that does not run or prints no version.

    Args:
        tool: a value of `TOOLS`.
        variable: the variable's name.
        value: its value.
        return_code: the exit code of the binary's version command.
        output: its output, including stderr if it failed.

    Returns:
        The text of the problem, or None.
    """
    if return_code == 0 and reported_version(output):
        return None
    return _problem(
        tool,
        variable,
        value,
        "`{} {}` prints no version; it exited with code {} and printed {}".format(
            tool.name,
            " ".join(tool.version_command),
            return_code,
            repr(output.strip()[:300]),
        ),
        "a {title} binary that runs on this machine",
        "correct the path, or unset {variable} to download {title}",
    )

def version_problem(tool, variable, value, version, registered):
    """Describes a binary whose major differs from that of the version it replaces.

    Args:
        tool: a value of `TOOLS`.
        variable: the variable's name.
        value: its value.
        version: the version that the binary reports.
        registered: the registered version that it replaces.

    Returns:
        The text of the problem, or None.
    """
    major, wanted = major_of(version), major_of(registered)
    if major == wanted or (tool.newer_major_fits and major > wanted):
        return None
    known = [release for release in tool.releases if major_of(release) == major]
    return _problem(
        tool,
        variable,
        "{} at {}".format(version, value),
        "the wrong major of {}".format(tool.title),
        "{{title}} {}{}, because it replaces the registered version {}".format(
            wanted,
            " or newer" if tool.newer_major_fits else "",
            registered,
        ),
        "give the path of a matching binary, or put toolchains.{{name}}(version = \"{}\") first in MODULE.bazel".format(
            newest(known) if known else version,
        ),
    )
