"""Tests of `metadata_labels`: what the labels in `apps` and `jobs` mean."""

load("@bazel_skylib//lib:partial.bzl", "partial")
load("@bazel_skylib//lib:unittest.bzl", "asserts", "unittest")
load("//tools/rules:labels_in_attributes.bzl", "metadata_labels", "metadata_name_problems")

def _resolve(label):
    return Label(label) if type(label) == "string" else label

def _labels_test_impl(ctx):
    env = unittest.begin(ctx)
    skylib = Label("@bazel_skylib//lib:shell")
    for label, expected in {
        "x": Label(":x_metadata"),
        ":x": Label(":x_metadata"),
        ":x_metadata": Label(":x_metadata"),
        "//a/b": Label("//a/b:b_metadata"),
        "//a/b:c": Label("//a/b:c_metadata"),
        "//a/b:c_metadata": Label("//a/b:c_metadata"),
        "@bazel_skylib//lib:shell": skylib.same_package_label("shell_metadata"),
        Label("//a:b"): Label("//a:b_metadata"),
    }.items():
        asserts.equals(env, [expected], metadata_labels([label], _resolve), str(label))
    asserts.equals(env, [Label(":a_metadata"), Label(":b_metadata")], metadata_labels((":a", ":b_metadata"), _resolve))
    return unittest.end(env)

_labels_test = unittest.make(_labels_test_impl)

def _others_test_impl(ctx):
    env = unittest.begin(ctx)
    for apps in [None, ":x", {"a": 1}]:
        asserts.equals(env, apps, metadata_labels(apps, _resolve))
    asserts.equals(env, [1, None], metadata_labels([1, None], _resolve))
    return unittest.end(env)

_others_test = unittest.make(_others_test_impl)

def _names_test_impl(ctx):
    env = unittest.begin(ctx)
    for name in ["x", "metadata", "x_metadata_y", "x-metadata", struct()]:
        asserts.equals(env, [], metadata_name_problems(name))
    asserts.equals(env, 1, len(metadata_name_problems("_metadata")))
    return unittest.end(env)

_names_test = unittest.make(_names_test_impl)

def metadata_labels_tests(name):
    """Declares the tests.

    Args:
        name: the suite's name.
    """
    unittest.suite(name, *[partial.make(test, size = "small") for test in [_labels_test, _names_test, _others_test]])
