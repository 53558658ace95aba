"""`stamping`: whether the build is stamped (`--stamp`), which Bazel tells rules only through a `config_setting`."""

visibility(["//", "//tools/rules/..."])

StampingInfo = provider(
    doc = "Whether the build is stamped.",
    fields = {"is_on": "bool: whether `--stamp` is set."},
)

def _stamping_impl(ctx):
    return [StampingInfo(is_on = ctx.attr.is_on)]

stamping = rule(
    implementation = _stamping_impl,
    doc = "Whether the build is stamped.",
    attrs = {"is_on": attr.bool(doc = "A `select` on `--stamp`.", mandatory = True)},
    provides = [StampingInfo],
)
