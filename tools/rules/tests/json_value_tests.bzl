"""Tests of json_value.bzl: values that JSON can represent, and errors for the rest."""

load("@bazel_skylib//lib:partial.bzl", "partial")
load("@bazel_skylib//lib:unittest.bzl", "asserts", "unittest")
load("//tools/rules:json_value.bzl", "json_value")

_EXPECTED = "expected strings, numbers, booleans, lists and dicts of them"
_INVALID = " {}. Fix: write the value itself. [invalid-type]".format(_EXPECTED)

def _values_test_impl(ctx):
    env = unittest.begin(ctx)
    for value in [
        "",
        "{{ .x }} \"quoted\"\r\n\ttab",
        "Grüße 🎉",
        0,
        -1,
        9007199254740991,
        -9007199254740991,
        1.5,
        False,
        True,
        [],
        {},
        [None, [1, {"a": {"b.c": [0, False, ""]}}]],
    ]:
        text, problems = json_value({"a": value, "b": None})
        asserts.equals(env, [], problems)
        asserts.equals(env, {"a": value}, json.decode(text))
    asserts.equals(env, ("{}", []), json_value({}))
    asserts.equals(env, ("{\"a\":[1,2]}", []), json_value({"a": (1, 2)}))
    return unittest.end(env)

_values_test = unittest.make(_values_test_impl)

def _problems_test_impl(ctx):
    env = unittest.begin(ctx)
    for value, expected in [
        (Label("//a:b"), "a: is a Label, which a chart cannot contain (got Label(\"//a:b\"));" + _INVALID),
        (depset([1]), "a: is a depset, which a chart cannot contain (got depset([1]));" + _INVALID),
        (len, "a: is a builtin_function_or_method, which a chart cannot contain (got <built-in function len>);" + _INVALID),
        (struct(b = 1), "a: is a struct, which a chart cannot contain (got struct(b = 1));" + _INVALID),
        ([1, {"b.c": struct()}], "a[1][\"b.c\"]: is a struct, which a chart cannot contain (got struct());" + _INVALID),
        ({"b": (struct(),)}, "a.b[0]: is a struct, which a chart cannot contain (got struct());" + _INVALID),
        (
            {"b": {8000: struct()}},
            "a.b: has a key that is not a string (got 8000); expected strings as keys. Fix: write `\"8000\"`. " +
            "[invalid-type]",
        ),
        (
            9007199254740992,
            "a: is too large (got 9007199254740992); expected an integer of at most 9007199254740991. " +
            "Fix: write `\"9007199254740992\"`. [invalid-number]",
        ),
        (
            [-9007199254740992],
            "a[0]: is too large (got -9007199254740992); expected an integer of at most 9007199254740991. " +
            "Fix: write `\"-9007199254740992\"`. [invalid-number]",
        ),
    ] + [
        (
            float(number),
            "a: is not a finite number (got {0}); expected a finite number. Fix: write `\"{0}\"`. [invalid-number]".format(number),
        )
        for number in ["nan", "+inf", "-inf"]
    ]:
        text, problems = json_value({"a": value, "b": 1})
        asserts.equals(env, [expected.replace("Label(\"//a:b\")", repr(Label("//a:b")))], problems)
        asserts.equals(env, "{\"b\":1}", text)
    return unittest.end(env)

_problems_test = unittest.make(_problems_test_impl)

def _select_test_impl(ctx):
    env = unittest.begin(ctx)
    asserts.equals(env, ctx.attr.expected, ctx.attr.problems)
    return unittest.end(env)

_select_test = unittest.make(_select_test_impl, attrs = {
    "expected": attr.string_list(doc = "The problems that there should be."),
    "problems": attr.string_list(doc = "The problems that there are."),
})

def _all_problems_test_impl(ctx):
    env = unittest.begin(ctx)
    _, problems = json_value({"z": struct(), "a": {2: 1, 1: 2, "b": [depset(), 1, len]}})
    asserts.equals(env, [
        "a.b[0]: is a depset",
        "a.b[2]: is a builtin_function_or_method",
        "a: has a key that is not a string (got 1)",
        "a: has a key that is not a string (got 2)",
        "z: is a struct",
    ], [message.partition(";")[0].partition(",")[0] for message in problems])
    return unittest.end(env)

_all_problems_test = unittest.make(_all_problems_test_impl)

def _depth_test_impl(ctx):
    env = unittest.begin(ctx)
    deep = "end"
    for _ in range(99):
        deep = [deep]
    asserts.equals(env, [], json_value({"a": deep})[1])
    asserts.equals(env, [
        "a: is nested more than 100 levels deep (got " + "[" * 100 + "\"end\"" + "]" * 15 +
        "…); expected a flatter value. Fix: remove levels, or lists that contain themselves. [invalid-type]",
    ], json_value({"a": [deep]})[1])

    endless = []
    endless.append(endless)
    asserts.equals(env, [
        "a: is nested more than 100 levels deep (got {}); expected a flatter value. ".format(repr(endless)) +
        "Fix: remove levels, or lists that contain themselves. [invalid-type]",
    ], json_value({"a": endless})[1])
    return unittest.end(env)

_depth_test = unittest.make(_depth_test_impl)

def json_value_tests(name):
    """Declares the tests.

    Args:
        name: the suite's name.
    """

    # A select() exists while packages load, and is resolved in every attribute of a target.
    choice = select({"//conditions:default": 1})
    _, problems = json_value({"a": {"b": choice}})
    unittest.suite(name, *([partial.make(test, size = "small") for test in [
        _values_test,
        _problems_test,
        _all_problems_test,
        _depth_test,
    ]] + [partial.make(_select_test, size = "small", problems = problems, expected = [
        "a.b: is a select(), which a chart cannot contain (got {}); ".format(repr(choice)) + _EXPECTED +
        ". Fix: declare one app for each case, or set the value in the values of an environment. [invalid-type]",
    ])]))
