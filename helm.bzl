"""Composes applications into Helm charts.

    load("@rules_appchart//:helm.bzl", "helm_chart")

    helm_chart(
        name = "hello_chart",
        apps = [":hello_api_metadata"],
    )

| command | what it does |
|---|---|
| `bazel build //hello:hello_chart` | the chart directory, `bazel-bin/hello/hello_chart`, linted |
| `bazel run //hello:hello_chart.validate` | lints and renders the chart, and sums up what is in it |
"""

load("//tools/rules:chart_snapshot_test.bzl", "chart_snapshot_test")
load("//tools/rules:chart_snapshot_update.bzl", "chart_snapshot_update")
load("//tools/rules:chart_validate.bzl", "chart_validate")
load("//tools/rules:common_attributes.bzl", "common_attributes", "manual_attributes", "own_attributes", "reserved_problems")
load("//tools/rules:helm_chart.bzl", _HelmChartInfo = "HelmChartInfo", _helm_chart = "helm_chart")
load("//tools/rules:json_value.bzl", "json_value")

visibility("public")

HelmChartInfo = _HelmChartInfo

def helm_chart(name, apps = [], jobs = [], chart_name = None, manifests = [], templated_manifests = [], values = None, **attributes):
    """Composes apps into one chart directory.

    `<name>` is the chart directory, linted on every build. `<name>.validate` lints and renders it and sums up what is in
    it: `bazel run //hello:hello_chart.validate`; options after `--` are Helm's: `-f values.yaml`, `--set a=b`,
    `--kube-version`, `--namespace`. What each attribute takes is described in `tools/helm/schema/chart.schema.json`.

    Args:
      name: name of the chart target and of its directory.
      apps: `_metadata` targets of the apps.
      jobs: `_metadata` targets of further apps; for the reader, Bazel treats them as `apps`.
      chart_name: the chart's name. Default: `name`, with dashes for underscores.
      manifests: labels of YAML files with further Kubernetes objects, shipped byte for byte.
      templated_manifests: labels of YAML files that are Helm templates.
      values: overlay merged into the chart's values by key: a dict, or the label of a YAML file. None removes a key.
      **attributes: what every rule has, like `visibility`, `tags` and `testonly`, and of the chart:

        identity
          `app_version`: version of the applications: default image tag. Default: `chart_version`.
          `chart_version`: the chart's SemVer 2 version. Default: `0.1.0`.
          `description`: one sentence on what the chart deploys. Default: the list of its apps.
        deployment
          `environment`: name of the environment that the chart's own values are for; `global.environment` in values.
          `ingress_mode`: `single`: one Ingress with the paths of all external-apis; `per-app`: one for each. Default: `single`.
          `namespace`: namespace that run targets use; it is never written into objects. Default: `default`.
          `naming`: `release`: objects are named `<release>-<app>`; `app`: plain `<app>`. Default: `release`.
    """
    is_file = type(values) in ["string", "Label"]
    spec, problems = json_value(own_attributes(attributes) | {
        "chart_name": name.replace("_", "-") if chart_name == None else chart_name,
        "values": None if is_file else values,
    })
    _helm_chart(
        name = name,
        apps = apps,
        jobs = jobs,
        manifests = manifests,
        problems = sorted(problems + reserved_problems(attributes)),
        spec = spec,
        templated_manifests = templated_manifests,
        values_file = values if is_file else None,
        **common_attributes(attributes)
    )
    chart_validate(
        name = name + ".validate",
        chart = name,
        **manual_attributes(attributes)
    )

def helm_chart_snapshot_test(name, chart, golden, **kwargs):
    """Compares a chart with a golden copy in the source tree, so that reviewers see what a change does to it.

    `bazel run //hello:<name>.update` makes the golden copy, the first time and after every wanted change.

    Args:
      name: name of the test.
      chart: label of the `helm_chart`.
      golden: directory of the golden copy, below the package.
      **kwargs: attributes that every test has, like `tags` and `size`.
    """
    chart_snapshot_test(
        name = name,
        chart = chart,
        directory = golden,
        golden = native.glob([golden + "/**"], allow_empty = True),
        size = kwargs.pop("size", "small"),
        **kwargs
    )
    chart_snapshot_update(
        name = name + ".update",
        chart = chart,
        directory = golden,
        **(manual_attributes(kwargs) | {"testonly": True})
    )
