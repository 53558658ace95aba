"""Composes applications into Helm charts.

    load("@rules_appchart//:helm.bzl", "helm_chart")

    helm_chart(
        name = "hello_chart",
        apps = [":hello_api_metadata"],
    )

| command | what it does |
|---|---|
| `bazel build //hello:hello_chart` | the chart directory, `bazel-bin/hello/hello_chart`, checked |
| `bazel run //hello:hello_chart.validate` | shows what is in the chart and what the checks found |
| `bazel test //hello:hello_chart.test` | the same as a test |
"""

load("//tools/rules:chart_golden_test.bzl", "chart_golden_test")
load("//tools/rules:chart_golden_update.bzl", "chart_golden_update")
load("//tools/rules:chart_test.bzl", "chart_test")
load("//tools/rules:chart_upgrade_test.bzl", "chart_upgrade_test")
load("//tools/rules:chart_validate.bzl", "chart_validate")
load("//tools/rules:common_attributes.bzl", "common_attributes", "manual_attributes", "own_attributes", "reserved_problems")
load("//tools/rules:composed_chart.bzl", "composed_chart", _HelmChartInfo = "HelmChartInfo")
load("//tools/rules:helm_chart.bzl", _helm_chart = "helm_chart")
load("//tools/rules:helm_versions.bzl", "helm_binaries")
load("//tools/rules:json_value.bzl", "json_value")
load("//tools/rules:labels_in_attributes.bzl", "by_label", "environment_words", "is_label", "split_dependencies", "split_environments")

visibility("public")

HelmChartInfo = _HelmChartInfo

def helm_chart(
        name,
        apps = [],
        jobs = [],
        chart_name = None,
        crd_schemas = [],
        crds = [],
        dependencies = None,
        environments = None,
        helm_versions = None,
        manifests = [],
        templated_manifests = [],
        values = None,
        **attributes):
    """Composes apps into one chart directory.

    `<name>` is the chart directory, checked on every build: errors fail it, warnings are counted. `<name>.validate` shows the
    report, for the chart's own values and each environment: `bazel run //hello:hello_chart.validate`. `--format=json`, `sarif`
    or `junit` print it for machines; options of Helm's, `-f values.yaml`, `--set a=b`, `--kube-version` and `--namespace`, make
    another one. `<name>.<environment>.validate` shows one environment, and `<name>.test` is the report as a test. What each
    attribute takes is described in `tools/helm/model/chart`.

    Args:
      name: name of the chart target and of its directory.
      apps: `_metadata` targets of the apps.
      jobs: `_metadata` targets of further apps; for the reader, Bazel treats them as `apps`.
      chart_name: the chart's name. Default: `name`, with dashes for underscores.
      crd_schemas: labels of YAML files with CustomResourceDefinitions of others; the chart is checked against them and does not hold them.
      crds: labels of YAML files with CustomResourceDefinitions, shipped in `crds/`, which Helm installs first and never changes.
      dependencies: list of charts within this one: dicts of `chart`, the label of a `helm_chart`, of a `.tgz` file or of a chart's
        files, and if wanted `name`, `version`, `repository`, `alias`, `condition` and `tags`.
      environments: dict of names to what each environment changes of the chart's values: a dict, or the label of a YAML file.
      helm_versions: list of the major versions of Helm that the chart is checked with: `3`, `4` or both, each registered by
        `toolchains.helm`. Default: the toolchain's one.
      manifests: labels of YAML files with further Kubernetes objects, shipped byte for byte.
      templated_manifests: labels of YAML files that are Helm templates.
      values: overlay merged into the chart's values by key: a dict, or the label of a YAML file. None removes a key.
      **attributes: what every rule has, like `visibility`, `tags` and `testonly`, and of the chart:

        identity
          `annotations`: dict of annotations of all objects but pods; an object's own win.
          `app_version`: version of the applications: default image tag. Default: `chart_version`.
          `chart_version`: the chart's SemVer 2 version. Default: `0.1.0`.
          `description`: one sentence on what the chart deploys. Default: the list of its apps.
          `home`: address of the project's page.
          `icon`: address of the chart's icon.
          `keywords`: list of words by which the chart is found.
          `kube_version`: range of Kubernetes versions that the chart is for, like `>=1.33.0-0`.
          `labels`: dict of labels of all objects but pods; an object's own win.
          `maintainers`: list of dicts of `name`, `email` and `url`.
          `sources`: list of addresses of the source code.
        checks
          `checks`: dict of codes of rules to `off`, `warning` or `error`, or to a dict of `severity` and `reason`; less than the
            rule's own severity needs a reason.
          `kube_versions`: list of Kubernetes versions that the chart is checked against. Default: the newest one that is known and that `kube_version` allows.
        environment
          `env`: dict of environment variables of all apps: name to string or `ref`; an app's own win.
          `env_from`: list of `{"secret": name}` and `{"config_map": name}` for all apps, before each app's own.
          `standard_env`: True for APP_NAME, APP_TYPE, APP_VERSION, APP_ENV, POD_NAME, POD_NAMESPACE and NODE_NAME in all apps. Default: False.
        deployment
          `create_namespace`: whether the install commands of the chart's README make the namespace. Default: False.
          `environment`: name of the environment that the chart's own values are for; `global.environment` in values.
          `gitops`: `argocd`: jobs are hooks of Argo CD instead of Helm's.
          `ingress`: dict of `host` or `hosts`, `path_type`, `class`, `tls` and `annotations` for all external-apis; an app's own win.
          `ingress_mode`: `single`: one Ingress with the paths of all external-apis; `per-app`: one for each. Default: `single`.
          `namespace`: namespace that run targets use; it is never written into objects. Default: `default`.
          `naming`: `release`: objects are named `<release>-<app>`; `app`: plain `<app>`. Default: `release`.
        escape hatch
          `patches`: dict of `Ingress` to what is merged last into the one of all external-apis; None removes.
    """
    is_file = is_label(values)
    environment_values, environment_files = split_environments(environments)
    dependency_options, dependency_charts = split_dependencies(dependencies)
    spec, problems = json_value(own_attributes(attributes) | {
        "chart_name": name.replace("_", "-") if chart_name == None else chart_name,
        "dependencies": dependency_options,
        "environments": environment_values,
        "helm_versions": helm_versions,
        "values": None if is_file else values,
    })
    composed = name + ".composed"
    composed_chart(
        name = composed,
        apps = apps,
        chart = name,
        crd_schemas = crd_schemas,
        crds = crds,
        dependency_charts = by_label(dependency_charts, native.package_relative_label),
        environment_files = by_label(environment_files, native.package_relative_label),
        helms = helm_binaries(helm_versions),
        jobs = jobs,
        manifests = manifests,
        problems = sorted(problems + reserved_problems(attributes)),
        spec = spec,
        templated_manifests = templated_manifests,
        values_file = values if is_file else None,
        **(common_attributes(attributes) | manual_attributes(attributes))
    )
    _helm_chart(
        name = name,
        composed = composed,
        **common_attributes(attributes)
    )
    chart_validate(
        name = name + ".validate",
        chart = composed,
        **manual_attributes(attributes)
    )
    chart_test(
        name = name + ".test",
        size = "small",
        chart = composed,
        **manual_attributes(attributes)
    )
    for environment in environment_words(environments):
        chart_validate(
            name = "{}.{}.validate".format(name, environment),
            chart = composed,
            environment = environment,
            **manual_attributes(attributes)
        )

def helm_chart_golden_test(name, chart, golden, files = ["**"], **kwargs):
    """Compares a chart with a golden copy in the source tree, so that reviewers see what a change does to it.

        helm_chart_golden_test(
            name = "golden_test",
            chart = ":hello_chart",
            files = ["templates/**", "values.yaml"],
            golden = "golden",
        )

    `bazel run //hello:<name>.update` makes the golden copy, the first time and after every wanted change.

    Args:
      name: name of the test.
      chart: label of the `helm_chart`.
      golden: directory of the golden copy, below the package.
      files: which files of the chart are compared and kept: a list of paths below the chart, where `*` is any part of a name and
        `**` any number of folders, as for `glob`. Each has to match a file. Default: all files.
      **kwargs: attributes that every test has, like `tags` and `size`.
    """
    chart_golden_test(
        name = name,
        chart = chart,
        directory = golden,
        files = files,
        golden = native.glob([golden + "/**"], allow_empty = True),
        size = kwargs.pop("size", "small"),
        **kwargs
    )
    chart_golden_update(
        name = name + ".update",
        chart = chart,
        directory = golden,
        files = files,
        **(manual_attributes(kwargs) | {"testonly": True})
    )

def helm_chart_upgrade_test(name, chart, previous, accept = {}, kube_version = None, values = [], **kwargs):
    """Compares a chart with its previous version, and fails where an upgrade would do harm.

        helm_chart_upgrade_test(
            name = "upgrade_test",
            accept = {"removed-data PersistentVolumeClaim/hello-cache": "It holds a cache, which fills again."},
            chart = ":hello_chart",
            previous = glob(["released/**"]),
        )

    That is: fields that Kubernetes lets nobody change, removed objects with data, values that are gone or take less, pods that
    every new version restarts, and a version that should be higher. Both versions are rendered as Helm does while it upgrades a
    release, with the chart's own values and with those of each environment that both have. `docs/upgrades.md` lists the codes.

    Args:
      name: name of the test.
      chart: label of the `helm_chart`.
      previous: the version before: the label of a packed chart (`.tgz`), of another `helm_chart`, of a directory or of a chart's
        files, or a list of files like `glob(["released/**"])`.
      accept: dict of what is accepted to the reason why: a code, or a code and a place.
      kube_version: version of Kubernetes that both versions are rendered for. Default: the one that Helm assumes.
      values: labels of YAML files with values for both versions, like those that have no default.
      **kwargs: attributes that every test has, like `tags` and `size`.
    """
    chart_upgrade_test(
        name = name,
        accept = accept,
        chart = chart,
        kube_version = kube_version,
        previous = [previous] if is_label(previous) else previous,
        size = kwargs.pop("size", "small"),
        values = values,
        **kwargs
    )
