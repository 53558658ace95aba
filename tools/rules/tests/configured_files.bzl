"""`configured_files`: the files of a target as another configuration builds them, as rules for several platforms do."""

def _mode_impl(_settings, attr):
    return {"//command_line_option:compilation_mode": attr.mode}

_mode = transition(
    implementation = _mode_impl,
    inputs = [],
    outputs = ["//command_line_option:compilation_mode"],
)

def _configured_files_impl(ctx):
    return [DefaultInfo(files = depset(ctx.files.actual))]

configured_files = rule(
    implementation = _configured_files_impl,
    doc = "Files of a target, with a compilation mode of their own.",
    attrs = {
        "actual": attr.label(doc = "The target.", allow_files = True, cfg = _mode, mandatory = True),
        "mode": attr.string(doc = "The compilation mode.", mandatory = True),
        "_allowlist_function_transition": attr.label(default = "@bazel_tools//tools/allowlists/function_transition_allowlist"),
    },
)
