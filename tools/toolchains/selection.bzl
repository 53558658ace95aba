"""Selects the versions of a tool from the modules' tags. Pure functions; problems are returned as texts."""

load(":platforms.bzl", "DOWNLOAD_PLATFORMS")
load(":tools.bzl", "PLACEHOLDERS")
load(":versions.bzl", "major_of", "newest", "parse_version")

visibility(["//..."])

_HEXADECIMAL = "0123456789abcdef"
_BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

# Length of the base64 text before its padding, and the padding, by algorithm.
_INTEGRITIES = {
    "sha256": (43, "="),
    "sha384": (64, ""),
    "sha512": (86, "=="),
}

def is_checksum(text):
    """Tests whether a text is a checksum: 64 hexadecimal digits, or an integrity such as `sha256-…=`.

    Args:
        text: any text.

    Returns:
        A boolean.
    """
    algorithm, dash, digest = text.partition("-")
    if not dash:
        return len(text) == 64 and not text.strip(_HEXADECIMAL)
    length, padding = _INTEGRITIES.get(algorithm, (0, ""))
    return length > 0 and len(digest) == length + len(padding) and digest.endswith(padding) and \
           not digest[:length].strip(_BASE64)

def _problem(place, attribute, wrong, got, expected, fix):
    return "{}: {}: {} (got {}); expected {}. Fix: {}.".format(place, attribute, wrong, repr(got), expected, fix)

def _known_version(tool, version):
    alike = [release for release in tool.releases if major_of(release) == major_of(version)]
    return newest(alike) if alike else tool.default_version

def _checksum_problems(tool, place, tag):
    if not tag.sha256 and tag.version not in tool.releases:
        return [_problem(
            place,
            "sha256",
            "this version has no built-in checksums",
            tag.sha256,
            "one of the built-in versions {}, or checksums".format(
                ", ".join(sorted(tool.releases, key = parse_version)),
            ),
            "write toolchains.{}(version = \"{}\"), or add sha256 = {{\"linux-amd64\": \"<sha256 of {}>\"}}".format(
                tool.name,
                _known_version(tool, tag.version),
                tool.archive(tag.version, "linux-amd64").filename,
            ),
        )]
    problems = []
    for platform, checksum in sorted(tag.sha256.items()):
        if platform not in DOWNLOAD_PLATFORMS:
            problems.append(_problem(
                place,
                "sha256",
                "unknown platform",
                platform,
                "one of " + ", ".join(DOWNLOAD_PLATFORMS),
                "rename or remove the key " + repr(platform),
            ))
        if not is_checksum(checksum):
            problems.append(_problem(
                place,
                "sha256[{}]".format(repr(platform)),
                "not a checksum",
                checksum,
                "64 lowercase hexadecimal digits or an integrity such as sha256-…=",
                "copy it from the release's checksum file",
            ))
    return problems

def _url_problems(place, tag):
    problems = []
    for template in tag.url_templates:
        rest = template
        for placeholder in PLACEHOLDERS:
            rest = rest.replace(placeholder, "")
        if "{" in rest or "}" in rest:
            problems.append(_problem(
                place,
                "url_templates",
                "unknown placeholder",
                template,
                "only " + ", ".join(PLACEHOLDERS),
                "use {filename} for the release's file name",
            ))
        elif "://" not in template:
            problems.append(_problem(
                place,
                "url_templates",
                "not an address",
                template,
                "an address that starts with https://, http:// or file://",
                "write https://<mirror>/{filename}",
            ))
    return problems

def _tag_problems(tool, module_name, tag):
    place = "module {}: toolchains.{}(version = \"{}\")".format(module_name, tool.name, tag.version)
    if not parse_version(tag.version):
        bare = tag.version.removeprefix("v")
        return [_problem(
            place,
            "version",
            "not a version",
            tag.version,
            "three numbers such as {}, without a leading v".format(tool.default_version),
            "write version = \"{}\"".format(bare if parse_version(bare) else tool.default_version),
        )]
    return _checksum_problems(tool, place, tag) + _url_problems(place, tag)

def _repetition_problems(tool, module_name, versions):
    place = "module {}: toolchains.{}".format(module_name, tool.name)
    if tool.name == "node" and len(versions) > 1:
        return [_problem(
            place,
            "version",
            "several versions",
            ", ".join(versions),
            "at most one tag",
            "keep one toolchains.node tag",
        )]
    repeated = {version: None for i, version in enumerate(versions) if version in versions[:i]}
    return [
        _problem(place, "version", "declared twice", version, "one tag per version", "remove one of the tags")
        for version in repeated
    ]

def _selected(tool, tag):
    return struct(
        sha256 = tag.sha256 or tool.releases[tag.version],
        url_templates = tag.url_templates,
        version = tag.version,
    )

def select_versions(tool, modules):
    """Decides which versions of a tool are registered.

    If the root module has tags, these are the versions, in order; the first is the default. Otherwise it is the newest
    version that any module requests, or else the version that this ruleset was tested with.

    Args:
        tool: a value of `TOOLS`.
        modules: structs with `name`, `is_root` and `tags`, which are structs with `version`, `sha256` and
            `url_templates`; those nearest to the root come first.

    Returns:
        A struct with `versions`, a list of structs with `version`, `sha256` (platform -> checksum) and `url_templates`,
        the default first; and `problems`, a sorted list of texts. If there are problems, there are no versions.
    """
    roots = [module for module in modules if module.is_root and module.tags]
    deciding = roots or [module for module in modules if module.tags]
    problems = []
    for module in deciding:
        for tag in module.tags:
            problems.extend(_tag_problems(tool, module.name, tag))
    for module in roots:
        problems.extend(_repetition_problems(tool, module.name, [tag.version for tag in module.tags]))
    if problems:
        return struct(problems = sorted(problems), versions = [])

    tags = [tag for module in deciding for tag in module.tags]
    if not tags:
        tags = [struct(sha256 = {}, url_templates = [], version = tool.default_version)]
    elif not roots:
        chosen = newest([tag.version for tag in tags])
        tags = [tag for tag in tags if tag.version == chosen][:1]
    return struct(problems = [], versions = [_selected(tool, tag) for tag in tags])
