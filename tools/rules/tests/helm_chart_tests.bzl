"""Analysis tests of `helm_chart`: HelmChartInfo, the JSON that it writes, and its actions."""

load("@bazel_skylib//lib:unittest.bzl", "analysistest", "asserts")
load("//:helm.bzl", "HelmChartInfo")
load("//tools/toolchains:helm_toolchain.bzl", "HelmInfo")
load(":actions.bzl", "COMPOSER", "STARTUP", "actions_of", "readable", "short_paths")
load(":charts.bzl", "complete_chart", "least_chart", "wrong_chart")

def _chart_name(composed):
    """Name of the chart of a `composed_chart`."""
    return composed.label.name.removesuffix(".composed")

def _info_test_impl(ctx):
    env = analysistest.begin(ctx)
    target = analysistest.target_under_test(env)
    info = target[HelmChartInfo]
    package = target.label.package + "/"

    asserts.equals(env, json.decode(ctx.attr.expected), {
        "apps": [file.short_path.removeprefix(package) for file in info.apps.to_list()],
        "environments": info.environments,
        "name": info.name,
        "namespace": info.namespace,
        "version": info.version,
    })
    asserts.true(env, info.chart.is_directory)
    asserts.equals(env, package + target.label.name, info.chart.short_path)
    asserts.equals(env, package + target.label.name + ".report.json", info.report.short_path)
    asserts.equals(env, [info.chart], target[DefaultInfo].files.to_list())
    asserts.equals(env, [info.chart], target[DefaultInfo].default_runfiles.files.to_list())

    asserts.equals(env, [info.report], target[OutputGroupInfo].report.to_list())
    asserts.equals(env, [info.lint], target[OutputGroupInfo].lint.to_list())

    # Bazel adds those of the charts within the chart.
    actions = analysistest.target_actions(env)
    asserts.equals(env, ["AcceptChart"], [action.mnemonic for action in actions])
    asserts.equals(env, actions[0].outputs.to_list()[0], target[OutputGroupInfo]._validation.to_list()[0])
    asserts.equals(env, STARTUP + [
        "accept",
        "--report={}.report.json".format(target.label.name),
        "--accepted={}.accepted".format(target.label.name),
    ], readable(actions[0], target.label.package))
    return analysistest.end(env)

_info_test = analysistest.make(
    _info_test_impl,
    attrs = {"expected": attr.string(doc = "JSON of HelmChartInfo's fields that are no files, and of `apps`.")},
)

def _declaration_test_impl(ctx):
    env = analysistest.begin(ctx)
    target = analysistest.target_under_test(env)
    content = actions_of(env)["FileWrite"].content
    label = "//{}:{}".format(target.label.package, _chart_name(target))
    asserts.equals(env, json.decode(ctx.attr.expected) | {"label": label, "schema_version": 1}, json.decode(content))
    asserts.true(env, content.endswith("\n}\n"), "ends with a newline, as files do")
    asserts.equals(env, [], [word for word in ["bazel-out", "/bin/"] if word in content], "no exec path")
    return analysistest.end(env)

_declaration_test = analysistest.make(
    _declaration_test_impl,
    attrs = {"expected": attr.string(doc = "The JSON, without `label` and `schema_version`.")},
)

def _compose_test_impl(ctx):
    env = analysistest.begin(ctx)
    target = analysistest.target_under_test(env)
    package = target.label.package
    name = _chart_name(target)
    asserts.equals(env, ["CheckChart", "ComposeChart", "FileWrite", "LintChart"], sorted(actions_of(env)))
    asserts.equals(env, 4, len(analysistest.target_actions(env)))
    action = actions_of(env)["ComposeChart"]

    files = [
        "digest.txt",
        "manifest.yaml",
        name + ".app_metadata.declaration.json",
        name + ".chart.json",
        name + ".dependency",
        name + ".image.digest",
        name + ".job_metadata.declaration.json",
        name + ".values.yaml",
    ]
    node = [path for path in short_paths(action.inputs) if path.endswith("/node") or path.endswith("/node.exe")]
    asserts.equals(env, 1, len(node))
    asserts.equals(
        env,
        sorted(["{}/{}".format(package, file) for file in files] + COMPOSER + node),
        short_paths(action.inputs),
    )
    asserts.equals(env, [target[HelmChartInfo].chart], action.outputs.to_list())
    asserts.equals(env, STARTUP + [
        "generate",
        "--declaration={}.chart.json".format(name),
        "--apps={}.app_metadata.declaration.json".format(name),
        "--apps={}.job_metadata.declaration.json".format(name),
        "--file={0}.image.digest={0}.image.digest".format(name),
        "--file=digest.txt=digest.txt",
        "--file=manifest.yaml=manifest.yaml",
        "--file={0}.dependency={0}.dependency".format(name),
        "--file={0}.values.yaml={0}.values.yaml".format(name),
        "--output=" + name,
    ], readable(action, package))
    return analysistest.end(env)

_compose_test = analysistest.make(_compose_test_impl)

def _check_test_impl(ctx):
    env = analysistest.begin(ctx)
    target = analysistest.target_under_test(env)
    info = target[HelmChartInfo]
    for mnemonic, command, report in [("CheckChart", "check", info.report), ("LintChart", "lint", info.lint)]:
        _expect_report(env, ctx.attr._helm[HelmInfo].version, actions_of(env)[mnemonic], command, report)
    return analysistest.end(env)

def _expect_report(env, helm_version, action, command, report):
    target = analysistest.target_under_test(env)
    package = target.label.package
    name = _chart_name(target)
    tools = [path for path in short_paths(action.inputs) if path.startswith("../")]
    asserts.equals(env, ["helm", "node"], sorted([path.split("/")[-1].removesuffix(".exe") for path in tools]))
    files = [name, name + ".app_metadata.declaration.json", name + ".chart.json", name + ".job_metadata.declaration.json"]
    asserts.equals(
        env,
        sorted(["{}/{}".format(package, file) for file in files] + COMPOSER + tools),
        short_paths(action.inputs),
    )
    asserts.equals(env, [report], action.outputs.to_list())
    helm = [path for path in tools if "helm" in path.split("/")[-1]]
    asserts.equals(env, STARTUP + [
        command,
        "--chart=" + name,
        "--declaration={}.chart.json".format(name),
        "--app={}.app_metadata.declaration.json".format(name),
        "--app={}.job_metadata.declaration.json".format(name),
        "--helm=" + helm[0],
        "--helm-version=" + helm_version,
        "--environment=dev",
        "--environment=prod",
        "--environment=test",
        "--report=" + report.basename,
    ], readable(action, package))

_check_test = analysistest.make(
    _check_test_impl,
    attrs = {"_helm": attr.label(doc = "The Helm of the toolchain.", default = Label("//tools/toolchains:current_helm_toolchain"))},
)

def _package_test_impl(ctx):
    env = analysistest.begin(ctx)
    target = analysistest.target_under_test(env)
    package = target.label.package
    name = target.label.name.removesuffix(".package")
    action = actions_of(env)["PackageChart"]
    file = "{}.package/complete-1.2.3.tgz".format(name)
    asserts.equals(env, [package + "/" + file], short_paths(target[DefaultInfo].files))
    asserts.equals(env, STARTUP + [
        "package",
        "--chart=" + name,
        "--output=" + file,
    ], readable(action, package))

    # A chart that the checks have not accepted is not packed, nor one within it.
    files = [path for path in short_paths(action.inputs) if path.startswith(package + "/")]
    asserts.equals(env, ["{}/{}".format(package, file) for file in [name, name + ".accepted", name + ".dependency.accepted"]], files)
    return analysistest.end(env)

_package_test = analysistest.make(_package_test_impl)

def helm_chart_tests(name):
    """Declares the tests.

    Args:
        name: the suite's name.
    """
    tests = []
    for word, chart in {"complete": complete_chart, "least": least_chart, "wrong": wrong_chart}.items():
        subject = "{}.{}".format(name, word)
        info, declaration = chart(subject)
        tests += [subject + "_info_test", subject + "_declaration_test"]
        _info_test(name = tests[-2], size = "small", expected = json.encode(info), target_under_test = subject)
        _declaration_test(name = tests[-1], size = "small", expected = json.encode(declaration), target_under_test = subject + ".composed")
    tests += [name + ".compose_test", name + ".check_test", name + ".package_test"]
    _compose_test(name = tests[-3], size = "small", target_under_test = name + ".complete.composed")
    _check_test(name = tests[-2], size = "small", target_under_test = name + ".complete.composed")
    _package_test(name = tests[-1], size = "small", target_under_test = name + ".complete.package")
    native.test_suite(name = name, tests = tests)
