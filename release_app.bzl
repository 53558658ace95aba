"""Declares applications.

    load("@rules_appchart//:release_app.bzl", "ref", "release_app")

    release_app(
        name = "hello_api",
        image = "registry.example.com/hello-api",
        port = 8000,
    )

Each `release_app` makes one target, `<name>_metadata`, of the rule kind `app_metadata`: a JSON file that says what the
app is. Charts take it in `apps` or `jobs` of `helm_chart`. All apps of a repository: `bazel query 'kind(app_metadata, //...)'`.
"""

load("//tools/rules:app_labels.bzl", "recorded_apps")
load("//tools/rules:app_metadata.bzl", "app_metadata", _AppInfo = "AppInfo")
load("//tools/rules:common_attributes.bzl", "common_attributes", "own_attributes", "reserved_problems")
load("//tools/rules:config_files.bzl", "take_labels")
load("//tools/rules:json_value.bzl", "json_value")
load("//tools/rules:problems.bzl", "place")

visibility("public")

AppInfo = _AppInfo

def _reference(kind, value):
    return {kind: value}

def _key_reference(kind, name, key, optional):
    value = {"key": key, "name": name}
    return _reference(kind, value if optional == None else value | {"optional": optional})

def _secret(name, key, optional = None):
    """The value of a key of a Secret, as an environment variable's value.

    Args:
      name: name of the Secret, which the chart neither makes nor changes.
      key: key in it.
      optional: True if the Secret or its key may be missing; the variable is then not set.

    Returns:
      A value for `env`.
    """
    return _key_reference("secret", name, key, optional)

def _config_map(name, key, optional = None):
    """The value of a key of a ConfigMap, as an environment variable's value.

    Args:
      name: name of the ConfigMap.
      key: key in it.
      optional: True if the ConfigMap or its key may be missing; the variable is then not set.

    Returns:
      A value for `env`.
    """
    return _key_reference("config_map", name, key, optional)

def _field(path):
    """A field of the pod, as an environment variable's value (Kubernetes' downward API).

    Args:
      path: path of the field, like `metadata.name`, `spec.nodeName` or `metadata.labels['team']`.

    Returns:
      A value for `env`.
    """
    return _reference("field", path)

def _resource(resource):
    """A resource request or limit of the container, as an environment variable's value.

    Args:
      resource: the resource, like `limits.memory` or `requests.cpu`.

    Returns:
      A value for `env`.
    """
    return _reference("resource", resource)

def _app(app, value, port = None, fallback = None):
    """Text with the host and port of another app's Service, as an environment variable's value.

    The app counts as one that `connects_to` names. Where it is disabled the variable is not set, unless there is a fallback.

    Args:
      app: label of the other app's `release_app`, or its name; a chart that has this app needs the other one too.
      value: the text, like `redis://{host}:{port}`: each `{host}` in it stands for the name of the app's Service in the
        release, each `{port}` for the Service's port.
      port: name of the Service's port, if it has several and none of them is `http`.
      fallback: the text where the other app is disabled.

    Returns:
      A value for `env`.
    """
    given = {"fallback": fallback, "name": app, "port": port, "value": value}
    return _reference("app", {key: value for key, value in given.items() if value != None})

ref = struct(
    app = _app,
    config_map = _config_map,
    field = _field,
    resource = _resource,
    secret = _secret,
)

def release_app(name, app_name = None, binary_target = None, config_files = None, dashboards = None, image_digest = None, **attributes):
    """Declares an application: a deployable unit.

    What each attribute takes, and its default, is described in `tools/helm/model/app`; wrong values and
    unknown attributes are reported, all at once, when a chart with the app is built.

    Args:
      name: the app's name; the target is `<name>_metadata`.
      app_name: key of the app in the chart's values, and as a DNS label the name of its objects. Default: `name`.
      binary_target: label of the binary the image is made of; recorded, never built.
      config_files: dict of names to dicts of `files` (labels, as a list or by the file name wanted), `mount_path`,
        `sub_path`, `mounts`, `mode` and `templated`: files that pods see, from the ConfigMap `<app>-<name>`.
      image_digest: `sha256:…`, or the label of a file that holds it, like the `.digest` target of rules_oci.
      dashboards: dict of Grafana dashboards: name to label of a JSON file.
      **attributes: what every rule has, like `visibility`, `tags` and `testonly`, and of the app:

        identity
          `annotations`: dict of annotations of all the app's objects; pods have `pod_annotations`.
          `app_type`: `external-api`, `internal-api`, `worker`, `job`, `cron-job` or `stateful-service`. Default: `internal-api` for a name with the word `api`.
          `description`: one sentence on what the app does.
          `domain`: team or business domain the app belongs to.
          `enabled`: whether the app is deployed unless values say otherwise. Default: True.
          `labels`: dict of further labels of all the app's objects; pods have `pod_labels`.
          `language`: programming language of the app.
          `version`: version of the app. Default: the chart's `app_version`.
        image
          `image`: image repository, without tag and digest. Every app needs one.
          `image_tag`: image tag. Default: `version`, else the chart's `app_version`.
          `image_pull_policy`: `Always`, `IfNotPresent` or `Never`. Default: `IfNotPresent`.
          `image_pull_secrets`: list of names of Secrets that images are pulled with.
        run
          `args`: list of strings in place of the image's arguments.
          `command`: list of strings in place of the image's entrypoint.
          `lifecycle`: dict of `post_start` and `pre_stop`: `{"command": […]}`, `{"path": …, "port": …}` or `{"sleep_seconds": …}`.
          `min_ready_seconds`: seconds that a new pod must be ready before the update goes on.
          `pod_annotations`: dict of annotations of the pods.
          `pod_labels`: dict of further labels of the pods.
          `port`: number of the app's one port, named `http`.
          `ports`: dict of port names to numbers or dicts of `port`, `protocol` and `app_protocol`; instead of `port`.
          `replicas`: number of pods. Default: 2 for APIs, 1 for workers and stateful services.
          `resources`: dict of `requests` and `limits`: dicts of quantities.
          `revision_history_limit`: how many earlier versions are kept to go back to.
          `termination_grace_period_seconds`: seconds that a pod has to stop. Default: 30.
          `update_strategy`: dict of `type`, and for rolling updates `max_unavailable` and `max_surge`, or `partition` of a stateful-service. Default type: `Recreate` where a Deployment has a claim that one node alone can mount, else `RollingUpdate`.
          `working_dir`: directory that the container starts in. Default: the image's.
        containers
          `init_containers`: dict of containers that run before the app, by name: dicts of `image`, `image_tag`, `command`, `env`, `mounts` and more. Default image: the app's.
          `sidecars`: dict of containers that run beside the app, by name; they take `ports`, `health_check` and `lifecycle` too.
        placement
          `affinity`: dict of `nodeAffinity`, `podAffinity` and `podAntiAffinity`, as Kubernetes writes them.
          `anti_affinity`: `soft` or `hard`, or a dict of `type` and `topology_key`: keeps the app's pods apart.
          `dns_config`: dict of `nameservers`, `searches` and `options`.
          `dns_policy`: `ClusterFirst`, `ClusterFirstWithHostNet`, `Default` or `None`. Default: `ClusterFirst`.
          `host_aliases`: dict of IP addresses to lists of host names.
          `host_network`: whether the pods use their node's network. Default: False.
          `node_selector`: dict of labels of the nodes that the pods may run on.
          `priority_class`: PriorityClass of the pods.
          `runtime_class`: RuntimeClass of the pods.
          `tolerations`: list of dicts of `key`, `operator`, `value`, `effect` and `toleration_seconds`.
          `topology_spread`: `zone` or `host`, or a list of these and of dicts of `topology_key`, `max_skew` and `when_unsatisfiable`: spreads the pods evenly. Default: both, where there may be several pods and no `anti_affinity`.
        security
          `rbac`: list of rules of the app's Role, or with `"cluster": True` of its ClusterRole: dicts of `resources`, `verbs`, `api_groups` and more.
          `security`: `restricted`, `baseline` or `privileged`: the Pod Security Standard of the pods. Default: `restricted`.
          `security_context`: dict of single settings over those of `security`, like `run_as_user`, `fs_group` and `capabilities`.
          `service_account`: name of a service account, or a dict of `create`, `name`, `annotations` and `automount`.
        environment
          `env`: dict of environment variables: name to string or `ref`.
          `env_from`: list of `{"secret": name}` and `{"config_map": name}`, with `prefix` and `optional`.
        configuration
          `config`: dict of settings: name to string; environment variables from the ConfigMap `<app>-config`.
          `secrets`: dict of names to dicts of `existing`, `external` or `keys` (where it comes from), `env`, `mount_path`, `sub_path`, `mounts`, `mode` and `when`.
        storage
          `volumes`: dict of names to dicts of `claim`, `existing_claim`, `empty_dir`, `config_map`, `secret`, `host_path`, `csi` or `projected` (what it is), `items`, `mode`, `optional`, `mount_path`, `sub_path`, `mounts`, `read_only` and `when`.
        health
          `health_check`: dict of probe fields, with `enabled`, `liveness`, `readiness` and `startup`. Default: a TCP readiness probe where there is a Service.
        network
          `ingress`: dict of `host` or `hosts`, `paths`, `path_type`, `port`, `class`, `tls`, `annotations` and `enabled`.
          `service`: dict of `type`, `port`, `ports`, `headless`, `annotations`, `session_affinity`, `load_balancer_class`, `external_traffic_policy` and `enabled`.
          `route`: dict of `parent_refs`, `hostnames`, `paths`, `path_type`, `port`, `annotations` and `enabled`: an HTTPRoute in place of the Ingress.
          `connects_to`: list of apps that this one calls: labels, names, or dicts of `app` and `optional`.
          `network_policy`: dict of `ingress`, `egress` and `dns`: who else gets in, and what the app reaches.
        jobs
          `phase`: when a job runs: `before_deploy`, `after_deploy`, `before_upgrade`, `after_upgrade`, `test` or `manual`. Default: `before_deploy`.
          `weight`: order among the jobs of one phase. Default: 0.
          `delete_policy`: list of `hook-succeeded` and `hook-failed`: when else a finished job is deleted.
          `backoff_limit`: how often a failed job is retried. Default: 3.
          `deadline_seconds`: seconds after which a job is stopped. Default: 600.
        cron jobs
          `schedule`: when a cron-job runs, in cron's notation.
          `time_zone`: time zone of the schedule, like `Europe/Berlin`.
          `concurrency_policy`: `Allow`, `Forbid` or `Replace`: what happens when a cron-job is due while it still runs. Default: `Forbid`.
          `suspend`: whether a cron-job's schedule is on hold. Default: False.
          `starting_deadline_seconds`: seconds within which a missed run of a cron-job may still start.
          `successful_jobs_history_limit`: how many finished runs of a cron-job are kept.
          `failed_jobs_history_limit`: how many failed runs of a cron-job are kept.
          `ttl_seconds`: seconds after which a finished run of a cron-job is deleted.
        stateful services
          `pod_management_policy`: `OrderedReady` or `Parallel`: how the pods of a stateful-service start.
        scaling
          `autoscaling`: dict of `min_replicas`, `max_replicas`, `cpu` and `memory` in percent, `metrics`, `behavior`, `keda` and `enabled`.
          `disruption_budget`: dict of `max_unavailable` or `min_available`, a number or a percentage, and `enabled`. Default: one pod at a time.
        observability
          `metrics`: dict of `port`, `path`, `interval`, `scrape_timeout`, `kind`, `labels`, `relabelings`, `metric_relabelings` and `enabled`.
          `alerts`: dict of alerts: name to dict of `expr`, `for`, `severity`, `summary`, `description`, `labels`, `annotations` and `keep_firing_for`.
        escape hatch
          `patches`: dict of kinds, or `<kind>/<name>` like `ConfigMap/config`, to what is merged last into that object; None removes.
    """
    config_labels, named_files = take_labels(config_files, native.package_relative_label)
    digest_file = image_digest if _is_label(image_digest) else None
    dashboard_files = dashboards if _are_labels(dashboards) else {}
    spec, problems = json_value(recorded_apps(own_attributes(attributes), _recorded_app) | {
        "app_name": name if app_name == None else app_name,
        "binary_target": _recorded(binary_target),
        "config_files": named_files,
        "dashboards": None if dashboard_files else dashboards,
        "image_digest": None if digest_file else image_digest,
    })
    app_metadata(
        name = name + "_metadata",
        config_files = config_labels,
        dashboard_names = sorted(dashboard_files),
        dashboards = [dashboard_files[key] for key in sorted(dashboard_files)],
        image_digest = digest_file,
        problems = sorted(problems + reserved_problems(attributes)),
        spec = spec,
        **common_attributes(attributes)
    )

def _is_label(value):
    return type(value) == "Label" or (type(value) == "string" and value.startswith((":", "//", "@")))

def _are_labels(value):
    return type(value) == "dict" and all([type(item) in ["Label", "string"] for pair in value.items() for item in pair])

def _recorded(label):
    """A label as text, which makes no dependency. What is no label is left for the schema to complain about."""
    return place(native.package_relative_label(label)) if type(label) in ["Label", "string"] else label

def _recorded_app(app):
    """An app that another one names: its label as text, or its name as it is."""
    return _recorded(app) if _is_label(app) else app
