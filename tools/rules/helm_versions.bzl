"""The binaries for a chart's `helm_versions`."""

visibility(["//", "//tools/rules/..."])

_BINARIES = {
    "3": Label("//tools/toolchains:helm_3"),
    "4": Label("//tools/toolchains:helm_4"),
}

def helm_binaries(versions):
    """Targets of the Helm versions that a chart is checked with.

    Args:
      versions: the macro's argument; the composer reports what is not a version.

    Returns:
      A list of Labels.
    """
    if type(versions) != "list":
        return []
    return [_BINARIES[version] for version in versions if type(version) == "string" and version in _BINARIES]
