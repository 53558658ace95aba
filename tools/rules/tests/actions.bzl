"""Actions as analysis tests compare them."""

load("@bazel_skylib//lib:unittest.bzl", "analysistest")

# What starts the composer.
COMPOSER = ["tools/helm/start.cjs", "tools/helm/composer.parts", "tools/helm/compiled_composer.code_cache"]

# What an action that runs the composer starts Node with.
STARTUP = ["--min-semi-space-size=8", "--max-semi-space-size=8"] + COMPOSER

def short_paths(files):
    """Paths that do not depend on the configuration.

    Args:
      files: depset of Files.

    Returns:
      A sorted list of strings.
    """
    return sorted([file.short_path for file in files.to_list()])

def actions_of(env):
    """The actions of the target under test by mnemonic.

    Args:
      env: the environment of an analysis test.

    Returns:
      A dict of strings to Actions.
    """
    return {action.mnemonic: action for action in analysistest.target_actions(env)}

def readable(action, package):
    """Arguments after Node, with short paths for exec paths, and with the package's left out.

    Args:
      action: an Action that runs the composer.
      package: string; the package.

    Returns:
      A list of strings.
    """
    arguments = []
    files = action.inputs.to_list() + action.outputs.to_list()
    for argument in action.argv[1:]:
        for file in files:
            # An option of the composer, or the second half of `--file=<short path>=<path>`.
            before, separator, path = argument.rpartition("=")
            if path == file.path:
                argument = before + separator + file.short_path
        arguments.append(argument.replace(package + "/", ""))
    return arguments
