"""Declares applications.

    load("@rules_appchart//:release_app.bzl", "ref", "release_app")

    release_app(
        name = "hello_api",
        image = "registry.example.com/hello-api",
        port = 8000,
    )

Each `release_app` makes one target, `<name>_metadata`, of the rule kind `app_metadata`: a JSON file that declares the
app. List it in `apps` or `jobs` of a `helm_chart`, as `:hello_api` or by its full name. All apps of a repository: `bazel query 'kind(app_metadata, //...)'`.
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
        object_name = None,
        selector_labels = None,
        app_type = None,
        description = None,
        domain = None,
        language = None,
        version = None,
        binary_target = None,
        extra = None,
        enabled = None,
        requires = None,
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
        stdin = None,
        stdin_once = None,
        tty = None,
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
        # More containers: containers in addition to the app's own.
        init_containers = None,
        sidecars = None,
        # Environment variables: the app's environment variables.
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
        # Network: who can reach the app, and what it can reach.
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
        # Security: pod permissions.
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
        completions = None,
        parallelism = None,
        completion_mode = None,
        backoff_limit_per_index = None,
        max_failed_indexes = None,
        pod_failure_policy = None,
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
        # Escape hatch: for what no other attribute covers.
        patches = None,
        **kwargs):
    """Declares an application: a deployable unit.

    Creates the target `<name>_metadata`. All problems with the attributes are reported at once, when a chart with the
    app is built.

    docs/attributes.md has the same reference, plus where each attribute shows in the chart, and its key in values. Both
    are generated from tools/helm/model/app.

    Args:
      name: string, required. Name of the app. The target is `<name>_metadata`; `helm_chart` and the attributes of other
        apps refer to it as `:<name>`.
        Example: `name = "temporal_namespace_init"`
      app_name: string. Key of the app in the chart's values. Kubernetes objects are named after it, as a DNS label.
        Default: the target's name.
        Example: `app_name = "temporal-namespace-init"`
      object_name: string. Name of the app's objects, whatever the release is called; additional objects have it as a
        prefix. It keeps the objects of a chart that is already installed: an upgrade then changes them in place. A
        namespace can hold only one release of the chart. Default: `app_name`, after the release's name unless the
        chart's `naming` is `app`.
        Example: `object_name = "tickets-mailer-dev"`
      selector_labels: dict of strings. Labels by which the app's objects select its pods, instead of the standard ones;
        the pods get them as well. They keep the selector of a chart that is already installed, which Kubernetes lets no
        one change. No other pods in the namespace may have them all. Default: `app.kubernetes.io/name`,
        `app.kubernetes.io/instance` and `app.kubernetes.io/component`. For `external-api`, `internal-api`, `worker`,
        `stateful-service` and `daemon`.
        Example: `selector_labels = {"app": "tickets-mailer-dev"}`
      app_type: `"external-api"`, `"internal-api"`, `"worker"`, `"job"`, `"cron-job"`, `"stateful-service"` or
        `"daemon"`. Kind of app; decides which Kubernetes objects it gets. Default: `internal-api` if the name contains
        the word `api`; otherwise you must set it.
        Example: `app_type = "stateful-service"`
      description: string. One sentence about what the app does.
        Example: `description = "Consumes events from Kafka and serves queries about them."`
      domain: string. Team or business domain the app belongs to.
        Example: `domain = "catalog"`
      language: string. Programming language of the app.
        Example: `language = "go"`
      version: string. Version of the app: its default image tag, and its `app.kubernetes.io/version` label as long as
        values do not set another tag. Default: `image_tag`, or else the chart's `app_version`.
        Example: `version = "2.4.1"`
      binary_target: label. Label of the binary in the image; recorded, never built.
        Example: `binary_target = "//catalog/api:server"`
      extra: dict. Metadata of the app for other tools, in any form; recorded in `<name>_metadata.json`, never rendered.
        Default: none.
        Example: `extra = {"tier": 1}`
      enabled: bool. Whether the app is deployed; values can override this. Default: `True`.
        Example: `enabled = False`
      requires: list of labels, app names, or lists of labels or app names. Apps in the chart without which this one is
        off as well, by the label of their `release_app` or by name. A list among them stands for apps of which one is
        enough. Do not name an app that another one outside the chart can replace. Default: none.
        Example: `requires = [":core_pipeline"]`
      labels: dict of strings. Additional labels for all of the app's objects. Selectors and pods never get them.
        Default: none.
        Example: `labels = {"owner": "payments"}`
      annotations: dict of strings. Annotations for all of the app's objects; pods have their own. Default: none.
        Example: `annotations = {"acme.example/runbook": "https://wiki.acme.example/ledger"}`
      image: string, required. Image repository, without tag or digest.
        Example: `image = "ghcr.io/acme/manman-status-processor"`
      image_tag: string. Image tag. Default: the app's version, else the chart's `app_version`.
        Example: `image_tag = "1.29.0"`
      image_digest: string or label. Image digest, or the label of a file that contains one (the `.digest` target of
        rules_oci), or of an image with the output group `digest` (the images of rules_img). It takes precedence over
        the tag.
        Example: `image_digest = ":pinned_api.digest"`
      image_pull_policy: `"Always"`, `"IfNotPresent"` or `"Never"`. When nodes pull the image. Default: `Always` if the
        tag is `latest`, otherwise `IfNotPresent`, as in Kubernetes.
        Example: `image_pull_policy = "Always"`
      image_pull_secrets: list of strings. Names of the Secrets used to pull the pod's images, in addition to those in
        `global.imagePullSecrets`. Default: none.
        Example: `image_pull_secrets = ["acme-registry"]`
      command: list of strings. Replaces the image's entrypoint.
        Example: `command = ["/usr/local/bin/entrypoint.sh"]`
      args: list of strings. Replaces the image's arguments.
        Example: `args = ["--send-to=nobody@example.com"]`
      working_dir: string. Directory that the container starts in. Default: the image's.
        Example: `working_dir = "/srv"`
      stdin: bool. Whether the container keeps its standard input open for whoever attaches to it, as with `kubectl
        attach --stdin`. Kubernetes' default: False.
        Example: `stdin = True`
      stdin_once: bool. Whether standard input closes for good when the first one who has attached detaches. Kubernetes'
        default: False.
        Example: `stdin_once = True`
      tty: bool. Whether the container runs on a terminal, which a shell needs besides `stdin`. Kubernetes' default:
        False.
        Example: `tty = True`
      port: int from 1 to 65535. The app's only port. It is named `http`, or after its protocol if the number is that of
        another well-known one: `postgresql` for 5432, `redis` for 6379, `https` for 443 and 8443, `grpc` for 50051.
        Service meshes choose the protocol by this name; `ports` sets another one. Give either `port` or `ports`.
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
        - `requests`: dict of strings or numbers. What the scheduler reserves.
        - `limits`: dict of strings or numbers. The most that the container may use.

        Example:

            resources = {
                "limits": {"memory": "512Mi"},
                "requests": {
                    "cpu": "250m",
                    "memory": "256Mi",
                },
            }

      lifecycle: dict. What runs right after the container starts and before it stops. Default: nothing.
        - `post_start`: dict. What happens right after the container starts: exactly one of a `command`, an HTTP request
          to a `path`, and a pause of `sleep_seconds`.
          - `command`: list of strings. Command that runs in the container.
          - `path`: string. Path of an HTTP request to the container.
          - `port`: int or string. Name or number of the port of the HTTP request. Default: the port `http`, or the only
            port.
          - `scheme`: `"HTTP"` or `"HTTPS"`. Scheme of the HTTP request. Kubernetes' default: `HTTP`.
          - `sleep_seconds`: int, at least 1 (seconds). Seconds to wait; needs no program in the container (Kubernetes
            1.30).
        - `pre_stop`: dict. What happens before the container is asked to stop: exactly one of a `command`, an HTTP
          request to a `path`, and a pause of `sleep_seconds`. Same keys as `post_start`.

        Example:

            lifecycle = {
                "post_start": {"command": [
                    "/srv/bin/warm-up",
                    "--cache=/tmp",
                ]},
                "pre_stop": {"sleep_seconds": 10},
            }

      termination_grace_period_seconds: int from 0 to 604800 (seconds). Seconds that a pod gets to shut down before it
        is killed. Kubernetes' default: 30.
        Example: `termination_grace_period_seconds = 45`
      pod_labels: dict of strings. Additional labels for the app's pods; values can override them. Default: none.
        Example: `pod_labels = {"acme.example/team": "payments"}`
      pod_annotations: dict of strings. Annotations for the app's pods; values can override them. Default: none.
        Example: `pod_annotations = {"argocd.argoproj.io/compare-options": "IgnoreExtraneous"}`
      update_strategy: dict. How a new version replaces the pods of a DaemonSet, Deployment or StatefulSet. Default:
        `Recreate` for a Deployment with its own claim that only one node can mount, otherwise `RollingUpdate`. For
        `external-api`, `internal-api`, `worker`, `stateful-service` and `daemon`.
        - `type`: `"RollingUpdate"`, `"Recreate"` or `"OnDelete"`. `RollingUpdate`; for Deployments also `Recreate`,
          which stops all pods first; for DaemonSets and StatefulSets also `OnDelete`. Default: `RollingUpdate`;
          `Recreate` for a Deployment with a claim that only one node can mount.
        - `max_unavailable`: int or string (pods). How many pods of a DaemonSet or Deployment may be unavailable during
          an update. Kubernetes' default: 1 for a DaemonSet without `max_surge`, `25%` for a Deployment.
        - `max_surge`: int or string (pods). How many pods above its replicas a Deployment may have during an update;
          for a DaemonSet, on how many nodes a second pod may run, instead of `max_unavailable`. Kubernetes' default: 0
          for a DaemonSet, `25%` for a Deployment.
        - `partition`: int, at least 0. Pods of a StatefulSet whose number is below this keep the old version.
          Kubernetes' default: 0.

        Example: `update_strategy = {"max_unavailable": "10%"}`
      pod_management_policy: `"OrderedReady"` or `"Parallel"`. Whether the pods of a stateful-service start one by one.
        Kubernetes' default: `OrderedReady`. For `stateful-service`.
        Example: `pod_management_policy = "Parallel"`
      revision_history_limit: int, at least 0. How many old versions are kept for rollbacks. Kubernetes' default: 10.
        For `external-api`, `internal-api`, `worker`, `stateful-service` and `daemon`.
        Example: `revision_history_limit = 3`
      min_ready_seconds: int, at least 0 (seconds). Seconds that a new pod must be ready before the update continues.
        Kubernetes' default: 0. For `external-api`, `internal-api`, `worker`, `stateful-service` and `daemon`.
        Example: `min_ready_seconds = 20`
      init_containers: dict of dicts. Containers, by name, that run to completion one after another before the app
        starts. Default: none.
        - `<name>.image`: string. Image repository, without tag or digest. Default: the app's image.
        - `<name>.image_tag`: string. Image tag. A container with its own image needs a tag or a digest.
        - `<name>.image_digest`: string. Image digest. It takes precedence over the tag.
        - `<name>.image_pull_policy`: `"Always"`, `"IfNotPresent"` or `"Never"`. When nodes pull the image. Default:
          `Always` if the tag is `latest`, otherwise `IfNotPresent`, as in Kubernetes.
        - `<name>.command`: list of strings. Replaces the image's entrypoint.
        - `<name>.args`: list of strings. Replaces the image's arguments.
        - `<name>.working_dir`: string. Directory that the container starts in. Default: the image's.
        - `<name>.stdin`: bool. Whether the container keeps its standard input open for whoever attaches to it, as with
          `kubectl attach --stdin`. Kubernetes' default: False.
        - `<name>.stdin_once`: bool. Whether standard input closes for good when the first one who has attached
          detaches. Kubernetes' default: False.
        - `<name>.tty`: bool. Whether the container runs on a terminal, which a shell needs besides `stdin`. Kubernetes'
          default: False.
        - `<name>.env`: dict of strings or `ref`s. Environment variables by name. A value is a string, or a `ref` to
          where Kubernetes finds it. In a string, `$(NAME)` stands for the container's variable `NAME`, in whatever
          order they are written; `$$(NAME)` is the text `$(NAME)`.
        - `<name>.env_from`: list of dicts. Secrets and ConfigMaps whose keys all become environment variables, in this
          order. Each item has either `secret` or `config_map`. Same keys as `env_from`.
        - `<name>.resources`: dict. CPU and memory requests and limits. Same keys as `resources`.
        - `<name>.mounts`: dict of strings or dicts. Volumes of the pod to mount in the container: volume name to path,
          or to a dict. Default: `/tmp` if its root file system is read-only.
          - `<name>.path`: string, required. Where the volume is mounted in the container.
          - `<name>.sub_path`: string. File or directory within the volume. Default: the whole volume.
          - `<name>.read_only`: bool. Whether the mount is read-only. Default: `False`.
        - `<name>.security_context`: dict. Settings that override those of the app's `security`.
          - `run_as_user`: int from 0 to 2147483647. User ID that processes run as. Default: the image's user.
          - `run_as_group`: int from 0 to 2147483647. Group ID that processes run as. Default: the image's group.
          - `run_as_non_root`: bool. Whether to refuse to start a container as root. Default: True with `restricted`.
          - `seccomp_profile`: string or dict. Filter for system calls. Default: `RuntimeDefault` unless `privileged`.
            - `localhost_profile`: string, required. Path of a profile on the node, below the kubelet's seccomp
              directory.
          - `privileged`: bool. Whether the container has full access to its node. Default: `False`.
          - `allow_privilege_escalation`: bool. Whether a process may gain more privileges than its parent. Default:
            False unless `privileged`.
          - `read_only_root_filesystem`: bool. Whether the root file system is read-only, with a writable `/tmp`.
            Default: True with `restricted`.
          - `capabilities`: dict. Linux capabilities. Default: all dropped with `restricted`.
            - `add`: list of strings. Capabilities to add to those of the runtime. Default: none.
            - `drop`: list of strings. Capabilities to drop; an empty list keeps them. Default: `ALL` with `restricted`.
        - `<name>.weight`: int from -1000 to 1000. Order among init containers and native sidecars: lower weights start
          first. With equal weights, sidecars start first, then the order is by name. Default: `0`.

        Example:

            init_containers = {
                # Without an image, it runs the app's.
                "migrate": {"command": [
                    "/srv/bin/report",
                    "migrate",
                ]},
            }

      sidecars: dict of dicts. Containers, by name, that run alongside the app: native sidecars, which start before it
        and stop after it. Default: none.
        - `<name>.image`: string. Image repository, without tag or digest. Default: the app's image.
        - `<name>.image_tag`: string. Image tag. A container with its own image needs a tag or a digest.
        - `<name>.image_digest`: string. Image digest. It takes precedence over the tag.
        - `<name>.image_pull_policy`: `"Always"`, `"IfNotPresent"` or `"Never"`. When nodes pull the image. Default:
          `Always` if the tag is `latest`, otherwise `IfNotPresent`, as in Kubernetes.
        - `<name>.command`: list of strings. Replaces the image's entrypoint.
        - `<name>.args`: list of strings. Replaces the image's arguments.
        - `<name>.working_dir`: string. Directory that the container starts in. Default: the image's.
        - `<name>.stdin`: bool. Whether the container keeps its standard input open for whoever attaches to it, as with
          `kubectl attach --stdin`. Kubernetes' default: False.
        - `<name>.stdin_once`: bool. Whether standard input closes for good when the first one who has attached
          detaches. Kubernetes' default: False.
        - `<name>.tty`: bool. Whether the container runs on a terminal, which a shell needs besides `stdin`. Kubernetes'
          default: False.
        - `<name>.ports`: dict of ints or dicts. Ports by name. Names and numbers must differ from the app's: the
          containers of a pod share one network. The app's Service does not expose them. Same keys as `ports`.
        - `<name>.env`: dict of strings or `ref`s. Environment variables by name. A value is a string, or a `ref` to
          where Kubernetes finds it. In a string, `$(NAME)` stands for the container's variable `NAME`, in whatever
          order they are written; `$$(NAME)` is the text `$(NAME)`.
        - `<name>.env_from`: list of dicts. Secrets and ConfigMaps whose keys all become environment variables, in this
          order. Each item has either `secret` or `config_map`. Same keys as `env_from`.
        - `<name>.health_check`: dict. Probes, in the same form as the app's `health_check`. Default: none. Same keys as
          `health_check`.
        - `<name>.lifecycle`: dict. What runs right after the container starts and before it stops. Default: nothing.
          Same keys as `lifecycle`.
        - `<name>.resources`: dict. CPU and memory requests and limits. Same keys as `resources`.
        - `<name>.mounts`: dict of strings or dicts. Volumes of the pod to mount in the container: volume name to path,
          or to a dict. Default: `/tmp` if its root file system is read-only.
          - `<name>.path`: string, required. Where the volume is mounted in the container.
          - `<name>.sub_path`: string. File or directory within the volume. Default: the whole volume.
          - `<name>.read_only`: bool. Whether the mount is read-only. Default: `False`.
        - `<name>.security_context`: dict. Settings that override those of the app's `security`.
          - `run_as_user`: int from 0 to 2147483647. User ID that processes run as. Default: the image's user.
          - `run_as_group`: int from 0 to 2147483647. Group ID that processes run as. Default: the image's group.
          - `run_as_non_root`: bool. Whether to refuse to start a container as root. Default: True with `restricted`.
          - `seccomp_profile`: string or dict. Filter for system calls. Default: `RuntimeDefault` unless `privileged`.
            - `localhost_profile`: string, required. Path of a profile on the node, below the kubelet's seccomp
              directory.
          - `privileged`: bool. Whether the container has full access to its node. Default: `False`.
          - `allow_privilege_escalation`: bool. Whether a process may gain more privileges than its parent. Default:
            False unless `privileged`.
          - `read_only_root_filesystem`: bool. Whether the root file system is read-only, with a writable `/tmp`.
            Default: True with `restricted`.
          - `capabilities`: dict. Linux capabilities. Default: all dropped with `restricted`.
            - `add`: list of strings. Capabilities to add to those of the runtime. Default: none.
            - `drop`: list of strings. Capabilities to drop; an empty list keeps them. Default: `ALL` with `restricted`.
        - `<name>.weight`: int from -1000 to 1000. Order among init containers and native sidecars: lower weights start
          first. With equal weights, sidecars start first, then the order is by name. Default: `0`.
        - `<name>.native`: bool. Whether this is a native sidecar: an init container that keeps running (Kubernetes
          1.29). False makes it an ordinary container, which a job waits for. Default: `True`.

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

      env: dict of strings or `ref`s. Environment variables by name. A value is a string, or a `ref` to where Kubernetes
        finds it. In a string, `$(NAME)` stands for the container's variable `NAME`, in whatever order they are written;
        `$$(NAME)` is the text `$(NAME)`.
        Example: `env = {"POSTGRES_PASSWORD": ref.secret("postgres-credentials", "password")}`
      env_from: list of dicts. Secrets and ConfigMaps whose keys all become environment variables, in this order. Each
        item has either `secret` or `config_map`.
        - `secret`: string. Name of a Secret.
        - `config_map`: string. Name of a ConfigMap.
        - `prefix`: string. Prefix for the name of each variable. Default: none.
        - `optional`: bool. Whether the object may be missing. Default: `False`.

        Example:

            env_from = [{
                "config_map": "alert-messages",
                "prefix": "MESSAGE_",
            }]

      config: dict of strings. Settings by name. They go into the ConfigMap `<app>-config`, whose keys all become
        environment variables; values can override each one. Pods restart when a setting changes.
        Example: `config = {"LOG_FOLDER": "/var/log/pods"}`
      config_files: dict of dicts. Files from the build, grouped by name: each group becomes the ConfigMap
        `<app>-<name>`, or one that apps share, and the volume `<name>`. Pods restart when a file changes.
        - `<name>.files`: list of labels, or dict of labels, required. Labels of the files. A file's key is its base
          name; to choose other keys, write a dict of keys to labels.
        - `<name>.templated`: bool. Whether the files are Helm templates. Default: false, and `{{` in them is plain
          text.
        - `<name>.shared`: bool. Whether the ConfigMap is named `<name>`, without the app, and belongs to all apps with
          a shared group of that name; they declare the same files, each with its own mounts and mode. It exists while
          one of them is enabled. Default: `False`.
        - `<name>.mount_path`: string. Where the volume is mounted in the container. Default: it is not mounted.
        - `<name>.sub_path`: string. Mounts only this file, at `mount_path`. Default: the whole volume.
        - `<name>.mounts`: dict of strings. More mounts: path in the container to the one file to mount there.
        - `<name>.mode`: string. File permissions in octal, like `0400`. Kubernetes' default: `0644`.

        Example:

            config_files = {
                "init": {
                    "files": ["init.sql"],
                    "mount_path": "/docker-entrypoint-initdb.d",
                },
            }

      secrets: dict of dicts. Secrets by name, which is also the name of their volume: existing Secrets, Secrets that
        the External Secrets operator creates, and Secrets created at install time. Each has exactly one of `existing`,
        `external` and `keys`. Secret values never appear in a BUILD file or in the chart.
        - `<name>.existing`: string. Name of a Secret that the chart does not manage; values can name another.
        - `<name>.external`: dict. Where the External Secrets operator gets the content of the Secret `<app>-<name>`:
          `data`, `extract` or both.
          - `store`: string, required. Name of the SecretStore or ClusterSecretStore.
          - `store_kind`: `"SecretStore"` or `"ClusterSecretStore"`. Kind of the store. Default: `SecretStore`.
          - `refresh`: string. How often the Secret is refreshed from the store, like `1h`; `0` means once. Default:
            `1h`.
          - `data`: dict of dicts. Keys of the Secret, and where each one comes from.
            - `<name>.key`: string, required. Key in the store.
            - `<name>.property`: string. Property of the remote value. Default: the whole value.
            - `<name>.version`: string. Version of the remote value. Default: the latest.
          - `extract`: list of strings. Remote keys whose properties all become keys of the Secret, in this order.
        - `<name>.keys`: list of strings. Keys of the Secret `<app>-<name>`. The chart creates it from
          `secrets.<name>.values` below the app's values once one of them is set or `secrets.<name>.create` is true;
          every key is then required. Until then the Secret is expected to exist. It survives upgrades without these
          values, and the end of the release.
        - `<name>.env`: bool. Whether all keys become environment variables. Default: `False`.
        - `<name>.mount_path`: string. Where the volume is mounted in the container. Default: it is not mounted.
        - `<name>.sub_path`: string. Mounts only this file, at `mount_path`. Default: the whole volume.
        - `<name>.mounts`: dict of strings. More mounts: path in the container to the one file to mount there.
        - `<name>.mode`: string. File permissions in octal, like `0400`. Kubernetes' default: `0644`.
        - `<name>.when`: label or app name. App in the chart, as `:name`, a label or an app name. While that app is
          disabled, this entry is left out. Default: always included.

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
        `config_map`, `secret`, `host_path`, `csi`, `projected` and `source`. A volume at `/tmp` replaces the built-in
        one.
        - `<name>.claim`: dict. The app's own PersistentVolumeClaim, `<app>-<name>`, or one that apps share; a
          stateful-service gets one of its own for each pod.
          - `size`: string or number, required. Size of the volume; values can set another one. That of a
            stateful-service is fixed at installation; others may grow.
          - `storage_class`: string. StorageClass; `-` for none, if volumes are created by hand. Default: the cluster's
            default class. Values can set another one before the installation; an installed claim keeps its class.
          - `access_modes`: list of `"ReadWriteOnce"`, `"ReadOnlyMany"`, `"ReadWriteMany"` or `"ReadWriteOncePod"`.
            Access modes. Default: `["ReadWriteOnce"]`.
          - `shared`: bool. Whether the claim is named `<name>`, without the app, and belongs to all apps with a shared
            claim of that name; they declare the same claim, each with its own mounts. It exists while one of them is
            enabled; values change it below `persistence.<name>` at the top. Several nodes must be able to mount it.
            Default: `False`.
          - `keep`: bool. Whether the claim outlives the release; the claims of stateful-services, jobs and cron-jobs
            always do. Default: `False`.
          - `annotations`: dict of strings. Annotations of the claim.
        - `<name>.existing_claim`: string. Name of a claim that the chart does not manage; values can name another.
        - `<name>.empty_dir`: dict. An empty directory that lives as long as the pod.
          - `medium`: `"Memory"`. `Memory` for an in-memory file system. Default: the node's disk.
          - `size_limit`: string or number. Maximum size of the content. Default: no limit.
        - `<name>.config_map`: string. Name of a ConfigMap that the chart does not manage.
        - `<name>.secret`: string. Name of a Secret that the chart does not manage.
        - `<name>.host_path`: dict. A path on the node; only with `security = "privileged"`.
          - `path`: string, required. Path on the node.
          - `type`: `"DirectoryOrCreate"`, `"Directory"`, `"FileOrCreate"`, `"File"`, `"Socket"`, `"CharDevice"` or
            `"BlockDevice"`. What must exist at the path, or is created there. Kubernetes' default: anything.
        - `<name>.csi`: dict. An inline volume of a CSI driver.
          - `driver`: string, required. Name of the driver.
          - `attributes`: dict of strings. Attributes passed to the driver.
          - `fs_type`: string. File system. Default: the driver's.
          - `read_only`: bool. Whether the volume is read-only. Default: `False`.
          - `secret`: string. Name of the Secret that the driver needs.
        - `<name>.projected`: list of dicts. Several sources in one directory.
          - `config_map`: string. Name of a ConfigMap.
          - `secret`: string. Name of a Secret.
          - `service_account_token`: dict. A token of the pod's service account.
            - `path`: string, required. Path of the token's file.
            - `audience`: string. Audience of the token. Default: the Kubernetes API.
            - `expiration_seconds`: int, at least 600 (seconds). Seconds that the token is valid. Kubernetes' default:
              3600.
          - `downward_api`: dict of strings. Pod fields, and requests and limits of the app's own container, by file
            path, like `{"labels": "metadata.labels", "memory": "limits.memory"}`.
          - `items`: dict of strings. Keys of a `config_map` or `secret` that become files, each with the file's path in
            the volume. Default: every key, under its own name.
          - `optional`: bool. Whether the `config_map` or `secret` may be missing. Default: `False`.
        - `<name>.source`: dict of dicts. Any other kind of volume, in the form of the Kubernetes API (a `Volume`
          without its name), like `{"nfs": {"server": "10.0.0.9", "path": "/media"}}`.
        - `<name>.items`: dict of strings. Keys of a `config_map` or `secret` that become files, each with the file's
          path in the volume. Default: every key, under its own name.
        - `<name>.mode`: string. File permissions of a `config_map`, `secret` or `projected`, in octal, like `0400`.
          Kubernetes' default: `0644`.
        - `<name>.optional`: bool. Whether the `config_map` or `secret` may be missing. Default: `False`.
        - `<name>.mount_path`: string. Where the volume is mounted in the container. Default: it is not mounted.
        - `<name>.sub_path`: string. Mounts only this path of the volume, at `mount_path`. Default: the whole volume.
        - `<name>.mounts`: dict of strings. More mounts: path in the container to the path of the volume to mount there.
        - `<name>.read_only`: bool. Whether the mount is read-only. Default: `False`.
        - `<name>.when`: label or app name. App in the chart, as `:name`, a label or an app name. While that app is
          disabled, this entry is left out. Default: always included.

        Example:

            volumes = {
                "data": {
                    "claim": {"size": "10Gi"},
                    "mount_path": "/var/lib/queue",
                },
            }

      health_check: dict. Liveness, readiness and startup probes. Fields at the top level apply to all probes;
        `liveness`, `readiness` and `startup` override them, or turn a probe off with False. Default: a TCP readiness
        probe if there is a Service, otherwise none.
        - `enabled`: bool. False turns off all probes. Default: `True`.
        - `liveness`: bool or dict. Restarts the container when it fails. Default: `True`. Has the keys `type` to
          `failure_threshold` again.
        - `readiness`: bool or dict. Removes the pod from its Service while it fails. Default: `True`. Has the keys
          `type` to `failure_threshold` again.
        - `startup`: bool or dict. Delays the other probes until it succeeds. Default: `False`. Has the keys `type` to
          `failure_threshold` again.
        - `type`: `"http"`, `"tcp"`, `"grpc"` or `"exec"`. Kind of probe. Default: `http` if there is a path, `exec` if
          there is a command, otherwise `tcp`.
        - `path`: string. Path of an HTTP probe.
        - `scheme`: `"HTTP"` or `"HTTPS"`. Scheme of an HTTP probe. Kubernetes' default: `HTTP`.
        - `port`: int or string. Name or number of the port to probe. Default: `http`, or the only one.
        - `service`: string. Service name of a gRPC probe.
        - `command`: list of strings. Command of an exec probe.
        - `initial_delay_seconds`: int, at least 0 (seconds). Seconds to wait before the first probe. Kubernetes'
          default: 0.
        - `period_seconds`: int, at least 1 (seconds). Seconds between probes. Kubernetes' default: 10.
        - `timeout_seconds`: int, at least 1 (seconds). Seconds after which a probe times out. Kubernetes' default: 1.
        - `success_threshold`: int, at least 1. Consecutive successes for the probe to succeed; must be 1 for liveness
          and startup. Kubernetes' default: 1.
        - `failure_threshold`: int, at least 1. Consecutive failures for the probe to fail. Kubernetes' default: 3. A
          liveness probe that asks the same as the readiness probe allows twice as many by default, so that a pod leaves
          its Services before it is restarted.

        Example: `health_check = {"path": "/health"}`
      service: dict. The Service in front of the app's pods. Default: APIs and stateful services get one of type
        `ClusterIP` with the app's ports; a worker or daemon gets one only if you declare it. For `external-api`,
        `internal-api`, `worker`, `stateful-service` and `daemon`.
        - `enabled`: bool. False leaves out the Service. Default: `True`.
        - `name`: string. Name of the Service, and with it the host name that clients in the cluster use, whatever the
          release is called. A namespace can hold only one Service of that name. Default: the name of the app's objects.
        - `type`: `"ClusterIP"`, `"NodePort"` or `"LoadBalancer"`. Where the Service is reachable: within the cluster,
          on a port of every node, or through a load balancer. Default: `ClusterIP`.
        - `annotations`: dict of strings. Annotations of the Service. Default: none.
        - `port`: int from 1 to 65535. The Service's port for the app's port `http`, or for its only port. Default: the
          same number.
        - `ports`: dict of ints or dicts. The Service's ports by name: other numbers for the app's ports, and additional
          ports. Default: the app's ports.
          - `<name>.port`: int from 1 to 65535. Port number of the Service. Default: the number of the app's port.
          - `<name>.target_port`: string. Name of the app's port that it forwards to. Default: the port of the same
            name.
          - `<name>.node_port`: int from 30000 to 32767. Port number on the nodes, for the types `NodePort` and
            `LoadBalancer`, in Kubernetes' default range. Default: chosen by the cluster.
        - `headless`: bool. True makes the Service's name resolve to the addresses of the pods instead of one of its
          own. Default: `False`.
        - `ip_families`: list of `"IPv4"` or `"IPv6"`. Address families of the Service, the main one first. Kubernetes'
          default: the cluster's main one.
        - `ip_family_policy`: `"SingleStack"`, `"PreferDualStack"` or `"RequireDualStack"`. Whether the Service has
          addresses of both families where the cluster does (`PreferDualStack`), always, or never. Kubernetes' default:
          `SingleStack`, unless the cluster has a policy for it; a Service that has both addresses keeps them until this
          is `SingleStack`.
        - `session_affinity`: `"None"` or `"ClientIP"`. Whether a client keeps reaching the same pod. Kubernetes'
          default: `None`.
        - `load_balancer_class`: string. Class of the load balancer for a Service of type `LoadBalancer`. Default: the
          cluster's.
        - `external_traffic_policy`: `"Cluster"` or `"Local"`. Whether external traffic goes only to pods on the node
          where it arrives (`Local`), which preserves the client's address. Kubernetes' default: `Cluster`.

        Example: `service = {"type": "ClusterIP"}`
      ingress: dict. How an external-api is reached from outside the cluster. Default: path `/` on every host. For
        `external-api`.
        - `enabled`: bool. False leaves the app out of the Ingress. Default: `True`.
        - `host`: string. Host name; if `hosts` is given, both apply.
        - `hosts`: list of strings. Host names. Default: every host.
        - `paths`: list of strings or dicts. Paths routed to the app. Default: `["/"]`.
          - `path`: string, required. The path.
          - `path_type`: `"Prefix"`, `"Exact"` or `"ImplementationSpecific"`. How this path is matched. Default: the
            `path_type` of all paths.
          - `port`: string. Name of the app's port for this path. Default: the `port` of all paths.
        - `path_type`: `"Prefix"`, `"Exact"` or `"ImplementationSpecific"`. How paths are matched. Default: `Prefix`.
        - `port`: string. Name of the app's port to route to. Default: `http`, or the only one.
        - `class`: string. IngressClass. An app whose class or annotations differ from those of other apps has an
          Ingress of its own. Values change that of a shared Ingress in `ingress.className` at the top. Default: the
          cluster's default class.
        - `tls`: bool, string or dict of strings. Serves TLS: the name of a TLS Secret, True for the Secret `<app>-tls`,
          or a dict of hosts to the names of their TLS Secrets.
        - `annotations`: dict of strings. Annotations of the Ingress, which hold for all of its hosts and paths: an app
          whose class or annotations differ from those of other apps has an Ingress of its own. Values change those of a
          shared Ingress in `ingress.annotations` at the top.

        Example: `ingress = {"host": "core-pipeline.example.com"}`
      route: dict. How an external-api is reached through a Gateway of the cluster: with an HTTPRoute instead of an
        Ingress. Default: none. For `external-api`.
        - `enabled`: bool. False leaves out the HTTPRoute; values can override this. Default: `True`.
        - `parent_refs`: list of dicts, required. The Gateways that the route attaches to.
          - `name`: string, required. Name of the Gateway, or of another parent.
          - `namespace`: string. Namespace of the Gateway. Default: the release's.
          - `section_name`: string. Name of the Gateway's listener. Default: every matching listener.
          - `port`: int from 1 to 65535. Port of the Gateway's listeners. Default: any.
          - `kind`: string. Kind of the parent, if it is not a Gateway, like `ListenerSet` or `Service`. Default:
            `Gateway`.
          - `group`: string. API group of that kind; an empty string for the core group. Default:
            `gateway.networking.k8s.io`.
        - `hostnames`: list of strings. Host names. Default: those of the Gateway.
        - `paths`: list of strings or dicts. Paths routed to the app. Default: `["/"]`.
          - `path`: string, required. The path.
          - `path_type`: `"PathPrefix"`, `"Exact"` or `"RegularExpression"`. How this path is matched. Default: the
            `path_type` of all paths.
        - `path_type`: `"PathPrefix"`, `"Exact"` or `"RegularExpression"`. How paths are matched. Default: `PathPrefix`.
        - `rules`: list of dicts. Rules in the form of the Gateway API (`HTTPRouteRule`) instead of `paths`: for matches
          by header, method or query parameter, filters, timeouts, retries and weights. A rule without `backendRefs`,
          and a backend without a `name`, lead to the app. Default: one rule with all `paths`.
          - `name`: string. Name of the rule, unique in the route. Default: none.
          - `matches`: list of dicts. Requests that the rule applies to: those that fit one of the matches. Default:
            all.
          - `filters`: list of dicts. How requests and responses are changed, redirected or mirrored. Default: not at
            all.
          - `backendRefs`: list of dicts. Where requests go, each part with a `weight`. Default: the app, unless a
            filter redirects requests.
          - `timeouts`: dict. How long a request may take. Default: that of the Gateway.
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

      connects_to: list of labels, app names or dicts. Apps in the chart that the app calls, by the label of their
        `release_app` or by name; apps that `ref.app` names also count. A called app gets a NetworkPolicy that shuts out
        everyone else, the chart's workers and jobs included: list every app that calls it. Callers reach all of its
        ports but one that only serves `metrics`, which is next to a port `http` or is called `metrics`; or only the
        ports that they ask for if they call it just by `ref.app` with `{port}`. The chart's `scrapers` reach its
        metrics. An external-api, and a Service of a type other than `ClusterIP`, stay open to everyone. Default: none.
        - `app`: label or app name, required. Label or name of the app.
        - `optional`: bool. Whether the app may be missing from the chart; a missing app counts as disabled. Default:
          `False`.

        Example: `connects_to = [":ledger_database"]`
      network_policy: dict. Who can reach the app's pods besides the apps that call it, and what the pods can reach.
        Declaring it, even empty, gives the app a NetworkPolicy; values can switch it off. Default: a policy for apps
        that others call, as `connects_to` describes it, none for the rest.
        - `ingress`: list of `"all"` or dicts. Who else gets in besides the apps that call this one, and the chart's
          `scrapers`: `all`, or dicts with at least one key. Default: everyone for an external-api and for Services of
          types other than `ClusterIP`, no one for the rest.
          - `from_namespace`: string. Name of the pods' namespace. Default: the release's.
          - `from_labels`: dict of strings. Labels of the pods. Default: all pods of the namespace.
          - `from_cidr`: string. An address range.
          - `except`: list of strings. Ranges to exclude from `from_cidr`. Default: none.
          - `ports`: list of ints or strings. Ports of the app, by name or number. Default: all declared ports.
        - `egress`: list of `"all"` or dicts. What the pods can reach besides DNS and the apps that this one calls:
          `all`, or dicts with at least one key. Default: everything.
          - `to_namespace`: string. Name of the pods' namespace. Default: the release's.
          - `to_labels`: dict of strings. Labels of the pods. Default: all pods of the namespace.
          - `to_cidr`: string. An address range.
          - `except`: list of strings. Ranges to exclude from `to_cidr`. Default: none.
          - `ports`: list of ints or dicts. Ports there. Default: all.
            - `port`: int from 1 to 65535, required. Port number.
            - `end_port`: int from 1 to 65535. Last port number of a range. Default: only `port`.
            - `protocol`: `"TCP"`, `"UDP"` or `"SCTP"`. Transport protocol. Default: `TCP`.
        - `dns`: bool. Whether pods with an `egress` can reach DNS servers on port 53. Default: `True`.

        Example: `network_policy = {"ingress": ["all"]}`
      autoscaling: dict. Scales the number of pods with the load: with a HorizontalPodAutoscaler, or with a ScaledObject
        if there is `keda`. Give at least one of `cpu`, `memory`, `metrics` and `keda`, but not both `metrics` and
        `keda`. Default: none. For `external-api`, `internal-api`, `worker` and `stateful-service`.
        - `enabled`: bool. Whether the app is scaled; values can override this. If not, `replicas` applies. Default:
          `True`.
        - `min_replicas`: int from 0 to 10000 (pods). Minimum number of pods; zero requires `keda`. Default: `replicas`,
          but at least 1.
        - `max_replicas`: int from 1 to 10000 (pods), required. Maximum number of pods.
        - `cpu`: int from 1 to 1000 (percent). Target for the average CPU use, in percent of what the pods request.
        - `memory`: int from 1 to 1000 (percent). Target for the average memory use, in percent of what the pods
          request.
        - `metrics`: list of dicts. More metrics to scale by, in the form of the Kubernetes API (`MetricSpec` of
          autoscaling/v2).
          - `type`: `"Resource"`, `"ContainerResource"`, `"Pods"`, `"Object"` or `"External"`, required. Type of the
            metric; one of the other fields describes it.
          - `resource`: dict. A resource of the pods.
          - `containerResource`: dict. A resource of one container of the pods.
          - `pods`: dict. A metric of each pod, averaged.
          - `object`: dict. A metric of another object in the cluster.
          - `external`: dict. A metric from outside the cluster.
        - `behavior`: dict. How fast to scale, in the form of the Kubernetes API (`HorizontalPodAutoscalerBehavior` of
          autoscaling/v2).
        - `keda`: dict. Scales by events: a KEDA ScaledObject instead of the HorizontalPodAutoscaler. Default: not used.
          - `triggers`: list of dicts, required. What to scale by, in the form of KEDA.
            - `type`: string, required. Name of the scaler, like `kafka` or `cron`.
            - `name`: string. Name of the trigger, and its key in values. Default: its type.
            - `metadata`: dict of strings, required. Settings of the scaler.
            - `authenticationRef`: dict. The TriggerAuthentication or ClusterTriggerAuthentication to use.
            - `metricType`: `"AverageValue"`, `"Utilization"` or `"Value"`. Type of the metric's target. KEDA's default:
              `AverageValue`.
            - `useCachedMetrics`: bool. Whether the metric is read only at the polling interval. KEDA's default: false.
          - `polling_interval_seconds`: int, at least 1 (seconds). Seconds between polls of the triggers. KEDA's
            default: 30.
          - `cooldown_period_seconds`: int, at least 0 (seconds). Seconds without activity after which the app is scaled
            to zero. KEDA's default: 300.
          - `initial_cooldown_period_seconds`: int, at least 0 (seconds). Seconds after the start before the app may be
            scaled to zero. KEDA's default: 0.
          - `idle_replicas`: `0` (pods). Number of pods while no trigger is active, less than `min_replicas`; KEDA
            accepts only 0. Default: `min_replicas`.
          - `fallback`: dict. Number of pods while a trigger cannot be read. Default: the current number.
            - `failure_threshold`: int, at least 1, required. Consecutive failures before the fallback applies.
            - `replicas`: int from 0 to 10000 (pods), required. Number of pods.

        Example:

            autoscaling = {
                "cpu": 80,
                "max_replicas": 6,
                "min_replicas": 2,
            }

      disruption_budget: dict. How many pods a node drain may evict at once. Default: one, if `replicas` or the
        autoscaler's maximum is two or more, otherwise no budget. A declared budget exists for any number of pods. For
        `external-api`, `internal-api`, `worker` and `stateful-service`.
        - `enabled`: bool. Whether there is a PodDisruptionBudget; values can override this. Default: `True`.
        - `max_unavailable`: int or string (pods). Maximum number of pods that may be unavailable. Default: 1, unless
          `min_available` is given.
        - `min_available`: int or string (pods). Minimum number of pods that must stay available; an alternative to
          `max_unavailable`.

        Example: `disruption_budget = {"min_available": "60%"}`
      affinity: dict. Affinity of the pods, in the form of the Kubernetes API; values can override it. Default: none.
        - `nodeAffinity`: dict. Nodes that the pods prefer or require.
        - `podAffinity`: dict. Pods to run close to.
        - `podAntiAffinity`: dict. Pods to run apart from.

        Example:

            affinity = {"nodeAffinity": {"preferredDuringSchedulingIgnoredDuringExecution": [{
                "preference": {"matchExpressions": [{
                    "key": "acme.example/cores",
                    "operator": "Gt",
                    "values": ["8"],
                }]},
                "weight": 50,
            }]}}

      anti_affinity: `"soft"`, `"hard"` or dict. Keeps the app's pods apart: `soft` prefers separate nodes, `hard`
        requires them. Default: the scheduler decides.
        - `type`: `"soft"` or `"hard"`. `soft` prefers separate topology domains, `hard` requires them. Default: `soft`.
        - `topology_key`: string. Node label whose values are the topology domains. Default: `kubernetes.io/hostname`.

        Example: `anti_affinity = "soft"`
      topology_spread: `"zone"`, `"host"`, or list of `"zone"`, `"host"` or dicts. Spreads the app's pods evenly over
        `zone`s or `host`s. Several constraints are a list of these and of dicts; an empty list means none. Default:
        both, as far as possible, if there can be several pods and `anti_affinity` is not set.
        - `topology_key`: string, required. Node label whose values are the topology domains.
        - `max_skew`: int, at least 1 (pods). How many more pods one topology domain may have than another. Default:
          `1`.
        - `when_unsatisfiable`: `"DoNotSchedule"` or `"ScheduleAnyway"`. What happens to a pod that would violate the
          constraint. Default: `ScheduleAnyway`.
        - `match_label_keys`: list of strings. Labels of the pods by whose values they are counted apart, like
          `pod-template-hash` for the pods of one version. Default: all pods of the app count together.
        - `min_domains`: int, at least 1. Number of topology domains below which the least crowded one counts as empty;
          only with `DoNotSchedule`. Kubernetes' default: 1.
        - `node_affinity_policy`: `"Honor"` or `"Ignore"`. Whether only nodes that the pods' affinity and
          `node_selector` allow count (`Honor`), or all (`Ignore`). Kubernetes' default: `Honor`.
        - `node_taints_policy`: `"Honor"` or `"Ignore"`. Whether nodes with taints that the pods do not tolerate are
          left out (`Honor`), or count too (`Ignore`). Kubernetes' default: `Ignore`.

        Example: `topology_spread = "zone"`
      node_selector: dict of strings. Labels of the nodes that the pods may run on; values can override them. Default:
        any node.
        Example: `node_selector = {"kubernetes.io/arch": "arm64"}`
      tolerations: list of dicts. Taints that the pods tolerate; values can override them. Default: none.
        - `key`: string. Key of the taint. Default: every taint, with the operator `Exists`.
        - `operator`: `"Exists"` or `"Equal"`. How the taint is matched. Default: `Equal` if there is a value, otherwise
          `Exists`.
        - `value`: string. Value of the taint.
        - `effect`: `"NoSchedule"`, `"PreferNoSchedule"` or `"NoExecute"`. Effect of the taint. Default: every effect.
        - `toleration_seconds`: int, at least 0 (seconds). Seconds that a pod stays on a node with this taint; only with
          the effect `NoExecute`. Default: forever.

        Example: `tolerations = [{"operator": "Exists"}]`
      priority_class: string. PriorityClass of the pods. Default: the cluster's default class.
        Example: `priority_class = "system-node-critical"`
      runtime_class: string. RuntimeClass of the pods. Default: the node's default runtime.
        Example: `runtime_class = "gvisor"`
      host_network: bool. Whether the pods use their node's network, which the Pod Security Standards allow only with
        `privileged`. Kubernetes' default: false.
        Example: `host_network = True`
      host_aliases: dict of lists of strings. Entries in the pods' /etc/hosts: IP address to host names. Default: none.
        Example:

            host_aliases = {"10.0.0.7": [
                "mainframe",
                "mainframe.acme.example",
            ]}

      dns_policy: `"ClusterFirst"`, `"ClusterFirstWithHostNet"`, `"Default"` or `"None"`. How the pods resolve DNS
        names. Kubernetes' default: `ClusterFirst`.
        Example: `dns_policy = "None"`
      dns_config: dict. DNS settings of the pods, in addition to those from `dns_policy`. Default: none.
        - `nameservers`: list of strings. IP addresses of name servers.
        - `searches`: list of strings. Search domains for short names.
        - `options`: dict of strings or ints. Resolver options by name, like `ndots`; an empty string stands for no
          value.

        Example:

            dns_config = {
                "nameservers": ["10.0.0.53"],
                "options": {"ndots": "2"},
                "searches": ["acme.example"],
            }

      security: `"restricted"`, `"baseline"` or `"privileged"`. Pod Security Standard that the pod meets. `restricted`
        runs without root and with a read-only root file system and a writable `/tmp`. Images that start as root, or
        write elsewhere, need more: docs/images.md lists the usual ones. Default: `restricted`.
        Example: `security = "privileged"`
      security_context: dict. Settings that override those of `security`. Users, groups and seccomp apply to all
        containers of the pod, the rest only to the app's own. Default: the settings of `security`.
        - `run_as_user`: int from 0 to 2147483647. User ID that processes run as. Default: the image's user.
        - `run_as_group`: int from 0 to 2147483647. Group ID that processes run as. Default: the image's group.
        - `run_as_non_root`: bool. Whether to refuse to start a container as root. Default: True with `restricted`.
        - `fs_group`: int from 0 to 2147483647. Group ID that owns the pod's volumes. Default: none.
        - `fs_group_change_policy`: `"Always"` or `"OnRootMismatch"`. When volumes are handed to that group: always, or
          only if their root directory does not belong to it yet. Kubernetes' default: `Always`.
        - `supplemental_groups`: list of ints. Additional group IDs of the processes. Default: those of the image.
        - `seccomp_profile`: string or dict. Filter for system calls. Default: `RuntimeDefault` unless `privileged`.
          - `localhost_profile`: string, required. Path of a profile on the node, below the kubelet's seccomp directory.
        - `privileged`: bool. Whether the container has full access to its node. Default: `False`.
        - `allow_privilege_escalation`: bool. Whether a process may gain more privileges than its parent. Default: False
          unless `privileged`.
        - `read_only_root_filesystem`: bool. Whether the root file system is read-only, with a writable `/tmp`. Default:
          True with `restricted`.
        - `capabilities`: dict. Linux capabilities. Default: all dropped with `restricted`.
          - `add`: list of strings. Capabilities to add to those of the runtime. Default: none.
          - `drop`: list of strings. Capabilities to drop; an empty list keeps them. Default: `ALL` with `restricted`.

        Example:

            security_context = {
                "fs_group": 1000,
                "run_as_user": 1000,
            }

      service_account: string or dict. The pods' service account: the name of an existing one, or a dict. Default: its
        own account if the app has `rbac`, otherwise the namespace's default account without a token.
        - `create`: bool. Whether the chart creates the account. Default: True unless only a name is given.
        - `name`: string. Name of the account. Default: the name of the app's objects.
        - `annotations`: dict of strings. Annotations of the account, like the cloud role that it maps to.
        - `automount`: bool. Whether pods get the account's token. Default: True if the app has `rbac`.

        Example:

            service_account = {"annotations": {"eks.amazonaws.com/role-arn": "arn:aws:iam::123456789012:role/operator"}}

      rbac: list of dicts. What the app may do with the Kubernetes API: the rules of a Role, or of a ClusterRole for
        rules with `cluster`, bound to its service account. Each has either `resources` or `non_resource_urls`. Default:
        nothing.
        - `api_groups`: list of strings. API groups of the resources. Default: the core group, `""`.
        - `resources`: list of strings. Resources, like `pods` or `pods/log`.
        - `resource_names`: list of strings. Names of individual objects. Default: all.
        - `non_resource_urls`: list of strings. API paths that are not resources, like `/healthz`; only with `cluster`.
        - `verbs`: list of strings, required. Allowed verbs, like `get`, `list` and `watch`.
        - `cluster`: bool. Whether the rule applies to the whole cluster instead of the release's namespace. Default:
          `False`.

        Example:

            rbac = [{
                "resource_names": ["operator-database"],
                "resources": ["secrets"],
                "verbs": ["get"],
            }]

      metrics: dict. How Prometheus finds the app's metrics: a ServiceMonitor, a PodMonitor or pod annotations. If the
        app has a NetworkPolicy, it lets the chart's `scrapers` in to their port. Default: it does not scrape them. For
        `external-api`, `internal-api`, `worker`, `stateful-service` and `daemon`.
        - `enabled`: bool. Whether the metrics are scraped; values can override this. Default: `True`.
        - `kind`: `"service_monitor"`, `"pod_monitor"` or `"annotations"`. How Prometheus discovers the app; the
          monitors require the Prometheus Operator. Default: `service_monitor` for apps with a Service, `pod_monitor`
          for others.
        - `port`: int or string. Name or number of the port that serves the metrics; an undeclared number becomes the
          additional port `metrics`. Default: the app's port.
        - `path`: string. HTTP path of the metrics. Default: `/metrics`.
        - `interval`: string. Time between scrapes. Default: that of Prometheus.
        - `scrape_timeout`: string. Time after which a scrape fails, at most the interval. Default: that of Prometheus.
        - `labels`: dict of strings. Labels of the monitor and of the app's PrometheusRule, by which Prometheus selects
          them.
        - `relabelings`: list of dicts. Relabeling of targets before a scrape, in the form of the Prometheus Operator.
        - `metric_relabelings`: list of dicts. Relabeling of samples after a scrape, in the form of the Prometheus
          Operator.

        Example: `metrics = {"interval": "30s"}`
      alerts: dict of dicts. The app's alerts by name, or by `<group>/<name>`; they become a PrometheusRule. Alerts
        without a group go into a group named after the app.
        - `<name>.expr`: string, required. PromQL expression; the alert fires while it returns a result.
        - `<name>.for`: string. How long the expression must return a result before the alert fires. Default: the alert
          fires at once.
        - `<name>.keep_firing_for`: string. How long the alert keeps firing after the expression stops returning a
          result. Default: it stops at once.
        - `<name>.severity`: string. The label `severity`, like `critical` or `warning`. Default: none.
        - `<name>.summary`: string. The annotation `summary`: what is wrong, in one line. Prometheus templates, like `{{
          $labels.pod }}`, are left as they are.
        - `<name>.description`: string. The annotation `description`: what is wrong, in detail.
        - `<name>.labels`: dict of strings. More labels.
        - `<name>.annotations`: dict of strings. More annotations, like `runbook_url`.

        Example:

            alerts = {
                "CorePipelineDown": {
                    "expr": "absent(up{job=\\"core-pipeline\\"} == 1)",
                    "for": "5m",
                    "severity": "critical",
                    "summary": "No core-pipeline pod responds",
                },
                "CorePipelineErrors": {
                    "description": "{{ $value | humanizePercentage }} of the requests fail.",
                    "expr": "sum(rate(http_requests_total{status=~\\"5..\\"}[5m])) / sum(rate(http_requests_total[5m])) > 0.05",
                    "for": "10m",
                    "severity": "warning",
                    "summary": "High error rate",
                },
            }

      dashboards: dict of labels. Grafana dashboards by name: labels of JSON files, which become a ConfigMap with the
        label `grafana_dashboard`.
        Example: `dashboards = {"overview": "dashboard.json"}`
      phase: `"before_deploy"`, `"after_deploy"`, `"before_upgrade"`, `"after_upgrade"`, `"test"` or `"manual"`. When a
        job runs: as a Helm hook, or manually, as a suspended CronJob that you start with `kubectl create job --from`.
        Default: `before_deploy`. For `job`.
        Example: `phase = "before_upgrade"`
      weight: int from -1000 to 1000. Order among the jobs of a phase: lower weights run first. Default: `0`. For `job`.
        Example: `weight = -10`
      backoff_limit: int from 0 to 100. How often a failed job is retried. With `backoff_limit_per_index` the default is
        no limit. Default: `3`. For `job` and `cron-job`.
        Example: `backoff_limit = 2`
      completions: int, at least 1. How many pods of a job must succeed. Kubernetes' default: 1. For `job` and
        `cron-job`.
        Example: `completions = 8`
      parallelism: int, at least 1. How many pods of a job run at the same time. Kubernetes' default: 1. For `job` and
        `cron-job`.
        Example: `parallelism = 2`
      completion_mode: `"NonIndexed"` or `"Indexed"`. `Indexed` gives each of the `completions` an index, which its pod
        finds in the variable `JOB_COMPLETION_INDEX`. Kubernetes' default: `NonIndexed`. For `job` and `cron-job`.
        Example: `completion_mode = "Indexed"`
      backoff_limit_per_index: int from 0 to 100. How often the pod of each index is retried, if `completion_mode` is
        `Indexed`. Default: `backoff_limit` holds for all together. For `job` and `cron-job`.
        Example: `backoff_limit_per_index = 2`
      max_failed_indexes: int from 0 to 100000. How many indexes may fail before the whole job does, with
        `backoff_limit_per_index`. Default: all are tried, and then the job fails if any did. For `job` and `cron-job`.
        Example: `max_failed_indexes = 3`
      pod_failure_policy: dict. What a failed pod means, by its exit code or condition: a retry (`Count`), one that does
        not count (`Ignore`), or the end of the job. The first rule that matches decides. Default: each failure counts
        for `backoff_limit`. For `job` and `cron-job`.
        - `rules`: list of dicts, required. The rules, in the order in which they are tried.
          - `action`: `"FailJob"`, `"FailIndex"`, `"Ignore"` or `"Count"`, required. `FailJob` ends the job, `FailIndex`
            the retries of the index, `Ignore` retries without counting, `Count` counts as without the rule.
          - `on_exit_codes`: dict. The exit codes that the rule is about.
            - `container_name`: string. The container that exits. Default: any.
            - `operator`: `"In"` or `"NotIn"`. Whether the code is one of the `values` or none of them. Default: `In`.
            - `values`: list of ints, required. Exit codes.
          - `on_pod_conditions`: dict of `"True"`, `"False"` or `"Unknown"`. The conditions of the pod that the rule is
            about, like `DisruptionTarget`, and their status.

        Example:

            pod_failure_policy = {"rules": [
                # A node that is drained is no fault of the part.
                {
                    "action": "Ignore",
                    "on_pod_conditions": {"DisruptionTarget": "True"},
                },
                # The program says that it need not be tried again.
                {
                    "action": "FailIndex",
                    "on_exit_codes": {"values": [42]},
                },
            ]}

      deadline_seconds: int from 1 to 604800 (seconds). Seconds after which a job is stopped and marked as failed.
        Default: 600 for hooks, which a deployment waits for; none for cron jobs and manual jobs. A run of a cron-job
        that hangs keeps later ones from starting, unless `concurrency_policy` allows them. For `job` and `cron-job`.
        Example: `deadline_seconds = 1800`
      delete_policy: list of `"before-hook-creation"`, `"hook-succeeded"` or `"hook-failed"`. When to delete a finished
        hook job, in addition to `before-hook-creation`, which always applies. Default: `hook-succeeded`, so that only
        failed jobs stay; the pod of a test stays until the next test. For `job`.
        Example: `delete_policy = ["hook-succeeded"]`
      schedule: string. When a cron-job runs, as a cron expression; required for every cron-job. For `cron-job`.
        Example: `schedule = "*/10 * * * *"`
      time_zone: string. Time zone of the schedule, like `Europe/Berlin`. Default: the cluster's. For `cron-job`.
        Example: `time_zone = "Europe/Berlin"`
      concurrency_policy: `"Allow"`, `"Forbid"` or `"Replace"`. What happens when a cron-job is due while its previous
        run is still going. Default: `Forbid`. For `cron-job`.
        Example: `concurrency_policy = "Replace"`
      suspend: bool. Whether a cron-job's schedule is suspended; values can override this. Default: `False`. For
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
      ttl_seconds: int, at least 0 (seconds). Seconds after which a finished run of a cron-job is deleted. Default: only
        the history limits apply. For `cron-job`.
        Example: `ttl_seconds = 3600`
      patches: dict of dicts. Changes merged into the app's finished objects at the end, by kind, or by `<kind>/<name>`
        where there can be several, like `ConfigMap/config` and `PersistentVolumeClaim/data`. They are merged as by
        `kubectl patch`: maps by key; containers, init containers, volumes, `hostAliases`, `imagePullSecrets`,
        `topologySpreadConstraints` and a container's `env`, `ports`, `volumeMounts` and `volumeDevices` by their merge
        keys, such as `name`, and a Service's `ports` by number and protocol. Other lists are replaced as a whole. None
        removes a key, `"$patch": "delete"` the item that contains it, and `{"$patch": "replace"}` as the first item all
        that the list had. The container of the app has the app's name. The second Service of a stateful-service is
        `HeadlessService`.
        Example:

            patches = {
                # An app may have several ConfigMaps, so the key includes the name.
                "ConfigMap/config": {"metadata": {"annotations": {"replicator.v1.mittwald.de/replicate-to": "legacy-tools"}}},
                "Deployment": {
                    "spec": {
                        "minReadySeconds": 10,
                        "template": {
                            "spec": {
                                # Merged into the container of that name, whose other fields stay as they are.
                                "containers": [{
                                    "name": "legacy-api",
                                    "terminationMessagePath": "/tmp/last-words",
                                }],
                                "enableServiceLinks": None,
                                "setHostnameAsFQDN": True,
                            },
                        },
                    },
                },
                "Service": {"spec": {"sessionAffinity": "ClientIP"}},
            }

      **kwargs: attributes common to all rules, like `visibility`, `tags` and `testonly`. Anything else is a misspelt
        attribute, which a chart with the app reports.
    """
    declare_app(name, kwargs, {
        "app_name": app_name,
        "object_name": object_name,
        "selector_labels": selector_labels,
        "app_type": app_type,
        "description": description,
        "domain": domain,
        "language": language,
        "version": version,
        "binary_target": binary_target,
        "extra": extra,
        "enabled": enabled,
        "requires": requires,
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
        "stdin": stdin,
        "stdin_once": stdin_once,
        "tty": tty,
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
        "completions": completions,
        "parallelism": parallelism,
        "completion_mode": completion_mode,
        "backoff_limit_per_index": backoff_limit_per_index,
        "max_failed_indexes": max_failed_indexes,
        "pod_failure_policy": pod_failure_policy,
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
