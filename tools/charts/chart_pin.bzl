"""`chart_pin`: a run target that prints the lines that import a chart."""

load("//tools/rules:launcher.bzl", "HELM_TOOLCHAINS", "LAUNCHER_ATTRS", "LAUNCHER_TOOLCHAINS", "composer_launcher", "rlocation_path", "runtime_helm")

visibility(["//tools/charts/..."])

def _chart_pin_impl(ctx):
    helm = runtime_helm(ctx).binary

    # What people write comes after this.
    return [composer_launcher(ctx, ["pin", "--helm=" + rlocation_path(ctx, helm), "--"], [helm])]

chart_pin = rule(
    implementation = _chart_pin_impl,
    doc = "Prints the lines that import a chart.",
    attrs = LAUNCHER_ATTRS,
    executable = True,
    toolchains = LAUNCHER_TOOLCHAINS + HELM_TOOLCHAINS,
)
