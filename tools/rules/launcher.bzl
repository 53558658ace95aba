"""Declares executables that run the composer from their runfiles."""

load("@bazel_skylib//lib:shell.bzl", "shell")
load(":compiled_composer.bzl", "ComposerInfo")
load(":problems.bzl", "fail_with", "place", "problem")

visibility(["//tools/..."])

_NODE = Label("//tools/toolchains:node_runtime_toolchain_type")
_HELM = Label("//tools/toolchains:helm_runtime_toolchain_type")

LAUNCHER_TOOLCHAINS = [_NODE]

# For rules that use `runtime_helm`.
HELM_TOOLCHAINS = [_HELM]

LAUNCHER_ATTRS = {
    "_composer_at_runtime": attr.label(
        doc = "The composer, as actions run it: the same for all platforms, if slower where its code cache is of another.",
        cfg = "exec",
        default = Label("//tools/helm:compiled_composer"),
        providers = [ComposerInfo],
    ),
    "_launcher": attr.label(
        doc = "Script that starts Node.",
        allow_single_file = True,
        default = Label("//tools/rules:launcher.sh.tpl"),
    ),
}

def rlocation_path(ctx, file):
    """Path of a file below the runfiles root, including its repository.

    Args:
      ctx: the rule's context.
      file: a File.

    Returns:
      A string.
    """
    path = file.short_path
    return path.removeprefix("../") if path.startswith("../") else ctx.workspace_name + "/" + path

def runfile_words(paths):
    """Words of the launcher's script for files in its runfiles.

    Args:
      paths: list of strings, as of `rlocation_path`.

    Returns:
      A string.
    """
    return " ".join(['"$RUNFILES_DIR"/' + shell.quote(path) for path in paths])

def runtime_helm(ctx):
    """The Helm for the platform of run targets and tests.

    Args:
      ctx: the context of a rule with `HELM_TOOLCHAINS`.

    Returns:
      A HelmInfo.
    """
    return ctx.toolchains[_HELM].helm_info

def hidden_problems(paths):
    """Problems with runfiles that nobody would see, because others are at their place.

    Args:
      paths: list of pairs: the path of a file or directory below the runfiles root, and where it is.

    Returns:
      A list of error messages.
    """
    places = {}
    for path, where in paths:
        places.setdefault(path, {})[where] = True
    problems = []
    for path, found in places.items():
        below = [other for other in places if other.startswith(path + "/")]
        if below or len(found) > 1:
            expected = "a chart and files that do not have one path"
            fix = "rename the target, or the directory of the files"
            problems.append(problem(path, "is at the place of other files", below or sorted(found), expected, fix, "invalid-file"))
    return sorted(problems)

def composer_launcher(ctx, arguments, files, outputs = None):
    """Declares an executable that runs the composer.

    Args:
      ctx: the context of a rule with `LAUNCHER_ATTRS` and `LAUNCHER_TOOLCHAINS`.
      arguments: list of strings; arguments of the command line come after them.
      files: list of Files that the arguments name.
      outputs: list of Files that a build makes. Default: the executable.

    Returns:
      A DefaultInfo.
    """
    node = ctx.toolchains[_NODE].node_info.binary
    composer = ctx.attr._composer_at_runtime[ComposerInfo]
    programs = [node, composer.start, composer.program, composer.code_cache]
    executable = ctx.actions.declare_file(ctx.label.name)
    fail_with(place(ctx.label), hidden_problems([(rlocation_path(ctx, file), file.path) for file in [executable] + files]))
    ctx.actions.expand_template(
        output = executable,
        template = ctx.file._launcher,
        is_executable = True,
        substitutions = {
            "%arguments%": " ".join([shell.quote(argument) for argument in arguments]),
            "%program%": runfile_words([rlocation_path(ctx, file) for file in programs]),
        },
    )
    return DefaultInfo(
        executable = executable,
        files = None if outputs == None else depset(outputs),
        runfiles = ctx.runfiles(programs + files),
    )
