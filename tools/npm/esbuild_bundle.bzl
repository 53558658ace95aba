"""`esbuild_bundle`: bundles TypeScript sources and the npm packages that they import into one JavaScript file."""

visibility(["//tools/..."])

_NODE = Label("//tools/toolchains:node_toolchain_type")

def _esbuild_bundle_impl(ctx):
    output = ctx.actions.declare_file(ctx.attr.out)
    arguments = ctx.actions.args()
    arguments.add_all(["--preserve-symlinks", "--preserve-symlinks-main"])
    arguments.add(ctx.file._bundle)
    if ctx.attr.sourcemap:
        arguments.add("--sourcemap")
    arguments.add_all(ctx.attr.external, format_each = "--external=%s")
    arguments.add_joined(ctx.files.entry_points, join_with = ",")
    arguments.add(output)
    ctx.actions.run(
        executable = ctx.toolchains[_NODE].node_info.binary,
        arguments = [arguments],
        inputs = ctx.files.srcs + ctx.files.packages + ctx.files.entry_points + [ctx.file._bundle, ctx.file._parts, ctx.file._texts],
        outputs = [output],
        toolchain = _NODE,
        mnemonic = "EsbuildBundle",
        progress_message = "Bundling %{output}",
    )
    return [DefaultInfo(files = depset([output]))]

esbuild_bundle = rule(
    implementation = _esbuild_bundle_impl,
    doc = "Bundles TypeScript with esbuild, which ignores types; `npm run check` checks them.",
    attrs = {
        "entry_points": attr.label_list(
            doc = "The source that runs, or test files that run in sequence.",
            allow_files = [".ts"],
            mandatory = True,
        ),
        "external": attr.string_list(doc = "Packages that are not bundled but loaded at run time."),
        "out": attr.string(doc = "Name of the bundle; `.mjs` or `.cjs` sets the module format, and `.parts` gives one that start.cjs starts.", mandatory = True),
        "packages": attr.label(
            doc = "The npm packages that may be imported, and esbuild.",
            allow_files = True,
            default = Label("//:node_modules"),
        ),
        "sourcemap": attr.bool(doc = "Whether stack traces name the lines of the sources."),
        "srcs": attr.label_list(doc = "All sources that may be imported.", allow_files = [".css", ".ejs", ".json", ".jsonl", ".ts"]),
        "_bundle": attr.label(default = Label("//tools/npm:bundle.mjs"), allow_single_file = True),
        "_parts": attr.label(default = Label("//tools/helm:system/parts.ts"), allow_single_file = True),
        "_texts": attr.label(default = Label("//tools/npm:bundled_texts.mjs"), allow_single_file = True),
    },
    toolchains = [_NODE],
)
