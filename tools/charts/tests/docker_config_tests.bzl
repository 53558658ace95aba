"""Tests of Docker's configuration: where it is, and which credentials it has for a registry."""

load("@bazel_skylib//lib:unittest.bzl", "asserts", "unittest")
load("//tools/charts:docker_config.bzl", "config_paths", "decode_base64", "helper_of", "login_of", "login_of_helper")

_HOST = "r.example.com:5000"
_NOBODY = "00000000-0000-0000-0000-000000000000"

def _paths_impl(ctx):
    env = unittest.begin(ctx)
    all = {"DOCKER_CONFIG": "/d", "HOME": "/h", "REGISTRY_AUTH_FILE": "/r.json", "XDG_RUNTIME_DIR": "/x"}
    asserts.equals(
        env,
        ["/d/config.json", "/r.json", "/h/.docker/config.json", "/x/containers/auth.json", "/h/.config/helm/registry/config.json"],
        config_paths(all.get),
    )
    asserts.equals(env, [], config_paths({}.get))
    asserts.equals(env, "C:/u/.docker/config.json", config_paths({"USERPROFILE": "C:/u"}.get)[0])
    return unittest.end(env)

def _base64_impl(ctx):
    env = unittest.begin(ctx)
    for text, expected in {
        "": "",
        "YQ==": "a",
        "YTpi": "a:b",
        "c2hvcDp0cjB1YjRkb3I=": "shop:tr0ub4dor",
        "fiF7fXwgXDo": "~!{}| \\:",
        "not base64": "",
        "w7w=": "",
    }.items():
        asserts.equals(env, expected, decode_base64(text), text)
    return unittest.end(env)

def _login_impl(ctx):
    env = unittest.begin(ctx)
    for key in [_HOST, "https://" + _HOST, "https://" + _HOST + "/v1/", _HOST + "/v2/"]:
        found = login_of({"auths": {key: {"auth": "YTpiOmM="}}}, _HOST)
        asserts.equals(env, ("a", "b:c"), (found.login, found.password), key)
    named = login_of({"auths": {_HOST: {"password": "p", "username": "u"}}}, _HOST)
    asserts.equals(env, ("u", "p"), (named.login, named.password))
    hub = login_of({"auths": {"https://index.docker.io/v1/": {"auth": "YTpi"}}}, "registry-1.docker.io")
    asserts.equals(env, "a", hub.login)
    token = login_of({"auths": {_HOST: {"auth": "YTpi", "identitytoken": "t"}}}, _HOST)
    asserts.equals(env, (_NOBODY, "t"), (token.login, token.password))
    for config in [{}, {"auths": {"other.example.com": {"auth": "YTpi"}}}, {"auths": {_HOST: {}}}, {"auths": {_HOST: None}}]:
        asserts.equals(env, None, login_of(config, _HOST))
    return unittest.end(env)

def _answer_impl(ctx):
    env = unittest.begin(ctx)
    for answer, expected in [
        ({"Secret": "s", "Username": "u"}, ("u", "s")),
        ({"Secret": "t", "Username": "<token>"}, (_NOBODY, "t")),
        ({"Secret": "s"}, ("", "s")),
    ]:
        found = login_of_helper(answer)
        asserts.equals(env, expected, (found.login, found.password))
    for answer in [{}, {"Secret": "", "Username": "u"}, ["Secret"], "credentials not found", None]:
        asserts.equals(env, None, login_of_helper(answer))
    return unittest.end(env)

def _helper_impl(ctx):
    env = unittest.begin(ctx)
    for config, expected in [
        ({}, None),
        ({"credHelpers": {_HOST: "acme"}}, ("acme", _HOST)),
        ({"credHelpers": {"other.example.com": "acme"}}, None),
        ({"credHelpers": {_HOST: "acme"}, "credsStore": "desktop"}, ("acme", _HOST)),
        ({"auths": {"https://" + _HOST: {}}, "credsStore": "desktop"}, ("desktop", "https://" + _HOST)),
        ({"credsStore": "desktop"}, ("desktop", _HOST)),
        ({"credsStore": "a; rm"}, None),
    ]:
        asserts.equals(env, expected, helper_of(config, _HOST))
    return unittest.end(env)

_paths_test = unittest.make(_paths_impl)
_base64_test = unittest.make(_base64_impl)
_login_test = unittest.make(_login_impl)
_answer_test = unittest.make(_answer_impl)
_helper_test = unittest.make(_helper_impl)

def docker_config_tests(name):
    """Declares the tests.

    Args:
      name: name of the suite.
    """
    unittest.suite(name, _paths_test, _base64_test, _login_test, _answer_test, _helper_test)
