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

ref = struct(
    config_map = _config_map,
    field = _field,
    resource = _resource,
    secret = _secret,
)

def release_app(name, app_name = None, binary_target = None, config_files = None, image_digest = None, **attributes):
    """Declares an application: a deployable unit.

    What each attribute takes, and its default, is described in `tools/helm/schema/app.schema.json`; wrong values and
    unknown attributes are reported, all at once, when a chart with the app is built.

    Args:
      name: the app's name; the target is `<name>_metadata`.
      app_name: key of the app in the chart's values, and as a DNS label the name of its objects. Default: `name`.
      binary_target: label of the binary the image is made of; recorded, never built.
      config_files: dict of names to dicts of `files` (labels, as a list or by the file name wanted), `mount_path`,
        `sub_path`, `mounts`, `mode` and `templated`: files that pods see, from the ConfigMap `<app>-<name>`.
      image_digest: `sha256:…`, or the label of a file that holds it, like the `.digest` target of rules_oci.
      **attributes: what every rule has, like `visibility`, `tags` and `testonly`, and of the app:

        identity
          `app_type`: `external-api`, `internal-api`, `worker`, `job`, `cron-job` or `stateful-service`. Default: `internal-api` for a name with the word `api`.
          `description`: one sentence on what the app does.
          `domain`: team or business domain the app belongs to.
          `enabled`: whether the app is deployed unless values say otherwise. Default: True.
          `language`: programming language of the app.
          `version`: version of the app. Default: the chart's `app_version`.
        image
          `image`: image repository, without tag and digest. Every app needs one.
          `image_tag`: image tag. Default: `version`, else the chart's `app_version`.
          `image_pull_policy`: `Always`, `IfNotPresent` or `Never`. Default: `IfNotPresent`.
        run
          `args`: list of strings in place of the image's arguments.
          `command`: list of strings in place of the image's entrypoint.
          `port`: number of the app's one port, named `http`.
          `ports`: dict of port names to numbers or dicts of `port`, `protocol` and `app_protocol`; instead of `port`.
          `replicas`: number of pods. Default: 2 for APIs, 1 for workers and stateful services.
          `resources`: dict of `requests` and `limits`: dicts of quantities.
          `security`: `restricted`, `baseline` or `privileged`: the Pod Security Standard of the pods. Default: `restricted`.
        environment
          `env`: dict of environment variables: name to string or `ref`.
          `env_from`: list of `{"secret": name}` and `{"config_map": name}`, with `prefix` and `optional`.
        configuration
          `config`: dict of settings: name to string; environment variables from the ConfigMap `<app>-config`.
          `secrets`: dict of names to dicts of `existing`, `external` or `keys` (where it comes from), `env`, `mount_path`, `sub_path`, `mounts`, `mode` and `when`.
        storage
          `volumes`: dict of names to dicts of `claim`, `existing_claim`, `empty_dir`, `config_map`, `secret`, `host_path`, `csi` or `projected` (what it is), `items`, `mode`, `optional`, `mount_path`, `sub_path`, `mounts`, `read_only` and `when`.
        health
          `health_check`: dict of probe fields, with `enabled`, `liveness`, `readiness` and `startup`.
        network
          `ingress`: dict of `host` or `hosts`, `paths`, `path_type`, `port`, `class`, `tls`, `annotations` and `enabled`.
        jobs
          `phase`: when a job runs: `before_deploy`, `after_deploy`, `before_upgrade`, `after_upgrade`, `test` or `manual`. Default: `before_deploy`.
          `weight`: order among the jobs of one phase. Default: 0.
          `delete_policy`: list of `hook-succeeded` and `hook-failed`: when else a finished job is deleted.
          `backoff_limit`: how often a failed job is retried. Default: 3.
          `deadline`: seconds after which a job is stopped. Default: 600.
        cron jobs
          `schedule`: when a cron-job runs, in cron's notation.
          `time_zone`: time zone of the schedule, like `Europe/Berlin`.
          `concurrency_policy`: `Allow`, `Forbid` or `Replace`: what happens when a cron-job is due while it still runs. Default: `Forbid`.
          `suspend`: whether a cron-job's schedule is on hold. Default: False.
          `starting_deadline`: seconds within which a missed run of a cron-job may still start.
          `successful_jobs_history_limit`: how many finished runs of a cron-job are kept.
          `failed_jobs_history_limit`: how many failed runs of a cron-job are kept.
          `ttl`: seconds after which a finished run of a cron-job is deleted.
        stateful services
          `pod_management_policy`: `OrderedReady` or `Parallel`: how the pods of a stateful-service start.
    """
    config_labels, named_files = take_labels(config_files, native.package_relative_label)
    digest_file = image_digest if _is_label(image_digest) else None
    spec, problems = json_value(own_attributes(attributes) | {
        "app_name": name if app_name == None else app_name,
        "binary_target": _recorded(binary_target),
        "config_files": named_files,
        "image_digest": None if digest_file else image_digest,
    })
    app_metadata(
        name = name + "_metadata",
        config_files = config_labels,
        image_digest = digest_file,
        problems = sorted(problems + reserved_problems(attributes)),
        spec = spec,
        **common_attributes(attributes)
    )

def _is_label(value):
    return type(value) == "Label" or (type(value) == "string" and value.startswith((":", "//", "@")))

def _recorded(label):
    """A label as text, which makes no dependency. What is no label is left for the schema to complain about."""
    return place(native.package_relative_label(label)) if type(label) in ["Label", "string"] else label
