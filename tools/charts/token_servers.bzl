"""Registries that want a token from elsewhere. Bazel shows no headers, so a registry cannot say itself where that is."""

visibility(["//..."])

# By host, or by the end of a host that starts with a dot. A registry that is not here can be given in `token_server`.
_SERVERS = {
    ".azurecr.io": "https://{host}/oauth2/token?service={host}",
    ".gcr.io": "https://{host}/v2/token?service={host}",
    ".pkg.dev": "https://{host}/v2/token?service={host}",
    "cgr.dev": "https://cgr.dev/token?service=cgr.dev",
    "docker.io": "https://auth.docker.io/token?service=registry.docker.io",
    "gcr.io": "https://gcr.io/v2/token?service=gcr.io",
    "ghcr.io": "https://ghcr.io/token?service=ghcr.io",
    "index.docker.io": "https://auth.docker.io/token?service=registry.docker.io",
    "public.ecr.aws": "https://public.ecr.aws/token?service=public.ecr.aws",
    "quay.io": "https://quay.io/v2/auth?service=quay.io",
    "registry-1.docker.io": "https://auth.docker.io/token?service=registry.docker.io",
    "registry.gitlab.com": "https://gitlab.com/jwt/auth?service=container_registry",
}

def token_url(host, repository, token_server):
    """Where to get a token that allows to pull from a repository.

    Args:
      host: the registry's host.
      repository: the repository in it.
      token_server: the URL that the user has set, or "".

    Returns:
      A URL; None if the registry needs no token, or is not known to.
    """
    known = [url for name, url in _SERVERS.items() if host == name or (name.startswith(".") and host.endswith(name))]
    url = token_server or (known[0].format(host = host) if known else "")
    return url and "{}{}scope=repository:{}:pull".format(url, "&" if "?" in url else "?", repository) or None
