"""`helm_version_choice`: turns the flag `//tools/toolchains:helm_version` into one of the registered versions.

For the hub repository, which has a `config_setting` on its value for each registered version:

    helm_version_choice(name = "helm_version", versions = ["4.2.0", "3.17.2"])
    config_setting(name = "helm_is_3_17_2", flag_values = {":helm_version": "3.17.2"})
"""

load("@bazel_skylib//rules:common_settings.bzl", "BuildSettingInfo")
load(":versions.bzl", "choose_version")

visibility("public")

def unknown_version_problem(flag, wanted, versions):
    """Says that no registered version is the wanted one.

    Args:
        flag: the flag's label.
        wanted: the flag's value.
        versions: the registered versions.

    Returns:
        The text of the problem.
    """
    module = "@rules_appchart" if flag.repo_name else ""
    return (
        "--{module}//{package}:{name}: no registered Helm version is or begins with this (got {wanted}); " +
        "expected one of {versions} or the beginning of one. " +
        "Fix: register it in MODULE.bazel with toolchains.helm(version = \"…\"), or leave the flag out."
    ).format(
        module = module,
        name = flag.name,
        package = flag.package,
        versions = ", ".join(versions),
        wanted = repr(wanted),
    )

def _helm_version_choice_impl(ctx):
    wanted = ctx.attr._flag[BuildSettingInfo].value
    chosen = choose_version(wanted, ctx.attr.versions)
    if not chosen:
        fail(unknown_version_problem(ctx.attr._flag.label, wanted, ctx.attr.versions))
    return [config_common.FeatureFlagInfo(value = chosen)]

helm_version_choice = rule(
    implementation = _helm_version_choice_impl,
    doc = "The registered Helm version that the flag means, as a value for `config_setting.flag_values`.",
    attrs = {
        "versions": attr.string_list(
            doc = "The registered versions; the first is the default.",
            mandatory = True,
            allow_empty = False,
        ),
        "_flag": attr.label(
            default = Label("//tools/toolchains:helm_version"),
            providers = [BuildSettingInfo],
        ),
    },
)
