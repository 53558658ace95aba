"""Analysis tests of `policies`: the chart's own and those of the flag reach the action that checks, and the declaration."""

load("@bazel_skylib//lib:unittest.bzl", "analysistest", "asserts")
load("//:helm.bzl", "helm_chart")
load(":actions.bzl", "actions_of", "readable")

def _policies_test_impl(ctx):
    env = analysistest.begin(ctx)
    package = analysistest.target_under_test(env).label.package
    for mnemonic in ["CheckChart", "LintChart"]:
        arguments = readable(actions_of(env)[mnemonic], package)
        given = [argument.removeprefix("--policies=") for argument in arguments if argument.startswith("--policies=")]
        asserts.equals(env, ctx.attr.files, given)
    written = [action.content for action in analysistest.target_actions(env) if action.mnemonic == "FileWrite"]
    declared = [json.decode(content).get("policies", []) for content in written]
    asserts.equals(env, [["{}/{}".format(package, file) for file in ctx.attr.files]], declared)
    return analysistest.end(env)

_ATTRS = {"files": attr.string_list(doc = "The policies, in this order.")}

_own_test = analysistest.make(_policies_test_impl, attrs = _ATTRS)
_flag_test = analysistest.make(
    _policies_test_impl,
    attrs = _ATTRS,
    config_settings = {str(Label("//:policies")): str(Label("//tools/rules/tests:manifest.yaml"))},
)

def policies_tests(name):
    """Declares the tests.

    Args:
        name: the suite's name.
    """
    tags = ["manual"]
    charts = {"none": None, "one": ["values.yaml"], "same": ["values.yaml", "manifest.yaml"]}
    for word, policies in charts.items():
        helm_chart(name = "{}.{}".format(name, word), policies = policies, tags = tags)
    tests = []
    for test, word, files in [
        (_own_test, "none", []),
        (_own_test, "one", ["values.yaml"]),
        (_flag_test, "none", ["manifest.yaml"]),
        (_flag_test, "one", ["manifest.yaml", "values.yaml"]),
        # A file that both name counts once.
        (_flag_test, "same", ["manifest.yaml", "values.yaml"]),
    ]:
        tests.append("{}.{}.{}_test".format(name, word, "flag" if test == _flag_test else "own"))
        test(
            name = tests[-1],
            size = "small",
            files = files,
            target_under_test = "{}.{}.composed".format(name, word),
        )
    native.test_suite(name = name, tests = tests)
