"""Credentials for registries, as Docker keeps them. They go to Bazel's downloader, and into no file and no message."""

load(":docker_config.bzl", "config_paths", "helper_of", "login_of", "login_of_helper")
load(":token_servers.bzl", "token_url")

visibility(["//..."])

def find_login(rctx, host):
    """The user's login for a registry.

    Args:
      rctx: the context of a repository rule.
      host: the registry's host.

    Returns:
      A struct with `login` and `password`, or None.
    """
    for path in config_paths(rctx.getenv):
        # A new password is no reason to download a chart again.
        config = rctx.path(path)
        if not config.exists:
            continue
        decoded = json.decode(rctx.read(config, watch = "no"), default = {})
        helper = helper_of(decoded, host)
        login = _ask(rctx, *helper) if helper else login_of(decoded, host)
        if login:
            return login
    return None

def _ask(rctx, helper, server):
    """Asks a credential helper, which reads the server's name from its input."""
    program = "docker-credential-" + helper
    if rctx.os.name.startswith("windows"):
        command = ["cmd.exe", "/c", "echo {}| {} get".format(server, program)]
    else:
        command = ["sh", "-c", "printf %s \"$1\" | \"$0\" get", program, server]
    result = rctx.execute(command, timeout = 60)
    return login_of_helper(json.decode(result.stdout, default = {})) if result.return_code == 0 else None

def authorization(rctx, host, repository, token_server, login):
    """What a registry wants to see, as a value of `auth` of `repository_ctx.download`.

    Args:
      rctx: the context of a repository rule.
      host: the registry's host.
      repository: the repository in it.
      token_server: the URL that the user has set, or "".
      login: the result of `find_login`.

    Returns:
      A dict; empty if nothing is known.
    """
    basic = {"login": login.login, "password": login.password, "type": "basic"} if login else {}
    url = token_url(host, repository, token_server)
    if not url:
        return basic
    answer = rctx.download(url = url, output = "token.json", allow_fail = True, auth = {url: basic} if basic else {})
    if not answer.success:
        return basic
    tokens = json.decode(rctx.read("token.json", watch = "no"), default = {})
    rctx.delete("token.json")
    token = tokens.get("token") or tokens.get("access_token")
    return {"password": token, "pattern": "Bearer <password>", "type": "pattern"} if token else basic
