"""Analysis tests of the other targets of a chart, and of the copy of files for GitOps: `.validate`, the golden test and its `.update`, upgrade, migration and render tests, `.push`."""

load("@bazel_skylib//lib:shell.bzl", "shell")
load("@bazel_skylib//lib:unittest.bzl", "analysistest", "asserts")
load("//:helm.bzl", "argocd_project", "helm_chart", "helm_chart_golden_test", "helm_charts_push")
load("//:release_app.bzl", "release_app")
load("//tools/rules:launcher.bzl", "runfile_words")
load("//tools/toolchains:helm_toolchain.bzl", "HelmInfo")
load(":actions.bzl", "COMPOSER")
load(":chart_tests.bzl", "migrations", "renders", "upgrades")

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
    asserts.equals(env, sorted(ctx.attr.runfiles + COMPOSER + [target.label.name]), sorted(own))

    actions = {action.mnemonic: action for action in analysistest.target_actions(env)}
    root = ctx.workspace_name + "/"
    here = root + package
    words = tools | {"helm_version": ctx.attr._helm[HelmInfo].version}
    arguments = [shell.quote(argument.format(here = here, package = package, **words)) for argument in ctx.attr.arguments]
    asserts.equals(env, {
        "%arguments%": " ".join(arguments),
        "%program%": runfile_words([tools["node"]] + [root + path for path in COMPOSER]),
    }, actions["TemplateExpand"].substitutions)
    return analysistest.end(env)

_run_target_test = analysistest.make(
    _run_target_test_impl,
    attrs = {
        "arguments": attr.string_list(doc = "The composer's arguments."),
        "runfiles": attr.string_list(doc = "Runfiles below the package, besides the program itself."),
        "_helm": attr.label(doc = "The Helm of the toolchain.", default = Label("//tools/toolchains:current_helm_toolchain")),
        "tools": attr.string_list(doc = "Names of the binaries of other repositories among the runfiles."),
    },
)

def _pushes(name, chart):
    """Targets that push a chart, and a chart and another one; their expected arguments."""
    other = name + ".other"
    charts = {chart: "", other: "oci://registry.example.com/charts"}
    helm_chart(name = other, apps = [name + ".app_metadata"], repository = charts[other], tags = ["manual"])
    helm_charts_push(name = name + ".push_all", charts = charts.keys(), tags = ["manual"])
    packages = {each: "{}.package/{}-0.1.0.tgz".format(each, each.replace("_", "-")) for each in charts}
    arguments = {
        each: "--chart=" + json.encode({
            "label": "//{}:{}".format(native.package_name(), each),
            "package": "HERE" + packages[each],
            "repository": repository,
        }).replace("{", "{{").replace("}", "}}").replace("HERE", "{here}")
        for each, repository in charts.items()
    }
    push = ["push", "--helm={helm}"]
    return {
        chart + ".push": ([packages[chart]], ["helm", "node"], push + [arguments[chart], "--"]),
        name + ".push_all": (packages.values(), ["helm", "node"], push + [arguments[chart], arguments[other], "--"]),
    }

def _copy(target):
    """The arguments of `<target>.test` and `<target>.update`, which name `<target>.update` alike."""
    return [
        "golden",
        "--chart={here}" + target + ".files",
        "--source={package}no_such_directory",
        "--label=//{}:{}".format(native.package_name(), target),
        "--files=**",
    ]

def run_target_tests(name):
    """Declares the tests.

    Args:
        name: the suite's name.
    """
    chart = name + ".chart"
    metadata = name + ".app_metadata"
    golden = name + ".golden"
    tags = ["manual"]
    release_app(name = name + ".app", app_name = "app", app_type = "worker", image = "x", tags = tags)
    helm_chart(name = chart, apps = [metadata], crd_schemas = ["manifest.yaml"], policies = ["values.yaml"], deploy = {"dev": {}, "prod": {}}, environments = {"prod": {}, "dev": {}}, tags = tags)
    helm_chart_golden_test(name = golden, chart = chart, golden = "no_such_directory", tags = tags)
    helm_chart_golden_test(
        name = golden + "_of_files",
        chart = chart,
        files = ["templates/**", "values.yaml"],
        golden = "no_such_directory",
        tags = tags,
    )

    project = name + ".project"
    argocd_project(name = project, chart = chart, directory = "no_such_directory", tags = tags)

    compare = ["golden", "--chart={here}" + chart, "--source={package}no_such_directory"]
    label = "--label=//{}:{}".format(native.package_name(), golden)
    all_files = compare + [label, "--files=**"]
    some_files = compare + [label + "_of_files", "--files=templates/**", "--files=values.yaml"]
    reports = ["validate", "--report={here}" + chart + ".report.json", "--lint={here}" + chart + ".lint.json"]
    validate = reports + ["--chart={here}" + chart, "--declaration={here}" + chart + ".chart.json"] + [
        "--helm={helm}",
        "--helm-version={helm_version}",
        "--app={here}" + metadata + ".declaration.json",
        "--crds={here}manifest.yaml",
        "--policies={here}values.yaml",
    ]
    release = "helm --verb={verb} --label=//%s:%s.{environment}{verb} --helm={helm} --declaration={here}%s.chart.json" % (
        native.package_name(),
        chart,
        chart,
    )
    declaration = chart + ".chart.json"
    inputs = [chart, chart + ".chart.json", chart + ".lint.json", chart + ".report.json", metadata + ".declaration.json", "manifest.yaml", "values.yaml"]
    subjects = {
        chart + ".validate": (inputs, ["helm", "node"], validate),
        chart + ".prod.validate": (inputs, ["helm", "node"], validate + ["--environment=prod"]),
        chart + ".template": (
            [chart, declaration, chart + ".template.rendered"],
            ["helm", "node"],
            release.replace("{verb}", "template").replace("{environment}", "").split(" ") +
            ["--chart={here}" + chart, "--rendered={here}" + chart + ".template.rendered", "--"],
        ),
        chart + ".prod.install": (
            [chart, declaration, chart + ".accepted"],
            ["helm", "node"],
            release.replace("{verb}", "install").replace("{environment}", "prod.").split(" ") +
            ["--chart={here}" + chart, "--environment=prod", "--"],
        ),
        chart + ".dev.rollback": (
            [declaration],
            ["helm", "node"],
            release.replace("{verb}", "rollback").replace("{environment}", "dev.").split(" ") +
            ["--environment=dev", "--"],
        ),
        chart + ".test": ([chart + ".lint.json", chart + ".report.json"], ["node"], reports),
        golden: ([chart], ["helm", "node"], all_files + ["--golden={here}no_such_directory", "--helm={helm}"]),
        golden + ".update": ([chart], ["node"], all_files + ["--update"]),
        project + ".test": (
            [project + ".files"],
            ["helm", "node"],
            _copy(project) + ["--golden={here}no_such_directory", "--helm={helm}"],
        ),
        project + ".update": ([project + ".files"], ["node"], _copy(project) + ["--marker=# Made from //", "--update"]),
        golden + "_of_files": ([chart], ["helm", "node"], some_files + ["--golden={here}no_such_directory", "--helm={helm}"]),
        golden + "_of_files.update": ([chart], ["node"], some_files + ["--update"]),
    } | upgrades(name, chart) | migrations(name, chart) | renders(name, chart) | _pushes(name, chart)
    for subject, (runfiles, tools, arguments) in subjects.items():
        _run_target_test(
            name = subject + "_test",
            size = "small",
            arguments = arguments,
            runfiles = runfiles,
            target_under_test = subject,
            tools = tools,
        )
    native.test_suite(name = name, tests = [subject + "_test" for subject in subjects])
