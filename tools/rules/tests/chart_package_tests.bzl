"""Analysis tests of `.package`: its name, and what late versions do to it and to the chart directory."""

load("@bazel_skylib//lib:unittest.bzl", "analysistest", "asserts")
load("//:helm.bzl", "helm_chart")

_STAMP = {"//command_line_option:stamp": True}

def _status(action):
    """The workspace status among an action's inputs."""
    return sorted([file.basename for file in action.inputs.to_list() if file.extension == "txt" and "status" in file.basename])

def _package_test_impl(ctx):
    env = analysistest.begin(ctx)
    target = analysistest.target_under_test(env)
    asserts.equals(env, [ctx.attr.file], [file.basename for file in target[DefaultInfo].files.to_list()])
    composed = [action for action in analysistest.target_actions(env) if action.mnemonic == "ComposeChart"]
    asserts.equals(env, 1 if ctx.attr.versions else 0, len(composed))
    for action in composed:
        asserts.equals(env, ctx.attr.versions, [argument for argument in action.argv if "-version=" in argument])
        asserts.equals(env, ctx.attr.status, _status(action))
    return analysistest.end(env)

_ATTRS = {
    "file": attr.string(doc = "Name of the package."),
    "status": attr.string_list(doc = "Files of the workspace status that composing reads."),
    "versions": attr.string_list(doc = "Options of the versions with which the chart is composed again; none if it is not."),
}

_declared_test = analysistest.make(_package_test_impl, attrs = _ATTRS)
_stamped_test = analysistest.make(_package_test_impl, attrs = _ATTRS, config_settings = _STAMP)
_flag_test = analysistest.make(
    _package_test_impl,
    attrs = _ATTRS,
    config_settings = _STAMP | {str(Label("//:chart_version")): "7.0.0"},
)

def _chart_test_impl(ctx):
    env = analysistest.begin(ctx)
    for action in analysistest.target_actions(env):
        asserts.equals(env, [], _status(action), action.mnemonic + " never sees a stamp")
    return analysistest.end(env)

_chart_test = analysistest.make(_chart_test_impl, config_settings = _STAMP)

def chart_package_tests(name):
    """Declares the tests.

    Args:
        name: the suite's name.
    """
    chart = name + ".chart"
    in_file = name + ".in_file"
    tags = ["manual"]
    stamp = {"chart_version": "{BUILD_EMBED_LABEL}"}
    helm_chart(name = chart, chart_name = "a", chart_version = "1.2.3", stamp = stamp, tags = tags)
    helm_chart(name = in_file, chart_name = "a", chart_version = ":digest.txt", tags = tags)
    late = ["--chart-version={BUILD_EMBED_LABEL}"]
    status = ["stable-status.txt", "volatile-status.txt"]
    for word, test, subject, attributes in [
        ("declared", _declared_test, chart, {"file": "a-1.2.3.tgz"}),
        ("in_file", _declared_test, in_file, {"file": "a.tgz"}),
        ("stamped", _stamped_test, chart, {"file": "a.tgz", "status": status, "versions": late}),
        ("without_stamp", _stamped_test, in_file, {"file": "a.tgz"}),
        ("flag", _flag_test, chart, {"file": "a-7.0.0.tgz", "versions": ["--chart-version=7.0.0"]}),
    ]:
        test(name = "{}.{}_test".format(name, word), size = "small", target_under_test = subject + ".package", **attributes)
    _chart_test(name = name + ".directory_test", size = "small", target_under_test = chart + ".composed")
    words = ["declared", "directory", "flag", "in_file", "stamped", "without_stamp"]
    native.test_suite(name = name, tests = ["{}.{}_test".format(name, word) for word in words])
