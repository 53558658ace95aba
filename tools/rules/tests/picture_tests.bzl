"""Analysis tests of `.report` and `.graph`: what they build, from what, and what they run."""

load("@bazel_skylib//lib:shell.bzl", "shell")
load("@bazel_skylib//lib:unittest.bzl", "analysistest", "asserts")
load("//:helm.bzl", "helm_chart")
load("//:release_app.bzl", "release_app")
load(":actions.bzl", "COMPOSER", "STARTUP", "actions_of", "readable", "short_paths")
load(":fake_directory.bzl", "fake_directory")

def _picture_test_impl(ctx):
    env = analysistest.begin(ctx)
    target = analysistest.target_under_test(env)
    package = target.label.package
    action = actions_of(env)[ctx.attr.mnemonic]
    output = "{}/{}".format(package, ctx.attr.output)
    asserts.equals(env, [output], short_paths(action.outputs))

    # A build makes the page; the graph is for `bazel run` alone.
    built = output if ctx.attr.is_built else "{}/{}".format(package, target.label.name)
    asserts.equals(env, [built], short_paths(target[DefaultInfo].files))

    tools = [path for path in short_paths(action.inputs) if path.startswith("../")]
    asserts.equals(env, ["helm", "node"], sorted([path.split("/")[-1].removesuffix(".exe") for path in tools]))
    own = ["{}/{}".format(package, path) for path in ctx.attr.inputs]
    asserts.equals(env, sorted(own + COMPOSER + tools), short_paths(action.inputs))
    helm = [path for path in tools if "helm" in path.split("/")[-1]][0]
    asserts.equals(
        env,
        STARTUP + [argument.replace("{helm}", helm) for argument in ctx.attr.arguments],
        readable(action, package),
    )

    runfiles = [file.short_path for file in target[DefaultInfo].default_runfiles.files.to_list() if not file.short_path.startswith("../")]
    program = "{}/{}".format(package, target.label.name)
    named = ["{}/{}".format(package, path) for path in ctx.attr.runfiles]
    asserts.equals(env, sorted(named + COMPOSER + [output, program]), sorted(runfiles))
    here = "{}/{}/".format(ctx.workspace_name, package)
    run = [shell.quote(argument.replace("{here}", here)) for argument in ctx.attr.run]
    asserts.equals(env, " ".join(run), actions_of(env)["TemplateExpand"].substitutions["%arguments%"])
    return analysistest.end(env)

_picture_test = analysistest.make(
    _picture_test_impl,
    attrs = {
        "arguments": attr.string_list(doc = "The action's arguments."),
        "inputs": attr.string_list(doc = "The action's inputs below the package."),
        "is_built": attr.bool(doc = "Whether a build makes the output."),
        "mnemonic": attr.string(doc = "The action's mnemonic."),
        "output": attr.string(doc = "The action's output."),
        "run": attr.string_list(doc = "Arguments of the program that runs."),
        "runfiles": attr.string_list(doc = "Runfiles below the package, besides the program and the output."),
    },
)

def picture_tests(name):
    """Declares the tests.

    Args:
        name: the suite's name.
    """
    chart = name + ".chart"
    tags = ["manual"]
    release_app(name = name + ".app", app_name = "app", app_type = "worker", image = "x", tags = tags)
    environments = {"prod": {}, "dev": {}}
    helm_chart(
        name = chart,
        apps = [name + ".app_metadata"],
        crd_schemas = ["manifest.yaml"],
        environments = environments,
        tags = tags,
        values = "values.yaml",
    )
    inputs = [chart, chart + ".chart.json", name + ".app_metadata.declaration.json", "manifest.yaml"]
    arguments = [
        "--chart=" + chart,
        "--declaration={}.chart.json".format(chart),
        "--app={}.app_metadata.declaration.json".format(name),
        "--crds=manifest.yaml",
        "--helm={helm}",
        "--environment=dev",
        "--environment=prod",
    ]
    tests = [name + ".graph_test", name + ".report_test"]
    _picture_test(
        name = tests[0],
        size = "small",
        arguments = ["graph"] + arguments + ["--output={}.graph.json".format(chart)],
        inputs = inputs,
        mnemonic = "GraphChart",
        output = chart + ".graph.json",
        run = [
            "mermaid",
            "--graph={here}" + chart + ".graph.json",
            "--declaration={here}" + chart + ".chart.json",
            "--label=//{}:{}".format(native.package_name(), chart),
        ],
        runfiles = [chart + ".chart.json"],
        target_under_test = chart + ".graph",
    )
    _picture_test(
        name = tests[1],
        size = "small",
        arguments = ["report"] + arguments + [
            "--checked={}.report.json".format(chart),
            "--lint={}.lint.json".format(chart),
            "--file=values.yaml=values.yaml",
            "--output={}.report.html".format(chart),
        ],
        inputs = inputs + [chart + ".report.json", chart + ".lint.json", "values.yaml"],
        is_built = True,
        mnemonic = "ReportChart",
        output = chart + ".report.html",
        run = ["locate", "--file={here}" + chart + ".report.html"],
        target_under_test = chart + ".report",
    )
    native.test_suite(name = name, tests = tests + _upgrades(name))

def _upgrades(name):
    """Tests of the previous version in each of its forms."""
    tests = []
    tags = ["manual"]
    files = ["charts/a/Chart.yaml", "charts/a/charts/b/Chart.yaml", "charts/a/values.yaml"]
    directory = name + ".directory"
    fake_directory(name = directory, tags = tags)
    for word, previous, found, named in [
        ("directory", directory, [directory], directory),
        ("files", files, files, "charts/a/Chart.yaml"),
        ("packed", ":charts/packed-1.0.0.tgz", ["charts/packed-1.0.0.tgz"], "charts/packed-1.0.0.tgz"),
    ]:
        chart = "{}.from_{}".format(name, word)
        helm_chart(name = chart, previous = previous, tags = tags)
        tests.append(chart + "_test")
        _picture_test(
            name = tests[-1],
            size = "small",
            arguments = [
                "report",
                "--chart=" + chart,
                "--declaration={}.chart.json".format(chart),
                "--helm={helm}",
                "--checked={}.report.json".format(chart),
                "--lint={}.lint.json".format(chart),
                "--previous=" + named,
                "--output={}.report.html".format(chart),
            ],
            inputs = [chart, chart + ".chart.json", chart + ".report.json", chart + ".lint.json"] + found,
            is_built = True,
            mnemonic = "ReportChart",
            output = chart + ".report.html",
            run = ["locate", "--file={here}" + chart + ".report.html"],
            target_under_test = chart + ".report",
        )
    return tests
