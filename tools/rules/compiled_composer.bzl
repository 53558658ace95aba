"""`compiled_composer`: the composer with what V8 compiles of it, so that its processes start in half the time."""

visibility(["//tools/..."])

ComposerInfo = provider(
    doc = "How actions start the composer: `node <start> <program> <code cache> <argument>…`.",
    fields = {
        "code_cache": "File; what V8 has compiled of the program. It is for one version of Node.js, and no other takes it.",
        "program": "File; the bundled composer.",
        "start": "File; a program that starts the composer.",
    },
)

_NODE = Label("//tools/toolchains:node_toolchain_type")

# What the chart is composed of.
_APP_TYPES = ["external-api", "worker", "cron-job", "stateful-service"]

def _compiled_composer_impl(ctx):
    program = ctx.file.program
    start = ctx.file.start
    code_cache = ctx.actions.declare_file(ctx.label.name + ".code_cache")
    chart = ctx.actions.declare_directory(ctx.label.name + ".chart")
    arguments = ctx.actions.args()

    # Any one gives the same bytes on every machine; without, it is drawn.
    arguments.add("--hash-seed=1")
    arguments.add_all([start, "--compile", program, code_cache])

    # V8 keeps what it compiles while these run. The first one loads all commands.
    arguments.add_all(["--help", "--", "generate"])
    arguments.add_all(_APP_TYPES, format_each = "--app-type=%s")
    arguments.add_all([chart], format_each = "--output=%s", expand_directories = False)
    ctx.actions.run(
        executable = ctx.toolchains[_NODE].node_info.binary,
        arguments = [arguments],
        outputs = [code_cache, chart],
        tools = [start, program],
        toolchain = _NODE,
        mnemonic = "CompileComposer",
        progress_message = "Compiling %{output}",
        execution_requirements = {"supports-path-mapping": "1"},
    )
    return [
        DefaultInfo(files = depset([code_cache])),
        ComposerInfo(code_cache = code_cache, program = program, start = start),
    ]

compiled_composer = rule(
    implementation = _compiled_composer_impl,
    doc = "Composes a chart once, and keeps what V8 compiled meanwhile.",
    attrs = {
        "program": attr.label(doc = "The bundled composer.", allow_single_file = True, mandatory = True),
        "start": attr.label(doc = "The program that starts it.", allow_single_file = True, mandatory = True),
    },
    provides = [ComposerInfo],
    toolchains = [_NODE],
)
