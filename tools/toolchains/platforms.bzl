"""The platforms that Helm and Node.js are downloaded for, and the platform of this machine. Pure functions."""

visibility(["//..."])

_SYSTEMS = {
    "darwin": "@platforms//os:osx",
    "freebsd": "@platforms//os:freebsd",
    "linux": "@platforms//os:linux",
    "openbsd": "@platforms//os:openbsd",
    "windows": "@platforms//os:windows",
}

_PROCESSORS = {
    "amd64": "@platforms//cpu:x86_64",
    "arm64": "@platforms//cpu:aarch64",
    "ppc64le": "@platforms//cpu:ppc64le",
    "riscv64": "@platforms//cpu:riscv64",
    "s390x": "@platforms//cpu:s390x",
}

# Bazel's JVM has other names for some processors.
_PROCESSOR_ALIASES = {
    "aarch64": "arm64",
    "x64": "amd64",
    "x86_64": "amd64",
}

# The platforms that may have checksums.
DOWNLOAD_PLATFORMS = [
    "darwin-amd64",
    "darwin-arm64",
    "linux-amd64",
    "linux-arm64",
    "windows-amd64",
    "windows-arm64",
]

def platform_constraints(platform):
    """Maps a platform to its constraint values.

    Args:
        platform: such as `linux-amd64`, which becomes `["@platforms//cpu:x86_64", "@platforms//os:linux"]`.

    Returns:
        The sorted labels as strings.
    """
    system, processor = platform.split("-")
    return [_PROCESSORS[processor], _SYSTEMS[system]]

def host_platform(system, processor):
    """Names the platform of the machine that Bazel runs on.

    Args:
        system: `repository_ctx.os.name`, such as `linux`, `mac os x` or `windows server 2022`.
        processor: `repository_ctx.os.arch`, such as `amd64` or `aarch64`.

    Returns:
        A name such as `linux-amd64`, or None if @platforms has no constraints for the machine.
    """
    system = system.lower()
    if system.startswith("mac"):
        system = "darwin"
    elif system.startswith("windows"):
        system = "windows"
    processor = _PROCESSOR_ALIASES.get(processor.lower(), processor.lower())
    return system + "-" + processor if system in _SYSTEMS and processor in _PROCESSORS else None

def unknown_host_problem(variable, system, processor):
    """Describes a variable that names a binary on a machine without constraints.

    Args:
        variable: the variable's name.
        system: `repository_ctx.os.name`.
        processor: `repository_ctx.os.arch`.

    Returns:
        The text of the problem.
    """
    return (
        "{variable}: this machine's platform is not supported (got {system} on {processor}); " +
        "expected one of {systems} on one of {processors}. " +
        "Fix: unset {variable} and register the binary with helm_toolchain or node_toolchain and a toolchain target."
    ).format(
        variable = variable,
        system = repr(system),
        processor = repr(processor),
        systems = ", ".join(sorted(_SYSTEMS)),
        processors = ", ".join(sorted(_PROCESSORS)),
    )
