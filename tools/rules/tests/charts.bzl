"""The charts for the tests of `helm_chart`."""

load("@bazel_skylib//rules:write_file.bzl", "write_file")
load("//:helm.bzl", "helm_chart")
load("//:release_app.bzl", "release_app")
load(":fake_image.bzl", "fake_image")

def complete_chart(name):
    """A chart with everything that a chart can have.

    Args:
      name: name of the chart.

    Returns:
      HelmChartInfo without its files, and the JSON, as they should be.
    """
    package = native.package_name()
    fake_image(name = name + ".image", tags = ["manual"])
    release_app(
        name = name + ".app",
        app_name = "complete-app",
        app_type = "worker",
        image = "x",
        image_digest = ":" + name + ".image",
        tags = ["manual"],
    )
    release_app(
        name = name + ".job",
        app_name = "job",
        app_type = "job",
        image = "x",
        image_digest = ":digest.txt",
        tags = ["manual"],
    )
    helm_chart(name = name + ".dependency", tags = ["manual"])
    write_file(name = name + ".values", out = name + ".values.yaml", content = ["{}"], tags = ["manual"])
    attributes = {
        "app_version": "1.10",
        "chart_name": "complete",
        "chart_version": "1.2.3",
        "description": "Everything",
        "environment": "dev",
        "ingress_mode": "per-app",
        "namespace": "here",
        "naming": "app",
    }
    helm_chart(
        name = name,
        apps = [name + ".app"],
        crds = ["manifest.yaml"],
        dependencies = [
            {"alias": "one", "chart": name + ".dependency"},
            {"chart": ":digest.txt"},
            {"alias": "two", "chart": Label("//{}:{}.dependency".format(package, name)), "tags": ["a"]},
        ],
        environments = {"dev": {"apps": {}}, "prod": ":" + name + ".values", "test": name + ".values.yaml"},
        jobs = [":" + name + ".job_metadata"],
        manifests = ["manifest.yaml"],
        tags = ["manual"],
        templated_manifests = ["manifest.yaml"],
        values = ":" + name + ".values",
        **attributes
    )
    return {
        "apps": [name + ".app_metadata.declaration.json", name + ".job_metadata.declaration.json"],
        "environments": ["dev", "prod", "test"],
        "name": "complete",
        "namespace": "here",
        "version": "1.2.3",
    }, attributes | {
        "crds": [package + "/manifest.yaml"],
        "dependencies": [
            {"alias": "one", "chart": [package + "/" + name + ".dependency"]},
            {"chart": [package + "/digest.txt"]},
            {"alias": "two", "chart": [package + "/" + name + ".dependency"], "tags": ["a"]},
        ],
        "environment_files": {word: package + "/" + name + ".values.yaml" for word in ["prod", "test"]},
        "environments": {"dev": {"apps": {}}},
        "manifests": [package + "/manifest.yaml"],
        "templated_manifests": [package + "/manifest.yaml"],
        "values_file": package + "/" + name + ".values.yaml",
    }

def least_chart(name):
    """An empty chart, which is left for the composer to complain about.

    Args:
      name: name of the chart.

    Returns:
      HelmChartInfo without its files, and the JSON, as they should be.
    """
    helm_chart(name = name, tags = ["manual"])
    chart_name = name.replace("_", "-")
    return {
        "apps": [],
        "environments": [],
        "name": chart_name,
        "namespace": "default",
        "version": "0.1.0",
    }, {"chart_name": chart_name}

def wrong_chart(name):
    """A chart with values of wrong types, which are left for the composer to complain about.

    Args:
      name: name of the chart.

    Returns:
      HelmChartInfo without its files, and the JSON, as they should be.
    """
    attributes = {
        "chart_name": "",
        "chart_verison": "1",
        "chart_version": 1,
        "dependencies": [{"name": "no_chart"}, "no_dict", {"chart": 1}],
        "environments": {"No Name": {}, "none": 1},
        "namespace": 2,
        "values": {"apps": {"a": None, "b": {"replicas": 0}}},
    }
    helm_chart(name = name, tags = ["manual"], **attributes)
    return {"apps": [], "environments": ["No Name", "none"], "name": "", "namespace": 2, "version": 1}, attributes
