"""Composes applications into Helm charts.

    load("@rules_appchart//:helm.bzl", "helm_chart")

    helm_chart(
        name = "hello_chart",
        apps = [":hello_api_metadata"],
    )

| command | what it does |
|---|---|
| `bazel build //hello:hello_chart` | the chart directory, `bazel-bin/hello/hello_chart`, checked |
| `bazel run //hello:hello_chart.validate` | shows the chart's content and what the checks found |
| `bazel test //hello:hello_chart.test` | the same as a test |
| `bazel run //hello:hello_chart.report` | a page about the chart, one HTML file: says where it is |
| `bazel run //hello:hello_chart.graph` | prints the chart's graph in Mermaid's notation, for a pull request |
| `bazel build //hello:hello_chart.package` | the checked chart as `<chart>-<version>.tgz` |
| `bazel build //hello:hello_chart.digest` | a file with the digest that the package has in a registry |
| `bazel run //hello:hello_chart.push` | pushes the package to the chart's `repository` |

`argocd_application`, `argocd_application_set`, `argocd_project` and `flux_helm_release` make files for Argo CD and Flux from
a chart: `bazel run //hello:<name>.update` writes them into the checkout, and `<name>.test` fails when they are out of date.
"""

load("//tools/rules:chart_push.bzl", "chart_push")
load("//tools/rules:common_attributes.bzl", "manual_attributes")
load("//tools/rules:composed_chart.bzl", _HelmChartInfo = "HelmChartInfo")
load("//tools/rules:declare_chart.bzl", "declare_chart")
load("//tools/rules:declare_gitops.bzl", "declare_gitops")
load(
    "//tools/rules:helm_chart_tests.bzl",
    _helm_chart_golden_test = "helm_chart_golden_test",
    _helm_chart_migration_test = "helm_chart_migration_test",
    _helm_chart_render_test = "helm_chart_render_test",
    _helm_chart_upgrade_test = "helm_chart_upgrade_test",
)
load("//tools/rules:labels_in_attributes.bzl", "package_labels")

visibility("public")

HelmChartInfo = _HelmChartInfo

# Tests of a chart: with a golden copy, with a chart that it takes the place of, with what you expect, with its previous version.
helm_chart_golden_test = _helm_chart_golden_test
helm_chart_migration_test = _helm_chart_migration_test
helm_chart_render_test = _helm_chart_render_test
helm_chart_upgrade_test = _helm_chart_upgrade_test

# helm_chart: generated from tools/helm/model/chart and examples/ by `npm run update`

def helm_chart(
        name,
        *,
        # Apps: what the chart is composed of.
        apps = None,
        jobs = None,
        # Identity: what the chart is.
        chart_name = None,
        chart_version = None,
        app_version = None,
        stamp = None,
        description = None,
        home = None,
        icon = None,
        keywords = None,
        kube_version = None,
        maintainers = None,
        sources = None,
        # Content: what the chart contains besides its apps.
        manifests = None,
        templated_manifests = None,
        crds = None,
        dependencies = None,
        # For all apps: defaults for all apps.
        env = None,
        env_from = None,
        standard_env = None,
        labels = None,
        annotations = None,
        scrapers = None,
        ingress = None,
        # Deployment: where and how the chart is deployed.
        namespace = None,
        namespace_labels = None,
        create_namespace = None,
        environment = None,
        environments = None,
        deploy = None,
        repository = None,
        values = None,
        ingress_mode = None,
        naming = None,
        gitops = None,
        # Checks: how the chart is checked.
        checks = None,
        kube_versions = None,
        helm_versions = None,
        policies = None,
        crd_schemas = None,
        previous = None,
        # Escape hatch: for what no other attribute covers.
        patches = None,
        **kwargs):
    """Composes apps into one chart directory.

    `<name>` is the chart directory. Every build checks it: errors fail the build, warnings are counted. `bazel run
    //hello:hello_chart.validate` prints the report for the chart's own values and each environment; `--format=json`,
    `sarif` or `junit` print it for machines, and Helm's options `-f values.yaml`, `--set a=b`, `--kube-version` and
    `--namespace` produce another one. `--environment` shows one environment, and `<name>.test` is the report as a test.

    `<name>.package` is the chart as one file, and run targets such as `<name>.template`, `<name>.diff` and
    `<name>.install` carry it into a cluster: see docs/delivery.md.

    docs/attributes.md has the same reference, plus where each attribute shows in the chart, and its key in values. Both
    are generated from tools/helm/model/chart.

    Args:
      name: string, required. Name of the chart's target and of its directory.
        Example: `name = "labels_and_annotations_chart"`
      apps: list of labels. Labels of the apps: `:api`, or the target's full name, `:api_metadata`, which a `select` and
        an alias have to use. Default: none.
        Example: `apps = [":hello_internal_api_metadata"]`
      jobs: list of labels. Labels of more apps, listed separately for readability; they are treated like those in
        `apps`. Default: none.
        Example: `jobs = ["//demo/job:hello_job_metadata"]`
      chart_name: string. Name of the chart. Default: the target's name, with dashes for underscores.
        Example: `chart_name = "core-pipeline"`
      chart_version: string or label. Version of the chart, as text or as the label of a file that contains it. Default:
        `0.1.0`.
        Example: `chart_version = "1.0.0"`
      app_version: string or label. Version of the apps: the default image tag and `app.kubernetes.io/version`, as text
        or as the label of a file that contains it. Default: `chart_version`.
        Example: `app_version = "1.0.0"`
      stamp: dict. Versions of the package if the build is stamped (`--stamp`). A key of the workspace status in braces
        stands for its value, such as `{BUILD_EMBED_LABEL}`, which is the value of `--embed_label`. The chart directory
        keeps the versions above, so that it stays cached.
        - `chart_version`: string. Version of the chart.
        - `app_version`: string. Version of the apps.

        Example: `stamp = {"chart_version": "{BUILD_EMBED_LABEL}"}`
      description: string. One sentence about what the chart deploys. Default: the list of its apps.
        Example: `description = "A FastAPI application with PostgreSQL, Redis and Temporal"`
      home: string. URL of the project's home page. Default: none.
        Example: `home = "https://catalog.example.com"`
      icon: string. URL of the chart's icon. Default: none.
        Example: `icon = "https://catalog.example.com/icon.svg"`
      keywords: list of strings. Search keywords for the chart. Default: none.
        Example:

            keywords = [
                "catalog",
                "search",
            ]

      kube_version: string. Kubernetes versions that the chart supports, as a SemVer range. Each version ends in `-0`:
        without it, the versions of managed clusters, like v1.33.1-eks-1, count as pre-releases and never match.
        Default: all.
        Example: `kube_version = ">=1.31.0-0"`
      maintainers: list of dicts. Who maintains the chart. Default: no one is named.
        - `name`: string, required. Name of a person or team.
        - `email`: string. Email address.
        - `url`: string. URL of a web page.

        Example:

            maintainers = [{
                "email": "team@api-forge.io",
                "name": "API Forge Team",
            }]

      sources: list of strings. URLs of the source code. Default: none.
        Example: `sources = ["https://code.example.com/catalog"]`
      manifests: list of labels. Labels of your own YAML files, shipped as they are; Helm ignores `{{` in them.
        Example: `manifests = ["nightly.yaml"]`
      templated_manifests: list of labels. Labels of your own YAML files that are Helm templates.
        Example: `templated_manifests = ["report-config.yaml"]`
      crds: list of labels. Labels of YAML files with CustomResourceDefinitions, shipped as they are in `crds/`: Helm
        installs them before everything else, and never changes or deletes them. Default: none.
        Example: `crds = ["backups.yaml"]`
      dependencies: list of dicts. Charts that this chart contains and that are installed with it. Each one is given by
        its label; docs/dependencies.md shows how to import one from a registry. Default: none.
        - `chart`: label, required. The chart: the label of a `helm_chart`, of a packaged chart (`.tgz`), of the files
          of a chart directory, or of an imported chart, like `@redis`.
        - `name`: string. Name that the chart must have. Default: the name in its Chart.yaml.
        - `version`: string. Version that the chart must have. Default: the version in its Chart.yaml.
        - `repository`: string. Where the chart comes from, for `helm dependency update` outside a build. Default: not
          recorded.
        - `alias`: string. Key of the chart's values, instead of its name.
        - `condition`: string. Path of the value that turns the chart on and off, like `redis.enabled`. Default: it is
          always on.
        - `import_values`: list of strings or dicts. Values of the chart that become values of this one, where templated
          manifests, apps and other charts find them: the name of a map below `exports` in its values, or the path of a
          map. Default: none.
          - `child`: string, required. Path of a map in the values of the other chart.
          - `parent`: string, required. Path of the map in this chart's values that its keys are added to.
        - `tags`: list of strings. Groups of charts that `tags` in values turn off together. Default: none.

        Example:

            dependencies = [
                {
                    "chart": ":search_chart",
                    "condition": "search.enabled",
                },
                {
                    "alias": "welcome",
                    "chart": ":greeter",
                    "repository": "https://charts.example.com",
                    "tags": ["greetings"],
                    "version": "1.2.0",
                },
            ]

      env: dict of strings or `ref`s. Environment variables for all apps, in the form of an app's `env`; an app's own
        variable of the same name wins. Default: none.
        Example:

            env = {
                "DATABASE_URL": ref.secret("prices-database", "url"),
                "LOG_LEVEL": "info",
            }

      env_from: list of dicts. Secrets and ConfigMaps whose keys all become environment variables of all apps, before
        each app's own. Default: none.
        - `secret`: string. Name of a Secret.
        - `config_map`: string. Name of a ConfigMap.
        - `prefix`: string. Prefix for the name of each variable. Default: none.
        - `optional`: bool. Whether the object may be missing. Default: `False`.

        Example:

            env_from = [{
                "config_map": "proxy-settings",
                "optional": True,
            }]

      standard_env: bool. Whether all apps get APP_NAME, APP_TYPE, APP_VERSION, APP_ENV, POD_NAME, POD_NAMESPACE and
        NODE_NAME; a variable of the same name that the chart or an app declares wins. Default: `False`.
        Example: `standard_env = True`
      labels: dict of strings. Labels for all objects; an object's own label of the same name wins, and pods and
        selectors do not get them. Default: none.
        Example: `labels = {"acme.example.com/team": "catalog"}`
      annotations: dict of strings. Annotations for all objects except pods; an object's own annotation of the same name
        wins. Default: none.
        Example: `annotations = {"acme.example.com/on-call": "https://oncall.example.com/catalog"}`
      scrapers: list of dicts. Who scrapes metrics: the only ones whom NetworkPolicies let in to the ports in `metrics`
        of the apps, besides those whom an app itself lets in. An empty list stands for no one. Default: everyone.
        - `from_namespace`: string. Name of the pods' namespace. Default: the release's.
        - `from_labels`: dict of strings. Labels of the pods. Default: all pods of the namespace.
        - `from_cidr`: string. An address range.
        - `except`: list of strings. Ranges to exclude from `from_cidr`. Default: none.

        Example:

            scrapers = [
                {
                    "from_labels": {"app.kubernetes.io/name": "prometheus"},
                    "from_namespace": "monitoring",
                },
            ]

      ingress: dict. Defaults for the `ingress` of all external-apis; an app's own settings win.
        - `host`: string. Host name, for apps without their own hosts.
        - `hosts`: list of strings. Host names, for apps without their own hosts.
        - `path_type`: `"Prefix"`, `"Exact"` or `"ImplementationSpecific"`. How paths are matched. Default: `Prefix`.
        - `class`: string. IngressClass. Default: the cluster's default class.
        - `tls`: bool, string or dict of strings. Serves TLS: the name of a TLS Secret, True for the Secret
          `<chart>-tls`, or with an Ingress for each app `<app>-tls`, or a dict of hosts to the names of their TLS
          Secrets.
        - `annotations`: dict of strings. Annotations of the Ingress; those of an app win.

        Example:

            ingress = {
                "annotations": {"cert-manager.io/cluster-issuer": "letsencrypt"},
                "class": "nginx",
                "host": "store.example.com",
                "tls": True,
            }

      namespace: string. Namespace that the chart is meant for: used by the run targets and in the notes, never written
        into objects. Default: `default`.
        Example: `namespace = "api-forge-prod"`
      namespace_labels: dict of strings. All labels that the namespace has in the cluster, for policies that choose
        namespaces by them; nothing sets them. Default: not known.
        Example: `namespace_labels = {"environment": "production"}`
      create_namespace: bool. Whether the install commands in the chart's README create the namespace
        (`--create-namespace`). The chart itself never contains a Namespace: Helm would look for its release in it
        before it exists, and would delete it with everything that others put into it. Default: `False`.
        Example: `create_namespace = True`
      environment: string. Environment that the chart's own values are for.
        Example: `environment = "prod"`
      environments: dict of dicts or labels. Environments by name, each with its changes to the chart's values: a dict,
        or the label of a YAML file. Each is written to `values-<environment>.yaml` and checked. Default: none.
        Example: `environments = {"prod": {"apps": {"photos_api": {"replicas": 4}}}}`
      deploy: dict of dicts or lists of dicts. Where each environment goes: its namespace, its cluster and the name of
        its release, or a list of them, which the run targets go through in this order and stop at the first failure.
        Each of these environments has run targets of its own, `<name>.<environment>.<verb>`. The GitOps rules use it as
        well. Default: the release is named after the chart, in `namespace` of the current context.
        - `<name>.namespace`: string. Namespace of the release. Default: the chart's `namespace`.
        - `<name>.namespace_labels`: dict of strings. All labels that the namespace has in the cluster. Default: the
          chart's `namespace_labels`.
        - `<name>.kube_context`: string. Context of the kubeconfig, which names the cluster. Default: the current
          context.
        - `<name>.release`: string. Name of the release. Default: the chart's name.
        - `<name>[].namespace`: string. Namespace of the release. Default: the chart's `namespace`.
        - `<name>[].namespace_labels`: dict of strings. All labels that the namespace has in the cluster. Default: the
          chart's `namespace_labels`.
        - `<name>[].kube_context`: string. Context of the kubeconfig, which names the cluster. Default: the current
          context.
        - `<name>[].release`: string. Name of the release. Default: the chart's name.

        Example:

            deploy = {
                "dev": {"namespace": "orders-dev"},
                "prod": [
                    {"kube_context": "prod-eu"},
                    {"kube_context": "prod-us"},
                ],
            }

      repository: string. Where `<name>.push` puts the packaged chart: a repository of an OCI registry, like
        `oci://registry.example.com/charts`. Nothing in the chart depends on it. Default: `--repository` of the run
        target says so.
        Example: `repository = "oci://registry.example.com/charts"`
      values: dict or label. Overlay merged into the chart's values by key: a dict, or the label of a YAML file. None
        removes a key, but not a default of a chart in `dependencies`, which only values at deploy time, such as those
        of `environments`, can remove.
        Example: `values = "values/prod.yaml"`
      ingress_mode: `"single"` or `"per-app"`. `single`: one Ingress with the paths of all external-apis, except for
        those whose class or annotations differ from the chart's `ingress`, which have one of their own; `per-app`: one
        Ingress for each. Default: `single`.
        Example: `ingress_mode = "per-app"`
      naming: `"release"` or `"app"`. `release`: objects are named `<release>-<app>`, so that a chart can be installed
        twice; `app`: plain `<app>`. Default: `release`.
        Example: `naming = "app"`
      gitops: `"argocd"`. `argocd`: jobs are Argo CD hooks, in sync waves by weight, in addition to Helm hooks. All
        other apps are in sync waves, too: each after those that it calls or requires; apps that need each other share
        one, and an app's own annotation `argocd.argoproj.io/sync-wave` wins. Argo CD does not distinguish an upgrade
        from an installation, so jobs of the phases `before_upgrade` and `after_upgrade` also run on the first sync.
        Default: only Helm hooks.
        Example: `gitops = "argocd"`
      checks: dict of `"off"`, `"warning"`, `"error"` or dicts. Severity of checks and policies for this chart, by code,
        like `floating-image` or `policy:<name>`: `off`, `warning` or `error`, or a dict of `severity` and `reason`. A
        severity below the check's default needs a reason. Default: each check's own.
        - `<name>.severity`: `"off"`, `"warning"` or `"error"`, required. `off`, `warning` or `error`.
        - `<name>.reason`: string. Why, for readers of the report.

        Example:

            checks = {
                "policy:few-replicas": {
                    "reason": "The sale needs them until the end of the month.",
                    "severity": "warning",
                },
            }

      kube_versions: list of strings. Kubernetes versions to check the chart against, like `1.33`. Those with schemas
        are 1.30, 1.32, 1.33, 1.34 and 1.36. Default: the newest of them that `kube_version` allows, or else the next
        older one.
        Example:

            kube_versions = [
                "1.33",
                "1.36",
            ]

      helm_versions: list of `"3"` or `"4"`. Major versions of Helm to check the chart with: `3`, `4` or both, which
        must then render the same objects. Default: the toolchain's version.
        Example:

            helm_versions = [
                "3",
                "4",
            ]

      policies: list of labels. Labels of YAML files with ValidatingAdmissionPolicies, their bindings and their
        parameters, as the cluster has them. The build evaluates them for every object. They come on top of those that
        the flag `--@rules_appchart//:policies` sets for all charts. Default: none.
        Example:

            policies = [
                "cluster.yaml",
                "team.yaml",
            ]

      crd_schemas: list of labels. Labels of YAML files with CustomResourceDefinitions of others, to check the chart's
        objects against; they are not part of the chart.
        Example: `crd_schemas = ["backup_crd.yaml"]`
      previous: label or list of labels. The chart's previous version: the label of a packaged chart (`.tgz`), of
        another `helm_chart`, of a directory or of a chart's files, or a list of files. `.report` shows what an upgrade
        from it does, and `helm_chart_upgrade_test` tests that. Default: none.
        Example: `previous = glob(["released/**"])`
      patches: dict of dicts. Changes merged at the end into the objects that apps share, in the form of an app's
        `patches`: the `Ingress` of all external-apis, and the ConfigMaps of shared `config_files`.
        Example:

            patches = {
                "Ingress": {
                    "spec": {
                        "defaultBackend": {
                            "resource": {
                                "apiGroup": "k8s.example.com",
                                "kind": "StorageBucket",
                                "name": "static-assets",
                            },
                        },
                    },
                },
            }

      **kwargs: attributes common to all rules, like `visibility`, `tags` and `testonly`. Anything else is a misspelt
        attribute, which the build of the chart reports.
    """
    declare_chart(name, kwargs, {
        "apps": apps,
        "jobs": jobs,
        "chart_name": chart_name,
        "chart_version": chart_version,
        "app_version": app_version,
        "stamp": stamp,
        "description": description,
        "home": home,
        "icon": icon,
        "keywords": keywords,
        "kube_version": kube_version,
        "maintainers": maintainers,
        "sources": sources,
        "manifests": manifests,
        "templated_manifests": templated_manifests,
        "crds": crds,
        "dependencies": dependencies,
        "env": env,
        "env_from": env_from,
        "standard_env": standard_env,
        "labels": labels,
        "annotations": annotations,
        "scrapers": scrapers,
        "ingress": ingress,
        "namespace": namespace,
        "namespace_labels": namespace_labels,
        "create_namespace": create_namespace,
        "environment": environment,
        "environments": environments,
        "deploy": deploy,
        "repository": repository,
        "values": values,
        "ingress_mode": ingress_mode,
        "naming": naming,
        "gitops": gitops,
        "checks": checks,
        "kube_versions": kube_versions,
        "helm_versions": helm_versions,
        "policies": policies,
        "crd_schemas": crd_schemas,
        "previous": previous,
        "patches": patches,
    })

# end of helm_chart

def helm_charts_push(name, charts, **kwargs):
    """Pushes several charts with one run target, and prints what became of each.

        helm_charts_push(
            name = "push",
            charts = ["//hello:hello_chart", "//shop:shop_chart"],
        )

    `bazel run //:push` pushes the charts one after the other as their own targets `.push` do, with the same options. A chart
    that cannot be pushed does not keep the others from it, but the exit code is 1 in the end.

    Args:
      name: name of the run target.
      charts: labels of the charts.
      **kwargs: attributes common to all rules, like `tags` and `visibility`.
    """
    chart_push(
        name = name,
        packages = package_labels(charts, native.package_relative_label),
        **manual_attributes(kwargs)
    )

# argocd_application: generated from tools/helm/model/gitops and examples/ by `npm run update`

def argocd_application(
        name,
        *,
        # Files: which chart, and where its files go.
        chart = None,
        directory = None,
        # Scope: which environments, and what they are called.
        environments = None,
        application_name = None,
        # Source: where the chart comes from.
        repository = None,
        digest = None,
        # Git: the chart as files in a Git repository, instead of a registry.
        git = None,
        # Argo CD: where Argo CD is, and what it calls clusters.
        namespace = None,
        clusters = None,
        # Sync: how applications are synced.
        project = None,
        automated = None,
        retry = None,
        sync_options = None,
        ignore_differences = None,
        revision_history_limit = None,
        labels = None,
        annotations = None,
        # Applications: what only applications of a parent application have, and what differs between environments.
        sync_wave = None,
        overrides = None,
        **kwargs):
    """Makes an Application of Argo CD for each place that a chart goes to.

    `<name>` is a directory of YAML files, checked against the definitions of their kinds. `bazel run
    //hello:<name>.update` writes them into the checkout, and `<name>.test` fails when the copy there is out of date.

    docs/gitops.md has the same reference. Both are generated from tools/helm/model/gitops.

    Args:
      name: string, required. Name of the target.
        Example: `name = "applications"`
      chart: label, required. The chart: the label of a `helm_chart`.
        Example: `chart = ":orders_chart"`
      directory: string. Directory below the package that `<name>.update` writes, and that `<name>.test` compares.
        Nothing else may be in it. Default: the target's name.
        Example: `directory = "argocd/applications"`
      environments: list of strings. Environments of the chart to deploy, in this order. Each must be in the chart's
        `deploy`. Default: all environments of the chart, sorted; a chart without environments is deployed once, with
        its own values.
        Example: `environments = ["prod"]`
      application_name: string. What names start with: `<application_name>-<environment>`, and, if the environment goes
        to several places, what tells these apart. Default: the chart's name.
        Example: `application_name = "orders"`
      repository: string. Repository that the chart is in: an OCI registry, like `oci://ghcr.io/acme/charts`, or a Helm
        repository, like `https://charts.example.com`. The chart's name is appended to the former. Default: the chart's
        own `repository`, where `.push` puts it.
        Example: `repository = "oci://ghcr.io/acme/charts"`
      digest: string or label. Digest of the chart in an OCI registry, or the label of a file that contains it: pins the
        content, whatever the version is later made to mean. Default: the chart's version is used.
        Example: `digest = "sha256:4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945"`
      git: dict. The Git repository that contains the chart directory, instead of `repository`.
        - `repo_url`: string, required. URL of the repository.
        - `path`: string, required. Path of the chart directory in it.
        - `target_revision`: string. Branch, tag or commit. Default: `HEAD`.

        Example:

            git = {
                "path": "core-pipeline",
                "repo_url": "https://git.example.com/platform/charts.git",
                "target_revision": "main",
            }

      namespace: string. Namespace of Argo CD, which the objects are in. Default: `argocd`.
        Example: `namespace = "argocd"`
      clusters: dict of strings. Argo CD's clusters by the `kube_context` in the chart's `deploy`: their names in Argo
        CD, or the URLs of their API servers. Default: a context's name, which `argocd cluster add` takes over; without
        a context, the cluster that Argo CD runs in.
        Example: `clusters = {"prod-us": "https://prod-us.example.com:6443"}`
      project: string. AppProject of the applications. `{environment}` stands for the environment. Default: `default`.
        Example: `project = "orders"`
      automated: dict. Syncs whenever the source or, with `self_heal`, the cluster changes. Default: only on request.
        - `prune`: bool. Whether objects that are no longer in the chart are deleted. Default: `False`.
        - `self_heal`: bool. Whether changes made in the cluster are undone. Default: `False`.
        - `allow_empty`: bool. Whether a chart without objects deletes everything. Default: `False`.

        Example: `automated = {"prune": True}`
      retry: dict. Repeats a failed sync. Default: Argo CD's own.
        - `limit`: int, at least -1. Number of repetitions; -1 stands for no end. Default: `5`.
        - `backoff`: dict. Time between them.
          - `duration`: string. The first pause. Default: `5s`.
          - `factor`: int, at least 1. What each pause is multiplied by. Default: `2`.
          - `max_duration`: string. The longest pause. Default: `3m`.

        Example: `retry = {"limit": 5}`
      sync_options: list of strings. Options of a sync, like `ServerSideApply=true`. Default: `CreateNamespace=true` if
        the chart has `create_namespace`.
        Example: `sync_options = ["CreateNamespace=true"]`
      ignore_differences: list of dicts. Fields whose changes in the cluster are no difference. Default: none.
        - `group`: string. API group of the objects. Default: the core group.
        - `kind`: string, required. Kind of the objects.
        - `name`: string. Name of the object. Default: all.
        - `namespace`: string. Namespace of the objects. Default: all.
        - `json_pointers`: list of strings. JSON pointers to the fields.
        - `jq_path_expressions`: list of strings. jq expressions of the fields.
        - `managed_fields_managers`: list of strings. Managers whose fields are ignored.

        Example:

            ignore_differences = [{
                "group": "apps",
                "jq_path_expressions": [".spec.template.metadata.annotations"],
                "kind": "Deployment",
            }]

      revision_history_limit: int, at least 0. Number of syncs that can be rolled back to. Default: Argo CD's own, 10.
        Example: `revision_history_limit = 5`
      labels: dict of strings. Labels of the applications. Default: only `environment`.
        Example: `labels = {"team": "orders"}`
      annotations: dict of strings. Annotations of the applications. Default: none.
        Example: `annotations = {"notifications.argoproj.io/subscribe.on-sync-failed.slack": "orders"}`
      sync_wave: int from -10000 to 10000. Wave of the application among those that a parent application deploys.
        Example: `sync_wave = 1`
      overrides: dict of dicts. Attributes that are different in an environment, by its name; each replaces the one for
        all environments as a whole. Default: none.
        - `<name>.project`: string. AppProject of the applications. `{environment}` stands for the environment. Default:
          `default`.
        - `<name>.automated`: dict. Syncs whenever the source or, with `self_heal`, the cluster changes. Default: only
          on request. Same keys as `automated`.
        - `<name>.retry`: dict. Repeats a failed sync. Default: Argo CD's own. Same keys as `retry`.
        - `<name>.sync_options`: list of strings. Options of a sync, like `ServerSideApply=true`. Default:
          `CreateNamespace=true` if the chart has `create_namespace`.
        - `<name>.sync_wave`: int from -10000 to 10000. Wave of the application among those that a parent application
          deploys.
        - `<name>.ignore_differences`: list of dicts. Fields whose changes in the cluster are no difference. Default:
          none. Same keys as `ignore_differences`.
        - `<name>.revision_history_limit`: int, at least 0. Number of syncs that can be rolled back to. Default: Argo
          CD's own, 10.
        - `<name>.labels`: dict of strings. Labels of the applications. Default: only `environment`.
        - `<name>.annotations`: dict of strings. Annotations of the applications. Default: none.

        Example:

            overrides = {
                "dev": {
                    "automated": {
                        "prune": True,
                        "self_heal": True,
                    },
                    "sync_wave": -1,
                },
                "prod": {
                    "retry": {"limit": 2},
                    "sync_options": [
                        "CreateNamespace=true",
                        "PruneLast=true",
                    ],
                },
            }

      **kwargs: attributes common to all rules, like `visibility`, `tags` and `testonly`. Anything else is a misspelt
        attribute, which the build reports.
    """
    declare_gitops("argocd_application", name, kwargs, {
        "chart": chart,
        "directory": directory,
        "environments": environments,
        "application_name": application_name,
        "repository": repository,
        "digest": digest,
        "git": git,
        "namespace": namespace,
        "clusters": clusters,
        "project": project,
        "automated": automated,
        "retry": retry,
        "sync_options": sync_options,
        "ignore_differences": ignore_differences,
        "revision_history_limit": revision_history_limit,
        "labels": labels,
        "annotations": annotations,
        "sync_wave": sync_wave,
        "overrides": overrides,
    })

# end of argocd_application

# argocd_application_set: generated from tools/helm/model/gitops and examples/ by `npm run update`

def argocd_application_set(
        name,
        *,
        # Files: which chart, and where its files go.
        chart = None,
        directory = None,
        # Scope: which environments, and what they are called.
        environments = None,
        application_name = None,
        # Source: where the chart comes from.
        repository = None,
        digest = None,
        # Git: the chart as files in a Git repository, instead of a registry.
        git = None,
        # Argo CD: where Argo CD is, and what it calls clusters.
        namespace = None,
        clusters = None,
        # Sync: how applications are synced.
        project = None,
        automated = None,
        retry = None,
        sync_options = None,
        ignore_differences = None,
        revision_history_limit = None,
        labels = None,
        annotations = None,
        # Rollout: in which order the applications are synced.
        rolling_sync = None,
        applications_sync = None,
        preserve_resources_on_deletion = None,
        overrides = None,
        **kwargs):
    """Makes an ApplicationSet of Argo CD, with an application for each place that a chart goes to.

    `<name>` is a directory of YAML files, checked against the definitions of their kinds. `bazel run
    //hello:<name>.update` writes them into the checkout, and `<name>.test` fails when the copy there is out of date.

    docs/gitops.md has the same reference. Both are generated from tools/helm/model/gitops.

    Args:
      name: string, required. Name of the target.
        Example: `name = "application_set"`
      chart: label, required. The chart: the label of a `helm_chart`.
        Example: `chart = ":core_pipeline_chart"`
      directory: string. Directory below the package that `<name>.update` writes, and that `<name>.test` compares.
        Nothing else may be in it. Default: the target's name.
        Example: `directory = "argocd/application_set"`
      environments: list of strings. Environments of the chart to deploy, in this order. Each must be in the chart's
        `deploy`. Default: all environments of the chart, sorted; a chart without environments is deployed once, with
        its own values.
        Example: `environments = ["prod"]`
      application_name: string. What names start with: `<application_name>-<environment>`, and, if the environment goes
        to several places, what tells these apart. Default: the chart's name.
        Example: `application_name = "orders-set"`
      repository: string. Repository that the chart is in: an OCI registry, like `oci://ghcr.io/acme/charts`, or a Helm
        repository, like `https://charts.example.com`. The chart's name is appended to the former. Default: the chart's
        own `repository`, where `.push` puts it.
        Example: `repository = "https://charts.example.com"`
      digest: string or label. Digest of the chart in an OCI registry, or the label of a file that contains it: pins the
        content, whatever the version is later made to mean. Default: the chart's version is used.
        Example: `digest = ":invoices_chart.digest"`
      git: dict. The Git repository that contains the chart directory, instead of `repository`.
        - `repo_url`: string, required. URL of the repository.
        - `path`: string, required. Path of the chart directory in it.
        - `target_revision`: string. Branch, tag or commit. Default: `HEAD`.

        Example:

            git = {
                "path": "core-pipeline",
                "repo_url": "https://git.example.com/platform/charts.git",
                "target_revision": "main",
            }

      namespace: string. Namespace of Argo CD, which the objects are in. Default: `argocd`.
        Example: `namespace = "flux-system"`
      clusters: dict of strings. Argo CD's clusters by the `kube_context` in the chart's `deploy`: their names in Argo
        CD, or the URLs of their API servers. Default: a context's name, which `argocd cluster add` takes over; without
        a context, the cluster that Argo CD runs in.
        Example: `clusters = {"prod-us": "https://prod-us.example.com:6443"}`
      project: string. AppProject of the applications. `{environment}` stands for the environment. Default: `default`.
        Example: `project = "core-pipeline-{environment}"`
      automated: dict. Syncs whenever the source or, with `self_heal`, the cluster changes. Default: only on request.
        - `prune`: bool. Whether objects that are no longer in the chart are deleted. Default: `False`.
        - `self_heal`: bool. Whether changes made in the cluster are undone. Default: `False`.
        - `allow_empty`: bool. Whether a chart without objects deletes everything. Default: `False`.

        Example: `automated = {"prune": True}`
      retry: dict. Repeats a failed sync. Default: Argo CD's own.
        - `limit`: int, at least -1. Number of repetitions; -1 stands for no end. Default: `5`.
        - `backoff`: dict. Time between them.
          - `duration`: string. The first pause. Default: `5s`.
          - `factor`: int, at least 1. What each pause is multiplied by. Default: `2`.
          - `max_duration`: string. The longest pause. Default: `3m`.

        Example:

            retry = {
                "backoff": {
                    "duration": "10s",
                    "factor": 2,
                    "max_duration": "3m",
                },
                "limit": 5,
            }

      sync_options: list of strings. Options of a sync, like `ServerSideApply=true`. Default: `CreateNamespace=true` if
        the chart has `create_namespace`.
        Example:

            sync_options = [
                "CreateNamespace=true",
                "ServerSideApply=true",
                "PruneLast=true",
            ]

      ignore_differences: list of dicts. Fields whose changes in the cluster are no difference. Default: none.
        - `group`: string. API group of the objects. Default: the core group.
        - `kind`: string, required. Kind of the objects.
        - `name`: string. Name of the object. Default: all.
        - `namespace`: string. Namespace of the objects. Default: all.
        - `json_pointers`: list of strings. JSON pointers to the fields.
        - `jq_path_expressions`: list of strings. jq expressions of the fields.
        - `managed_fields_managers`: list of strings. Managers whose fields are ignored.

        Example:

            ignore_differences = [{
                "group": "apps",
                "json_pointers": ["/spec/replicas"],
                "kind": "Deployment",
            }]

      revision_history_limit: int, at least 0. Number of syncs that can be rolled back to. Default: Argo CD's own, 10.
        Example: `revision_history_limit = 10`
      labels: dict of strings. Labels of the applications. Default: only `environment`.
        Example: `labels = {"team": "orders"}`
      annotations: dict of strings. Annotations of the applications. Default: none.
        Example: `annotations = {"notifications.argoproj.io/subscribe.on-sync-failed.slack": "orders"}`
      rolling_sync: list of dicts. Steps of a rollout: the applications of a step are synced once those of the step
        before it are healthy. Argo CD needs progressive syncs for that, which are off by default. Default: all at once.
        - `environments`: list of strings, required. Environments whose applications are synced.
        - `max_update`: int or string. How many of them at a time: a number, or a percentage like `25%`. Default: all.

        Example:

            rolling_sync = [
                {"environments": ["dev"]},
                {
                    "environments": ["prod"],
                    "max_update": 1,
                },
            ]

      applications_sync: `"create-only"`, `"create-update"`, `"create-delete"` or `"sync"`. What the ApplicationSet may
        do with its applications. Default: Argo CD's own, `sync`.
        Example: `applications_sync = "create-update"`
      preserve_resources_on_deletion: bool. Whether what the applications deployed stays when the ApplicationSet is
        deleted. Default: `False`.
        Example: `preserve_resources_on_deletion = True`
      overrides: dict of dicts. Attributes that are different in an environment, by its name; each replaces the one for
        all environments as a whole. Default: none.
        - `<name>.project`: string. AppProject of the applications. `{environment}` stands for the environment. Default:
          `default`.
        - `<name>.automated`: dict. Syncs whenever the source or, with `self_heal`, the cluster changes. Default: only
          on request. Same keys as `automated`.
        - `<name>.retry`: dict. Repeats a failed sync. Default: Argo CD's own. Same keys as `retry`.
        - `<name>.sync_options`: list of strings. Options of a sync, like `ServerSideApply=true`. Default:
          `CreateNamespace=true` if the chart has `create_namespace`.
        - `<name>.ignore_differences`: list of dicts. Fields whose changes in the cluster are no difference. Default:
          none. Same keys as `ignore_differences`.
        - `<name>.revision_history_limit`: int, at least 0. Number of syncs that can be rolled back to. Default: Argo
          CD's own, 10.
        - `<name>.labels`: dict of strings. Labels of the applications. Default: only `environment`.
        - `<name>.annotations`: dict of strings. Annotations of the applications. Default: none.

        Example: `overrides = {"dev": {"revision_history_limit": 1}}`
      **kwargs: attributes common to all rules, like `visibility`, `tags` and `testonly`. Anything else is a misspelt
        attribute, which the build reports.
    """
    declare_gitops("argocd_application_set", name, kwargs, {
        "chart": chart,
        "directory": directory,
        "environments": environments,
        "application_name": application_name,
        "repository": repository,
        "digest": digest,
        "git": git,
        "namespace": namespace,
        "clusters": clusters,
        "project": project,
        "automated": automated,
        "retry": retry,
        "sync_options": sync_options,
        "ignore_differences": ignore_differences,
        "revision_history_limit": revision_history_limit,
        "labels": labels,
        "annotations": annotations,
        "rolling_sync": rolling_sync,
        "applications_sync": applications_sync,
        "preserve_resources_on_deletion": preserve_resources_on_deletion,
        "overrides": overrides,
    })

# end of argocd_application_set

# argocd_project: generated from tools/helm/model/gitops and examples/ by `npm run update`

def argocd_project(
        name,
        *,
        # Files: which chart, and where its files go.
        chart = None,
        directory = None,
        # Scope: which environments, and what they are called.
        environments = None,
        application_name = None,
        # Source: where the chart comes from.
        repository = None,
        digest = None,
        # Git: the chart as files in a Git repository, instead of a registry.
        git = None,
        # Argo CD: where Argo CD is, and what it calls clusters.
        namespace = None,
        clusters = None,
        # Project: where applications may go, and who may do what with them.
        project = None,
        description = None,
        source_repos = None,
        cluster_resource_whitelist = None,
        roles = None,
        sync_windows = None,
        overrides = None,
        **kwargs):
    """Makes AppProjects of Argo CD: where a chart may go, and who may do what with it.

    `<name>` is a directory of YAML files, checked against the definitions of their kinds. `bazel run
    //hello:<name>.update` writes them into the checkout, and `<name>.test` fails when the copy there is out of date.

    docs/gitops.md has the same reference. Both are generated from tools/helm/model/gitops.

    Args:
      name: string, required. Name of the target.
        Example: `name = "projects"`
      chart: label, required. The chart: the label of a `helm_chart`.
        Example: `chart = ":core_pipeline_chart"`
      directory: string. Directory below the package that `<name>.update` writes, and that `<name>.test` compares.
        Nothing else may be in it. Default: the target's name.
        Example: `directory = "argocd/projects"`
      environments: list of strings. Environments of the chart to deploy, in this order. Each must be in the chart's
        `deploy`. Default: all environments of the chart, sorted; a chart without environments is deployed once, with
        its own values.
        Example: `environments = ["prod"]`
      application_name: string. What names start with: `<application_name>-<environment>`, and, if the environment goes
        to several places, what tells these apart. Default: the chart's name.
        Example: `application_name = "invoices"`
      repository: string. Repository that the chart is in: an OCI registry, like `oci://ghcr.io/acme/charts`, or a Helm
        repository, like `https://charts.example.com`. The chart's name is appended to the former. Default: the chart's
        own `repository`, where `.push` puts it.
        Example: `repository = "oci://ghcr.io/acme/charts"`
      digest: string or label. Digest of the chart in an OCI registry, or the label of a file that contains it: pins the
        content, whatever the version is later made to mean. Default: the chart's version is used.
        Example: `digest = ":invoices_chart.digest"`
      git: dict. The Git repository that contains the chart directory, instead of `repository`.
        - `repo_url`: string, required. URL of the repository.
        - `path`: string, required. Path of the chart directory in it.
        - `target_revision`: string. Branch, tag or commit. Default: `HEAD`.

        Example:

            git = {
                "path": "core-pipeline",
                "repo_url": "https://git.example.com/platform/charts.git",
                "target_revision": "main",
            }

      namespace: string. Namespace of Argo CD, which the objects are in. Default: `argocd`.
        Example: `namespace = "flux-system"`
      clusters: dict of strings. Argo CD's clusters by the `kube_context` in the chart's `deploy`: their names in Argo
        CD, or the URLs of their API servers. Default: a context's name, which `argocd cluster add` takes over; without
        a context, the cluster that Argo CD runs in.
        Example: `clusters = {"prod-us": "https://prod-us.example.com:6443"}`
      project: string. Name of the AppProject. `{environment}` stands for the environment: each has a project of its
        own. Default: the chart's name and the environment.
        Example: `project = "core-pipeline-{environment}"`
      description: string. What the project is for. Default: the chart and the environments.
        Example: `description = "The orders of all regions"`
      source_repos: list of strings. Further repositories that applications of the project may come from. Default: none.
        Example: `source_repos = ["https://charts.example.com"]`
      cluster_resource_whitelist: list of dicts. Objects without a namespace that applications may contain. Default:
        Namespaces if the chart has `create_namespace`, otherwise none.
        - `group`: string. Its API group. Default: the core group.
        - `kind`: string, required. Its kind.

        Example: `cluster_resource_whitelist = [{"kind": "Namespace"}]`
      roles: dict of dicts. Roles, by name, in addition to Argo CD's own. Default: none.
        - `<name>.description`: string. What the role is for. Default: none.
        - `<name>.groups`: list of strings. Groups of the identity provider that have the role. Default: none.
        - `<name>.policies`: list of dicts, required. What the role may do.
          - `resource`: `"applications"`, `"applicationsets"`, `"clusters"`, `"exec"`, `"logs"` or `"repositories"`.
            What the rule is about. Default: `applications`.
          - `actions`: list of strings, required. What may be done.
          - `object`: string. Name of the object in the project, or a pattern. Default: `*`.
          - `effect`: `"allow"` or `"deny"`. Whether it may be done. Default: `allow`.

        Example:

            roles = {
                "operator": {
                    "groups": ["orders-operators"],
                    "policies": [
                        {"actions": [
                            "get",
                            "sync",
                            "action/apps/Deployment/restart",
                        ]},
                        {
                            "actions": ["get"],
                            "resource": "logs",
                        },
                    ],
                },
            }

      sync_windows: list of dicts. When applications may be synced. Default: always.
        - `kind`: `"allow"` or `"deny"`, required. What the window does.
        - `schedule`: string, required. When it begins: five fields, as in cron.
        - `duration`: string, required. How long it lasts.
        - `time_zone`: string. Time zone of the schedule, from the IANA database. Default: `UTC`.
        - `applications`: list of strings. Applications that it applies to, by name or pattern. Default: all, unless
          `namespaces` or `clusters` choose some.
        - `namespaces`: list of strings. Namespaces that it applies to. Default: none.
        - `clusters`: list of strings. Clusters that it applies to. Default: none.
        - `manual_sync`: bool. Whether a person may sync nevertheless. Default: `False`.
        - `description`: string. Why. Default: none.

        Example:

            sync_windows = [{
                "duration": "8h",
                "kind": "allow",
                "schedule": "0 9 * * mon-fri",
                "time_zone": "Europe/Berlin",
            }]

      overrides: dict of dicts. Attributes that are different in an environment, by its name; each replaces the one for
        all environments as a whole. Default: none.
        - `<name>.description`: string. What the project is for. Default: the chart and the environments.
        - `<name>.roles`: dict of dicts. Roles, by name, in addition to Argo CD's own. Default: none. Same keys as
          `roles`.
        - `<name>.sync_windows`: list of dicts. When applications may be synced. Default: always. Same keys as
          `sync_windows`.
        - `<name>.source_repos`: list of strings. Further repositories that applications of the project may come from.
          Default: none.
        - `<name>.cluster_resource_whitelist`: list of dicts. Objects without a namespace that applications may contain.
          Default: Namespaces if the chart has `create_namespace`, otherwise none. Same keys as
          `cluster_resource_whitelist`.

        Example:

            overrides = {
                "dev": {
                    "roles": {
                        "developer": {
                            "description": "Developers sync and change everything in dev.",
                            "groups": ["developers"],
                            "policies": [{"actions": ["*"]}],
                        },
                    },
                },
                "prod": {
                    "roles": {
                        "developer": {
                            "description": "Developers look at prod.",
                            "groups": ["developers"],
                            "policies": [{"actions": ["get"]}],
                        },
                        "operator": {
                            "description": "Operators look at prod and sync it.",
                            "groups": ["operators"],
                            "policies": [{"actions": [
                                "get",
                                "sync",
                            ]}],
                        },
                    },
                    # Only manual syncs in prod on Friday evenings and weekends.
                    "sync_windows": [{
                        "duration": "64h",
                        "kind": "deny",
                        "manual_sync": True,
                        "schedule": "0 16 * * 5",
                        "time_zone": "Europe/Berlin",
                    }],
                },
                "staging": {
                    "roles": {
                        "developer": {
                            "description": "Developers look at staging and sync it.",
                            "groups": ["developers"],
                            "policies": [{"actions": [
                                "get",
                                "sync",
                            ]}],
                        },
                    },
                },
            }

      **kwargs: attributes common to all rules, like `visibility`, `tags` and `testonly`. Anything else is a misspelt
        attribute, which the build reports.
    """
    declare_gitops("argocd_project", name, kwargs, {
        "chart": chart,
        "directory": directory,
        "environments": environments,
        "application_name": application_name,
        "repository": repository,
        "digest": digest,
        "git": git,
        "namespace": namespace,
        "clusters": clusters,
        "project": project,
        "description": description,
        "source_repos": source_repos,
        "cluster_resource_whitelist": cluster_resource_whitelist,
        "roles": roles,
        "sync_windows": sync_windows,
        "overrides": overrides,
    })

# end of argocd_project

# flux_helm_release: generated from tools/helm/model/gitops and examples/ by `npm run update`

def flux_helm_release(
        name,
        *,
        # Files: which chart, and where its files go.
        chart = None,
        directory = None,
        # Scope: which environments, and what they are called.
        environments = None,
        application_name = None,
        # Source: where the chart comes from.
        repository = None,
        digest = None,
        # Flux: how Flux deploys the chart.
        namespace = None,
        interval = None,
        source_interval = None,
        timeout = None,
        install = None,
        upgrade = None,
        test = None,
        drift_detection = None,
        depends_on = None,
        suspend = None,
        service_account = None,
        secret = None,
        overrides = None,
        **kwargs):
    """Makes a HelmRelease of Flux, with its source, for each place that a chart goes to.

    `<name>` is a directory of YAML files, checked against the definitions of their kinds. `bazel run
    //hello:<name>.update` writes them into the checkout, and `<name>.test` fails when the copy there is out of date.

    docs/gitops.md has the same reference. Both are generated from tools/helm/model/gitops.

    Args:
      name: string, required. Name of the target.
        Example: `name = "from_repository"`
      chart: label, required. The chart: the label of a `helm_chart`.
        Example: `chart = ":invoices_chart"`
      directory: string. Directory below the package that `<name>.update` writes, and that `<name>.test` compares.
        Nothing else may be in it. Default: the target's name.
        Example: `directory = "argocd/projects"`
      environments: list of strings. Environments of the chart to deploy, in this order. Each must be in the chart's
        `deploy`. Default: all environments of the chart, sorted; a chart without environments is deployed once, with
        its own values.
        Example: `environments = ["prod"]`
      application_name: string. What names start with: `<application_name>-<environment>`, and, if the environment goes
        to several places, what tells these apart. Default: the chart's name.
        Example: `application_name = "invoices"`
      repository: string. Repository that the chart is in: an OCI registry, like `oci://ghcr.io/acme/charts`, or a Helm
        repository, like `https://charts.example.com`. The chart's name is appended to the former. Default: the chart's
        own `repository`, where `.push` puts it.
        Example: `repository = "https://charts.example.com"`
      digest: string or label. Digest of the chart in an OCI registry, or the label of a file that contains it: pins the
        content, whatever the version is later made to mean. Default: the chart's version is used.
        Example: `digest = ":invoices_chart.digest"`
      namespace: string. Namespace that the objects are in. Default: `flux-system`.
        Example: `namespace = "flux-system"`
      interval: string. How often Flux compares the release with the cluster. Default: `10m`.
        Example: `interval = "15m"`
      source_interval: string. How often Flux looks into the repository. Default: `10m`.
        Example: `source_interval = "5m"`
      timeout: string. How long an installation or an upgrade may take. Default: Flux' own, 5m.
        Example: `timeout = "10m"`
      install: dict. How the first installation is done. Default: Flux' own.
        - `remediation`: dict. What happens after a failure.
          - `retries`: int, at least -1. How often a failed one is repeated; -1 stands for no end. Default: `0`.
          - `remediate_last_failure`: bool. Whether the last failure is taken back, too. Default: as Flux does, only if
            `retries` is not 0.

        Example: `install = {"remediation": {"retries": 3}}`
      upgrade: dict. How upgrades are done. Default: Flux' own.
        - `remediation`: dict. What happens after a failure.
          - `retries`: int, at least -1. How often a failed one is repeated; -1 stands for no end. Default: `0`.
          - `remediate_last_failure`: bool. Whether the last failure is taken back, too. Default: as Flux does, only if
            `retries` is not 0.
          - `strategy`: `"rollback"` or `"uninstall"`. How a failed upgrade is taken back. Default: `rollback`.

        Example:

            upgrade = {
                "remediation": {
                    "remediate_last_failure": True,
                    "retries": 3,
                    "strategy": "rollback",
                },
            }

      test: bool. Whether Flux runs the chart's tests after each installation and upgrade. Default: `False`.
        Example: `test = True`
      drift_detection: `"disabled"`, `"enabled"` or `"warn"`. What happens to changes in the cluster: `enabled` undoes
        them, `warn` reports them. Default: `disabled`.
        Example: `drift_detection = "enabled"`
      depends_on: list of strings. HelmReleases of the same namespace that must be ready first: waves, in Flux. Default:
        none.
        Example: `depends_on = ["cert-manager"]`
      suspend: bool. Whether Flux leaves the release alone. Default: `False`.
        Example: `suspend = False`
      service_account: string. ServiceAccount that Flux deploys as. Default: Flux' own.
        Example: `service_account = "invoices-deployer"`
      secret: string. Secret with the credentials of the repository. Default: none.
        Example: `secret = "registry-credentials"`
      overrides: dict of dicts. Attributes that are different in an environment, by its name; each replaces the one for
        all environments as a whole. Default: none.
        - `<name>.interval`: string. How often Flux compares the release with the cluster. Default: `10m`.
        - `<name>.timeout`: string. How long an installation or an upgrade may take. Default: Flux' own, 5m.
        - `<name>.install`: dict. How the first installation is done. Default: Flux' own. Same keys as `install`.
        - `<name>.upgrade`: dict. How upgrades are done. Default: Flux' own. Same keys as `upgrade`.
        - `<name>.test`: bool. Whether Flux runs the chart's tests after each installation and upgrade. Default:
          `False`.
        - `<name>.drift_detection`: `"disabled"`, `"enabled"` or `"warn"`. What happens to changes in the cluster:
          `enabled` undoes them, `warn` reports them. Default: `disabled`.
        - `<name>.depends_on`: list of strings. HelmReleases of the same namespace that must be ready first: waves, in
          Flux. Default: none.
        - `<name>.suspend`: bool. Whether Flux leaves the release alone. Default: `False`.
        - `<name>.service_account`: string. ServiceAccount that Flux deploys as. Default: Flux' own.

        Example:

            overrides = {
                "dev": {
                    "drift_detection": "warn",
                    "interval": "5m",
                },
            }

      **kwargs: attributes common to all rules, like `visibility`, `tags` and `testonly`. Anything else is a misspelt
        attribute, which the build reports.
    """
    declare_gitops("flux_helm_release", name, kwargs, {
        "chart": chart,
        "directory": directory,
        "environments": environments,
        "application_name": application_name,
        "repository": repository,
        "digest": digest,
        "namespace": namespace,
        "interval": interval,
        "source_interval": source_interval,
        "timeout": timeout,
        "install": install,
        "upgrade": upgrade,
        "test": test,
        "drift_detection": drift_detection,
        "depends_on": depends_on,
        "suspend": suspend,
        "service_account": service_account,
        "secret": secret,
        "overrides": overrides,
    })

# end of flux_helm_release
