"""Declares applications.

    load("@rules_appchart//:release_app.bzl", "ref", "release_app")

    release_app(
        name = "hello_api",
        image = "registry.example.com/hello-api",
        port = 8000,
    )

Each `release_app` makes one target, `<name>_metadata`, of the rule kind `app_metadata`: a JSON file that says what the
app is. Charts take it in `apps` or `jobs` of `helm_chart`, as `:hello_api` or by its full name. All apps of a repository: `bazel query 'kind(app_metadata, //...)'`.
"""

load("//tools/rules:app_metadata.bzl", _AppInfo = "AppInfo")
load("//tools/rules:declare_app.bzl", "declare_app")
load("//tools/rules:ref.bzl", _ref = "ref")

visibility("public")

AppInfo = _AppInfo

ref = _ref

# release_app: generated from tools/helm/model/app and examples/ by `npm run update`

def release_app(
        name,
        *,
        # Identity: what the app is.
        app_name = None,
        app_type = None,
        description = None,
        domain = None,
        language = None,
        version = None,
        binary_target = None,
        enabled = None,
        labels = None,
        annotations = None,
        # Image: the container image.
        image = None,
        image_tag = None,
        image_digest = None,
        image_pull_policy = None,
        image_pull_secrets = None,
        # Run: how the app's container runs.
        command = None,
        args = None,
        working_dir = None,
        port = None,
        ports = None,
        replicas = None,
        resources = None,
        lifecycle = None,
        termination_grace_period_seconds = None,
        pod_labels = None,
        pod_annotations = None,
        # Rollout: how a new version replaces the old one.
        update_strategy = None,
        pod_management_policy = None,
        revision_history_limit = None,
        min_ready_seconds = None,
        # More containers: containers beside the app's own.
        init_containers = None,
        sidecars = None,
        # Environment: the app's environment variables.
        env = None,
        env_from = None,
        # Configuration: settings, files and Secrets.
        config = None,
        config_files = None,
        secrets = None,
        # Storage: volumes.
        volumes = None,
        # Health: probes.
        health_check = None,
        # Network: who reaches the app, and what it reaches.
        service = None,
        ingress = None,
        route = None,
        connects_to = None,
        network_policy = None,
        # Scaling: how many pods run.
        autoscaling = None,
        disruption_budget = None,
        # Placement: where pods run.
        affinity = None,
        anti_affinity = None,
        topology_spread = None,
        node_selector = None,
        tolerations = None,
        priority_class = None,
        runtime_class = None,
        host_network = None,
        host_aliases = None,
        dns_policy = None,
        dns_config = None,
        # Security: what pods may do.
        security = None,
        security_context = None,
        service_account = None,
        rbac = None,
        # Observability: metrics, alerts and dashboards.
        metrics = None,
        alerts = None,
        dashboards = None,
        # Jobs: jobs and cron jobs.
        phase = None,
        weight = None,
        backoff_limit = None,
        deadline_seconds = None,
        delete_policy = None,
        schedule = None,
        time_zone = None,
        concurrency_policy = None,
        suspend = None,
        starting_deadline_seconds = None,
        successful_jobs_history_limit = None,
        failed_jobs_history_limit = None,
        ttl_seconds = None,
        # Escape hatch: what no other attribute says.
        patches = None,
        **kwargs):
    """Declares an application: a deployable unit.

    It makes the target `<name>_metadata`. What is wrong with the attributes is reported, all at once, when a chart with
    the app is built.

    docs/attributes.md is the same as a page, with the place in the chart where each attribute shows, and its key in
    values; both are generated from tools/helm/model/app.

    Args:
      name: string, required. Name of the app. The target is `<name>_metadata`; `:<name>` means it in `helm_chart` and
        in the attributes of other apps.
        Example: `name = "temporal_namespace_init"`
      app_name: string. Key of the app in the chart's values; Kubernetes object names are this name as a DNS label.
        Default: the target's name.
        Example: `app_name = "temporal-namespace-init"`
      app_type: `"external-api"`, `"internal-api"`, `"worker"`, `"job"`, `"cron-job"`, `"stateful-service"` or
        `"daemon"`. What kind of thing the app is; decides which Kubernetes resources it gets. Default: `internal-api`
        for a name with the word `api`; otherwise it must be given.
        Example: `app_type = "stateful-service"`
      description: string. One sentence on what the app does.
        Example: `description = "Brings the database's schema up to date before anything else starts."`
      domain: string. Team or business domain the app belongs to.
        Example: `domain = "catalog"`
      language: string. Programming language of the app.
        Example: `language = "go"`
      version: string. Version of the app: its `app.kubernetes.io/version` label and its default image tag. Default: the
        chart's `app_version`.
        Example: `version = "2.4.1"`
      binary_target: label. Label of the binary the image is made of; recorded, never built.
        Example: `binary_target = "//catalog/api:server"`
      enabled: bool. Whether the app is deployed unless values say otherwise. Default: `True`.
        Example: `enabled = False`
      labels: dict of strings. Further labels of all the app's objects. Selectors and pods never have them. Default:
        none.
        Example:

            labels = {
                "acme.example/cost-center": "4711",
                "acme.example/team": "payments",
            }

      annotations: dict of strings. Annotations of all the app's objects; pods have their own. Default: none.
        Example: `annotations = {"acme.example/runbook": "https://wiki.acme.example/ledger"}`
      image: string, required. Image repository, without tag and digest.
        Example: `image = "ghcr.io/acme/manman-status-processor"`
      image_tag: string. Image tag. Default: the app's version, else the chart's `app_version`.
        Example: `image_tag = "1.29.0"`
      image_digest: string or label. Image digest, or the label of a file that holds one (the `.digest` target of
        rules_oci). A digest beats the tag.
        Example: `image_digest = ":pinned_api.digest"`
      image_pull_policy: `"Always"`, `"IfNotPresent"` or `"Never"`. When a node pulls the image. Default:
        `IfNotPresent`.
        Example: `image_pull_policy = "Always"`
      image_pull_secrets: list of strings. Names of the Secrets that the pod's images are pulled with, beside those in
        `global.imagePullSecrets`. Default: none.
        Example: `image_pull_secrets = ["acme-registry"]`
      command: list of strings. Replaces the image's entrypoint.
        Example: `command = ["/scripts/namespace-init.sh"]`
      args: list of strings. Replaces the image's arguments.
        Example: `args = ["--send-to=nobody@example.com"]`
      working_dir: string. Directory that the container starts in. Default: the image's.
        Example: `working_dir = "/srv"`
      port: int from 1 to 65535. The one port of the app, named `http`. Give either `port` or `ports`.
        Example: `port = 8080`
      ports: dict of ints or dicts. Ports by name.
        - `<name>.port`: int from 1 to 65535, required. Port number.
        - `<name>.protocol`: `"TCP"`, `"UDP"` or `"SCTP"`. Transport protocol. Default: `TCP`.
        - `<name>.app_protocol`: string. Application protocol hint for the Service, like `kubernetes.io/h2c`.

        Example: `ports = {"postgresql": 5432}`
      replicas: int from 0 to 10000 (pods). Number of pods. Default: 2 for APIs, 1 for workers and stateful services;
        jobs and daemons have none. For `external-api`, `internal-api`, `worker` and `stateful-service`.
        Example: `replicas = 1`
      resources: dict. CPU and memory requests and limits.
        - `requests`: dict of strings or ints. What the scheduler reserves.
        - `limits`: dict of strings or ints. What the container may use at most.

        Example:

            resources = {
                "limits": {"memory": "512Mi"},
                "requests": {
                    "cpu": "250m",
                    "memory": "256Mi",
                },
            }

      lifecycle: dict. What runs right after the container has started and before it is stopped. Default: nothing.
        - `post_start`: dict. What happens right after the container has started: exactly one of a `command`, an HTTP
          request to a `path`, and a pause of `sleep_seconds`.
          - `command`: list of strings. Command that runs in the container.
          - `path`: string. Path of an HTTP request to the container.
          - `port`: int or string. Name or number of the port of the HTTP request. Default: the port `http`, or the only
            one.
          - `scheme`: `"HTTP"` or `"HTTPS"`. Scheme of the HTTP request. Kubernetes' default: `HTTP`.
          - `sleep_seconds`: int, at least 1 (seconds). Seconds to wait, without any program in the container
            (Kubernetes 1.30).
        - `pre_stop`: dict. What happens before the container is told to stop: exactly one of a `command`, an HTTP
          request to a `path`, and a pause of `sleep_seconds`. Keys as in `post_start`.

        Example:

            lifecycle = {
                "post_start": {"command": [
                    "/srv/bin/warm-up",
                    "--cache=/tmp",
                ]},
                "pre_stop": {"sleep_seconds": 10},
            }

      termination_grace_period_seconds: int from 0 to 604800 (seconds). Seconds that a pod has to stop before it is
        killed. Kubernetes' default: 30.
        Example: `termination_grace_period_seconds = 45`
      pod_labels: dict of strings. Further labels of the app's pods unless values say otherwise. Default: none.
        Example: `pod_labels = {"acme.example/team": "payments"}`
      pod_annotations: dict of strings. Annotations of the app's pods unless values say otherwise. Default: none.
        Example: `pod_annotations = {"acme.example/scan": "on"}`
      update_strategy: dict. How a new version replaces the pods of a DaemonSet, Deployment or StatefulSet. Default:
        `Recreate` for a Deployment with a claim of its own that one node alone can mount, else `RollingUpdate`. For
        `external-api`, `internal-api`, `worker`, `stateful-service` and `daemon`.
        - `type`: `"RollingUpdate"`, `"Recreate"` or `"OnDelete"`. `RollingUpdate`; for Deployments also `Recreate`,
          which stops all pods first; for DaemonSets and StatefulSets also `OnDelete`. Default: `RollingUpdate`;
          `Recreate` for a Deployment with a claim that a single node can have.
        - `max_unavailable`: int or string (pods). How many pods of a DaemonSet or Deployment may be missing during an
          update. Kubernetes' default: 1 for a DaemonSet without `max_surge`, `25%` for a Deployment.
        - `max_surge`: int or string (pods). How many pods a Deployment may have beyond its replicas during an update;
          of a DaemonSet, how many nodes may have a second pod, in place of `max_unavailable`. Kubernetes' default: 0
          for a DaemonSet, `25%` for a Deployment.
        - `partition`: int, at least 0. Pods of a StatefulSet below this number keep the old version. Kubernetes'
          default: 0.

        Example: `update_strategy = {"max_unavailable": "10%"}`
      pod_management_policy: `"OrderedReady"` or `"Parallel"`. Whether the pods of a stateful-service start one after
        another. Kubernetes' default: `OrderedReady`. For `stateful-service`.
        Example: `pod_management_policy = "Parallel"`
      revision_history_limit: int, at least 0. How many earlier versions are kept to go back to. Kubernetes' default:
        10. For `external-api`, `internal-api`, `worker`, `stateful-service` and `daemon`.
        Example: `revision_history_limit = 3`
      min_ready_seconds: int, at least 0 (seconds). Seconds that a new pod must be ready before the update goes on.
        Kubernetes' default: 0. For `external-api`, `internal-api`, `worker`, `stateful-service` and `daemon`.
        Example: `min_ready_seconds = 20`
      init_containers: dict of dicts. Containers that run to their end, one after another, before the app starts, by
        name. Default: none.
        - `<name>.image`: string. Image repository, without tag and digest. Default: the app's image.
        - `<name>.image_tag`: string. Image tag; a container with an image of its own needs this or a digest.
        - `<name>.image_digest`: string. Image digest. A digest beats the tag.
        - `<name>.image_pull_policy`: `"Always"`, `"IfNotPresent"` or `"Never"`. When a node pulls the image. Default:
          `IfNotPresent`.
        - `<name>.command`: list of strings. Replaces the image's entrypoint.
        - `<name>.args`: list of strings. Replaces the image's arguments.
        - `<name>.working_dir`: string. Directory that the container starts in. Default: the image's.
        - `<name>.env`: dict of strings or `ref`s. Environment variables by name: a string, or a `ref` to where
          Kubernetes finds the value.
        - `<name>.env_from`: list of dicts. Secrets and ConfigMaps all of whose keys become environment variables, in
          this order; each item names either `secret` or `config_map`. Keys as in `env_from`.
        - `<name>.resources`: dict. CPU and memory requests and limits. Keys as in `resources`.
        - `<name>.mounts`: dict of strings or dicts. Volumes of the pod that the container sees: name of the volume to
          path, or to a dict. Default: `/tmp`, where its root file system is read-only.
          - `<name>.path`: string, required. Where the container sees the volume.
          - `<name>.sub_path`: string. File or directory within the volume. Default: the whole volume.
          - `<name>.read_only`: bool. Whether the container may only read it. Default: `False`.
        - `<name>.security_context`: dict. Single settings over those of the app's `security`.
          - `run_as_user`: int from 0 to 2147483647. User ID that processes run with. Default: the image's user.
          - `run_as_group`: int from 0 to 2147483647. Group ID that processes run with. Default: the image's group.
          - `run_as_non_root`: bool. Whether a container that would run as root is refused. Default: True with
            `restricted`.
          - `seccomp_profile`: string or dict. Which system calls are filtered. Default: `RuntimeDefault` unless
            `privileged`.
            - `localhost_profile`: string, required. Path of a profile on the node, below the kubelet's seccomp
              directory.
          - `privileged`: bool. Whether the container has all rights on its node. Default: `False`.
          - `allow_privilege_escalation`: bool. Whether a process may get more rights than its parent. Default: False
            unless `privileged`.
          - `read_only_root_filesystem`: bool. Whether the root file system is read-only, with a writable `/tmp`.
            Default: True with `restricted`.
          - `capabilities`: dict. Linux capabilities. Default: all dropped with `restricted`.
            - `add`: list of strings. Capabilities to have beyond the runtime's. Default: none.
            - `drop`: list of strings. Capabilities to go without; an empty list keeps them. Default: `ALL` with
              `restricted`.
        - `<name>.weight`: int from -1000 to 1000. Order among init containers and native sidecars: lower starts first;
          then sidecars, then by name. Default: `0`.

        Example:

            init_containers = {
                # Without an image, it runs the app's.
                "migrate": {"command": [
                    "/srv/bin/report",
                    "migrate",
                ]},
            }

      sidecars: dict of dicts. Containers that run beside the app, by name: native sidecars, which start before it and
        stop after it. Default: none.
        - `<name>.image`: string. Image repository, without tag and digest. Default: the app's image.
        - `<name>.image_tag`: string. Image tag; a container with an image of its own needs this or a digest.
        - `<name>.image_digest`: string. Image digest. A digest beats the tag.
        - `<name>.image_pull_policy`: `"Always"`, `"IfNotPresent"` or `"Never"`. When a node pulls the image. Default:
          `IfNotPresent`.
        - `<name>.command`: list of strings. Replaces the image's entrypoint.
        - `<name>.args`: list of strings. Replaces the image's arguments.
        - `<name>.working_dir`: string. Directory that the container starts in. Default: the image's.
        - `<name>.ports`: dict of ints or dicts. Ports by name, unlike the app's: the containers of a pod share one
          network. The app's Service does not have them. Keys as in `ports`.
        - `<name>.env`: dict of strings or `ref`s. Environment variables by name: a string, or a `ref` to where
          Kubernetes finds the value.
        - `<name>.env_from`: list of dicts. Secrets and ConfigMaps all of whose keys become environment variables, in
          this order; each item names either `secret` or `config_map`. Keys as in `env_from`.
        - `<name>.health_check`: dict. Probes, in the form of the app's `health_check`. Default: none. Keys as in
          `health_check`.
        - `<name>.lifecycle`: dict. What runs right after the container has started and before it is stopped. Default:
          nothing. Keys as in `lifecycle`.
        - `<name>.resources`: dict. CPU and memory requests and limits. Keys as in `resources`.
        - `<name>.mounts`: dict of strings or dicts. Volumes of the pod that the container sees: name of the volume to
          path, or to a dict. Default: `/tmp`, where its root file system is read-only.
          - `<name>.path`: string, required. Where the container sees the volume.
          - `<name>.sub_path`: string. File or directory within the volume. Default: the whole volume.
          - `<name>.read_only`: bool. Whether the container may only read it. Default: `False`.
        - `<name>.security_context`: dict. Single settings over those of the app's `security`.
          - `run_as_user`: int from 0 to 2147483647. User ID that processes run with. Default: the image's user.
          - `run_as_group`: int from 0 to 2147483647. Group ID that processes run with. Default: the image's group.
          - `run_as_non_root`: bool. Whether a container that would run as root is refused. Default: True with
            `restricted`.
          - `seccomp_profile`: string or dict. Which system calls are filtered. Default: `RuntimeDefault` unless
            `privileged`.
            - `localhost_profile`: string, required. Path of a profile on the node, below the kubelet's seccomp
              directory.
          - `privileged`: bool. Whether the container has all rights on its node. Default: `False`.
          - `allow_privilege_escalation`: bool. Whether a process may get more rights than its parent. Default: False
            unless `privileged`.
          - `read_only_root_filesystem`: bool. Whether the root file system is read-only, with a writable `/tmp`.
            Default: True with `restricted`.
          - `capabilities`: dict. Linux capabilities. Default: all dropped with `restricted`.
            - `add`: list of strings. Capabilities to have beyond the runtime's. Default: none.
            - `drop`: list of strings. Capabilities to go without; an empty list keeps them. Default: `ALL` with
              `restricted`.
        - `<name>.weight`: int from -1000 to 1000. Order among init containers and native sidecars: lower starts first;
          then sidecars, then by name. Default: `0`.
        - `<name>.native`: bool. Whether it is a native sidecar, an init container that keeps running (Kubernetes 1.29).
          False makes it an ordinary container, which a job waits for. Default: `True`.

        Example:

            sidecars = {
                "database-proxy": {
                    "args": ["--port=5432"],
                    "env": {"INSTANCE": ref.secret("report-database", "instance")},
                    "health_check": {
                        "liveness": False,
                        "path": "/readiness",
                        "port": "health",
                        "startup": True,
                    },
                    "image": "registry.acme.example/database-proxy",
                    "image_tag": "2.14.1",
                    "mounts": {"tmp": "/shared"},
                    "ports": {"health": 9801},
                    "resources": {
                        "limits": {"memory": "128Mi"},
                        "requests": {
                            "cpu": "50m",
                            "memory": "64Mi",
                        },
                    },
                },
            }

      env: dict of strings or `ref`s. Environment variables by name: a string, or a `ref` to where Kubernetes finds the
        value.
        Example: `env = {"TARGET": ref.app(":core_pipeline", "http://{host}:{port}")}`
      env_from: list of dicts. Secrets and ConfigMaps all of whose keys become environment variables, in this order;
        each item names either `secret` or `config_map`.
        - `secret`: string. Name of a Secret.
        - `config_map`: string. Name of a ConfigMap.
        - `prefix`: string. Put before each key. Default: nothing.
        - `optional`: bool. Whether the object may be missing. Default: `False`.

        Example:

            env_from = [{
                "config_map": "alert-messages",
                "prefix": "MESSAGE_",
            }]

      config: dict of strings. Settings by name, in the ConfigMap `<app>-config`, all of whose keys become environment
        variables; values can override each. Pods restart when one changes.
        Example: `config = {"LOG_FOLDER": "/var/log/pods"}`
      config_files: dict of dicts. Files of the build by the name of the ConfigMap `<app>-<name>` that they go to, and
        of its volume. Pods restart when one changes.
        - `<name>.files`: list of labels, or dict of labels, required. Labels of the files; a file's base name is its
          key. A dict of keys to labels names them otherwise.
        - `<name>.templated`: bool. Whether the files are Helm templates. Default: false; then `{{` in them means
          nothing.
        - `<name>.mount_path`: string. Where the container sees the volume. Default: nowhere.
        - `<name>.sub_path`: string. File that is mounted at `mount_path` alone. Default: all of the volume.
        - `<name>.mounts`: dict of strings. Further places by their path: the file that is mounted there alone.
        - `<name>.mode`: string. Permissions of the files, in octal, like `0400`. Kubernetes' default: `0644`.

        Example:

            config_files = {
                "init": {
                    "files": ["init.sql"],
                    "mount_path": "/docker-entrypoint-initdb.d",
                },
            }

      secrets: dict of dicts. Secrets by name, which is the name of their volume too: existing ones, ones that the
        External Secrets operator makes, and ones that are made at install time. Each has exactly one of `existing`,
        `external` and `keys`. None ever stands in a BUILD file or in the chart.
        - `<name>.existing`: string. Name of a Secret that the chart neither makes nor changes; values can name another.
        - `<name>.external`: dict. What the External Secrets operator makes the Secret `<app>-<name>` of: `data`,
          `extract` or both.
          - `store`: string, required. Name of the SecretStore or ClusterSecretStore.
          - `store_kind`: `"SecretStore"` or `"ClusterSecretStore"`. Kind of the store. Default: `SecretStore`.
          - `refresh`: string. How often the Secret follows the store, like `1h`; `0` is once. Default: `1h`.
          - `data`: dict of dicts. Keys of the Secret: where each comes from.
            - `<name>.key`: string, required. Key in the store.
            - `<name>.property`: string. Property of the remote value. Default: all of it.
            - `<name>.version`: string. Version of the remote value. Default: the latest.
          - `extract`: list of strings. Remote keys all of whose properties become keys of the Secret, in this order.
        - `<name>.keys`: list of strings. Keys of the Secret `<app>-<name>`, made of `secrets.<name>.values` below the
          app's values once one of them is given, or `secrets.<name>.create` is true; then each key is needed. Until
          then the Secret is expected to be there. It outlives upgrades without these values, and the release.
        - `<name>.env`: bool. Whether all keys become environment variables. Default: `False`.
        - `<name>.mount_path`: string. Where the container sees the volume. Default: nowhere.
        - `<name>.sub_path`: string. File that is mounted at `mount_path` alone. Default: all of the volume.
        - `<name>.mounts`: dict of strings. Further places by their path: the file that is mounted there alone.
        - `<name>.mode`: string. Permissions of the files, in octal, like `0400`. Kubernetes' default: `0644`.
        - `<name>.when`: label or app name. App of the chart, as `:name`, a label or an app name: nothing of this is
          there while that app is disabled. Default: always.

        Example:

            secrets = {
                "postgres": {
                    "existing": "postgres-secrets",
                    "mode": "0400",
                    "mounts": {
                        "/run/secrets/postgres_password": "password",
                        "/run/secrets/postgres_user": "user",
                    },
                },
                "session": {
                    "env": True,
                    "keys": [
                        "CSRF_KEY",
                        "SESSION_KEY",
                    ],
                },
                "stripe": {
                    "env": True,
                    "external": {
                        "data": {"STRIPE_TOKEN": {
                            "key": "dev/stripe",
                            "property": "token",
                        }},
                        "store": "vault",
                    },
                },
            }

      volumes: dict of dicts. Volumes by name. Each has exactly one of `claim`, `existing_claim`, `empty_dir`,
        `config_map`, `secret`, `host_path`, `csi` and `projected`. One at `/tmp` takes the place of the built-in one.
        - `<name>.claim`: dict. A persistent claim of the app's own, `<app>-<name>`; a stateful-service gets one for
          each pod.
          - `size`: string or int, required. Size of the volume; values can change it.
          - `storage_class`: string. StorageClass; `-` for none, where volumes are made by hand. Default: the cluster's
            default class; values can change it.
          - `access_modes`: list of `"ReadWriteOnce"`, `"ReadOnlyMany"`, `"ReadWriteMany"` or `"ReadWriteOncePod"`.
            Access modes. Default: `["ReadWriteOnce"]`.
          - `keep`: bool. Whether the claim outlives the release; those of a stateful-service always do. Default:
            `False`.
          - `annotations`: dict of strings. Annotations of the claim.
        - `<name>.existing_claim`: string. Name of a claim that the chart neither makes nor changes; values can name
          another.
        - `<name>.empty_dir`: dict. An empty directory that lives as long as the pod.
          - `medium`: `"Memory"`. `Memory` for a file system in memory. Default: the node's disk.
          - `size_limit`: string or int. Most that it may hold. Default: no limit.
        - `<name>.config_map`: string. Name of a ConfigMap that the chart neither makes nor changes.
        - `<name>.secret`: string. Name of a Secret that the chart neither makes nor changes.
        - `<name>.host_path`: dict. A path of the node; for `security = "privileged"` alone.
          - `path`: string, required. Path on the node.
          - `type`: `"DirectoryOrCreate"`, `"Directory"`, `"FileOrCreate"`, `"File"`, `"Socket"`, `"CharDevice"` or
            `"BlockDevice"`. What must be there, or is made. Kubernetes' default: anything.
        - `<name>.csi`: dict. An inline volume of a CSI driver.
          - `driver`: string, required. Name of the driver.
          - `attributes`: dict of strings. What the driver is told.
          - `fs_type`: string. File system. Default: the driver's.
          - `read_only`: bool. Whether the volume is read-only. Default: `False`.
          - `secret`: string. Name of the Secret that the driver needs.
        - `<name>.projected`: list of dicts. Several sources in one directory.
          - `config_map`: string. Name of a ConfigMap.
          - `secret`: string. Name of a Secret.
          - `service_account_token`: dict. A token of the pod's service account.
            - `path`: string, required. Path of the token's file.
            - `audience`: string. Who the token is for. Default: the Kubernetes API.
            - `expiration_seconds`: int, at least 600 (seconds). Seconds that the token is valid. Kubernetes' default:
              3600.
          - `downward_api`: dict of strings. Fields of the pod by the path of their file, like `{"labels":
            "metadata.labels"}`.
          - `items`: dict of strings. Of a `config_map` or `secret`: the keys that become files, by key: the file's path
            in the volume. Default: each key, under its name.
          - `optional`: bool. Whether the `config_map` or `secret` may be missing. Default: `False`.
        - `<name>.items`: dict of strings. Of a `config_map` or `secret`: the keys that become files, by key: the file's
          path in the volume. Default: each key, under its name.
        - `<name>.mode`: string. Permissions of the files of a `config_map`, `secret` or `projected`, in octal, like
          `0400`. Kubernetes' default: `0644`.
        - `<name>.optional`: bool. Whether the `config_map` or `secret` may be missing. Default: `False`.
        - `<name>.mount_path`: string. Where the container sees the volume. Default: nowhere.
        - `<name>.sub_path`: string. Path that is mounted at `mount_path` alone. Default: all of the volume.
        - `<name>.mounts`: dict of strings. Further places by their path: the path that is mounted there alone.
        - `<name>.read_only`: bool. Whether the container can only read it. Default: `False`.
        - `<name>.when`: label or app name. App of the chart, as `:name`, a label or an app name: nothing of this is
          there while that app is disabled. Default: always.

        Example:

            volumes = {"data": {
                "claim": {"size": "20Gi"},
                "mount_path": "/var/lib/postgresql",
            }}

      health_check: dict. Liveness, readiness and startup probes. Fields at the top are the probes' common ones;
        `liveness`, `readiness` and `startup` override them, or switch a probe off with False. Default: a TCP readiness
        probe where there is a Service, else none.
        - `enabled`: bool. False switches all probes off. Default: `True`.
        - `liveness`: bool or dict. Restarts the container when it fails. Default: `True`. The keys `type` to
          `failure_threshold` as here.
        - `readiness`: bool or dict. Takes the pod out of its Service while it fails. Default: `True`. The keys `type`
          to `failure_threshold` as here.
        - `startup`: bool or dict. Holds the other probes back until it succeeds. Default: `False`. The keys `type` to
          `failure_threshold` as here.
        - `type`: `"http"`, `"tcp"`, `"grpc"` or `"exec"`. How to probe. Default: `http` with a path, `exec` with a
          command, else `tcp`.
        - `path`: string. Path of an HTTP probe.
        - `scheme`: `"HTTP"` or `"HTTPS"`. Scheme of an HTTP probe. Kubernetes' default: `HTTP`.
        - `port`: int or string. Name or number of the port to probe. Default: the app's first port.
        - `service`: string. Service name of a gRPC probe.
        - `command`: list of strings. Command of an exec probe.
        - `initial_delay_seconds`: int, at least 0 (seconds). Seconds to wait before the first probe. Kubernetes'
          default: 0.
        - `period_seconds`: int, at least 1 (seconds). Seconds between probes. Kubernetes' default: 10.
        - `timeout_seconds`: int, at least 1 (seconds). Seconds after which a probe fails. Kubernetes' default: 1.
        - `success_threshold`: int, at least 1. Successes in a row that count as success; 1 for liveness and startup.
          Kubernetes' default: 1.
        - `failure_threshold`: int, at least 1. Failures in a row that count as failure. Kubernetes' default: 3.

        Example: `health_check = {"path": "/health"}`
      service: dict. The Service in front of the app's pods. Default: for APIs and stateful services one of type
        `ClusterIP` with the app's ports; declared, a worker or daemon gets one too. For `external-api`, `internal-api`,
        `worker`, `stateful-service` and `daemon`.
        - `enabled`: bool. False leaves the Service out. Default: `True`.
        - `type`: `"ClusterIP"`, `"NodePort"` or `"LoadBalancer"`. Where the Service is reached: within the cluster, on
          a port of every node, or through a load balancer. Default: `ClusterIP`.
        - `annotations`: dict of strings. Annotations of the Service. Default: none.
        - `port`: int from 1 to 65535. The Service's port that leads to the app's port `http`, or to its only one.
          Default: the same number.
        - `ports`: dict of ints or dicts. The Service's ports by name: other numbers for the app's ports, and further
          ports. Default: the app's ports.
          - `<name>.port`: int from 1 to 65535. Port number of the Service. Default: that of the app's port.
          - `<name>.target_port`: string. Name of the app's port that it leads to. Default: the port of the same name.
          - `<name>.node_port`: int from 1 to 65535. Port number on the nodes, for the types `NodePort` and
            `LoadBalancer`. Default: one that the cluster chooses.
        - `headless`: bool. True gives the name of the Service the addresses of the pods instead of one of its own.
          Default: `False`.
        - `session_affinity`: `"None"` or `"ClientIP"`. Whether a client stays with one pod. Kubernetes' default:
          `None`.
        - `load_balancer_class`: string. Which load balancer serves a Service of type `LoadBalancer`. Default: the
          cluster's.
        - `external_traffic_policy`: `"Cluster"` or `"Local"`. Whether traffic from outside goes to pods of the node
          where it arrives alone (`Local`), which keeps the client's address. Kubernetes' default: `Cluster`.

        Example: `service = {"headless": True}`
      ingress: dict. How an external-api is reached from outside. Default: path `/` on every host. For `external-api`.
        - `enabled`: bool. False leaves the app out of the Ingress. Default: `True`.
        - `host`: string. Host name; with `hosts` both count.
        - `hosts`: list of strings. Host names. Default: every host.
        - `paths`: list of strings or dicts. Paths that lead to the app. Default: `["/"]`.
          - `path`: string, required. The path.
          - `path_type`: `"Prefix"`, `"Exact"` or `"ImplementationSpecific"`. How this path matches. Default: the
            `path_type` of all paths.
          - `port`: string. Name of the app's port that this path leads to. Default: the `port` of all paths.
        - `path_type`: `"Prefix"`, `"Exact"` or `"ImplementationSpecific"`. How paths match. Default: `Prefix`.
        - `port`: string. Name of the app's port to route to. Default: its first port.
        - `class`: string. IngressClass. Default: the cluster's default class.
        - `tls`: bool or string. Serve TLS: the name of a TLS Secret, or True for the Secret `<app>-tls`.
        - `annotations`: dict of strings. Annotations of the Ingress.

        Example: `ingress = {"host": "core-pipeline.example.com"}`
      route: dict. How an external-api is reached through a Gateway of the cluster: an HTTPRoute, in place of the
        Ingress. Default: none. For `external-api`.
        - `enabled`: bool. False leaves the HTTPRoute out unless values say otherwise. Default: `True`.
        - `parent_refs`: list of dicts, required. The Gateways that the route belongs to.
          - `name`: string, required. Name of the Gateway.
          - `namespace`: string. Namespace of the Gateway. Default: the release's.
          - `section_name`: string. Name of the Gateway's listener. Default: every listener that fits.
        - `hostnames`: list of strings. Host names. Default: those of the Gateway.
        - `paths`: list of strings or dicts. Paths that lead to the app. Default: `["/"]`.
          - `path`: string, required. The path.
          - `path_type`: `"PathPrefix"`, `"Exact"` or `"RegularExpression"`. How this path matches. Default: the
            `path_type` of all paths.
        - `path_type`: `"PathPrefix"`, `"Exact"` or `"RegularExpression"`. How paths match. Default: `PathPrefix`.
        - `port`: string. Name of the app's port to route to. Default: `http`, or its only port.
        - `annotations`: dict of strings. Annotations of the HTTPRoute. Default: none.

        Example:

            route = {
                "hostnames": ["shop.example.com"],
                "parent_refs": [{
                    "name": "public",
                    "namespace": "gateways",
                    "section_name": "https",
                }],
                "paths": [
                    "/catalog",
                    {
                        "path": "/",
                        "path_type": "Exact",
                    },
                ],
            }

      connects_to: list of labels, app names or dicts. Apps of the chart that the app calls, by label of their
        `release_app` or by name; those that `ref.app` names count too. A called app gets a NetworkPolicy that lets only
        its callers in. Default: none.
        - `app`: label or app name, required. Label or name of the app.
        - `optional`: bool. Whether the app may be missing in the chart, where it then counts as disabled. Default:
          `False`.

        Example: `connects_to = [":price_api"]`
      network_policy: dict. Who reaches the app's pods beside the apps that call it, and what they reach. Declared, even
        empty, it gives the app a NetworkPolicy. Default: one for apps that others call, none for the rest.
        - `ingress`: list of `"all"` or dicts. Who else gets in, beside the apps that call this one: `all`, or dicts
          with at least one key. Default: everyone for an external-api and for Services of other types than `ClusterIP`,
          no one for the rest.
          - `from_namespace`: string. Name of the pods' namespace. Default: the release's.
          - `from_labels`: dict of strings. Labels of the pods. Default: all pods of the namespace.
          - `from_cidr`: string. A range of addresses.
          - `except`: list of strings. Ranges to leave out of `from_cidr`. Default: none.
          - `ports`: list of ints or strings. Ports of the app, by name or number. Default: all that it declares.
        - `egress`: list of `"all"` or dicts. What the pods reach, beside DNS and the apps that this one calls: `all`,
          or dicts with at least one key. Default: everything.
          - `to_namespace`: string. Name of the pods' namespace. Default: the release's.
          - `to_labels`: dict of strings. Labels of the pods. Default: all pods of the namespace.
          - `to_cidr`: string. A range of addresses.
          - `except`: list of strings. Ranges to leave out of `to_cidr`. Default: none.
          - `ports`: list of ints or dicts. Ports there. Default: all.
            - `port`: int from 1 to 65535, required. Port number.
            - `end_port`: int from 1 to 65535. Last port number of a range. Default: `port` alone.
            - `protocol`: `"TCP"`, `"UDP"` or `"SCTP"`. Transport protocol. Default: `TCP`.
        - `dns`: bool. Whether pods with an `egress` reach DNS servers, on port 53. Default: `True`.

        Example:

            network_policy = {
                "egress": [
                    {"ports": [9092]},
                    {"ports": [5432]},
                    {"ports": [6379]},
                    {"ports": [4318]},
                ],
            }

      autoscaling: dict. Number of pods by load: a HorizontalPodAutoscaler, or with `keda` a ScaledObject. It takes at
        least one of `cpu`, `memory`, `metrics` and `keda`, and not both of the last two. Default: none. For
        `external-api`, `internal-api`, `worker` and `stateful-service`.
        - `enabled`: bool. Whether the app is scaled unless values say otherwise; where it is not, `replicas` holds.
          Default: `True`.
        - `min_replicas`: int from 0 to 10000 (pods). Fewest pods; zero takes `keda`. Default: `replicas`, but at least
          1.
        - `max_replicas`: int from 1 to 10000 (pods), required. Most pods.
        - `cpu`: int from 1 to 1000 (percent). CPU use to keep to on average, in percent of what the pods request.
        - `memory`: int from 1 to 1000 (percent). Memory use to keep to on average, in percent of what the pods request.
        - `metrics`: list of dicts. Further metrics to scale by, as Kubernetes writes them (`MetricSpec` of
          autoscaling/v2).
          - `type`: `"Resource"`, `"ContainerResource"`, `"Pods"`, `"Object"` or `"External"`, required. Which of the
            other fields says what is measured.
          - `resource`: dict. A resource of the pods.
          - `containerResource`: dict. A resource of one container of the pods.
          - `pods`: dict. A metric that each pod has, averaged.
          - `object`: dict. A metric of another object of the cluster.
          - `external`: dict. A metric of something outside of the cluster.
        - `behavior`: dict. How fast to scale, as Kubernetes writes it (`HorizontalPodAutoscalerBehavior` of
          autoscaling/v2).
        - `keda`: dict. Scales by events: KEDA's ScaledObject in place of the HorizontalPodAutoscaler. Default: no.
          - `triggers`: list of dicts, required. What to scale by, as KEDA writes it.
            - `type`: string, required. Name of the scaler, like `kafka` or `cron`.
            - `name`: string. Name of the trigger, and its key in values. Default: its type.
            - `metadata`: dict of strings, required. Settings of the scaler.
            - `authenticationRef`: dict. The TriggerAuthentication or ClusterTriggerAuthentication to use.
            - `metricType`: `"AverageValue"`, `"Utilization"` or `"Value"`. How the metric counts. KEDA's default:
              `AverageValue`.
            - `useCachedMetrics`: bool. Whether the metric is read at the polling interval alone. KEDA's default: false.
          - `polling_interval_seconds`: int, at least 1 (seconds). Seconds between looks at the triggers. KEDA's
            default: 30.
          - `cooldown_period_seconds`: int, at least 0 (seconds). Seconds without activity after which the app is scaled
            to zero. KEDA's default: 300.
          - `initial_cooldown_period_seconds`: int, at least 0 (seconds). Seconds after the start before the app may be
            scaled to zero. KEDA's default: 0.
          - `idle_replicas`: `0` (pods). Pods while no trigger is active, fewer than `min_replicas`; KEDA takes 0 alone.
            Default: `min_replicas`.
          - `fallback`: dict. Pods while a trigger cannot be read. Default: as many as there are.
            - `failure_threshold`: int, at least 1, required. Failures in a row until the fallback holds.
            - `replicas`: int from 0 to 10000 (pods), required. Number of pods.

        Example:

            autoscaling = {
                "cpu": 80,
                "max_replicas": 6,
                "min_replicas": 2,
            }

      disruption_budget: dict. How many pods a drain of nodes may take away at once, where there are two or more.
        Default: one. For `external-api`, `internal-api`, `worker` and `stateful-service`.
        - `enabled`: bool. Whether there is a PodDisruptionBudget unless values say otherwise. Default: `True`.
        - `max_unavailable`: int or string (pods). Most pods that may be away. Default: 1, unless `min_available` is
          given.
        - `min_available`: int or string (pods). Fewest pods that must stay; instead of `max_unavailable`.

        Example: `disruption_budget = {"min_available": "60%"}`
      affinity: dict. Affinity of the pods as Kubernetes writes it, unless values say otherwise. Default: none.
        - `nodeAffinity`: dict. Nodes that the pods prefer or need.
        - `podAffinity`: dict. Pods that the app's pods run close to.
        - `podAntiAffinity`: dict. Pods that the app's pods run apart from.

        Example:

            affinity = {"nodeAffinity": {"preferredDuringSchedulingIgnoredDuringExecution": [{
                "preference": {"matchExpressions": [{
                    "key": "acme.example/cores",
                    "operator": "Gt",
                    "values": ["8"],
                }]},
                "weight": 50,
            }]}}

      anti_affinity: `"soft"`, `"hard"` or dict. Keeps the app's pods apart from each other: `soft` prefers other nodes,
        `hard` insists on them. Default: the scheduler decides.
        - `type`: `"soft"` or `"hard"`. `soft` prefers other places, `hard` insists on them. Default: `soft`.
        - `topology_key`: string. Node label whose values are the places. Default: `kubernetes.io/hostname`.

        Example: `anti_affinity = "soft"`
      topology_spread: `"zone"`, `"host"`, or list of `"zone"`, `"host"` or dicts. Spreads the app's pods evenly over
        `zone`s or `host`s; a list of these and of dicts for more, an empty one for none. Default: both, as far as there
        is room, where there may be several pods and no `anti_affinity`.
        - `topology_key`: string, required. Node label whose values are the places.
        - `max_skew`: int, at least 1 (pods). How many pods one place may have more than another. Default: `1`.
        - `when_unsatisfiable`: `"DoNotSchedule"` or `"ScheduleAnyway"`. What happens to a pod that would break it.
          Default: `ScheduleAnyway`.

        Example: `topology_spread = "zone"`
      node_selector: dict of strings. Labels of the nodes that the pods may run on, unless values say otherwise.
        Default: any node.
        Example: `node_selector = {"kubernetes.io/arch": "arm64"}`
      tolerations: list of dicts. Taints that the pods tolerate, unless values say otherwise. Default: none.
        - `key`: string. Key of the taint. Default: every taint, with the operator `Exists`.
        - `operator`: `"Exists"` or `"Equal"`. How the taint matches. Default: `Equal` with a value, else `Exists`.
        - `value`: string. Value of the taint.
        - `effect`: `"NoSchedule"`, `"PreferNoSchedule"` or `"NoExecute"`. Effect of the taint. Default: every effect.
        - `toleration_seconds`: int, at least 0 (seconds). Seconds that a pod stays on a node with such a taint; with
          the effect `NoExecute` alone. Default: forever.

        Example: `tolerations = [{"operator": "Exists"}]`
      priority_class: string. PriorityClass of the pods. Default: the cluster's default class.
        Example: `priority_class = "system-node-critical"`
      runtime_class: string. RuntimeClass that the pods' containers run with. Default: the node's default runtime.
        Example: `runtime_class = "gvisor"`
      host_network: bool. Whether the pods use their node's network, which the Pod Security Standards only allow as
        `privileged`. Kubernetes' default: false.
        Example: `host_network = True`
      host_aliases: dict of lists of strings. Lines of the pods' /etc/hosts: IP address to host names. Default: none.
        Example:

            host_aliases = {"10.0.0.7": [
                "mainframe",
                "mainframe.acme.example",
            ]}

      dns_policy: `"ClusterFirst"`, `"ClusterFirstWithHostNet"`, `"Default"` or `"None"`. Where the pods resolve names.
        Kubernetes' default: `ClusterFirst`.
        Example: `dns_policy = "None"`
      dns_config: dict. The pods' resolver, beside what `dns_policy` brings. Default: nothing.
        - `nameservers`: list of strings. IP addresses of name servers.
        - `searches`: list of strings. Domains that short names are looked up in.
        - `options`: dict of strings or ints. Options of the resolver by name, like `ndots`; an empty string for one
          without a value.

        Example:

            dns_config = {
                "nameservers": ["10.0.0.53"],
                "options": {"ndots": "2"},
                "searches": ["acme.example"],
            }

      security: `"restricted"`, `"baseline"` or `"privileged"`. Pod Security Standard the pod keeps to. `restricted`
        runs without root and on a read-only root file system with a writable `/tmp`. Default: `restricted`.
        Example: `security = "privileged"`
      security_context: dict. Single settings over those of `security`. Users, groups and seccomp hold for all
        containers of the pod, the rest for the app's own. Default: what `security` says.
        - `run_as_user`: int from 0 to 2147483647. User ID that processes run with. Default: the image's user.
        - `run_as_group`: int from 0 to 2147483647. Group ID that processes run with. Default: the image's group.
        - `run_as_non_root`: bool. Whether a container that would run as root is refused. Default: True with
          `restricted`.
        - `fs_group`: int from 0 to 2147483647. Group ID that owns the pod's volumes. Default: none.
        - `fs_group_change_policy`: `"Always"` or `"OnRootMismatch"`. When volumes are given to that group: each time,
          or only if their top is not its own. Kubernetes' default: `Always`.
        - `supplemental_groups`: list of ints. Further group IDs that processes have. Default: those of the image.
        - `seccomp_profile`: string or dict. Which system calls are filtered. Default: `RuntimeDefault` unless
          `privileged`.
          - `localhost_profile`: string, required. Path of a profile on the node, below the kubelet's seccomp directory.
        - `privileged`: bool. Whether the container has all rights on its node. Default: `False`.
        - `allow_privilege_escalation`: bool. Whether a process may get more rights than its parent. Default: False
          unless `privileged`.
        - `read_only_root_filesystem`: bool. Whether the root file system is read-only, with a writable `/tmp`. Default:
          True with `restricted`.
        - `capabilities`: dict. Linux capabilities. Default: all dropped with `restricted`.
          - `add`: list of strings. Capabilities to have beyond the runtime's. Default: none.
          - `drop`: list of strings. Capabilities to go without; an empty list keeps them. Default: `ALL` with
            `restricted`.

        Example:

            security_context = {
                "fs_group": 1000,
                "run_as_user": 1000,
            }

      service_account: string or dict. The pods' service account: the name of one that is there, or a dict. Default: one
        of its own where the app has `rbac`, else the namespace's default account without a token.
        - `create`: bool. Whether the chart makes the account. Default: True unless just a name is given.
        - `name`: string. Name of the account. Default: that of the app's objects.
        - `annotations`: dict of strings. Annotations of the account, like the cloud role that it stands for.
        - `automount`: bool. Whether pods get the account's token. Default: True if the app has `rbac`.

        Example:

            service_account = {"annotations": {"eks.amazonaws.com/role-arn": "arn:aws:iam::123456789012:role/operator"}}

      rbac: list of dicts. What the app may do with the Kubernetes API: the rules of a Role, or of a ClusterRole where
        they say `cluster`, bound to its service account. Each has either `resources` or `non_resource_urls`. Default:
        nothing.
        - `api_groups`: list of strings. API groups of the resources. Default: the core group, `""`.
        - `resources`: list of strings. Resources, like `pods` or `pods/log`.
        - `resource_names`: list of strings. Names of single objects. Default: all.
        - `non_resource_urls`: list of strings. Paths of the API that are no resources, like `/healthz`; with `cluster`
          alone.
        - `verbs`: list of strings, required. What may be done, like `get`, `list` and `watch`.
        - `cluster`: bool. Whether the rule holds in the whole cluster rather than the release's namespace. Default:
          `False`.

        Example:

            rbac = [{
                "resource_names": ["operator-database"],
                "resources": ["secrets"],
                "verbs": ["get"],
            }]

      metrics: dict. How Prometheus finds the app's metrics: a ServiceMonitor, a PodMonitor or annotations of the pods.
        Default: it does not. For `external-api`, `internal-api`, `worker`, `stateful-service` and `daemon`.
        - `enabled`: bool. Whether the metrics are scraped unless values say otherwise. Default: `True`.
        - `kind`: `"service_monitor"`, `"pod_monitor"` or `"annotations"`. What tells Prometheus of the app; the
          monitors take the Prometheus Operator. Default: `service_monitor` for apps with a Service, `pod_monitor` for
          others.
        - `port`: int or string. Name or number of the port that serves the metrics; a number that is not declared
          becomes the further port `metrics`. Default: the app's port.
        - `path`: string. Path of the metrics. Default: `/metrics`.
        - `interval`: string. Time between scrapes. Default: Prometheus'.
        - `scrape_timeout`: string. Time after which a scrape fails, at most the interval. Default: Prometheus'.
        - `labels`: dict of strings. Labels of the monitor and of the app's PrometheusRule, by which a Prometheus
          chooses them.
        - `relabelings`: list of dicts. Changes of targets before a scrape, as the Prometheus Operator writes them.
        - `metric_relabelings`: list of dicts. Changes of samples after a scrape, as the Prometheus Operator writes
          them.

        Example: `metrics = {"interval": "30s"}`
      alerts: dict of dicts. Alerts of the app by name, or by `<group>/<name>`: a PrometheusRule. Alerts without a group
        are in the one that is named like the app.
        - `<name>.expr`: string, required. PromQL expression: the alert fires where it has a result.
        - `<name>.for`: string. How long the expression must have a result. Default: no time.
        - `<name>.keep_firing_for`: string. How long the alert goes on after the expression has no result any more.
          Default: no time.
        - `<name>.severity`: string. The label `severity`, like `critical` or `warning`. Default: none.
        - `<name>.summary`: string. The annotation `summary`: what is the matter, in a line. Prometheus' own templates,
          like `{{ $labels.pod }}`, stay as they are.
        - `<name>.description`: string. The annotation `description`: what is the matter, at length.
        - `<name>.labels`: dict of strings. Further labels.
        - `<name>.annotations`: dict of strings. Further annotations, like `runbook_url`.

        Example:

            alerts = {
                "CorePipelineDown": {
                    "expr": "absent(up{job=\\"core-pipeline\\"} == 1)",
                    "for": "5m",
                    "severity": "critical",
                    "summary": "No core-pipeline answers",
                },
                "CorePipelineErrors": {
                    "description": "{{ $value | humanizePercentage }} of the requests fail.",
                    "expr": "sum(rate(http_requests_total{status=~\\"5..\\"}[5m])) / sum(rate(http_requests_total[5m])) > 0.05",
                    "for": "10m",
                    "severity": "warning",
                    "summary": "Many errors",
                },
            }

      dashboards: dict of labels. Grafana dashboards by name: labels of JSON files, which become a ConfigMap with the
        label `grafana_dashboard`.
        Example: `dashboards = {"overview": "dashboard.json"}`
      phase: `"before_deploy"`, `"after_deploy"`, `"before_upgrade"`, `"after_upgrade"`, `"test"` or `"manual"`. When a
        job runs: a Helm hook, or by hand, as a suspended CronJob to start with `kubectl create job --from`. Default:
        `before_deploy`. For `job`.
        Example: `phase = "before_upgrade"`
      weight: int from -1000 to 1000. Order among the jobs of one phase: lower runs first. Default: `0`. For `job`.
        Example: `weight = -10`
      backoff_limit: int from 0 to 100. How often a failed job is retried. Default: `3`. For `job` and `cron-job`.
        Example: `backoff_limit = 2`
      deadline_seconds: int from 1 to 604800 (seconds). Seconds after which a job is stopped and counts as failed.
        Default: `600`. For `job` and `cron-job`.
        Example: `deadline_seconds = 1800`
      delete_policy: list of `"before-hook-creation"`, `"hook-succeeded"` or `"hook-failed"`. When else a finished hook
        job is deleted; `before-hook-creation` always holds. For `job`.
        Example: `delete_policy = ["hook-succeeded"]`
      schedule: string. When a cron-job runs, in cron's notation; every cron-job needs it. For `cron-job`.
        Example: `schedule = "*/10 * * * *"`
      time_zone: string. Time zone of the schedule, like `Europe/Berlin`. Default: the cluster's. For `cron-job`.
        Example: `time_zone = "Europe/Berlin"`
      concurrency_policy: `"Allow"`, `"Forbid"` or `"Replace"`. What happens when a cron-job is due while it still runs.
        Default: `Forbid`. For `cron-job`.
        Example: `concurrency_policy = "Replace"`
      suspend: bool. Whether a cron-job's schedule is on hold unless values say otherwise. Default: `False`. For
        `cron-job`.
        Example: `suspend = True`
      starting_deadline_seconds: int, at least 10 (seconds). Seconds within which a missed run of a cron-job may still
        start. Kubernetes' default: no limit. For `cron-job`.
        Example: `starting_deadline_seconds = 300`
      successful_jobs_history_limit: int, at least 0. How many finished runs of a cron-job are kept. Kubernetes'
        default: 3. For `cron-job`.
        Example: `successful_jobs_history_limit = 1`
      failed_jobs_history_limit: int, at least 0. How many failed runs of a cron-job are kept. Kubernetes' default: 1.
        For `cron-job`.
        Example: `failed_jobs_history_limit = 3`
      ttl_seconds: int, at least 0 (seconds). Seconds after which a finished run of a cron-job is deleted. Default: the
        history limits alone decide. For `cron-job`.
        Example: `ttl_seconds = 3600`
      patches: dict of dicts. What is merged last into the app's finished objects, by their kind, or by `<kind>/<name>`
        where there may be several, like `ConfigMap/config` and `PersistentVolumeClaim/data`: maps by key, lists as a
        whole, and None removes. The second Service of a stateful-service is `HeadlessService`.
        Example:

            patches = {
                # An app may have several ConfigMaps, so the key includes the name.
                "ConfigMap/config": {"metadata": {"annotations": {"replicator.v1.mittwald.de/replicate-to": "legacy-tools"}}},
                "Deployment": {
                    "spec": {
                        "minReadySeconds": 10,
                        "template": {
                            "spec": {
                                "enableServiceLinks": None,
                                "setHostnameAsFQDN": True,
                            },
                        },
                    },
                },
                "Service": {"spec": {"sessionAffinity": "ClientIP"}},
            }

      **kwargs: attributes that every rule has, like `visibility`, `tags` and `testonly`. Anything else is a misspelt
        attribute, which a chart with the app reports.
    """
    declare_app(name, kwargs, {
        "app_name": app_name,
        "app_type": app_type,
        "description": description,
        "domain": domain,
        "language": language,
        "version": version,
        "binary_target": binary_target,
        "enabled": enabled,
        "labels": labels,
        "annotations": annotations,
        "image": image,
        "image_tag": image_tag,
        "image_digest": image_digest,
        "image_pull_policy": image_pull_policy,
        "image_pull_secrets": image_pull_secrets,
        "command": command,
        "args": args,
        "working_dir": working_dir,
        "port": port,
        "ports": ports,
        "replicas": replicas,
        "resources": resources,
        "lifecycle": lifecycle,
        "termination_grace_period_seconds": termination_grace_period_seconds,
        "pod_labels": pod_labels,
        "pod_annotations": pod_annotations,
        "update_strategy": update_strategy,
        "pod_management_policy": pod_management_policy,
        "revision_history_limit": revision_history_limit,
        "min_ready_seconds": min_ready_seconds,
        "init_containers": init_containers,
        "sidecars": sidecars,
        "env": env,
        "env_from": env_from,
        "config": config,
        "config_files": config_files,
        "secrets": secrets,
        "volumes": volumes,
        "health_check": health_check,
        "service": service,
        "ingress": ingress,
        "route": route,
        "connects_to": connects_to,
        "network_policy": network_policy,
        "autoscaling": autoscaling,
        "disruption_budget": disruption_budget,
        "affinity": affinity,
        "anti_affinity": anti_affinity,
        "topology_spread": topology_spread,
        "node_selector": node_selector,
        "tolerations": tolerations,
        "priority_class": priority_class,
        "runtime_class": runtime_class,
        "host_network": host_network,
        "host_aliases": host_aliases,
        "dns_policy": dns_policy,
        "dns_config": dns_config,
        "security": security,
        "security_context": security_context,
        "service_account": service_account,
        "rbac": rbac,
        "metrics": metrics,
        "alerts": alerts,
        "dashboards": dashboards,
        "phase": phase,
        "weight": weight,
        "backoff_limit": backoff_limit,
        "deadline_seconds": deadline_seconds,
        "delete_policy": delete_policy,
        "schedule": schedule,
        "time_zone": time_zone,
        "concurrency_policy": concurrency_policy,
        "suspend": suspend,
        "starting_deadline_seconds": starting_deadline_seconds,
        "successful_jobs_history_limit": successful_jobs_history_limit,
        "failed_jobs_history_limit": failed_jobs_history_limit,
        "ttl_seconds": ttl_seconds,
        "patches": patches,
    })

# end of release_app
