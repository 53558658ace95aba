"""The credentials in Docker's configuration, which Helm and others use as well. Pure functions."""

visibility(["//..."])

_BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_HELPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-"

# The characters that a byte of ASCII can be; others cannot be made from their number in Starlark.
_ASCII = "\t\n\r !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"
_CODES = [9, 10, 13] + list(range(32, 127))

def config_paths(getenv):
    """Where the configuration may be, in the order in which Docker, Podman and Helm look.

    Args:
      getenv: function that gives the value of a variable, or None.

    Returns:
      A list of paths.
    """
    paths = []
    if getenv("DOCKER_CONFIG"):
        paths.append(getenv("DOCKER_CONFIG") + "/config.json")
    if getenv("REGISTRY_AUTH_FILE"):
        paths.append(getenv("REGISTRY_AUTH_FILE"))
    home = getenv("HOME") or getenv("USERPROFILE")
    if home:
        paths.append(home + "/.docker/config.json")
    if getenv("XDG_RUNTIME_DIR"):
        paths.append(getenv("XDG_RUNTIME_DIR") + "/containers/auth.json")
    if home:
        paths.append(home + "/.config/helm/registry/config.json")
    return paths

def server_names(host):
    """The keys under which a configuration may have a registry.

    Args:
      host: the registry's host.

    Returns:
      A list of strings.
    """
    is_hub = host in ["docker.io", "index.docker.io", "registry-1.docker.io"]
    hosts = ["index.docker.io", "docker.io", host] if is_hub else [host]
    return [prefix + name + path for name in hosts for prefix in ["", "https://"] for path in ["", "/v1/", "/v2/"]]

def helper_of(config, host):
    """The credential helper for a registry.

    Args:
      config: the configuration, decoded.
      host: the registry's host.

    Returns:
      A pair: the name of the helper, as in `docker-credential-<name>`, and the name of the server to ask for; or None.
    """
    helpers = config.get("credHelpers", {})
    names = server_names(host)
    named = [(helpers[name], name) for name in names if helpers.get(name)]
    default = config.get("credsStore")
    found = named + ([(default, name) for name in names if name in config.get("auths", {})] if default else [])
    if default and not found:
        found = [(default, host)]
    return found[0] if found and not found[0][0].strip(_HELPER) else None

# Whose password an identity token is, for token servers that take it as one: those of Azure do. Others want it in the body of a
# request, which Bazel's downloader cannot send.
_NOBODY = "00000000-0000-0000-0000-000000000000"

def login_of_helper(answer):
    """The login that a credential helper gives.

    Args:
      answer: what it has printed, decoded.

    Returns:
      A struct with `login` and `password`, or None.
    """
    if type(answer) != "dict" or not answer.get("Secret"):
        return None
    login = answer.get("Username", "")

    # So helpers say that the secret is an identity token.
    return struct(login = _NOBODY if login == "<token>" else login, password = answer["Secret"])

def login_of(config, host):
    """The login for a registry in the configuration itself.

    Args:
      config: the configuration, decoded.
      host: the registry's host.

    Returns:
      A struct with `login` and `password`, or None.
    """
    auths = config.get("auths", {})
    for name in server_names(host):
        entry = auths.get(name) or {}
        if entry.get("identitytoken"):
            return struct(login = _NOBODY, password = entry["identitytoken"])
        login, colon, password = decode_base64(entry.get("auth", "")).partition(":")
        if colon:
            return struct(login = login, password = password)
        if entry.get("username") and entry.get("password"):
            return struct(login = entry["username"], password = entry["password"])
    return None

def decode_base64(text):
    """Decodes base64.

    Args:
      text: base64 of ASCII.

    Returns:
      The text; empty if it is not base64 of ASCII.
    """
    digits = text.rstrip("=")
    if digits.strip(_BASE64):
        return ""
    bits, count, decoded = 0, 0, []
    for digit in digits.elems():
        bits = bits * 64 + _BASE64.find(digit)
        count += 6
        if count >= 8:
            count -= 8
            byte = bits >> count
            bits = bits - (byte << count)
            if byte not in _CODES:
                return ""
            decoded.append(_ASCII[_CODES.index(byte)])
    return "".join(decoded)
