"""`oci_chart_repository`: a chart in an OCI registry, downloaded only if a chart depends on it.

As the OCI Distribution Specification has it: the manifest by its digest, then the layer that it names by its own.
"""

load(":build_file.bzl", "chart_build_file")
load(":credentials.bzl", "authorization", "find_login")
load(":problems.bzl", "download_problem", "pin_command")
load(":reference.bzl", "is_digest", "parse_reference", "registry_url")

visibility(["//..."])

_FILE = "chart.tgz"
_MANIFEST = "manifest.json"
_LAYER = "application/vnd.cncf.helm.chart.content.v1.tar+gzip"
_TYPES = ["application/vnd.oci.image.manifest.v1+json", "application/vnd.oci.image.index.v1+json"]

def _oci_chart_repository_impl(rctx):
    sources = [_source(rctx, address) for address in rctx.attr.mirrors + [rctx.attr.reference]]
    if not _download(rctx, sources, "manifests", rctx.attr.digest, _MANIFEST):
        fail(_failure(rctx, sources[-1]))
    manifest = json.decode(rctx.read(_MANIFEST, watch = "no"), default = {})
    rctx.delete(_MANIFEST)
    layers = [layer["digest"] for layer in manifest.get("layers", []) if layer.get("mediaType") == _LAYER]
    if len(layers) != 1 or not is_digest(layers[0]):
        fail(_problem(
            rctx,
            "digest",
            "is that of something else than a chart",
            rctx.attr.digest,
            "the manifest of a chart, with one layer of the type {}".format(_LAYER),
            pin_command(rctx.attr.reference),
            "no-chart",
        ))
    if not _download(rctx, sources, "blobs", layers[0], _FILE):
        fail(_problem(
            rctx,
            "digest",
            "is that of a chart whose content {} cannot be downloaded, for the reason in Bazel's warning".format(layers[0]),
            rctx.attr.digest,
            "a registry with the whole chart",
            "push the chart again, or try later",
            "no-chart",
        ))
    rctx.file("BUILD.bazel", chart_build_file(rctx.attr.chart, _FILE), executable = False)

def _source(rctx, address):
    """A registry that may have the chart. A mirror has it below its own path, in a repository of the same name."""
    origin = parse_reference(rctx.attr.reference)
    place = origin if address == rctx.attr.reference else _mirrored(address, origin)
    login = find_login(rctx, place.host)
    return struct(
        auth = authorization(rctx, place.host, place.repository, rctx.attr.token_server if place == origin else "", login),
        host = place.host,
        login = login,
        repository = place.repository,
        url = registry_url(place.host, rctx.attr.plain_http),
    )

def _mirrored(address, origin):
    host, _, path = address.removeprefix("oci://").partition("/")
    return struct(host = host, repository = "/".join([part for part in [path.strip("/"), origin.repository] if part]))

def _download(rctx, sources, kind, digest, output):
    auth = {
        "{}/v2/{}/{}/{}".format(source.url, source.repository, kind, digest): source.auth
        for source in sources
    }
    result = rctx.download(
        url = auth.keys(),
        output = output,
        sha256 = digest.removeprefix("sha256:"),
        allow_fail = True,
        auth = {url: value for url, value in auth.items() if value},
        headers = {"Accept": _TYPES} if kind == "manifests" else {},
    )
    return result.success

def _failure(rctx, source):
    """One line for all reasons: only Bazel's own warning knows the status that the registry has answered with."""
    known = "with the credentials in Docker's configuration" if source.login else "without credentials"
    fix = "if access is denied, run `docker login {}` or `helm registry login {}`, or pass --credential_helper; otherwise, "
    return _problem(
        rctx,
        "digest",
        "cannot be downloaded from {}/{} {}, for the reason in Bazel's warning".format(source.host, source.repository, known),
        rctx.attr.digest,
        "the digest of a chart that this machine may read",
        fix.format(source.host, source.host) + pin_command(rctx.attr.reference),
        "no-chart",
    )

def _problem(rctx, path, what, got, expected, fix, code):
    return download_problem("oci", rctx.attr.chart, path, what, got, expected, fix, code)

oci_chart_repository = repository_rule(
    implementation = _oci_chart_repository_impl,
    doc = "A chart in an OCI registry, as a target with the name of the chart.",
    attrs = {
        "chart": attr.string(doc = "Name of the target.", mandatory = True),
        "digest": attr.string(doc = "Digest of the manifest.", mandatory = True),
        "mirrors": attr.string_list(doc = "Registries to try first, like `oci://mirror.example.com/charts`."),
        "plain_http": attr.bool(doc = "Whether to use HTTP instead of HTTPS."),
        "reference": attr.string(doc = "Where the chart is, like `oci://registry.example.com/charts/redis:1.2.3`.", mandatory = True),
        "token_server": attr.string(doc = "Where the registry's tokens come from, for one that is not known."),
    },
)
