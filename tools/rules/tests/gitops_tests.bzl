"""Analysis tests of `argocd_application` and the like: what the action gets."""

load("@bazel_skylib//lib:unittest.bzl", "analysistest", "asserts")
load("//:helm.bzl", "argocd_application", "argocd_application_set", "argocd_project", "flux_helm_release", "helm_chart")

_ATTRIBUTES = {"overrides": {"prod": {"labels": {"a": "b"}}}, "repository": "oci://a/b", "unknown": 1}

_MACROS = {
    "argocd_application": argocd_application,
    "argocd_application_set": argocd_application_set,
    "argocd_project": argocd_project,
    "flux_helm_release": flux_helm_release,
}

def _gitops_test_impl(ctx):
    env = analysistest.begin(ctx)
    target = analysistest.target_under_test(env)
    actions = {action.mnemonic: action for action in analysistest.target_actions(env)}
    declaration = json.decode(actions["FileWrite"].content)
    label = "//{}:{}".format(target.label.package, target.label.name)
    asserts.equals(env, json.decode(ctx.attr.declaration) | {"label": label, "schema_version": 1}, declaration)
    package = target.label.package + "/"
    inputs = [file.short_path for file in actions["GitopsFiles"].inputs.to_list() if file.short_path.startswith(package)]
    found = [path.removeprefix(package) for path in inputs if not path.endswith(".params")]
    asserts.equals(env, sorted(ctx.attr.inputs), sorted(found))
    asserts.equals(env, [target.label.name + ".files"], [file.basename for file in target[DefaultInfo].files.to_list()])
    return analysistest.end(env)

_gitops_test = analysistest.make(
    _gitops_test_impl,
    attrs = {
        "declaration": attr.string(doc = "The declaration without what the rule writes, as JSON."),
        "inputs": attr.string_list(doc = "The action's inputs in the package."),
    },
)

def gitops_tests(name):
    """Declares the tests.

    Args:
        name: the suite's name.
    """
    chart = name + ".chart"
    packed = "{}.package/{}-0.1.0.tgz".format(chart, chart.replace("_", "-"))
    helm_chart(name = chart, environments = {"prod": {}}, tags = ["manual"])
    digest = "sha256:" + "0f" * 32
    tests = []
    for macro, declare in _MACROS.items():
        for word, attributes, recorded, files in [
            ("digest", {"digest": digest}, {"digest": digest}, []),
            ("file", {"digest": ":digest.txt"}, {"digest": {"file": native.package_name() + "/digest.txt"}}, ["digest.txt"]),
            ("version", {"directory": "elsewhere"}, {}, []),
        ]:
            subject = "{}.{}.{}".format(name, macro, word)
            declare(name = subject, chart = chart, tags = ["manual"], **(_ATTRIBUTES | attributes))
            tests.append(subject + "_test")
            _gitops_test(
                name = tests[-1],
                size = "small",
                declaration = json.encode(_ATTRIBUTES | recorded),
                inputs = [packed, chart + ".chart.json", subject + ".gitops.json"] + files,
                target_under_test = subject,
            )
    native.test_suite(name = name, tests = tests)
