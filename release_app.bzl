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
load("//tools/rules:common_attributes.bzl", "common_attributes", "reserved_problems", "unknown_attributes")
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

def release_app(
        name,
        image = None,
        app_name = None,
        app_type = None,
        args = None,
        backoff_limit = None,
        binary_target = None,
        command = None,
        deadline = None,
        delete_policy = None,
        description = None,
        domain = None,
        enabled = None,
        env = None,
        env_from = None,
        health_check = None,
        image_digest = None,
        image_pull_policy = None,
        image_tag = None,
        ingress = None,
        language = None,
        phase = None,
        port = None,
        ports = None,
        replicas = None,
        resources = None,
        security = None,
        version = None,
        weight = None,
        **kwargs):
    """Declares an application: a deployable unit.

    What each attribute takes, and its default, is described in `tools/helm/schema/app.schema.json`; wrong values are
    reported, all at once, when a chart with the app is built.

    Args:
      name: the app's name; the target is `<name>_metadata`.
      image: image repository, without tag and digest. Every app needs one.
      app_name: key of the app in the chart's values, and as a DNS label the name of its objects. Default: `name`.
      app_type: `external-api`, `internal-api`, `worker` or `job`. Default: `internal-api` for a name with the word `api`.
      args: list of strings in place of the image's arguments.
      backoff_limit: how often a failed job is retried. Default: 3.
      binary_target: label of the binary the image is made of; recorded, never built.
      command: list of strings in place of the image's entrypoint.
      deadline: seconds after which a job is stopped. Default: 600.
      delete_policy: list of `hook-succeeded` and `hook-failed`: when else a finished job is deleted.
      description: one sentence on what the app does.
      domain: team or business domain the app belongs to.
      enabled: whether the app is deployed unless values say otherwise. Default: True.
      env: dict of environment variables: name to string or `ref`.
      env_from: list of `{"secret": name}` and `{"config_map": name}`, with `prefix` and `optional`.
      health_check: dict of probe fields, with `enabled`, `liveness`, `readiness` and `startup`.
      image_digest: `sha256:…`, or the label of a file that holds it, like the `.digest` target of rules_oci.
      image_pull_policy: `Always`, `IfNotPresent` or `Never`. Default: `IfNotPresent`.
      image_tag: image tag. Default: `version`, else the chart's `app_version`.
      ingress: dict of `host` or `hosts`, `paths`, `path_type`, `port`, `class`, `tls`, `annotations` and `enabled`.
      language: programming language of the app.
      phase: when a job runs: `before_deploy`, `after_deploy`, `before_upgrade`, `after_upgrade` or `test`. Default:
        `before_deploy`.
      port: number of the app's one port, named `http`.
      ports: dict of port names to numbers or dicts of `port`, `protocol` and `app_protocol`; instead of `port`.
      replicas: number of pods. Default: 2 for APIs, 1 for workers.
      resources: dict of `requests` and `limits`: dicts of quantities.
      security: `restricted`, `baseline` or `privileged`: the Pod Security Standard of the pods. Default: `restricted`.
      version: version of the app. Default: the chart's `app_version`.
      weight: order among the jobs of one phase. Default: 0.
      **kwargs: attributes that every rule has, like `visibility`, `tags` and `testonly`.
    """
    digest_file = image_digest if _is_label(image_digest) else None
    spec, problems = json_value(unknown_attributes(kwargs) | {
        "app_name": name if app_name == None else app_name,
        "app_type": app_type,
        "args": args,
        "backoff_limit": backoff_limit,
        "binary_target": _recorded(binary_target),
        "command": command,
        "deadline": deadline,
        "delete_policy": delete_policy,
        "description": description,
        "domain": domain,
        "enabled": enabled,
        "env": env,
        "env_from": env_from,
        "health_check": health_check,
        "image": image,
        "image_digest": None if digest_file else image_digest,
        "image_pull_policy": image_pull_policy,
        "image_tag": image_tag,
        "ingress": ingress,
        "language": language,
        "phase": phase,
        "port": port,
        "ports": ports,
        "replicas": replicas,
        "resources": resources,
        "security": security,
        "version": version,
        "weight": weight,
    })
    app_metadata(
        name = name + "_metadata",
        image_digest = digest_file,
        problems = sorted(problems + reserved_problems(kwargs)),
        spec = spec,
        **common_attributes(kwargs)
    )

def _is_label(value):
    return type(value) == "Label" or (type(value) == "string" and value.startswith((":", "//", "@")))

def _recorded(label):
    """A label as text, which makes no dependency. What is no label is left for the schema to complain about."""
    return place(native.package_relative_label(label)) if type(label) in ["Label", "string"] else label
