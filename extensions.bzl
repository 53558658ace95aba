"""The module extensions `toolchains`, which Helm and which Node.js the rules use, and `charts`, other people's charts.

# toolchains

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

# charts

Charts that `dependencies` of a `helm_chart` can name, in MODULE.bazel of any module:

    charts = use_extension("@rules_appchart//:extensions.bzl", "charts")
    charts.oci(
        name = "redis",
        reference = "oci://registry.example.com/charts/redis:1.2.3",
        digest = "sha256:…",
    )
    charts.http(name = "postgresql", url = "https://charts.example.com/postgresql-1.2.3.tgz", sha256 = "…")
    use_repo(charts, "postgresql", "redis")

Then `{"chart": "@redis"}` is a dependency. `bazel run @rules_appchart//tools/charts:pin -- <address>` prints these lines.
A chart is downloaded when a build needs it. Credentials are Docker's, of `docker login` or `helm registry login`, with
their helpers; those for `charts.http` are in ~/.netrc. Bazel's own `--credential_helper` works for both.
"""

load("//tools/charts:http_chart_repository.bzl", "http_chart_repository")
load("//tools/charts:oci_chart_repository.bzl", "oci_chart_repository")
load("//tools/charts:selection.bzl", "select_charts")
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

_NAME = attr.string(doc = "Name of the repository, and of the target in it.", mandatory = True)

def _charts_impl(module_ctx):
    selection = select_charts([
        struct(is_root = module.is_root, name = module.name or "(root)", oci = module.tags.oci, http = module.tags.http)
        for module in module_ctx.modules
    ])
    if selection.problems:
        fail("\n" + "\n".join(selection.problems))
    for chart in selection.charts:
        repository = oci_chart_repository if chart.kind == "oci" else http_chart_repository
        repository(name = chart.name, chart = chart.name, **chart.attributes)
    return module_ctx.extension_metadata(reproducible = True)

charts = module_extension(
    implementation = _charts_impl,
    doc = "Imports charts; see the top of this file.",
    tag_classes = {
        "http": tag_class(
            doc = "A packaged chart at an address.",
            attrs = {
                "mirrors": attr.string_list(doc = "Addresses of the same file to try first. Default: none."),
                "name": _NAME,
                "plain_http": attr.bool(doc = "Whether the addresses may start with `http://`. Default: only those of this machine."),
                "sha256": attr.string(doc = "Checksum of the file, 64 hexadecimal digits.", mandatory = True),
                "url": attr.string(doc = "Address of the `.tgz` file.", mandatory = True),
            },
        ),
        "oci": tag_class(
            doc = "A chart in an OCI registry.",
            attrs = {
                "digest": attr.string(doc = "Digest of the chart's manifest: `sha256:` and 64 hexadecimal digits.", mandatory = True),
                "mirrors": attr.string_list(doc = "Registries to try first, like `oci://mirror.example.com/charts`, which have the same repository below their path. Default: none."),
                "name": _NAME,
                "plain_http": attr.bool(doc = "Whether to use HTTP instead of HTTPS. Default: only for registries on this machine."),
                "reference": attr.string(doc = "Where the chart is, like `oci://registry.example.com/charts/redis:1.2.3`. The tag is for readers; the digest decides.", mandatory = True),
                "token_server": attr.string(doc = "Where the registry's tokens come from, like `https://auth.example.com/token?service=registry`. Default: the one of well-known registries, or none."),
            },
        ),
    },
    os_dependent = False,
    arch_dependent = False,
)
