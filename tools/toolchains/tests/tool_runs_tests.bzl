"""Tests that the binaries run: the composer's Node.js runs each Helm and compares the versions that both report."""

load("@bazel_skylib//rules:build_test.bzl", "build_test")
load("//tools/toolchains:helm_toolchain.bzl", "HelmInfo")

_NODE_TYPE = Label("//tools/toolchains:node_toolchain_type")

_SCRIPT = """
const [output, nodeVersion, helm, helmVersion] = process.argv.slice(1);
const reported = require("node:child_process")
    .execFileSync(helm, ["version", "--template", "{{.Version}}"], {encoding: "utf8"});
require("node:assert").deepStrictEqual(
    {node: process.version, helm: reported},
    {node: "v" + nodeVersion, helm: "v" + helmVersion},
);
require("node:fs").writeFileSync(output, reported);
"""

def _tool_run_impl(ctx):
    node_info = ctx.toolchains[_NODE_TYPE].node_info
    output = ctx.actions.declare_file(ctx.label.name + ".txt")
    arguments = ctx.actions.args()
    arguments.add_all(["-e", _SCRIPT, "--", output, node_info.version])
    arguments.add_all([ctx.executable.helm, ctx.attr.helm[HelmInfo].version])
    ctx.actions.run(
        outputs = [output],
        executable = node_info.binary,
        arguments = [arguments],
        tools = [ctx.attr.helm[DefaultInfo].files_to_run],
        mnemonic = "ToolRun",
        progress_message = "Running Node.js and Helm for %{label}",
        toolchain = _NODE_TYPE,
    )
    return [DefaultInfo(files = depset([output]))]

_tool_run = rule(
    implementation = _tool_run_impl,
    doc = "Runs Helm from Node.js; fails if either reports a version that differs from its toolchain's.",
    attrs = {
        "helm": attr.label(
            doc = "The Helm to run.",
            cfg = "exec",
            executable = True,
            mandatory = True,
            providers = [HelmInfo],
        ),
    },
    toolchains = [_NODE_TYPE],
)

def tool_runs_tests(name):
    """Declares the tests.

    Args:
        name: the test's name.
    """
    for major in ["3", "4"]:
        _tool_run(
            name = "{}.helm_{}".format(name, major),
            helm = "//tools/toolchains:helm_" + major,
            tags = ["manual"],
            testonly = True,
        )
    build_test(name = name, size = "small", targets = [name + ".helm_3", name + ".helm_4"])
