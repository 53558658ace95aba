"""Tests of references to charts, of addresses of registries, and of where tokens come from."""

load("@bazel_skylib//lib:unittest.bzl", "asserts", "unittest")
load("//tools/charts:reference.bzl", "is_digest", "is_loopback", "parse_reference", "registry_url")
load("//tools/charts:token_servers.bzl", "token_url")

def _reference_impl(ctx):
    env = unittest.begin(ctx)
    for text, expected in {
        "oci://[::1]:5000/redis": ("[::1]:5000", "redis", ""),
        "oci://r.example.com/charts/redis": ("r.example.com", "charts/redis", ""),
        "oci://r.example.com:5000/redis:1.2.3_x": ("r.example.com:5000", "redis", "1.2.3_x"),
    }.items():
        found = parse_reference(text)
        asserts.equals(env, expected, (found.host, found.repository, found.tag))
    for text in [
        "",
        "https://r.example.com/redis",
        "oci://",
        "oci://r.example.com",
        "oci://r.example.com/",
        "oci://r.example.com//redis",
        "oci://r.example.com/redis/",
        "oci://r.example.com/redis:",
        "oci://r.example.com/Redis",
        "oci://user@r.example.com/redis",
        "oci://r.example.com/redis@sha256:0",
        "r.example.com/redis",
    ]:
        asserts.equals(env, None, parse_reference(text), text)
    return unittest.end(env)

def _digest_impl(ctx):
    env = unittest.begin(ctx)
    asserts.true(env, is_digest("sha256:" + "0a" * 32))
    for text in ["", "0a" * 32, "sha256:" + "0A" * 32, "sha256:" + "0" * 63, "sha512:" + "0a" * 32]:
        asserts.false(env, is_digest(text), text)
    return unittest.end(env)

def _loopback_impl(ctx):
    env = unittest.begin(ctx)
    for host in ["localhost", "localhost:5000", "127.0.0.1:5000", "127.1.2.3", "[::1]", "[::1]:5000"]:
        asserts.true(env, is_loopback(host), host)
        asserts.equals(env, "http://" + host, registry_url(host, False))
    for host in ["localhost.example.com", "127.0.0.1.example.com", "r.example.com:5000", "10.0.0.1", "[::2]:5000"]:
        asserts.false(env, is_loopback(host), host)
        asserts.equals(env, "https://" + host, registry_url(host, False))
        asserts.equals(env, "http://" + host, registry_url(host, True))
    return unittest.end(env)

def _token_impl(ctx):
    env = unittest.begin(ctx)
    for host, server, expected in [
        ("ghcr.io", "", "https://ghcr.io/token?service=ghcr.io&scope=repository:a/b:pull"),
        ("acme.azurecr.io", "", "https://acme.azurecr.io/oauth2/token?service=acme.azurecr.io&scope=repository:a/b:pull"),
        ("r.example.com", "", None),
        ("notghcr.io", "", None),
        ("r.example.com", "https://auth.example.com/token", "https://auth.example.com/token?scope=repository:a/b:pull"),
    ]:
        asserts.equals(env, expected, token_url(host, "a/b", server))
    return unittest.end(env)

_reference_test = unittest.make(_reference_impl)
_digest_test = unittest.make(_digest_impl)
_loopback_test = unittest.make(_loopback_impl)
_token_test = unittest.make(_token_impl)

def reference_tests(name):
    """Declares the tests.

    Args:
      name: name of the suite.
    """
    unittest.suite(name, _reference_test, _digest_test, _loopback_test, _token_test)
