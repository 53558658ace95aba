"""Analysis tests: the providers of the toolchain rules, and how the flag selects a registered version."""

load("@bazel_skylib//lib:unittest.bzl", "analysistest", "asserts")
load("//tools/toolchains:helm_toolchain.bzl", "HelmInfo", "helm_toolchain")
load("//tools/toolchains:helm_version_choice.bzl", "helm_version_choice")
load("//tools/toolchains:node_toolchain.bzl", "NodeInfo", "node_toolchain")
load("//tools/toolchains:versions.bzl", "major_of")

_FLAG = str(Label("//tools/toolchains:helm_version"))

def _helm_providers_test_impl(ctx):
    env = analysistest.begin(ctx)
    target = analysistest.target_under_test(env)
    info = target[platform_common.ToolchainInfo].helm_info
    asserts.equals(env, "1.2.3", info.version)
    asserts.equals(env, "BUILD.bazel", info.binary.basename)
    asserts.equals(env, info, target[HelmInfo])
    asserts.equals(env, [info.binary], target[DefaultInfo].files.to_list())
    return analysistest.end(env)

_helm_providers_test = analysistest.make(_helm_providers_test_impl)

def _node_providers_test_impl(ctx):
    env = analysistest.begin(ctx)
    target = analysistest.target_under_test(env)
    info = target[platform_common.ToolchainInfo].node_info
    asserts.equals(env, "1.2.3", info.version)
    asserts.equals(env, "BUILD.bazel", info.binary.basename)
    asserts.equals(env, info, target[NodeInfo])
    asserts.equals(env, [info.binary], target[DefaultInfo].files.to_list())
    return analysistest.end(env)

_node_providers_test = analysistest.make(_node_providers_test_impl)

def _current_helm_test_impl(ctx):
    env = analysistest.begin(ctx)
    target = analysistest.target_under_test(env)
    info = target[HelmInfo]
    asserts.equals(env, ctx.attr.major, major_of(info.version))
    asserts.equals(env, {"HELM_BIN": info.binary.path}, target[platform_common.TemplateVariableInfo].variables)
    asserts.equals(env, [info.binary], target[DefaultInfo].files.to_list())
    asserts.equals(env, [info.binary], target[DefaultInfo].default_runfiles.files.to_list())
    return analysistest.end(env)

def _current_helm_test(wanted):
    return analysistest.make(
        _current_helm_test_impl,
        attrs = {"major": attr.int(doc = "The expected major of the selected Helm.")},
        config_settings = {_FLAG: wanted},
    )

_current_helm_default_test = _current_helm_test("")
_current_helm_3_test = _current_helm_test("3")
_current_helm_3_17_test = _current_helm_test("3.17")
_current_helm_4_test = _current_helm_test("4")

def _current_node_test_impl(ctx):
    env = analysistest.begin(ctx)
    target = analysistest.target_under_test(env)
    info = target[NodeInfo]
    asserts.true(env, major_of(info.version) >= 24, info.version)
    asserts.equals(env, {"NODE_BIN": info.binary.path}, target[platform_common.TemplateVariableInfo].variables)
    asserts.equals(env, [info.binary], target[DefaultInfo].files.to_list())
    return analysistest.end(env)

_current_node_test = analysistest.make(_current_node_test_impl)

def _helm_binary_test_impl(ctx):
    env = analysistest.begin(ctx)
    target = analysistest.target_under_test(env)
    info = target[HelmInfo]
    executable = target[DefaultInfo].files_to_run.executable
    asserts.equals(env, ctx.attr.major, major_of(info.version))
    asserts.equals(env, target.label.name, executable.basename.removesuffix(".exe"))
    asserts.equals(env, [executable], target[DefaultInfo].files.to_list())
    asserts.equals(
        env,
        sorted([executable.short_path, info.binary.short_path]),
        sorted([file.short_path for file in target[DefaultInfo].default_runfiles.files.to_list()]),
    )
    return analysistest.end(env)

_helm_binary_test = analysistest.make(
    _helm_binary_test_impl,
    attrs = {"major": attr.int(doc = "The expected major of the executable.")},
    # The rule's version overrides the build's.
    config_settings = {_FLAG: "no such version"},
)

def _unknown_version_test_impl(ctx):
    env = analysistest.begin(ctx)
    asserts.expect_failure(
        env,
        "--//tools/toolchains:helm_version: matches no registered Helm version (got \"5\"); " +
        "expected one of 4.2.0, 3.17.2, or a prefix such as 4. " +
        "Fix: register it in MODULE.bazel with toolchains.helm(version = \"…\"), or remove the flag.",
    )
    return analysistest.end(env)

_unknown_version_test = analysistest.make(
    _unknown_version_test_impl,
    config_settings = {_FLAG: "5"},
    expect_failure = True,
)

def _subjects(name):
    tags = ["manual"]
    helm_toolchain(name = name + ".helm", helm = "BUILD.bazel", tags = tags, version = "1.2.3")
    node_toolchain(name = name + ".node", node = "BUILD.bazel", tags = tags, version = "1.2.3")
    helm_version_choice(name = name + ".choice", tags = tags, versions = ["4.2.0", "3.17.2"])

def toolchain_tests(name):
    """Declares the tests.

    Args:
        name: the suite's name.
    """
    _subjects(name)
    current_helm = "//tools/toolchains:current_helm_toolchain"
    tests = {
        "current_helm": (_current_helm_default_test, current_helm, {"major": 4}),
        "current_helm_3": (_current_helm_3_test, current_helm, {"major": 3}),
        "current_helm_3_17": (_current_helm_3_17_test, current_helm, {"major": 3}),
        "current_helm_4": (_current_helm_4_test, current_helm, {"major": 4}),
        "current_node": (_current_node_test, "//tools/toolchains:current_node_toolchain", {}),
        "helm_3": (_helm_binary_test, "//tools/toolchains:helm_3", {"major": 3}),
        "helm_4": (_helm_binary_test, "//tools/toolchains:helm_4", {"major": 4}),
        "helm_providers": (_helm_providers_test, name + ".helm", {}),
        "node_providers": (_node_providers_test, name + ".node", {}),
        "unknown_version": (_unknown_version_test, name + ".choice", {}),
    }
    for word, (test, target, attributes) in tests.items():
        test(name = "{}.{}".format(name, word), size = "small", target_under_test = target, **attributes)
    native.test_suite(name = name, tests = ["{}.{}".format(name, word) for word in tests])
