"""`http_chart_repository`: a packaged chart at an address, downloaded only if a chart depends on it."""

load("@bazel_tools//tools/build_defs/repo:utils.bzl", "read_user_netrc", "use_netrc")
load(":build_file.bzl", "chart_build_file")
load(":problems.bzl", "download_problem", "pin_command")

visibility(["//..."])

_FILE = "chart.tgz"

def _http_chart_repository_impl(rctx):
    urls = rctx.attr.mirrors + [rctx.attr.url]
    auth = use_netrc(read_user_netrc(rctx), urls, {})
    if not rctx.download(urls, _FILE, sha256 = rctx.attr.sha256, allow_fail = True, auth = auth).success:
        # One line for all reasons: only Bazel's own warning knows the server's answer, or the checksum of the file.
        fail(download_problem(
            "http",
            rctx.attr.chart,
            "url",
            "cannot be downloaded, for the reason in Bazel's warning",
            rctx.attr.url,
            "the address of a chart with this `sha256` that this machine may read",
            "if access is denied, write the password into ~/.netrc, or pass --credential_helper; otherwise, " + pin_command(rctx.attr.url),
            "no-chart",
        ))
    rctx.file("BUILD.bazel", chart_build_file(rctx.attr.chart, _FILE), executable = False)

http_chart_repository = repository_rule(
    implementation = _http_chart_repository_impl,
    doc = "A packaged chart at an address, as a target with the name of the chart.",
    attrs = {
        "chart": attr.string(doc = "Name of the target.", mandatory = True),
        "mirrors": attr.string_list(doc = "Addresses to try first."),
        "sha256": attr.string(doc = "The file's checksum.", mandatory = True),
        "url": attr.string(doc = "The address.", mandatory = True),
    },
)
