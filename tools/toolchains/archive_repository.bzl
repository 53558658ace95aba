"""`archive_repository`: one release of a tool for one platform, downloaded only if its toolchain is selected."""

load(":tool_build_file.bzl", "tool_build_file")
load(":tools.bzl", "TOOLS", "archive_urls", "download_problem")

visibility(["//..."])

def _archive_repository_impl(rctx):
    tool = TOOLS[rctx.attr.tool]
    archive = tool.archive(rctx.attr.version, rctx.attr.platform)
    checksum = rctx.attr.checksum
    urls = archive_urls(tool, rctx.attr.version, rctx.attr.platform, rctx.attr.url_templates)
    download = rctx.download_and_extract(
        url = urls,
        stripPrefix = archive.prefix,
        allow_fail = True,
        **({"integrity": checksum} if "-" in checksum else {"sha256": checksum})
    )
    if not download.success:
        fail("\n" + download_problem(tool, rctx.attr.version, urls))
    rctx.file("BUILD.bazel", tool_build_file(tool.name, archive.binary, rctx.attr.version), executable = False)

archive_repository = repository_rule(
    implementation = _archive_repository_impl,
    doc = "A release archive of Helm or Node.js with its toolchain as `:toolchain`.",
    attrs = {
        "checksum": attr.string(
            doc = "The archive's sha256 as 64 hexadecimal digits, or an integrity such as `sha256-…=`.",
            mandatory = True,
        ),
        "platform": attr.string(
            doc = "The platform that it runs on, such as `linux-amd64`.",
            mandatory = True,
        ),
        "tool": attr.string(
            doc = "The tool.",
            mandatory = True,
            values = sorted(TOOLS),
        ),
        "url_templates": attr.string_list(
            doc = "Mirrors to try in order; empty for the tool's own site.",
        ),
        "version": attr.string(
            doc = "The release, such as `4.2.0`.",
            mandatory = True,
        ),
    },
)
