"""Tests of host_binary.bzl, and of the host platform in platforms.bzl."""

load("@bazel_skylib//lib:partial.bzl", "partial")
load("@bazel_skylib//lib:unittest.bzl", "asserts", "unittest")
load(
    "//tools/toolchains:host_binary.bzl",
    "missing_problem",
    "path_problem",
    "reported_version",
    "run_problem",
    "used_variable",
    "version_problem",
)
load("//tools/toolchains:platforms.bzl", "host_platform", "platform_constraints", "unknown_host_problem")
load("//tools/toolchains:tools.bzl", "TOOLS")

_HELM = TOOLS["helm"]
_NODE = TOOLS["node"]

def _used_variable_test_impl(ctx):
    env = unittest.begin(ctx)
    for environment, expected in [
        ({}, None),
        ({"HELM_BINARY": ""}, None),
        ({"HELM_BINARY": "", "HELM_BINARY_4": "/b"}, "HELM_BINARY_4"),
        ({"HELM_BINARY": "/a", "HELM_BINARY_4": "/b"}, "HELM_BINARY"),
    ]:
        asserts.equals(env, expected, used_variable(["HELM_BINARY", "HELM_BINARY_4"], environment.get))
    return unittest.end(env)

_used_variable_test = unittest.make(_used_variable_test_impl)

def _path_test_impl(ctx):
    env = unittest.begin(ctx)
    for path in ["/usr/bin/helm", "C:\\helm.exe", "C:/helm.exe"]:
        asserts.equals(env, None, path_problem(_HELM, "HELM_BINARY", path))
    asserts.equals(
        env,
        "--repo_env=HELM_BINARY: not an absolute path (got \"bin/helm\"); " +
        "expected the absolute path of a Helm binary. Fix: write --repo_env=HELM_BINARY=/absolute/path/to/helm.",
        path_problem(_HELM, "HELM_BINARY", "bin/helm"),
    )
    asserts.equals(
        env,
        "--repo_env=NODE_BINARY: the file does not exist (got \"/no/node\"); " +
        "expected the absolute path of a Node.js binary. " +
        "Fix: correct the path, or unset NODE_BINARY to download Node.js.",
        missing_problem(_NODE, "NODE_BINARY", "/no/node"),
    )
    return unittest.end(env)

_path_test = unittest.make(_path_test_impl)

def _run_test_impl(ctx):
    env = unittest.begin(ctx)
    for output, expected in {
        "": None,
        "4.2.3": "4.2.3",
        "helm v4.2.3": None,
        "v3.17.2+gcc0bbbd\n": "3.17.2",
        "v4.3.0-rc.1\r\n": "4.3.0-rc.1",
    }.items():
        asserts.equals(env, expected, reported_version(output), output)
    asserts.equals(env, None, run_problem(_HELM, "HELM_BINARY", "/bin/helm", 0, "v4.2.3\n"))
    asserts.equals(
        env,
        "--repo_env=HELM_BINARY: `helm version --template {{.Version}}` prints no version; it exited with " +
        "code 0 and printed \"hello\" (got \"/bin/echo\"); expected a Helm binary that runs on this machine. " +
        "Fix: correct the path, or unset HELM_BINARY to download Helm.",
        run_problem(_HELM, "HELM_BINARY", "/bin/echo", 0, "hello\n"),
    )
    asserts.equals(
        env,
        "--repo_env=NODE_BINARY: `node --version` prints no version; it exited with code 126 " +
        "and printed \"denied\" (got \"/etc/passwd\"); expected a Node.js binary that runs on this machine. " +
        "Fix: correct the path, or unset NODE_BINARY to download Node.js.",
        run_problem(_NODE, "NODE_BINARY", "/etc/passwd", 126, "denied"),
    )
    return unittest.end(env)

_run_test = unittest.make(_run_test_impl)

def _version_test_impl(ctx):
    env = unittest.begin(ctx)
    asserts.equals(env, None, version_problem(_HELM, "HELM_BINARY", "/bin/helm", "4.0.0", "4.2.0"))
    asserts.equals(env, None, version_problem(_NODE, "NODE_BINARY", "/bin/node", "25.0.0", "24.14.1"))
    asserts.equals(
        env,
        "--repo_env=HELM_BINARY: the wrong major of Helm (got \"3.17.0 at /bin/helm\"); " +
        "expected Helm 4, because it replaces the registered version 4.2.0. " +
        "Fix: give the path of a matching binary, or put toolchains.helm(version = \"3.19.3\") first in MODULE.bazel.",
        version_problem(_HELM, "HELM_BINARY", "/bin/helm", "3.17.0", "4.2.0"),
    )
    asserts.equals(
        env,
        "--repo_env=NODE_BINARY: the wrong major of Node.js (got \"20.0.0 at /bin/node\"); " +
        "expected Node.js 24 or newer, because it replaces the registered version 24.14.1. " +
        "Fix: give the path of a matching binary, or put toolchains.node(version = \"20.0.0\") first in MODULE.bazel.",
        version_problem(_NODE, "NODE_BINARY", "/bin/node", "20.0.0", "24.14.1"),
    )
    return unittest.end(env)

_version_test = unittest.make(_version_test_impl)

def _host_platform_test_impl(ctx):
    env = unittest.begin(ctx)
    for system, processor, expected in [
        ("linux", "amd64", "linux-amd64"),
        ("linux", "riscv64", "linux-riscv64"),
        ("mac os x", "aarch64", "darwin-arm64"),
        ("Mac OS X", "x86_64", "darwin-amd64"),
        ("windows server 2022", "x64", "windows-amd64"),
        ("linux", "mips", None),
        ("aix", "ppc64le", None),
    ]:
        asserts.equals(env, expected, host_platform(system, processor))
    asserts.equals(env, ["@platforms//cpu:aarch64", "@platforms//os:osx"], platform_constraints("darwin-arm64"))
    asserts.equals(
        env,
        "HELM_BINARY: this machine's platform is not supported (got \"aix\" on \"mips\"); " +
        "expected one of darwin, freebsd, linux, openbsd, windows on one of amd64, arm64, ppc64le, riscv64, s390x. " +
        "Fix: unset HELM_BINARY and register the binary with helm_toolchain or node_toolchain and a toolchain target.",
        unknown_host_problem("HELM_BINARY", "aix", "mips"),
    )
    return unittest.end(env)

_host_platform_test = unittest.make(_host_platform_test_impl)

def host_binary_tests(name):
    """Declares the tests.

    Args:
        name: the suite's name.
    """
    unittest.suite(name, *[partial.make(test, size = "small") for test in [
        _used_variable_test,
        _path_test,
        _run_test,
        _version_test,
        _host_platform_test,
    ]])
