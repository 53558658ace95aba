"""Analysis tests of every error of the rules, by its whole text."""

load("@bazel_skylib//lib:unittest.bzl", "analysistest", "asserts")
load("//:helm.bzl", "helm_chart")
load("//:release_app.bzl", "release_app")
load(":digest_failures.bzl", "digest_failures")
load(":file_failures.bzl", "directory_failures", "twin_failures")
load(":gitops_failures.bzl", "gitops_failures")
load(":upgrade_failures.bzl", "bazel_upgrade_failures", "upgrade_failures")

def _failure_test_impl(ctx):
    env = analysistest.begin(ctx)
    causes = analysistest.target_under_test(env)[AnalysisFailureInfo].causes.to_list()
    messages = [cause.message for cause in causes]
    asserts.equals(env, 1, len(messages), str(messages))
    _, _, text = messages[0].rpartition("Error in fail: ")
    place = "//{}:{}".format(ctx.label.package, ctx.attr.subject)
    expected = ["{}: {}".format(place, line) for line in ctx.attr.lines]
    asserts.equals(env, [""] + expected, text.rstrip("\n").split("\n"))
    return analysistest.end(env)

_failure_test = analysistest.make(
    _failure_test_impl,
    attrs = {
        "lines": attr.string_list(doc = "The lines of the message, without the place."),
        "subject": attr.string(doc = "Name that the message gives to the target."),
    },
    expect_failure = True,
)

def _bazel_failure_test_impl(ctx):
    env = analysistest.begin(ctx)
    asserts.expect_failure(env, ctx.attr.text)
    return analysistest.end(env)

_bazel_failure_test = analysistest.make(
    _bazel_failure_test_impl,
    attrs = {"text": attr.string(doc = "What Bazel's own message must hold.")},
    expect_failure = True,
)

def _invalid(path, kind, value):
    return (
        "{}: is a {}, which a chart cannot contain (got {}); expected strings, numbers, booleans, lists and dicts of them. " +
        "Fix: write the value itself. [invalid-type]"
    ).format(path, kind, value)

def _bad_key(path, key):
    return (
        "{}: has a key that is not a string (got {}); expected strings as keys. " +
        "Fix: write `\"{}\"`. [invalid-type]"
    ).format(path, key, str(key))

def _bad_select(path, choice):
    return (
        "{}: is a select(), which a chart cannot contain (got {}); expected strings, numbers, booleans, lists and dicts of them. " +
        "Fix: declare one app for each case, or set the value in the values of an environment. [invalid-type]"
    ).format(path, repr(choice))

def _config_failures(name):
    choice = select({"//conditions:default": []})
    native.filegroup(name = name + ".group", srcs = ["digest.txt", "manifest.yaml"], tags = ["manual"])
    package = "@@//" + native.package_name()
    return {
        "config_group": (
            release_app,
            {"config_files": {"a": {"files": {"x.txt": name + ".group"}}}, "image": "x"},
            [
                "config_files.a.files[\"x.txt\"]: names a target with 2 files, but only one can have the name " +
                "(got \"{}:{}.group\"); expected the label of one file. ".format(package, name) +
                "Fix: name the file itself, or write a list. [invalid-file]",
            ],
        ),
        "config_select": (
            release_app,
            {"config_files": {"a": {"files": choice}}, "image": "x"},
            [_bad_select("config_files.a.files", choice)],
        ),
    }

def _app_failures(name):
    choice = select({"//conditions:default": "x"})
    return {
        "app_binary": (
            release_app,
            {"binary_target": struct(), "image": "x"},
            [_invalid("binary_target", "struct", "struct()")],
        ),
        "app_callees": (
            release_app,
            {"connects_to": choice, "env": choice, "image": "x"},
            [_bad_select("connects_to", choice), _bad_select("env", choice)],
        ),
        "app_dashboards": (
            release_app,
            {"dashboards": {"a.b": ":two_dashboards", "one": "dashboard.json"}, "image": "x"},
            [
                "dashboards[\"a.b\"]: names a target with 2 files (got \"//tools/rules/tests:two_dashboards\"); " +
                "expected the label of one JSON file. Fix: name one of its files. [invalid-file]",
            ],
        ),
        "app_digest": (
            release_app,
            {"image": "x", "image_digest": choice},
            [_bad_select("image_digest", choice)],
        ),
        "app_key": (
            release_app,
            {"image": "x", "ports": {8000: "http"}},
            [_bad_key("ports", 8000)],
        ),
        "app_metadata": (
            release_app,
            {"app_name": "app", "image": "x"},
            [
                "name: ends with `_metadata` (got \"{}.app_metadata\"); expected another ending, because `:x_metadata` is the ".format(name) +
                "metadata of the app `x`. Fix: choose another name, and set `app_name` to keep that of the app. [reserved-name]",
            ],
        ),
        "app_name": (
            release_app,
            {"app_name": choice, "image": "x"},
            [_bad_select("app_name", choice)],
        ),
        # All problems at once, sorted, including those with unknown attributes.
        "app_several": (
            release_app,
            {
                "args": ["a", depset(["b"])],
                "env": {"A": choice, "a.b": struct(c = 1), 1: "x"},
                "image": len,
                "label": "x",
                "no_attribute": struct(),
            },
            [
                _invalid("args[1]", "depset", "depset([\"b\"])"),
                _bad_select("env.A", choice),
                _bad_key("env", 1),
                _invalid("env[\"a.b\"]", "struct", "struct(c = 1)"),
                _invalid("image", "builtin_function_or_method", "<built-in function len>"),
                "label: is not an attribute (got \"x\"); expected nothing, because the macro records the label itself. " +
                "Fix: remove it. [unknown-attribute]",
                _invalid("no_attribute", "struct", "struct()"),
            ],
        ),
    }

def _chart_failures(name):
    native.filegroup(name = name + ".several_files", srcs = ["manifest.yaml", "values.yaml"], tags = ["manual"])
    choice = select({"//conditions:default": {}})
    return {
        "chart_environments": (
            helm_chart,
            {"environments": {"dev": "manifest.yaml", "prod": {"global": len}, 1: {}}},
            [
                _invalid("environments.prod.global", "builtin_function_or_method", "<built-in function len>"),
                _bad_key("environments", 1),
            ],
        ),
        "chart_environment_file": (
            helm_chart,
            {"environments": {"dev": name + ".several_files"}},
            [
                ("environments.dev: names a target with 2 files (got [\"{0}/manifest.yaml\", \"{0}/values.yaml\"]); " +
                 "expected the label of one YAML file. Fix: name one of these files. [invalid-values]").format(native.package_name()),
            ],
        ),
        "chart_key": (
            helm_chart,
            {"values": {"global": {1: 2}}},
            [_bad_key("values.global", 1)],
        ),
        "chart_several": (
            helm_chart,
            {
                "chart_name": struct(),
                "dependencies": [struct()],
                "description": [len],
                "environment_files": {},
                "no_attribute": struct(),
                "values": choice,
                "values_file": ":x",
            },
            [
                _invalid("chart_name", "struct", "struct()"),
                _invalid("dependencies[0]", "struct", "struct()"),
                _invalid("description[0]", "builtin_function_or_method", "<built-in function len>"),
                "environment_files: is not an attribute (got {}); expected `environments`. " +
                "Fix: write `environments = {\"prod\": \"values/prod.yaml\"}`. [unknown-attribute]",
                _invalid("no_attribute", "struct", "struct()"),
                _bad_select("values", choice),
                "values_file: is not an attribute (got \":x\"); expected `values`. " +
                "Fix: write `values = \"values.yaml\"`. [unknown-attribute]",
            ],
        ),
    }

def _bazel_failures(name):
    helm_chart(name = name + ".chart", tags = ["manual"])
    release_app(name = name + ".file_dashboard", dashboards = {"a": "digest.txt"}, image = "x", tags = ["manual"])
    helm_chart(name = name + ".file_crd", crds = ["digest.txt"], tags = ["manual"])
    helm_chart(name = name + ".file_environment", environments = {"dev": "digest.txt"}, tags = ["manual"])
    helm_chart(name = name + ".file_manifest", manifests = ["digest.txt"], tags = ["manual"])
    helm_chart(name = name + ".file_template", tags = ["manual"], templated_manifests = ["digest.txt"])
    helm_chart(name = name + ".file_values", tags = ["manual"], values = "digest.txt")
    helm_chart(name = name + ".chart_metadata", tags = ["manual"])
    helm_chart(name = name + ".no_app", apps = [name + ".chart"], tags = ["manual"])
    helm_chart(name = name + ".no_job", jobs = [name + ".chart_metadata"], tags = ["manual"])
    no_app = "{}.chart_metadata' does not have mandatory providers: 'AppInfo'".format(name)
    no_yaml = "digest.txt' is misplaced here (expected .yaml or .yml)"
    return {
        "file_dashboard_metadata": "digest.txt' is misplaced here (expected .json)",
        "file_crd": no_yaml,
        "file_environment": no_yaml,
        "file_manifest": no_yaml,
        "file_template": no_yaml,
        "file_values": no_yaml,
        "no_app": no_app,
        "no_job": no_app,
    }

def failure_tests(name):
    """Declares the tests.

    Args:
        name: the suite's name.
    """
    tests = []
    own = _app_failures(name) | digest_failures(name) | directory_failures(name) | _chart_failures(name) | _config_failures(name) | gitops_failures(name) | upgrade_failures(name)
    for word, (macro, attributes, lines) in own.items():
        subject = "{}.{}".format(name, word)
        macro(name = subject, tags = ["manual"], **attributes)
        tests.append(subject + "_test")
        _failure_test(
            name = tests[-1],
            size = "small",
            lines = lines,
            subject = subject,
            target_under_test = subject + ("_metadata" if macro == release_app else ""),
        )
    for word, text in (_bazel_failures(name) | bazel_upgrade_failures(name) | twin_failures(name)).items():
        tests.append("{}.{}_test".format(name, word))
        _bazel_failure_test(
            name = tests[-1],
            size = "small",
            target_under_test = "{}.{}".format(name, word),
            text = text,
        )
    native.test_suite(name = name, tests = tests)
