"""Tests of hub.bzl and tool_build_file.bzl: the BUILD files of the extension's repositories."""

load("@bazel_skylib//lib:partial.bzl", "partial")
load("@bazel_skylib//lib:unittest.bzl", "asserts", "unittest")
load("//tools/toolchains:hub.bzl", "hub_build_file")
load("//tools/toolchains:tool_build_file.bzl", "tool_build_file")

_TOOLS = [
    struct(name = "helm", versions = [
        struct(platforms = ["linux-amd64", "linux-arm64"], variables = ["HELM_BINARY"], version = "4.2.0"),
        struct(platforms = ["windows-amd64"], variables = ["HELM_BINARY_3"], version = "3.17.2"),
    ]),
    struct(name = "node", versions = [
        struct(platforms = ["darwin-arm64"], variables = ["NODE_BINARY"], version = "24.14.1"),
    ]),
]
_LINUX = struct(arch = "amd64", name = "linux")

def _values(text, attribute):
    start = "    {} = ".format(attribute)
    return [line[len(start):-1] for line in text.split("\n") if line.startswith(start)]

def _toolchain_names(hub):
    return [name for name in _values(hub.text, "name") if not name.startswith(("\"helm_is", "\"helm_version"))]

def _both(*names):
    return [repr(name + suffix) for name in names for suffix in ["", "_runtime"]]

def _names_test_impl(ctx):
    env = unittest.begin(ctx)
    arm = "helm_4_2_0_linux_arm64"
    for environment, host, expected in [
        ({}, _LINUX, ["helm_4_2_0_linux_amd64", arm, "helm_3_17_2_windows_amd64", "node_24_14_1_darwin_arm64"]),
        (
            {"HELM_BINARY": "/helm"},
            _LINUX,
            [arm, "helm_4_2_0_host", "helm_3_17_2_windows_amd64", "node_24_14_1_darwin_arm64"],
        ),
        # A machine without downloads.
        (
            {"HELM_BINARY_3": "/helm", "NODE_BINARY": "/node"},
            struct(arch = "s390x", name = "linux"),
            [
                "helm_4_2_0_linux_amd64",
                arm,
                "helm_3_17_2_windows_amd64",
                "helm_3_17_2_host",
                "node_24_14_1_darwin_arm64",
                "node_24_14_1_host",
            ],
        ),
    ]:
        hub = hub_build_file(_TOOLS, host, environment.get)
        asserts.equals(env, [], hub.problems)
        asserts.equals(env, _both(*expected), _toolchain_names(hub))
    return unittest.end(env)

_names_test = unittest.make(_names_test_impl)

def _attributes_test_impl(ctx):
    env = unittest.begin(ctx)
    host = struct(arch = "s390x", name = "linux")
    hub = hub_build_file(_TOOLS[1:], host, {"NODE_BINARY": "/node"}.get)
    osx = "[\"@platforms//cpu:aarch64\", \"@platforms//os:osx\"]"
    s390x = "[\"@platforms//cpu:s390x\", \"@platforms//os:linux\"]"
    asserts.equals(env, [osx, s390x], _values(hub.text, "exec_compatible_with"))
    asserts.equals(env, [osx, s390x], _values(hub.text, "target_compatible_with"))
    asserts.equals(env, ["[]"] * 4, _values(hub.text, "target_settings"))
    asserts.equals(
        env,
        ["\"@node_24_14_1_darwin_arm64//:toolchain\""] * 2 + ["\"@node_24_14_1_host//:toolchain\""] * 2,
        _values(hub.text, "toolchain"),
    )

    helm = hub_build_file(_TOOLS[:1], host, {}.get)
    asserts.equals(env, ["[\"4.2.0\", \"3.17.2\"]"], _values(helm.text, "versions"))
    asserts.equals(
        env,
        ["{\":helm_version\": \"4.2.0\"}", "{\":helm_version\": \"3.17.2\"}"],
        _values(helm.text, "flag_values"),
    )
    asserts.equals(
        env,
        ["[\":helm_is_4.2.0\"]"] * 4 + ["[\":helm_is_3.17.2\"]"] * 2,
        _values(helm.text, "target_settings"),
    )
    return unittest.end(env)

_attributes_test = unittest.make(_attributes_test_impl)

def _unknown_host_test_impl(ctx):
    env = unittest.begin(ctx)
    host = struct(arch = "mips", name = "linux")
    asserts.equals(env, [], hub_build_file(_TOOLS, host, {}.get).problems)
    problems = hub_build_file(_TOOLS, host, {"HELM_BINARY": "/helm", "NODE_BINARY": "/node"}.get).problems
    asserts.equals(env, ["HELM_BINARY", "NODE_BINARY"], [problem.partition(":")[0] for problem in problems])
    return unittest.end(env)

_unknown_host_test = unittest.make(_unknown_host_test_impl)

def _tool_build_file_test_impl(ctx):
    env = unittest.begin(ctx)
    text = tool_build_file("node", "bin/node", "24.14.1")
    asserts.equals(env, ["\"toolchain\""], _values(text, "name"))
    asserts.equals(env, ["\"bin/node\""], _values(text, "node"))
    asserts.equals(env, ["\"24.14.1\""], _values(text, "version"))
    return unittest.end(env)

_tool_build_file_test = unittest.make(_tool_build_file_test_impl)

def hub_tests(name):
    """Declares the tests.

    Args:
        name: the suite's name.
    """
    unittest.suite(name, *[partial.make(test, size = "small") for test in [
        _names_test,
        _attributes_test,
        _unknown_host_test,
        _tool_build_file_test,
    ]])
