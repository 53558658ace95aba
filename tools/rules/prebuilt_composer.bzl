"""`prebuilt_composer`: the composer's bundle in a release archive."""

visibility(["//tools/helm/..."])

def _prebuilt_composer_impl(ctx):
    if not ctx.files.bundle:
        fail(("{}: the composer is missing; expected tools/helm/composer.parts, which release archives contain and archives of " +
              "the sources do not. Fix: use rules_appchart-<version>.tar.gz of a release, or a checkout, where " +
              "`./bazelw build //tools/release:archive` makes it. [missing-composer]").format(ctx.label))
    return [DefaultInfo(files = depset(ctx.files.bundle))]

prebuilt_composer = rule(
    implementation = _prebuilt_composer_impl,
    doc = "Passes the bundle on; without one, says where to get it.",
    attrs = {
        "bundle": attr.label_list(doc = "The bundle, if the archive contains it.", allow_files = [".cjs", ".parts"]),
    },
)
