"""Tests that attributes common to all rules reach all targets of a macro."""

load("@bazel_skylib//lib:unittest.bzl", "asserts", "unittest")
load("//:helm.bzl", "helm_chart", "helm_chart_golden_test")
load("//:release_app.bzl", "release_app")
load(
    "//tools/rules:common_attributes.bzl",
    "common_attributes",
    "manual_attributes",
    "own_attributes",
)

def _division_test_impl(ctx):
    env = unittest.begin(ctx)
    given = {"deprecation": "old", "replica": 2, "tags": ["a"], "testonly": None}
    asserts.equals(env, {"deprecation": "old", "tags": ["a"], "testonly": None}, common_attributes(given))
    asserts.equals(env, {"replica": 2}, own_attributes(given))
    asserts.equals(env, {"tags": ["a", "manual"], "testonly": None}, manual_attributes(given))
    asserts.equals(env, {"tags": ["manual"]}, manual_attributes({"tags": None}))
    asserts.equals(env, {"tags": ["manual"]}, manual_attributes({}))
    by_group = {"exec_group_compatible_with": {"a": ["x"], "test": ["y"]}, "exec_properties": {"tests": "1", "test.b": "2"}}
    others = {"exec_group_compatible_with": {"a": ["x"]}, "exec_properties": {"tests": "1"}}
    asserts.equals(env, others, common_attributes(by_group))
    asserts.equals(env, by_group, common_attributes(by_group, test = True))
    asserts.equals(env, others | {"tags": ["manual"]}, manual_attributes(by_group))
    asserts.equals(env, by_group | {"tags": ["manual"]}, manual_attributes(by_group, test = True))
    return unittest.end(env)

_division_test = unittest.make(_division_test_impl)

def _attributes_test_impl(ctx):
    env = unittest.begin(ctx)
    asserts.equals(env, json.decode(ctx.attr.expected), json.decode(ctx.attr.attributes))
    return unittest.end(env)

_attributes_test = unittest.make(
    _attributes_test_impl,
    attrs = {
        "attributes": attr.string(doc = "JSON of the attributes that the target has."),
        "expected": attr.string(doc = "JSON of the attributes that it should have."),
    },
)

_ONE_TARGET = {"deprecation": "old"}

_EVERY_TARGET = {
    "exec_compatible_with": [str(Label("@platforms//os:linux"))],
    "exec_properties": {"a": "b"},
    "features": ["a"],
    "tags": ["b", "manual"],
    "target_compatible_with": [str(Label("@platforms//:incompatible"))],
    "testonly": True,
    "visibility": ["//visibility:private"],
}

def _given(name, expected):
    """The attributes of `expected` that a target has, as JSON; None for empty values."""
    found = native.existing_rule(name)
    return json.encode({attribute: found.get(attribute) or None for attribute in expected})

def common_attributes_tests(name):
    """Declares the tests.

    Args:
        name: the suite's name.
    """
    common = _ONE_TARGET | _EVERY_TARGET
    for_tests = {"exec_properties": {"a": "b", "test.c": "d"}}
    app = name + ".app"
    chart = name + ".chart"
    golden = name + ".golden"
    release_app(name = app, image = "x", **common)
    helm_chart(name = chart, apps = [app + "_metadata"], deploy = {"dev": {}}, environments = {"dev": {}}, **(common | for_tests))
    helm_chart_golden_test(name = golden, chart = chart, golden = "no_such_directory", **(common | for_tests))

    beside = _EVERY_TARGET | {"tags": ["b", "manual", "manual"]}
    none = {attribute: None for attribute in _ONE_TARGET}
    subjects = {
        app + "_metadata": common,
        chart: common,
        chart + ".dev.validate": none | beside,
        chart + ".package": none | beside,
        chart + ".template": none | beside,
        chart + ".test": none | beside | for_tests | {"size": "small"},
        chart + ".validate": none | beside,
        golden: common | for_tests | {"size": "small"},
        golden + ".update": none | beside,
    }
    for subject, expected in subjects.items():
        _attributes_test(
            name = subject + "_test",
            size = "small",
            attributes = _given(subject, expected),
            expected = json.encode(expected),
        )
    _division_test(name = name + ".division_test", size = "small")
    native.test_suite(name = name, tests = [subject + "_test" for subject in subjects] + [name + ".division_test"])
