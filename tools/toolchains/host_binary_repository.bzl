"""`host_binary_repository`: a binary on the machine, named by an environment variable, with its toolchain."""

load(
    ":host_binary.bzl",
    "missing_problem",
    "path_problem",
    "reported_version",
    "run_problem",
    "used_variable",
    "version_problem",
)
load(":tool_build_file.bzl", "tool_build_file")
load(":tools.bzl", "TOOLS")

visibility(["//..."])

def _require(problem):
    if problem:
        fail("\n" + problem)

def _host_binary_repository_impl(rctx):
    variable = used_variable(rctx.attr.variables, rctx.getenv)
    if not variable:
        # The hub refers to this repository only if a variable is set, but `bazel fetch --all` fetches it anyway.
        rctx.file("BUILD.bazel", "", executable = False)
        return
    tool, value = TOOLS[rctx.attr.tool], rctx.getenv(variable)
    _require(path_problem(tool, variable, value))
    path = rctx.path(value)
    rctx.watch(path)
    if not path.exists or path.is_dir:
        fail("\n" + missing_problem(tool, variable, value))
    result = rctx.execute([path] + tool.version_command, timeout = 60)
    output = result.stdout if result.return_code == 0 else result.stderr + result.stdout
    _require(run_problem(tool, variable, value, result.return_code, output))
    version = reported_version(output)
    _require(version_problem(tool, variable, value, version, rctx.attr.version))

    # A link instead of a copy, because a binary may look for files next to its real path.
    binary = tool.name + (".exe" if value.endswith(".exe") else "")
    rctx.symlink(path, binary)
    rctx.file("BUILD.bazel", tool_build_file(tool.name, binary, version), executable = False)

host_binary_repository = repository_rule(
    implementation = _host_binary_repository_impl,
    doc = "A binary on the machine with its toolchain as `:toolchain`; empty if no variable names one.",
    attrs = {
        "tool": attr.string(
            doc = "The tool.",
            mandatory = True,
            values = sorted(TOOLS),
        ),
        "variables": attr.string_list(
            doc = "The environment variables that may have the binary's path, in order of precedence.",
            mandatory = True,
        ),
        "version": attr.string(
            doc = "The registered version that the binary replaces.",
            mandatory = True,
        ),
    },
)
