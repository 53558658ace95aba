"""Tests of problems.bzl, and of problems that prevent writing a golden copy."""

load("@bazel_skylib//lib:partial.bzl", "partial")
load("@bazel_skylib//lib:unittest.bzl", "asserts", "unittest")
load("//tools/rules:chart_golden_update.bzl", "update_problems")
load("//tools/rules:launcher.bzl", "hidden_problems")
load("//tools/rules:problems.bzl", "join_path", "place", "problem")

def _place_test_impl(ctx):
    env = unittest.begin(ctx)
    foreign = Label("@bazel_skylib//lib:shell")
    asserts.equals(env, "//tools/rules:launcher.sh.tpl", place(Label("//tools/rules:launcher.sh.tpl")))
    asserts.equals(env, "@@{}//lib:shell".format(foreign.repo_name), place(foreign))
    return unittest.end(env)

_place_test = unittest.make(_place_test_impl)

def _hidden_test_impl(ctx):
    env = unittest.begin(ctx)
    asserts.equals(env, [], hidden_problems([]))
    asserts.equals(env, [], hidden_problems([("m/a", "out/a"), ("m/a.b/c", "a.b/c"), ("m/a", "out/a"), ("n/a/c", "n/a/c")]))
    message = (
        "{}: is at the place of other files (got {}); expected a chart and files that do not have one path. " +
        "Fix: rename the target, or the directory of the files. [invalid-file]"
    )
    asserts.equals(
        env,
        [message.format("m/a", ["m/a/b", "m/a/c/d"]), message.format("m/e", ["e", "out/e"])],
        hidden_problems([("m/e", "out/e"), ("m/a", "out/a"), ("m/a/b", "a/b"), ("m/a/c/d", "a/c/d"), ("m/e", "e")]),
    )
    return unittest.end(env)

_hidden_test = unittest.make(_hidden_test_impl)

# The same cases as in tools/helm/model/problems.test.ts: both name the place of a problem.
def _join_path_test_impl(ctx):
    env = unittest.begin(ctx)
    for key, expected in {
        "": "env[\"\"]",
        "1": "env[\"1\"]",
        "1a": "env[\"1a\"]",
        "A-1": "env.A-1",
        "-a": "env[\"-a\"]",
        "_A": "env._A",
        "a b": "env[\"a b\"]",
        "a.b": "env[\"a.b\"]",
        "a\"b": "env[\"a\\\"b\"]",
        "ab": "env.ab",
        0: "env[0]",
        12: "env[12]",
    }.items():
        asserts.equals(env, expected, join_path("env", key))
    return unittest.end(env)

_join_path_test = unittest.make(_join_path_test_impl)

def _problem_test_impl(ctx):
    env = unittest.begin(ctx)
    asserts.equals(
        env,
        "env.A: is odd (got \"b\"); expected even. Fix: add one. [odd]",
        problem("env.A", "is odd", "b", "even", "add one", "odd"),
    )
    asserts.equals(
        env,
        "a: is odd (got \"" + "b" * 118 + "\"); expected c. Fix: d. [e]",
        problem("a", "is odd", "b" * 118, "c", "d", "e"),
    )
    asserts.equals(
        env,
        "a: is odd (got \"" + "b" * 119 + "…); expected c. Fix: d. [e]",
        problem("a", "is odd", "b" * 119, "c", "d", "e"),
    )
    return unittest.end(env)

_problem_test = unittest.make(_problem_test_impl)

def _update_problems_test_impl(ctx):
    env = unittest.begin(ctx)
    foreign = Label("@bazel_skylib//lib:golden_test.update")
    asserts.equals(env, [], update_problems(Label("//lib:golden_test.update")))
    asserts.equals(env, [
        "golden: is in another repository (got \"{}\"); expected a golden copy in the main repository. ".format(
            foreign.repo_name,
        ) + "Fix: run `bazel run //lib:golden_test.update` inside that module. [foreign-golden]",
    ], update_problems(foreign))
    return unittest.end(env)

_update_problems_test = unittest.make(_update_problems_test_impl)

def problems_tests(name):
    """Declares the tests.

    Args:
        name: the suite's name.
    """
    unittest.suite(name, *[partial.make(test, size = "small") for test in [
        _place_test,
        _hidden_test,
        _join_path_test,
        _problem_test,
        _update_problems_test,
    ]])
