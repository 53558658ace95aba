"""Actions that run the composer, all in the same workers."""

load(":compiled_composer.bzl", "ComposerInfo")

visibility(["//tools/rules/..."])

_NODE = Label("//tools/toolchains:node_toolchain_type")

COMPOSER_TOOLCHAINS = [_NODE]

COMPOSER_ATTRS = {
    "_composer": attr.label(
        doc = "The composer.",
        cfg = "exec",
        default = Label("//tools/helm:compiled_composer"),
        providers = [ComposerInfo],
    ),
}

def composer_arguments(ctx, command):
    """The arguments of a composer action.

    Args:
      ctx: the rule's context.
      command: string; the composer's command.

    Returns:
      An Args, to add more arguments to.
    """
    arguments = ctx.actions.args()
    arguments.use_param_file("@%s", use_always = True)
    arguments.set_param_file_format("multiline")
    arguments.add(command)
    return arguments

def _file_argument(file):
    # Both may contain `=`; after escaping, the first `=` separates them.
    name = file.short_path.replace("%", "%25").replace("=", "%3D")
    return "--file={}={}".format(name, file.path)

def add_files(arguments, files):
    """Adds files that a declaration refers to by their `short_path`.

    Args:
      arguments: an Args of `composer_arguments`.
      files: depset of Files.
    """
    arguments.add_all(files, expand_directories = False, map_each = _file_argument)

def run_composer(ctx, arguments, inputs, output, mnemonic, message):
    """Declares an action that runs the composer.

    Args:
      ctx: the context of a rule with `COMPOSER_ATTRS` and `COMPOSER_TOOLCHAINS`.
      arguments: an Args of `composer_arguments`.
      inputs: list or depset of Files.
      output: the File that the action writes.
      mnemonic: string; the action's mnemonic.
      message: string; shown while it runs.
    """

    # The same for all actions, so that they share a worker.
    composer = ctx.attr._composer[ComposerInfo]
    programs = [composer.start, composer.program, composer.code_cache]
    startup = ctx.actions.args()

    # MiB; a process for one app ends before V8 collects garbage for the first time. What V8 chooses would take 130 MiB more for a
    # big chart, and no less time.
    startup.add_all(["--min-semi-space-size=8", "--max-semi-space-size=8"] + programs)
    ctx.actions.run(
        executable = ctx.toolchains[_NODE].node_info.binary,
        arguments = [startup, arguments],
        inputs = inputs,
        outputs = [output],
        # The programs of a running worker, so that a change restarts it.
        tools = programs,
        toolchain = _NODE,
        mnemonic = mnemonic,
        progress_message = message,
        execution_requirements = {
            "requires-worker-protocol": "json",
            "supports-multiplex-sandboxing": "1",
            "supports-multiplex-workers": "1",
            # Workers of Bazel 7 find mapped paths only with --noworker_multiplex --worker_sandboxing.
            "supports-path-mapping": "1",
            "supports-workers": "1",
            # One worker for all mnemonics.
            "worker-key-mnemonic": "Composer",
        },
    )
