"""Analysis tests of what stands beside a chart: `.validate`, the golden copy's test and its `.update`."""

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
    arguments = [argument.format(here = here, package = package, **tools) for argument in ctx.attr.arguments]
    asserts.equals(env, {
        "%arguments%": " ".join(arguments),
        "%composer%": root + "tools/helm/composer.mjs",
        "%node%": tools["node"],
    }, actions["TemplateExpand"].substitutions)

    asserts.equals(env, json.decode(ctx.attr.expected), json.decode(ctx.attr.attributes))
    return analysistest.end(env)

_run_target_test = analysistest.make(
    _run_target_test_impl,
    attrs = {
        "arguments": attr.string_list(doc = "The composer's arguments."),
        "attributes": attr.string(doc = "JSON of the attributes that the target has."),
        "expected": attr.string(doc = "JSON of the attributes that it should have."),
        "runfiles": attr.string_list(doc = "Runfiles below the package, beside the program itself."),
        "tools": attr.string_list(doc = "Names of the binaries of other repositories among the runfiles."),
    },
)

_ATTRIBUTES = ["features", "tags", "testonly", "visibility"]

def _attributes(name):
    found = native.existing_rule(name)
    return json.encode({attribute: found.get(attribute) for attribute in _ATTRIBUTES})

def run_target_tests(name):
    """Makes the tests.

    Args:
        name: the suite's name.
    """
    chart = name + ".chart"
    common = {
        "features": ["a"],
        "tags": ["b", "manual"],
        "testonly": True,
        "visibility": ["//visibility:private"],
    }
    release_app(name = name + ".app", app_name = "app", app_type = "worker", image = "x", **common)
    helm_chart(name = chart, apps = [name + ".app_metadata"], namespace = "here", **common)
    helm_chart_snapshot_test(name = name + ".golden", chart = chart, golden = "no_such_directory", **common)
    cases = {
        "chart": (None, [], [], []),
        "chart.validate": (
            ["validate", "--chart={here}" + chart, "--helm={helm}", "--namespace=here", "--app={here}" + name + ".app_metadata.json"],
            [chart, name + ".app_metadata.json"],
            ["helm", "node"],
            ["manual"],
        ),
        "golden": (
            [
                "snapshot",
                "--chart={here}" + chart,
                "--source={package}no_such_directory",
                "--golden={here}no_such_directory",
                "'--update-command=bazel run //" + native.package_name() + ":" + name + ".golden.update'",
            ],
            [chart],
            ["node"],
            [],
        ),
        "golden.update": (
            ["snapshot", "--chart={here}" + chart, "--source={package}no_such_directory", "--update"],
            [chart],
            ["node"],
            ["manual"],
        ),
    }
    tests = []
    for word, (arguments, runfiles, tools, tags) in cases.items():
        if arguments == None:
            continue
        tests.append("{}.{}_test".format(name, word))
        _run_target_test(
            name = tests[-1],
            size = "small",
            arguments = arguments,
            attributes = _attributes("{}.{}".format(name, word)),
            expected = json.encode(common | {"tags": common["tags"] + tags}),
            runfiles = runfiles,
            target_under_test = "{}.{}".format(name, word),
            tools = tools,
        )
    native.test_suite(name = name, tests = tests)
