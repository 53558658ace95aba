"""`hub_repository`: the repository `appchart_toolchains`, which has all toolchains but downloads nothing."""

load(":hub.bzl", "hub_build_file")

visibility(["//..."])

def _hub_repository_impl(rctx):
    tools = [
        struct(name = tool["name"], versions = [struct(**version) for version in tool["versions"]])
        for tool in json.decode(rctx.attr.tools)
    ]
    hub = hub_build_file(tools, rctx.os, rctx.getenv)
    if hub.problems:
        fail("\n" + "\n".join(hub.problems))
    rctx.file("BUILD.bazel", hub.text, executable = False)

hub_repository = repository_rule(
    implementation = _hub_repository_impl,
    doc = "All toolchains of the module extension, for `register_toolchains(\"@appchart_toolchains//:all\")`.",
    attrs = {
        "tools": attr.string(
            doc = "JSON: a list of `{name, versions: [{version, platforms, variables}]}`, default versions first.",
            mandatory = True,
        ),
    },
)
