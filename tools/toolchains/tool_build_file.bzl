"""The text of the BUILD file of a repository with one binary. A pure function."""

visibility(["//..."])

_TEXT = """\
load({loaded}, "{tool}_toolchain")

package(default_visibility = ["//visibility:public"])

exports_files(["{binary}"])

{tool}_toolchain(
    name = "toolchain",
    {tool} = "{binary}",
    version = "{version}",
)
"""

def tool_build_file(tool_name, binary, version):
    """Creates the text of the BUILD file of a repository with one binary.

    Args:
        tool_name: `helm` or `node`.
        binary: the binary's path in the repository, such as `bin/node`.
        version: the version that it reports, such as `24.14.1`.

    Returns:
        The text; `:toolchain` is a `helm_toolchain` or `node_toolchain`.
    """
    rule_file = Label("//tools/toolchains:{}_toolchain.bzl".format(tool_name))
    return _TEXT.format(loaded = repr(str(rule_file)), tool = tool_name, binary = binary, version = version)
