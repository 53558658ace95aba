"""`ref`: where an environment variable's value comes from."""

visibility(["//", "//tools/rules/..."])

def _reference(kind, value):
    return {kind: value}

def _key_reference(kind, name, key, optional):
    value = {"key": key, "name": name}
    return _reference(kind, value if optional == None else value | {"optional": optional})

def _secret(name, key, optional = None):
    """The value of a key of a Secret, as an environment variable's value.

    Args:
      name: name of the Secret, which the chart does not manage.
      key: key in the object.
      optional: True if the Secret or its key may be missing; the variable is then not set.

    Returns:
      A value for `env`.
    """
    return _key_reference("secret", name, key, optional)

def _config_map(name, key, optional = None):
    """The value of a key of a ConfigMap, as an environment variable's value.

    Args:
      name: name of the ConfigMap.
      key: key in the object.
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

def _app(app, value, port = None, fallback = None, optional = None):
    """Text with the host and port of another app's Service, as an environment variable's value.

    The app counts as one that `connects_to` names. It may be off: then the app with the variable is off as well, if
    `requires` says so, or the variable has its fallback, or is not set if it is optional. One of these must be given.

    Args:
      app: label of the other app's `release_app`, or its name; a chart with this app also needs the other one.
      value: the text, like `redis://{host}:{port}`: each `{host}` in it stands for the name of the app's Service in the
        release, each `{port}` for the Service's port.
      port: name of the Service's port, if it has several and none of them is `http`.
      fallback: the text while the other app is off.
      optional: whether the variable is not set while the other app is off or not in the chart, unless there is a fallback.

    Returns:
      A value for `env`.
    """
    given = {"fallback": fallback, "name": app, "optional": optional, "port": port, "value": value}
    return _reference("app", {key: value for key, value in given.items() if value != None})

ref = struct(
    app = _app,
    config_map = _config_map,
    field = _field,
    resource = _resource,
    secret = _secret,
)
