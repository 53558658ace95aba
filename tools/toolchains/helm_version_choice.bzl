"""`helm_version_choice`: maps the flag `//tools/toolchains:helm_version` to one of the registered versions.

The hub repository uses it, with a `config_setting` for each registered version:

    helm_version_choice(name = "helm_version", versions = ["4.2.0", "3.17.2"])
    config_setting(name = "helm_is_3_17_2", flag_values = {":helm_version": "3.17.2"})
"""

load("@bazel_skylib//rules:common_settings.bzl", "BuildSettingInfo")
load(":versions.bzl", "choose_version")

visibility("public")

def unknown_version_problem(flag, wanted, versions):
    """Describes a flag that matches no registered version.

    Args:
        flag: the flag's label.
        wanted: the flag's value.
        versions: the registered versions.

    Returns:
        The text of the problem.
    """
    module = "@rules_appchart" if flag.repo_name else ""
    return (
        "--{module}//{package}:{name}: matches no registered Helm version (got {wanted}); " +
        "expected one of {versions}, or a prefix such as {prefix}. " +
        "Fix: register it in MODULE.bazel with toolchains.helm(version = \"…\"), or remove the flag."
    ).format(
        module = module,
        name = flag.name,
        package = flag.package,
        prefix = versions[0].partition(".")[0],
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
    doc = "The registered Helm version that the flag selects, as a value for `config_setting.flag_values`.",
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
