"""The tests of a chart, as users declare them: `helm.bzl` exports these macros."""

load(":chart_golden_test.bzl", "chart_golden_test")
load(":chart_golden_update.bzl", "chart_golden_update")
load(":chart_migration_test.bzl", "chart_migration_test")
load(":chart_render_test.bzl", "chart_render_test")
load(":chart_upgrade_test.bzl", "chart_upgrade_test")
load(":common_attributes.bzl", "manual_attributes")
load(":labels_in_attributes.bzl", "is_label")

visibility(["//", "//tools/rules/..."])

def helm_chart_golden_test(name, chart, golden, files = ["**"], **kwargs):
    """Compares a chart with a golden copy in the source tree, so that reviewers see what a change does to it.

        helm_chart_golden_test(
            name = "golden_test",
            chart = ":hello_chart",
            files = ["templates/**", "values.yaml"],
            golden = "golden",
        )

    `bazel run //hello:<name>.update` writes the golden copy, the first time and after every intended change.

    Args:
      name: name of the test.
      chart: label of the `helm_chart`.
      golden: directory of the golden copy, below the package.
      files: the files of the chart to compare and keep: a list of paths below the chart, where `*` is any part of a name and
        `**` any number of folders, as for `glob`. Each must match a file. Default: all files.
      **kwargs: attributes common to all tests, like `tags` and `size`.
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

def helm_chart_upgrade_test(name, chart, previous = [], accept = {}, kube_version = None, values = [], **kwargs):
    """Compares a chart with its previous version, and fails if an upgrade would do harm.

        helm_chart_upgrade_test(
            name = "upgrade_test",
            accept = {"removed-data PersistentVolumeClaim/hello-cache": "It holds a cache, which fills again."},
            chart = ":hello_chart",
            previous = glob(["released/**"]),
        )

    It reports fields that Kubernetes does not let anyone change, removed objects with data, values that are gone or accept
    less, pods that every new version restarts, and a version that should be higher. Both versions are rendered as in a Helm
    upgrade, with the chart's own values and with those of each environment that both have. `docs/upgrades.md` lists the codes.

    Args:
      name: name of the test.
      chart: label of the `helm_chart`.
      previous: the previous version: the label of a packaged chart (`.tgz`), of another `helm_chart`, of a directory or of a chart's
        files, or a list of files like `glob(["released/**"])`. Default: the `previous` of the chart.
      accept: dict of accepted changes to the reason: a code, or a code and a place.
      kube_version: Kubernetes version to render both versions for. Default: the one that Helm assumes.
      values: labels of YAML files with values for both versions, such as those that have no default.
      **kwargs: attributes common to all tests, like `tags` and `size`.
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

def helm_chart_migration_test(
        name,
        chart,
        manual,
        renames = None,
        accept = [],
        environment = None,
        manual_values = [],
        values = [],
        release = None,
        kube_version = None,
        **kwargs):
    """Compares a chart with what it is to take the place of, and fails if something is lost, new or different.

        helm_chart_migration_test(
            name = "migration_test",
            accept = "migration/accepted.yaml",
            chart = ":hello_chart",
            manual = glob(["old_chart/**"]),
            renames = "migration/renames.yaml",
        )

    Both sides are rendered, and their objects compared by kind and name. Kubernetes' own defaults are no difference. The
    report also says which objects an upgrade would replace, and what keeps them. `docs/migration.md` shows a migration.

    Args:
      name: name of the test.
      chart: label of the `helm_chart`.
      manual: what there is now: the label of a packaged chart (`.tgz`), of another `helm_chart`, of a directory, of a chart's files or
        of manifests, such as the output of `kustomize build`, or a list of files like `glob(["old_chart/**"])`.
      renames: label of a YAML or JSON file with the new name of each object that gets one, by `<Kind>/<old name>`.
      accept: label of a YAML or JSON file, or list of labels, with the reason for each accepted difference, by `<Kind>/<name>` or
        `<Kind>/<name> <path>`; `*` stands for any characters but spaces and `]`.
      environment: environment whose `values-<environment>.yaml` charts are rendered with. Default: their own values.
      manual_values: labels of YAML files with values for the manual chart.
      values: labels of YAML files with values for `chart`.
      release: name of the release that charts are rendered for. Default: each chart's name.
      kube_version: Kubernetes version to render charts for. Default: the one that Helm assumes.
      **kwargs: attributes common to all tests, like `tags` and `size`.
    """
    chart_migration_test(
        name = name,
        accept = [accept] if is_label(accept) else accept,
        chart = chart,
        environment = environment,
        kube_version = kube_version,
        manual = [manual] if is_label(manual) else manual,
        manual_values = manual_values,
        release = release,
        renames = renames,
        size = kwargs.pop("size", "small"),
        values = values,
        **kwargs
    )

def helm_chart_render_test(
        name,
        chart,
        cases,
        environment = None,
        values = [],
        release = None,
        namespace = None,
        kube_version = None,
        **kwargs):
    """Renders a chart for each case in YAML files, and fails if the objects are not as the case expects.

        helm_chart_render_test(
            name = "render_test",
            cases = "render_test.yaml",
            chart = ":hello_chart",
        )

    `render_test.yaml` is a list of cases:

        - name: production has three pods
          environment: prod
          expect:
            - kind: Deployment
              app: hello_api
              path: spec.replicas
              equals: 3

    The test needs no cluster and no network, and is cached. `docs/render_tests.md` has all that a case can say.
    `bazel run //hello:render_test -- --case="production has three pods"` runs one case.

    Args:
      name: name of the test.
      chart: the chart: the label of a `helm_chart`, of a packaged chart (`.tgz`), of a directory or of a chart's files, or a list of
        files like `glob(["chart/**"])`.
      cases: label of a YAML file with cases, or list of labels.
      environment: environment of cases that name none. Default: the chart's own values.
      values: labels of YAML files with values for all cases, such as those that have no default.
      release: name of the release of cases that name none. Default: the chart's name.
      namespace: namespace of cases that name none. Default: the chart's.
      kube_version: Kubernetes version of cases that name none. Default: the one that Helm assumes.
      **kwargs: attributes common to all tests, like `tags` and `size`.
    """
    chart_render_test(
        name = name,
        cases = [cases] if is_label(cases) else cases,
        chart = [chart] if is_label(chart) else chart,
        environment = environment,
        kube_version = kube_version,
        namespace = namespace,
        release = release,
        size = kwargs.pop("size", "small"),
        values = values,
        **kwargs
    )
