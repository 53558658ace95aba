"""The tools: their releases, the addresses of these and the layout of their archives. Pure functions."""

load(":helm_releases.bzl", "HELM_RELEASES")
load(":node_releases.bzl", "NODE_RELEASES")
load(":versions.bzl", "major_of", "newest")

visibility(["//..."])

_WINDOWS = "windows-"

def _helm_archive(version, platform):
    windows = platform.startswith(_WINDOWS)
    extension = "zip" if windows else "tar.gz"
    return struct(
        binary = "helm.exe" if windows else "helm",
        extension = extension,
        filename = "helm-v{}-{}.{}".format(version, platform, extension),
        platform = platform,
        prefix = platform,
    )

def _node_archive(version, platform):
    system, processor = platform.split("-")
    extension = {"darwin": "tar.gz", "linux": "tar.xz", "windows": "zip"}[system]
    platform = "{}-{}".format({"windows": "win"}.get(system, system), {"amd64": "x64"}.get(processor, processor))
    prefix = "node-v{}-{}".format(version, platform)
    return struct(
        binary = "node.exe" if system == "windows" else "bin/node",
        extension = extension,
        filename = "{}.{}".format(prefix, extension),
        platform = platform,
        prefix = prefix,
    )

# name: the name in repositories, toolchains and tags; title: the name in messages.
# archive: (version, platform) -> the name and layout of a release's archive.
# version_command: the arguments that make the binary print its version.
# newer_major_fits: whether a binary on the machine may have a newer major than the registered version.
TOOLS = {
    "helm": struct(
        archive = _helm_archive,
        default_version = newest(HELM_RELEASES.keys()),
        name = "helm",
        newer_major_fits = False,
        releases = HELM_RELEASES,
        title = "Helm",
        url_templates = ["https://get.helm.sh/{filename}"],
        version_command = ["version", "--template", "{{.Version}}"],
    ),
    "node": struct(
        archive = _node_archive,
        default_version = "24.14.1",
        name = "node",
        newer_major_fits = True,
        releases = NODE_RELEASES,
        title = "Node.js",
        url_templates = ["https://nodejs.org/dist/v{version}/{filename}"],
        version_command = ["--version"],
    ),
}

# The placeholders of URL templates.
PLACEHOLDERS = ["{version}", "{platform}", "{extension}", "{filename}"]

def archive_urls(tool, version, platform, url_templates):
    """Lists the addresses of a release's archive.

    Args:
        tool: a value of `TOOLS`.
        version: such as `4.2.0`.
        platform: such as `linux-amd64`.
        url_templates: such as `["https://mirror.example/{filename}"]`, in order; empty for the tool's own site.

    Returns:
        A list such as `["https://mirror.example/helm-v4.2.0-linux-amd64.tar.gz"]`.
    """
    archive = tool.archive(version, platform)
    return [
        template
            .replace("{version}", version)
            .replace("{platform}", archive.platform)
            .replace("{extension}", archive.extension)
            .replace("{filename}", archive.filename)
        for template in url_templates or tool.url_templates
    ]

def binary_variables(tool, version, is_default):
    """Lists the environment variables that replace a version with a binary on the machine, in order of precedence.

    Args:
        tool: a value of `TOOLS`.
        version: a registered version.
        is_default: whether it is the default version.

    Returns:
        Such as `["HELM_BINARY", "HELM_BINARY_4"]` for the default version, `["HELM_BINARY_3"]` for another.
    """
    variable = tool.name.upper() + "_BINARY"
    by_major = "{}_{}".format(variable, major_of(version))
    return [variable, by_major] if is_default else [by_major]

def download_problem(tool, version, urls):
    """Describes a failed download of a release.

    Args:
        tool: a value of `TOOLS`.
        version: the registered version.
        urls: the addresses that failed.

    Returns:
        The text of the problem.
    """
    return (
        "toolchains.{name}(version = \"{version}\"): url_templates: the download failed, for the reason above " +
        "(got {urls}); expected an address that this machine can reach, with an archive that matches the checksum. " +
        "Fix: add a mirror such as url_templates = [\"https://<mirror>/{{filename}}\"], " +
        "or use a binary on this machine with --repo_env={variable}=/absolute/path/to/{name}."
    ).format(
        name = tool.name,
        urls = ", ".join(urls),
        variable = binary_variables(tool, version, False)[0],
        version = version,
    )

def repository_name(tool_name, version, platform):
    """Builds a repository's name: `repository_name("helm", "4.2.0", "linux-amd64")` is `helm_4_2_0_linux_amd64`.

    Args:
        tool_name: a key of `TOOLS`.
        version: a registered version.
        platform: such as `linux-amd64`, or `host`.

    Returns:
        The name.
    """
    return "_".join([tool_name, version, platform]).replace(".", "_").replace("-", "_")
