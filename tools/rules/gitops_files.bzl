"""`gitops_files`: files for Argo CD or Flux that deploy a chart."""

load(":chart_package.bzl", "ChartPackageInfo")
load(":composed_chart.bzl", "HelmChartInfo")
load(":composer_action.bzl", "COMPOSER_ATTRS", "COMPOSER_TOOLCHAINS", "add_files", "composer_arguments", "run_composer")
load(":problems.bzl", "fail_with", "place")

visibility(["//", "//tools/rules/..."])

GitopsInfo = provider(
    doc = "Files for Argo CD or Flux.",
    fields = {"directory": "File: the directory with the files, a tree artifact."},
)

_ATTRS = COMPOSER_ATTRS | {
    "chart": attr.label(doc = "The `helm_chart`.", mandatory = True, providers = [HelmChartInfo]),
    "declaration": attr.string(doc = "The macro's attributes as JSON.", mandatory = True),
    "digest": attr.label(doc = "File that contains the chart's digest. Default: none.", allow_single_file = True),
    "macro": attr.string(doc = "Name of the macro.", mandatory = True),
    "package": attr.label(
        doc = "The chart's package, whose version may be known later than that of the chart.",
        mandatory = True,
        providers = [ChartPackageInfo],
    ),
    "problems": attr.string_list(doc = "Problems with the macro's arguments; they fail the analysis. Default: none."),
}

def _gitops_files_impl(ctx):
    label = place(ctx.label)
    fail_with(label, ctx.attr.problems)
    info = ctx.attr.chart[HelmChartInfo]
    package = ctx.attr.package[ChartPackageInfo].package
    digest = ctx.file.digest
    references = {"digest": {"file": digest.short_path}} if digest else {}
    declaration = ctx.actions.declare_file(ctx.label.name + ".gitops.json")
    attributes = json.decode(ctx.attr.declaration) | references | {"label": label, "schema_version": 1}
    ctx.actions.write(declaration, json.encode_indent(attributes, indent = "  ") + "\n")

    # Not named like the target: a copy in the source tree often is, and a test has both among its runfiles.
    directory = ctx.actions.declare_directory(ctx.label.name + ".files")
    arguments = composer_arguments(ctx, "gitops")
    arguments.add(ctx.attr.macro, format = "--macro=%s")
    arguments.add(declaration, format = "--declaration=%s")
    arguments.add(info.declaration, format = "--chart-declaration=%s")
    arguments.add(package, format = "--chart=%s")
    add_files(arguments, depset(ctx.files.digest))
    arguments.add_all([directory], expand_directories = False, format_each = "--output=%s")
    inputs = [declaration, info.declaration, package] + ctx.files.digest
    run_composer(ctx, arguments, inputs, directory, "GitopsFiles", "Writing files for GitOps %{label}")
    return [
        DefaultInfo(files = depset([directory]), runfiles = ctx.runfiles([directory])),
        GitopsInfo(directory = directory),
    ]

gitops_files = rule(
    implementation = _gitops_files_impl,
    doc = "Writes files for Argo CD or Flux. Created by `argocd_application` and the like.",
    attrs = _ATTRS,
    provides = [GitopsInfo],
    toolchains = COMPOSER_TOOLCHAINS,
)
