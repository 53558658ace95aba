"""Tests of which charts the modules import, and of wrong tags."""

load("@bazel_skylib//lib:unittest.bzl", "asserts", "unittest")
load("//tools/charts:selection.bzl", "select_charts")

_DIGEST = "sha256:" + "0" * 64

def _oci(name = "redis", reference = "oci://r.example.com/redis", digest = _DIGEST, mirrors = [], plain_http = False, token_server = ""):
    return struct(name = name, reference = reference, digest = digest, mirrors = mirrors, plain_http = plain_http, token_server = token_server)

def _http(name = "pg", url = "https://c.example.com/pg.tgz", sha256 = "0" * 64, mirrors = [], plain_http = False):
    return struct(name = name, url = url, sha256 = sha256, mirrors = mirrors, plain_http = plain_http)

def _module(name, oci = [], http = [], is_root = False):
    return struct(name = name, oci = oci, http = http, is_root = is_root)

def _names_impl(ctx):
    env = unittest.begin(ctx)
    other = _oci(digest = "sha256:" + "1" * 64)
    same = select_charts([_module("a", oci = [_oci()]), _module("b", oci = [_oci()], http = [_http()])])
    asserts.equals(env, ([], ["redis", "pg"]), (same.problems, [chart.name for chart in same.charts]))
    rooted = select_charts([_module("root", oci = [other], is_root = True), _module("b", oci = [_oci()])])
    asserts.equals(env, ([], [other.digest]), (rooted.problems, [chart.attributes["digest"] for chart in rooted.charts]))
    differing = select_charts([_module("a", oci = [other]), _module("b", oci = [_oci()])])
    asserts.equals(env, [
        "module b: charts.oci(name = \"redis\"): name: means another chart in module a (got \"redis\"); expected one chart of a name. " +
        "Fix: declare it in the root module, which decides. [duplicate-name]",
    ], differing.problems)
    twice = select_charts([_module("a", oci = [_oci()], http = [_http(name = "redis")], is_root = True)])
    asserts.equals(env, [
        "module a: charts.http(name = \"redis\"): name: is declared twice (got \"redis\"); expected a name for each chart. " +
        "Fix: rename one of them. [duplicate-name]",
    ], twice.problems)
    return unittest.end(env)

def _wrong_impl(ctx):
    env = unittest.begin(ctx)
    for tag, path in [
        (_oci(name = "1redis"), "name"),
        (_oci(name = "a/b"), "name"),
        (_oci(reference = "https://r.example.com/redis"), "reference"),
        (_oci(digest = "latest"), "digest"),
        (_oci(mirrors = ["https://m.example.com"]), "mirrors"),
        (_oci(token_server = "http://auth.example.com/token"), "token_server"),
    ]:
        problems = select_charts([_module("a", oci = [tag])]).problems
        asserts.equals(env, [path], [problem.split(": ")[2] for problem in problems])
    for tag, path in [
        (_http(sha256 = "sha256-x"), "sha256"),
        (_http(url = "c.example.com/pg.tgz"), "url"),
        (_http(url = "http://c.example.com/pg.tgz"), "url"),
        (_http(mirrors = ["http://m.example.com/pg.tgz"]), "mirrors"),
    ]:
        problems = select_charts([_module("a", http = [tag])]).problems
        asserts.equals(env, [path], [problem.split(": ")[2] for problem in problems])
    for tag in [
        _http(url = "http://localhost:1/pg.tgz"),
        _http(url = "http://c.example.com/pg.tgz", plain_http = True),
        _http(url = "file:///pg.tgz"),
    ]:
        asserts.equals(env, [], select_charts([_module("a", http = [tag])]).problems)
    asserts.equals(env, [], select_charts([_module("a", oci = [_oci(mirrors = ["oci://m.example.com/", "oci://m.example.com:1/b"])])]).problems)
    return unittest.end(env)

_names_test = unittest.make(_names_impl)
_wrong_test = unittest.make(_wrong_impl)

def selection_tests(name):
    """Declares the tests.

    Args:
      name: name of the suite.
    """
    unittest.suite(name, _names_test, _wrong_test)
