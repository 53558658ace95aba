"""Upgrade, migration and render tests, and their expected arguments: subjects of `run_target_tests`."""

load("//:helm.bzl", "helm_chart_migration_test", "helm_chart_render_test", "helm_chart_upgrade_test")
load(":fake_directory.bzl", "fake_directory")

def upgrades(name, chart):
    """Upgrade tests from every form of a chart, and their expected arguments.

    Args:
        name: the suite's name.
        chart: name of a chart.

    Returns:
        A dict of targets to their runfiles, tools and arguments.
    """
    packed = "charts/packed-1.0.0.tgz"
    directory = name + ".directory"
    files = ["charts/a/Chart.yaml", "charts/a/charts/b/Chart.yaml", "charts/a/values.yaml"]
    fake_directory(name = directory, tags = ["manual"])
    native.filegroup(name = name + ".files", srcs = files, tags = ["manual"])
    arguments = [
        "upgrade",
        "--helm={helm}",
        "--label=//{}:{}".format(native.package_name(), chart),
        "--chart={here}" + chart,
        "--previous={previous}",
        "--test=//{}:{}".format(native.package_name(), "{test}"),
        "--namespace=default",
    ]
    accept = {"removed-data Secret/a": "It's gone.", "removed-value": "Nobody set it."}
    subjects = {}
    for word, previous, found, path, attributes, further in [
        ("chart", chart, [], chart, {}, []),
        ("directory", directory, [directory], directory, {}, []),
        ("files", name + ".files", files, "charts/a", {}, []),
        ("list", files, files, "charts/a", {"values": ["values.yaml"]}, ["--values={here}values.yaml"]),
        (
            "packed",
            packed,
            [packed],
            packed,
            {"accept": accept, "kube_version": "1.33.0"},
            ["--kube-version=1.33.0", "--accept=" + json.encode(accept).replace("{", "{{").replace("}", "}}")],
        ),
    ]:
        test = "{}.upgrade_from_{}".format(name, word)
        helm_chart_upgrade_test(name = test, chart = chart, previous = previous, tags = ["manual"], **attributes)
        known = [
            argument.replace("{previous}", "{here}" + path).replace("{test}", test)
            for argument in arguments
        ]
        subjects[test] = ([chart] + found + attributes.get("values", []), ["helm", "node"], known + further)
    return subjects

def migrations(name, chart):
    """Migration tests from a chart and from manifests, and their expected arguments.

    Args:
        name: the suite's name.
        chart: name of a chart.

    Returns:
        A dict of targets to their runfiles, tools and arguments.
    """
    here = "{here}"
    cases = {
        "chart": (
            {"manual": name + ".files"},
            ["charts/a/Chart.yaml", "charts/a/charts/b/Chart.yaml", "charts/a/values.yaml"],
            ["--manual=" + here + "charts/a"],
        ),
        "manifests": (
            {
                "accept": ["values.yaml"],
                "environment": "prod",
                "kube_version": "1.33.0",
                "manual": ["manifest.yaml", "values.yaml"],
                "manual_values": ["values.yaml"],
                "release": "shop",
                "renames": "values.yaml",
                "values": ["values.yaml"],
            },
            ["manifest.yaml", "values.yaml"],
            ["--manual=" + here + "manifest.yaml", "--manual=" + here + "values.yaml"] +
            ["--{}={}values.yaml".format(option, here) for option in ["manual-values", "generated-values", "accept", "renames"]] +
            ["--environment=prod", "--kube-version=1.33.0", "--release=shop"],
        ),
    }
    subjects = {}
    for word, (attributes, files, further) in cases.items():
        test = "{}.migration_from_{}".format(name, word)
        helm_chart_migration_test(name = test, chart = chart, tags = ["manual"], **attributes)
        arguments = [
            "compare",
            "--helm={helm}",
            "--label=//{}:{}".format(native.package_name(), test),
            "--generated={here}" + chart,
            "--namespace=default",
        ]
        subjects[test] = ([chart, test + ".migration.json"] + files, ["helm", "node"], arguments + further)
    return subjects

def renders(name, chart):
    """Render tests of a chart and of a chart's files, and their expected arguments.

    Args:
        name: the suite's name.
        chart: name of a chart.

    Returns:
        A dict of targets to their runfiles, tools and arguments.
    """
    files = ["charts/a/Chart.yaml", "charts/a/charts/b/Chart.yaml", "charts/a/values.yaml"]
    cases = {
        "chart": ({"cases": "manifest.yaml", "chart": chart}, [chart, "manifest.yaml"], chart, ["--namespace=default", "--cases={here}manifest.yaml"]),
        "files": (
            {
                "cases": ["manifest.yaml", "values.yaml"],
                "chart": files,
                "environment": "prod",
                "kube_version": "1.33.0",
                "namespace": "shop",
                "release": "eu",
                "values": ["values.yaml"],
            },
            files + ["manifest.yaml", "values.yaml"],
            "charts/a",
            ["--namespace=shop", "--cases={here}manifest.yaml", "--cases={here}values.yaml", "--values={here}values.yaml"] +
            ["--environment=prod", "--kube-version=1.33.0", "--release=eu"],
        ),
    }
    subjects = {}
    for word, (attributes, runfiles, path, further) in cases.items():
        test = "{}.render_of_{}".format(name, word)
        helm_chart_render_test(name = test, tags = ["manual"], **attributes)
        label = "--label=//{}:{}".format(native.package_name(), test)
        subjects[test] = (runfiles, ["helm", "node"], ["assert", "--helm={helm}", label, "--chart={here}" + path] + further)
    return subjects
