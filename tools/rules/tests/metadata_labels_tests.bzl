"""Tests of `metadata_labels`: what the labels in `apps` and `jobs` mean."""

load("@bazel_skylib//lib:partial.bzl", "partial")
load("@bazel_skylib//lib:unittest.bzl", "analysistest", "asserts", "unittest")
load("//:helm.bzl", "helm_chart")
load("//:release_app.bzl", "release_app")
load("//tools/rules:composed_chart.bzl", "HelmChartInfo")
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

def _apps_test_impl(ctx):
    env = analysistest.begin(ctx)
    target = analysistest.target_under_test(env)
    app = ctx.attr.app + "_metadata.declaration.json"
    asserts.equals(env, [app], [file.basename for file in target[HelmChartInfo].apps.to_list()])
    return analysistest.end(env)

_apps_test = analysistest.make(_apps_test_impl, attrs = {"app": attr.string(doc = "Name of the only app.")})

def metadata_labels_tests(name):
    """Declares the tests.

    Args:
        name: the suite's name.
    """
    tags = ["manual"]
    app = name + ".app"
    release_app(name = app, image = "x", tags = tags)
    native.alias(name = name + ".alias_metadata", actual = app + "_metadata", tags = tags)
    subjects = {
        name + ".of_alias": [name + ".alias"],
        name + ".of_select": select({"//conditions:default": [app + "_metadata"]}),
    }
    for chart, apps in subjects.items():
        helm_chart(name = chart, apps = apps, tags = tags)
        _apps_test(name = chart + "_test", size = "small", app = app, target_under_test = chart)
    native.test_suite(name = name, tests = [name + ".texts"] + [chart + "_test" for chart in subjects])
    unittest.suite(name + ".texts", *[partial.make(test, size = "small") for test in [_labels_test, _names_test, _others_test]])
