"""`chart_digest`: the digest that a packaged chart has in a registry, known before it is pushed."""

load(":chart_package.bzl", "ChartPackageInfo")
load(":composer_action.bzl", "COMPOSER_ATTRS", "COMPOSER_TOOLCHAINS", "composer_arguments", "run_composer")

visibility(["//", "//tools/rules/..."])

_ATTRS = COMPOSER_ATTRS | {
    "package": attr.label(doc = "The package.", mandatory = True, providers = [ChartPackageInfo]),
}

def _chart_digest_impl(ctx):
    package = ctx.attr.package[ChartPackageInfo].package
    digest = ctx.actions.declare_file(ctx.label.name)
    arguments = composer_arguments(ctx, "digest")
    arguments.add(package, format = "--package=%s")
    arguments.add(digest, format = "--output=%s")
    run_composer(ctx, arguments, [package], digest, "DigestChart", "Computing the digest of chart %{label}")
    return [DefaultInfo(files = depset([digest]), runfiles = ctx.runfiles([digest]))]

chart_digest = rule(
    implementation = _chart_digest_impl,
    doc = "A file with the digest of a packaged chart. Created by the macro `helm_chart`.",
    attrs = _ATTRS,
    toolchains = COMPOSER_TOOLCHAINS,
)
