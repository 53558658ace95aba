"""The module extension `toolchains`: which Helm and which Node.js the rules use.

No configuration needed: without tags, Bazel downloads tested versions of Helm and Node.js for the platforms that a build needs.
To choose other versions, write in MODULE.bazel of the root module:

    toolchains = use_extension("@rules_appchart//:extensions.bzl", "toolchains")
    toolchains.helm(version = "4.2.0")    # the first is the default
    toolchains.helm(version = "3.19.3")   # for --@rules_appchart//tools/toolchains:helm_version=3
    toolchains.node(version = "24.14.1")

If the root module has tags for a tool, only those count. Otherwise the newest version that any module requests is used.

For a version whose checksums are not in this ruleset, add them; for a mirror, add its addresses:

    toolchains.helm(
        version = "4.9.9",
        sha256 = {"linux-amd64": "<64 hexadecimal digits, or sha256-…>"},
        url_templates = ["https://mirror.example/helm/{filename}"],
    )

To use a binary on the machine instead of a download, give its absolute path: `--repo_env=HELM_BINARY=…` replaces the
default version, `--repo_env=HELM_BINARY_3=…` the registered versions of Helm 3 (likewise for other majors), and
`--repo_env=NODE_BINARY=…` Node.js. A Helm binary must have the same major as the version that it replaces, which the
flag `helm_version` still refers to. Do not keep binaries in /tmp, which sandboxed actions do not see.
"""

load("//tools/toolchains:archive_repository.bzl", "archive_repository")
load("//tools/toolchains:host_binary_repository.bzl", "host_binary_repository")
load("//tools/toolchains:hub_repository.bzl", "hub_repository")
load("//tools/toolchains:selection.bzl", "select_versions")
load("//tools/toolchains:tools.bzl", "TOOLS", "binary_variables", "repository_name")

def _declare_tool(tool, versions):
    described = []
    for index, selected in enumerate(versions):
        variables = binary_variables(tool, selected.version, index == 0)
        for platform, checksum in selected.sha256.items():
            archive_repository(
                name = repository_name(tool.name, selected.version, platform),
                checksum = checksum,
                platform = platform,
                tool = tool.name,
                url_templates = selected.url_templates,
                version = selected.version,
            )
        host_binary_repository(
            name = repository_name(tool.name, selected.version, "host"),
            tool = tool.name,
            variables = variables,
            version = selected.version,
        )
        described.append({
            "platforms": sorted(selected.sha256),
            "variables": variables,
            "version": selected.version,
        })
    return {"name": tool.name, "versions": described}

def _toolchains_impl(module_ctx):
    problems = []
    tools = []
    for name, tool in TOOLS.items():
        selection = select_versions(tool, [
            struct(is_root = module.is_root, name = module.name or "(root)", tags = getattr(module.tags, name))
            for module in module_ctx.modules
        ])
        problems.extend(selection.problems)
        tools.append((tool, selection.versions))
    if problems:
        fail("\n" + "\n".join(problems))
    hub_repository(
        name = "appchart_toolchains",
        tools = json.encode([_declare_tool(tool, versions) for tool, versions in tools]),
    )
    return module_ctx.extension_metadata(reproducible = True)

def _version_tag(tool, doc):
    return tag_class(
        doc = doc,
        attrs = {
            "sha256": attr.string_dict(
                doc = "Checksums by platform (`linux-amd64`, `darwin-arm64`, …) instead of the built-in ones; " +
                      "only these platforms are downloaded.",
            ),
            "url_templates": attr.string_list(
                doc = ("Addresses to try in order instead of `{}`. Placeholders: `{{version}}`, `{{platform}}` and " +
                       "`{{extension}}` as in the name of the release's file, `{{filename}}` for the whole name.").format(
                    TOOLS[tool].url_templates[0],
                ),
            ),
            "version": attr.string(
                doc = "The version without a leading v, such as `{}`.".format(TOOLS[tool].default_version),
                mandatory = True,
            ),
        },
    )

toolchains = module_extension(
    implementation = _toolchains_impl,
    doc = "Registers Helm and Node.js; see the top of this file.",
    tag_classes = {
        "helm": _version_tag("helm", "A Helm version. There may be several; the first is the default."),
        "node": _version_tag("node", "The Node.js version."),
    },
    os_dependent = False,
    arch_dependent = False,
)
