"""Analysis tests of what stands beside a chart: `.validate`, the golden copy's test and its `.update`."""

load("@bazel_skylib//lib:shell.bzl", "shell")
load("@bazel_skylib//lib:unittest.bzl", "analysistest", "asserts")
load("//:helm.bzl", "helm_chart", "helm_chart_snapshot_test")
load("//:release_app.bzl", "release_app")

def _run_target_test_impl(ctx):
    env = analysistest.begin(ctx)
    target = analysistest.target_under_test(env)
    package = target.label.package + "/"
    executable = target[DefaultInfo].files_to_run.executable
    runfiles = [file.short_path for file in target[DefaultInfo].default_runfiles.files.to_list()]
    tools = {path.split("/")[-1].removesuffix(".exe"): path.removeprefix("../") for path in runfiles if path.startswith("../")}
    own = [path.removeprefix(package) for path in runfiles if not path.startswith("../")]
    asserts.equals(env, package + target.label.name, executable.short_path)
    asserts.equals(env, [executable], target[DefaultInfo].files.to_list())
    asserts.equals(env, sorted(ctx.attr.tools), sorted(tools))
    asserts.equals(env, sorted(ctx.attr.runfiles + ["tools/helm/composer.mjs", target.label.name]), sorted(own))

    actions = {action.mnemonic: action for action in analysistest.target_actions(env)}
    root = ctx.workspace_name + "/"
    here = root + package
    arguments = [shell.quote(argument.format(here = here, package = package, **tools)) for argument in ctx.attr.arguments]
    asserts.equals(env, {
        "%arguments%": " ".join(arguments),
        "%composer%": shell.quote(root + "tools/helm/composer.mjs"),
        "%node%": shell.quote(tools["node"]),
    }, actions["TemplateExpand"].substitutions)
    return analysistest.end(env)

_run_target_test = analysistest.make(
    _run_target_test_impl,
    attrs = {
        "arguments": attr.string_list(doc = "The composer's arguments."),
        "runfiles": attr.string_list(doc = "Runfiles below the package, beside the program itself."),
        "tools": attr.string_list(doc = "Names of the binaries of other repositories among the runfiles."),
    },
)

def run_target_tests(name):
    """Makes the tests.

    Args:
        name: the suite's name.
    """
    chart = name + ".chart"
    metadata = name + ".app_metadata"
    golden = name + ".golden"
    tags = ["manual"]
    release_app(name = name + ".app", app_name = "app", app_type = "worker", image = "x", tags = tags)
    helm_chart(name = chart, apps = [metadata], environments = {"prod": {}, "dev": {}}, namespace = "here", tags = tags)
    helm_chart_snapshot_test(name = golden, chart = chart, golden = "no_such_directory", tags = tags)

    snapshot = ["snapshot", "--chart={here}" + chart, "--source={package}no_such_directory"]
    update = "bazel run //{}:{}.update".format(native.package_name(), golden)
    validate = ["validate", "--chart={here}" + chart, "--helm={helm}", "--namespace=here", "--app={here}" + metadata + ".json"]
    for subject, runfiles, tools, arguments in [
        (
            chart + ".validate",
            [chart, metadata + ".json"],
            ["helm", "node"],
            validate + ["--environment=dev", "--environment=prod"],
        ),
        (
            chart + ".prod.validate",
            [chart, metadata + ".json"],
            ["helm", "node"],
            validate + ["--environment=prod", "--environments-only"],
        ),
        (golden, [chart], ["node"], snapshot + ["--golden={here}no_such_directory", "--update-command=" + update]),
        (golden + ".update", [chart], ["node"], snapshot + ["--update"]),
    ]:
        _run_target_test(
            name = subject + "_test",
            size = "small",
            arguments = arguments,
            runfiles = runfiles,
            target_under_test = subject,
            tools = tools,
        )
    native.test_suite(
        name = name,
        tests = [subject + "_test" for subject in [chart + ".validate", chart + ".prod.validate", golden, golden + ".update"]],
    )
