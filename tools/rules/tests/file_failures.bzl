"""Files that the rules cannot use: cases of `failure_tests`."""

load("//:helm.bzl", "helm_chart", "helm_chart_migration_test")
load("//:release_app.bzl", "release_app")
load(":configured_files.bzl", "configured_files")
load(":fake_directory.bzl", "fake_directory")

def directory_failures(name):
    """Messages about directories where attributes take files.

    Args:
        name: the suite's name.

    Returns:
        A dict of words to the macro, its arguments and the lines of the message.
    """
    directory = name + ".tree"
    fake_directory(name = directory, tags = ["manual"])
    message = (
        "{}: names a directory that the build creates (got \"" + native.package_name() + "/" + directory + "\"); " +
        "expected files. Fix: name a target that yields files. [invalid-file]"
    )
    lists = ["crd_schemas", "crds", "policies", "templated_manifests"]
    return {
        "app_dashboard_directory": (
            release_app,
            {"dashboards": {"a": directory}, "image": "x"},
            [message.format("dashboards.a")],
        ),
        "app_config_directory": (
            release_app,
            {"config_files": {"a": {"files": [directory]}}, "image": "x"},
            [message.format("config_files.a.files[0]")],
        ),
        "chart_directories": (
            helm_chart,
            {attribute: [directory] for attribute in lists} | {
                "app_version": ":" + directory,
                "chart_version": ":" + directory,
                "environments": {"prod": directory},
                "manifests": ["manifest.yaml", directory],
                "values": directory,
            },
            [message.format(path) for path in sorted(lists + ["app_version", "chart_version", "environments.prod", "manifests[1]", "values"])],
        ),
    }

def twin_failures(name):
    """Targets with files that have one path, and what the messages hold.

    Args:
        name: the suite's name.

    Returns:
        A dict of words to texts.
    """
    tags = ["manual"]
    file = name + ".twin.txt"
    chart = name + ".twin_chart"
    native.genrule(name = name + ".twin", outs = [file], cmd = "exit 1", tags = tags)
    helm_chart(name = chart, tags = tags)
    for mode in ["dbg", "opt"]:
        configured_files(name = name + ".twin_" + mode, actual = file, mode = mode, tags = tags)
    configured_files(name = chart + "_opt", actual = chart, mode = "opt", tags = tags)
    twin = {mode: {"a": {"files": {mode: name + ".twin_" + mode}}} for mode in ["dbg", "opt"]}
    for mode, config_files in twin.items():
        release_app(name = name + ".twin_app_" + mode, config_files = config_files, image = "x", tags = tags)
    release_app(name = name + ".twins_of_app", config_files = {"a": {"files": twin["dbg"]["a"]["files"] | twin["opt"]["a"]["files"]}}, image = "x", tags = tags)
    helm_chart(name = name + ".twins_of_chart", apps = [name + ".twin_app_dbg", name + ".twin_app_opt"], tags = tags)
    helm_chart_migration_test(name = name + ".twins_of_test", chart = chart, manual = chart + "_opt", tags = tags)
    place = "//{}:{}.{}: {{}}/{}.{{}}".format(native.package_name(), name, "{}", name)
    path = native.package_name()
    built = " is built in 2 configurations (got [\"bazel-out/"
    return {
        "twins_of_app_metadata": place.format("twins_of_app", path, "twin.txt:") + built,
        "twins_of_chart.composed": place.format("twins_of_chart", path, "twin.txt:") + built,
        "twins_of_test": place.format("twins_of_test", "_main/" + path, "twin_chart: is at the place of other files (got [\"bazel-out/"),
    }
