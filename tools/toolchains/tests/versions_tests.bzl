"""Tests of versions.bzl."""

load("@bazel_skylib//lib:partial.bzl", "partial")
load("@bazel_skylib//lib:unittest.bzl", "asserts", "unittest")
load("//tools/toolchains:versions.bzl", "choose_version", "major_of", "newest", "parse_version")

def _parse_version_test_impl(ctx):
    env = unittest.begin(ctx)
    for text, expected in {
        "": None,
        "1.2.3": (1, 2, 3, True, ""),
        "10.20.30-rc.1": (10, 20, 30, False, "rc.1"),
        "4": None,
        "4.2": None,
        "4.2.0-": None,
        "4.2.0-rc 1": None,
        "4.2.0.1": None,
        "4.2.x": None,
        "v4.2.0": None,
    }.items():
        asserts.equals(env, expected, parse_version(text), text)
    asserts.equals(env, 3, major_of("3.17.2"))
    return unittest.end(env)

_parse_version_test = unittest.make(_parse_version_test_impl)

def _newest_test_impl(ctx):
    env = unittest.begin(ctx)
    asserts.equals(env, "4.10.0", newest(["4.9.0", "4.10.0", "3.99.99", "4.10.0-rc.1"]))
    return unittest.end(env)

_newest_test = unittest.make(_newest_test_impl)

def _choose_version_test_impl(ctx):
    env = unittest.begin(ctx)
    versions = ["4.2.0", "3.17.2", "3.17.10", "3.9.0", "40.0.0"]
    for wanted, expected in {
        "": "4.2.0",
        "3": "3.17.10",
        "3.1": None,
        "3.17": "3.17.10",
        "3.17.1": None,
        "3.17.2": "3.17.2",
        "3.9": "3.9.0",
        "4": "4.2.0",
        "5": None,
    }.items():
        asserts.equals(env, expected, choose_version(wanted, versions), wanted)
    return unittest.end(env)

_choose_version_test = unittest.make(_choose_version_test_impl)

def versions_tests(name):
    """Declares the tests.

    Args:
        name: the suite's name.
    """
    unittest.suite(name, *[partial.make(test, size = "small") for test in [
        _parse_version_test,
        _newest_test,
        _choose_version_test,
    ]])
