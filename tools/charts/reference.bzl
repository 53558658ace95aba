"""Where a chart is in an OCI registry: `oci://<host>/<repository>`. Pure functions."""

visibility(["//..."])

_HEXADECIMAL = "0123456789abcdef"
_HOST = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-:[]"
_REPOSITORY = "abcdefghijklmnopqrstuvwxyz0123456789._-/"
_TAG = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-"

def parse_reference(text):
    """The parts of a reference.

    Args:
      text: the reference, like `oci://registry.example.com/charts/redis:1.2.3`. The tag is for people: the digest decides.

    Returns:
      A struct with `host`, `repository` and `tag`; None if it is not a reference.
    """
    host, slash, path = text.removeprefix("oci://").partition("/")
    repository, colon, tag = path.partition(":")
    is_sound = text.startswith("oci://") and host and slash and repository and bool(colon) == bool(tag)
    parts = repository.split("/")
    if not is_sound or host.strip(_HOST) or repository.strip(_REPOSITORY) or tag.strip(_TAG) or "" in parts:
        return None
    return struct(host = host, repository = repository, tag = tag)

def is_digest(text):
    """Whether a text is the digest of a manifest: `sha256:` and 64 hexadecimal digits.

    Args:
      text: any string.

    Returns:
      A boolean.
    """
    return text.startswith("sha256:") and is_sha256(text.removeprefix("sha256:"))

def is_sha256(text):
    """Whether a text is a checksum of 64 hexadecimal digits.

    Args:
      text: any string.

    Returns:
      A boolean.
    """
    return len(text) == 64 and not text.strip(_HEXADECIMAL)

def is_loopback(host):
    """Whether a host is this machine, to which plain HTTP is no risk.

    Args:
      host: a host, with its port if it has one.

    Returns:
      A boolean.
    """
    name = host.rpartition(":")[0] if ":" in host.rpartition("]")[2] else host
    return name in ["localhost", "[::1]"] or (name.startswith("127.") and not name.strip("0123456789."))

def registry_url(host, plain_http):
    """The address of a registry.

    Args:
      host: a host, with its port if it has one.
      plain_http: whether to use HTTP; for this machine it is used anyway.

    Returns:
      A URL without a slash at its end.
    """
    return "{}://{}".format("http" if plain_http or is_loopback(host) else "https", host)
