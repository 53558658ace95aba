"""`system_tests`: the tests of an example, and the test that they notice every change of it."""

load("//tools/npm:jest_test.bzl", "jest_test")
load(":chart_requests.bzl", "chart_requests")

visibility(["//tools/examples"])

_HELM_DATA = [
    "//tools/toolchains:helm_3",
    "//tools/toolchains:helm_4",
]

_HELM_VARIABLES = {
    "HELM_3": "$(rootpath //tools/toolchains:helm_3)",
    "HELM_4": "$(rootpath //tools/toolchains:helm_4)",
}

_SOURCES = [
    "example_chart.ts",
    "//tools/helm:test_sources",
]

def system_tests(name, charts, gitops = {}, data = {}, mutants_tags = []):
    """Declares `<name>.test`, the tests of an example, and `<name>.mutants`, the test that they notice every change of it.

    The tests are in `<name>.test.ts`; they may import `<name>_*.ts`.

    Args:
      name: the example's folder and the name of its test file.
      charts: dict of variables to the labels of charts; in the tests, a variable has the path of its chart.
      gitops: dict of variables to the labels of files for GitOps that deploy them; in the tests, a variable has their path.
      data: dict of files that the tests read to the variables with their paths, or to None.
      mutants_tags: tags of `<name>.mutants`.
    """
    made = charts | gitops
    paths = made | {variable: file for file, variable in data.items() if variable}
    srcs = _SOURCES + native.glob([name + "_*.ts"], allow_empty = True)
    jest_test(
        name = name + ".test",
        size = "medium",
        srcs = srcs,
        data = _HELM_DATA + made.values() + data.keys(),
        env = _HELM_VARIABLES | {variable: "$(rootpath {})".format(file) for variable, file in paths.items()},
        tests = [name + ".test.ts"],
    )
    chart_requests(
        name = name + ".charts",
        testonly = True,
        charts = {chart: variable for variable, chart in charts.items()},
        gitops = {files: variable for variable, files in gitops.items()},
    )
    files = {
        "ACCEPTED": name + ".accepted.yaml",
        "CHARTS": name + ".charts",
        "README": "@examples//{}:README.md".format(name),
        "TESTS": name + ".test_bundle",
    }
    jest_test(
        name = name + ".mutants",
        size = "large",
        # A changed figure takes 0.2 s on an idle machine, and ten times that on a busy one.
        timeout = "eternal",
        srcs = srcs + native.glob(["mutants/*.ts"]),
        data = _HELM_DATA + files.values() + data.keys(),
        env = _HELM_VARIABLES | {
            variable: "$(rootpath {})".format(file)
            for variable, file in (paths | files).items()
            if variable not in made
        },
        tags = mutants_tags,
        tests = ["mutants/mutants.test.ts"],
    )
