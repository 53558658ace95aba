"""The text of the hub repository's BUILD file. Pure functions.

A `tool` here is a struct with `name` and `versions`, structs with `version`, `platforms` (such as `linux-amd64`)
and `variables`, the environment variables that replace it with a binary on the machine.
"""

load(":host_binary.bzl", "used_variable")
load(":platforms.bzl", "host_platform", "platform_constraints", "unknown_host_problem")
load(":tools.bzl", "repository_name")

visibility(["//..."])

_HEADER = """\
load({loaded}, "helm_version_choice")

package(default_visibility = ["//visibility:private"])
"""

_HELM_VERSION = """
helm_version_choice(
    name = "helm_version",
    versions = {versions},
)
"""

_SETTING = """
config_setting(
    name = "helm_is_{version}",
    flag_values = {{":helm_version": "{version}"}},
)
"""

_TOOLCHAIN = """
toolchain(
    name = "{name}",
    {constrained} = {constraints},
    target_settings = {settings},
    toolchain = "@{repository}//:toolchain",
    toolchain_type = "{type}",
)
"""

def _toolchains(tool_name, version, repository, platform):
    settings = [":helm_is_" + version] if tool_name == "helm" else []
    kinds = [
        ("", "exec_compatible_with", Label("//tools/toolchains:{}_toolchain_type".format(tool_name))),
        ("_runtime", "target_compatible_with", Label("//tools/toolchains:{}_runtime_toolchain_type".format(tool_name))),
    ]
    return [
        _TOOLCHAIN.format(
            name = repository + suffix,
            constrained = constrained,
            constraints = repr(platform_constraints(platform)),
            settings = repr(settings),
            repository = repository,
            type = str(toolchain_type),
        )
        for suffix, constrained, toolchain_type in kinds
    ]

def _version_toolchains(tool_name, version, host, getenv):
    variable = used_variable(version.variables, getenv)
    platform = host_platform(host.name, host.arch)
    if variable and not platform:
        return [], [unknown_host_problem(variable, host.name, host.arch)]
    replaced = [platform] if variable else []
    chunks = []
    for downloaded in sorted(version.platforms):
        if downloaded not in replaced:
            repository = repository_name(tool_name, version.version, downloaded)
            chunks.extend(_toolchains(tool_name, version.version, repository, downloaded))
    for own in replaced:
        repository = repository_name(tool_name, version.version, "host")
        chunks.extend(_toolchains(tool_name, version.version, repository, own))
    return chunks, []

def hub_build_file(tools, host, getenv):
    """Creates the text of the BUILD file with all toolchains.

    Args:
        tools: the tools with their registered versions, see above.
        host: a struct with `name` and `arch`, such as `repository_ctx.os`.
        getenv: a function from the name of an environment variable to its value or None.

    Returns:
        A struct with `text` and `problems`, a list of texts.
    """
    chunks = [_HEADER.format(loaded = repr(str(Label("//tools/toolchains:helm_version_choice.bzl"))))]
    problems = []
    for tool in tools:
        if tool.name == "helm":
            versions = [version.version for version in tool.versions]
            chunks.append(_HELM_VERSION.format(versions = repr(versions)))
            chunks.extend([_SETTING.format(version = version) for version in versions])
        for version in tool.versions:
            more_chunks, more_problems = _version_toolchains(tool.name, version, host, getenv)
            chunks.extend(more_chunks)
            problems.extend(more_problems)
    return struct(problems = problems, text = "".join(chunks))
