"""Tests of the module extension's decisions: selection.bzl, tools.bzl and the tables of checksums."""

load("@bazel_skylib//lib:partial.bzl", "partial")
load("@bazel_skylib//lib:unittest.bzl", "asserts", "unittest")
load("//tools/toolchains:platforms.bzl", "DOWNLOAD_PLATFORMS")
load("//tools/toolchains:selection.bzl", "is_checksum", "select_versions")
load("//tools/toolchains:tools.bzl", "TOOLS", "archive_urls", "binary_variables", "download_problem", "repository_name")
load("//tools/toolchains:versions.bzl", "choose_version", "newest")

_HELM = TOOLS["helm"]
_NODE = TOOLS["node"]
_HEX = "0123456789abcdef" * 4
_SRI = "sha256-PiQCOMejoQ79N7jhZhWyjpS6XbWVcke7QgCbptUvduk="

def _tag(version, sha256 = {}, url_templates = []):
    return struct(sha256 = sha256, url_templates = url_templates, version = version)

def _module(name, tags, is_root = False):
    return struct(is_root = is_root, name = name, tags = tags)

def _versions(selection):
    return [selected.version for selected in selection.versions]

def _selection_test_impl(ctx):
    env = unittest.begin(ctx)
    library = _module("library", [_tag("4.0.5"), _tag("4.1.4")])
    other = _module("other", [_tag("3.17.2")])
    for modules, expected in [
        ([], [_HELM.default_version]),
        ([_module("root", [], True), _module("library", [])], [_HELM.default_version]),
        ([_module("root", [], True), other, library], ["4.1.4"]),
        ([_module("root", [_tag("3.19.3"), _tag("4.0.5")], True), library], ["3.19.3", "4.0.5"]),
        # Tags that the root module overrides are not even validated.
        ([_module("root", [_tag("4.0.5")], True), _module("broken", [_tag("v4")])], ["4.0.5"]),
    ]:
        selection = select_versions(_HELM, modules)
        asserts.equals(env, [], selection.problems)
        asserts.equals(env, expected, _versions(selection))
    return unittest.end(env)

_selection_test = unittest.make(_selection_test_impl)

def _selected_fields_test_impl(ctx):
    env = unittest.begin(ctx)
    known = select_versions(_HELM, [_module("root", [_tag("4.2.0", {}, ["https://mirror/{filename}"])], True)])
    asserts.equals(env, [struct(
        sha256 = _HELM.releases["4.2.0"],
        url_templates = ["https://mirror/{filename}"],
        version = "4.2.0",
    )], known.versions)

    # If two modules request the same version, the first one sets its source.
    checksums = {"linux-amd64": _HEX, "windows-arm64": _SRI}
    unknown = select_versions(_HELM, [_module("a", [_tag("4.9.9", checksums)]), _module("b", [_tag("4.9.9", {
        "linux-arm64": _HEX,
    })])])
    asserts.equals(env, [struct(sha256 = checksums, url_templates = [], version = "4.9.9")], unknown.versions)
    return unittest.end(env)

_selected_fields_test = unittest.make(_selected_fields_test_impl)

def _problems(tool, tags):
    selection = select_versions(tool, [_module("root", tags, True)])
    return selection.problems + _versions(selection)

_HELM_PROBLEMS = [
    "module root: toolchains.helm(version = \"4.2.0\"): sha256: unknown platform (got \"linux_amd64\"); " +
    "expected one of darwin-amd64, darwin-arm64, linux-amd64, linux-arm64, windows-amd64, windows-arm64. " +
    "Fix: rename or remove the key \"linux_amd64\".",
    "module root: toolchains.helm(version = \"4.2.0\"): sha256[\"linux-arm64\"]: not a checksum (got \"123\"); " +
    "expected 64 lowercase hexadecimal digits or an integrity such as sha256-…=. " +
    "Fix: copy it from the release's checksum file.",
    "module root: toolchains.helm(version = \"4.2.0\"): url_templates: not an address (got \"mirror/{filename}\"); " +
    "expected an address that starts with https://, http:// or file://. " +
    "Fix: write https://<mirror>/{filename}.",
    "module root: toolchains.helm(version = \"4.2.0\"): url_templates: unknown placeholder " +
    "(got \"https://mirror/{name}\"); expected only {version}, {platform}, {extension}, {filename}. " +
    "Fix: use {filename} for the release's file name.",
    "module root: toolchains.helm(version = \"3.20.1\"): sha256: this version has no built-in checksums " +
    "(got {}); expected one of the built-in versions " + ", ".join(_HELM.releases) + ", or checksums. " +
    "Fix: write toolchains.helm(version = \"" + choose_version("3", _HELM.releases.keys()) + "\"), or add " +
    "sha256 = {\"linux-amd64\": \"<sha256 of helm-v3.20.1-linux-amd64.tar.gz>\"}.",
    "module root: toolchains.helm(version = \"v4.1.4\"): version: not a version (got \"v4.1.4\"); " +
    "expected three numbers such as " + _HELM.default_version + ", without a leading v. Fix: write version = \"4.1.4\".",
    "module root: toolchains.helm: version: declared twice (got \"4.9.9\"); expected one tag per version. " +
    "Fix: remove one of the tags.",
]

def _problems_test_impl(ctx):
    env = unittest.begin(ctx)
    asserts.equals(env, sorted(_HELM_PROBLEMS), _problems(_HELM, [
        _tag("v4.1.4"),
        _tag("3.20.1"),
        _tag("4.9.9", {"linux-amd64": _SRI}),
        _tag("4.9.9", {"linux-amd64": _HEX}),
        _tag("4.2.0", {"linux-arm64": "123", "linux_amd64": _HEX}, ["https://mirror/{name}", "mirror/{filename}"]),
    ]))
    asserts.equals(env, [
        "module root: toolchains.node: version: several versions (got \"24.14.1, 22.22.0\"); " +
        "expected at most one tag. Fix: keep one toolchains.node tag.",
    ], _problems(_NODE, [_tag("24.14.1"), _tag("22.22.0")]))
    return unittest.end(env)

_problems_test = unittest.make(_problems_test_impl)

def _checksum_test_impl(ctx):
    env = unittest.begin(ctx)
    for text, expected in {
        "": False,
        "md5-" + _HEX: False,
        "sha256-" + _HEX: False,
        "sha384-" + "a" * 64: True,
        "sha512-" + "a" * 86 + "==": True,
        _HEX: True,
        _HEX + "0": False,
        _HEX.upper(): False,
        _SRI: True,
        _SRI[:-1]: False,
    }.items():
        asserts.equals(env, expected, is_checksum(text), text)
    return unittest.end(env)

_checksum_test = unittest.make(_checksum_test_impl)

def _releases_test_impl(ctx):
    env = unittest.begin(ctx)
    helm_platforms = [platform for platform in DOWNLOAD_PLATFORMS if platform != "windows-arm64"]
    for tool, platforms in [(_HELM, helm_platforms), (_NODE, DOWNLOAD_PLATFORMS)]:
        asserts.true(env, tool.default_version in tool.releases, tool.name)
        for version, checksums in tool.releases.items():
            asserts.equals(env, platforms, sorted(checksums), version)
            asserts.equals(env, [], [value for value in checksums.values() if not is_checksum(value)], version)
            asserts.equals(env, len(platforms), len({value: None for value in checksums.values()}), version)
    asserts.equals(env, newest(_HELM.releases.keys()), _HELM.default_version)
    return unittest.end(env)

_releases_test = unittest.make(_releases_test_impl)

def _urls_test_impl(ctx):
    env = unittest.begin(ctx)
    for tool, version, platform, expected in [
        (_HELM, "4.2.0", "linux-amd64", "https://get.helm.sh/helm-v4.2.0-linux-amd64.tar.gz"),
        (_HELM, "4.2.0", "windows-amd64", "https://get.helm.sh/helm-v4.2.0-windows-amd64.zip"),
        (_NODE, "24.14.1", "darwin-arm64", "https://nodejs.org/dist/v24.14.1/node-v24.14.1-darwin-arm64.tar.gz"),
        (_NODE, "24.14.1", "linux-amd64", "https://nodejs.org/dist/v24.14.1/node-v24.14.1-linux-x64.tar.xz"),
        (_NODE, "24.14.1", "windows-amd64", "https://nodejs.org/dist/v24.14.1/node-v24.14.1-win-x64.zip"),
    ]:
        asserts.equals(env, [expected], archive_urls(tool, version, platform, []))
    asserts.equals(env, ["https://a/1.2.3/win-x64.zip", "file:///b/node-v1.2.3-win-x64.zip"], archive_urls(
        _NODE,
        "1.2.3",
        "windows-amd64",
        ["https://a/{version}/{platform}.{extension}", "file:///b/{filename}"],
    ))
    asserts.equals(env, ["helm", "helm.exe", "bin/node", "node.exe"], [
        tool.archive("1.2.3", platform).binary
        for tool in [_HELM, _NODE]
        for platform in ["linux-amd64", "windows-amd64"]
    ])
    asserts.equals(env, ["linux-amd64", "node-v1.2.3-linux-x64"], [
        tool.archive("1.2.3", "linux-amd64").prefix
        for tool in [_HELM, _NODE]
    ])
    return unittest.end(env)

_urls_test = unittest.make(_urls_test_impl)

def _download_problem_test_impl(ctx):
    env = unittest.begin(ctx)
    asserts.equals(
        env,
        "toolchains.helm(version = \"3.17.2\"): url_templates: the download failed, for the reason above " +
        "(got https://a/b, https://c/d); expected an address that this machine can reach, " +
        "with an archive that matches the checksum. " +
        "Fix: add a mirror such as url_templates = [\"https://<mirror>/{filename}\"], " +
        "or use a binary on this machine with --repo_env=HELM_BINARY_3=/absolute/path/to/helm.",
        download_problem(_HELM, "3.17.2", ["https://a/b", "https://c/d"]),
    )
    return unittest.end(env)

_download_problem_test = unittest.make(_download_problem_test_impl)

def _names_test_impl(ctx):
    env = unittest.begin(ctx)
    asserts.equals(env, ["HELM_BINARY", "HELM_BINARY_4"], binary_variables(_HELM, "4.2.0", True))
    asserts.equals(env, ["HELM_BINARY_3"], binary_variables(_HELM, "3.17.2", False))
    asserts.equals(env, ["NODE_BINARY", "NODE_BINARY_24"], binary_variables(_NODE, "24.14.1", True))
    asserts.equals(env, "helm_4_3_0_rc_1_linux_amd64", repository_name("helm", "4.3.0-rc.1", "linux-amd64"))
    return unittest.end(env)

_names_test = unittest.make(_names_test_impl)

def extension_tests(name):
    """Declares the tests.

    Args:
        name: the suite's name.
    """
    unittest.suite(name, *[partial.make(test, size = "small") for test in [
        _selection_test,
        _selected_fields_test,
        _problems_test,
        _checksum_test,
        _releases_test,
        _urls_test,
        _download_problem_test,
        _names_test,
    ]])
