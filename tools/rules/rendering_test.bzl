"""`rendering_test`: what tests have in common that render charts when they run."""

load(
    ":launcher.bzl",
    "HELM_TOOLCHAINS",
    "LAUNCHER_ATTRS",
    "LAUNCHER_TOOLCHAINS",
    "composer_launcher",
    "rlocation_path",
    "runtime_helm",
)
load(":problems.bzl", "place")

visibility(["//tools/rules/..."])

YAML = [".yaml", ".yml"]

def rendering_test(implementation, doc, attrs):
    """A rule for such a test.

    Args:
      implementation: the function, which ends with `rendering_launcher`.
      doc: what it tests.
      attrs: the attributes besides those of the launcher.
    Returns:
      the rule.
    """
    return rule(
        implementation = implementation,
        doc = doc,
        attrs = LAUNCHER_ATTRS | attrs,
        test = True,
        toolchains = LAUNCHER_TOOLCHAINS + HELM_TOOLCHAINS,
    )

def rendering_launcher(ctx, command, options, files):
    """The provider of a test that runs the composer with Helm.

    Args:
      ctx: the rule's context.
      command: the composer's command.
      options: by name, what the command gets besides `--helm` and `--label`: texts and files, or lists of them. What is empty is
        left out.
      files: files that no option names.
    Returns:
      the providers.
    """
    helm = runtime_helm(ctx).binary
    arguments = [command]
    inputs = [helm] + files
    for name, given in ({"helm": helm, "label": place(ctx.label)} | options).items():
        for each in given if type(given) == "list" else [given]:
            if type(each) == "File":
                arguments.append("--{}={}".format(name, rlocation_path(ctx, each)))
                inputs.append(each)
            elif each:
                arguments.append("--{}={}".format(name, each))
    return [composer_launcher(ctx, arguments, inputs)]
