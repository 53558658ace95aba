"""`app_metadata`: an app's declaration as a JSON file, the composer's input.

Two files: charts compose what is declared and report the problems of all their apps at once; whoever builds the target gets
the metadata, which is the same but exists only if the app is valid. A validation action of this target would run before
those charts, whose builds would then stop at the problems of one app.
"""

load(":composer_action.bzl", "COMPOSER_ATTRS", "COMPOSER_TOOLCHAINS", "add_files", "composer_arguments", "run_composer")
load(":config_files.bzl", "place_files")
load(":image_digest.bzl", "digest_file")
load(":named_files.bzl", "directory_problem", "twin_problems")
load(":problems.bzl", "fail_with", "join_path", "place", "problem")

visibility(["//", "//tools/rules/..."])

AppInfo = provider(
    doc = "What a `release_app` declares.",
    fields = {
        "app_name": "string: key of the app in values.",
        "app_type": "string: the app type, or None if the composer infers it.",
        "domain": "string: team or business domain, or None.",
        "files": "depset of Files: the files that the metadata refers to, by `short_path`.",
        "image": "string: image repository, or None if it is missing, which fails in the chart.",
        "label": "string: label of the `release_app`, without the `_metadata` of its target.",
        "language": "string: programming language, or None.",
        "metadata": "File: the JSON as declared, described by tools/helm/model/app/. The target's own output is the same, validated.",
        "version": "string: version of the app, or None.",
    },
)

_ATTRS = {
    "dashboards": attr.label_keyed_string_dict(
        doc = "Files of Grafana dashboards, each with a JSON list of its names. Default: none.",
        allow_files = [".json"],
    ),
    "config_files": attr.label_keyed_string_dict(
        doc = "Files of `config_files`, each with its text in `declaration`. Default: none.",
        allow_files = True,
    ),
    "declaration": attr.string(doc = "The app's attributes as JSON.", mandatory = True),
    "image_digest": attr.label(
        doc = "File that contains the image's digest, or an image that has one; the image itself is never an input. Default: none.",
        allow_files = True,
    ),
    "problems": attr.string_list(doc = "Problems with the macro's arguments; they fail the analysis. Default: none."),
}

def _dashboards(ctx):
    """The dashboards' files by their names, and a list of error messages."""
    targets = {name: target for target, names in ctx.attr.dashboards.items() for name in json.decode(names)}
    files = {name: targets[name][DefaultInfo].files.to_list() for name in sorted(targets)}
    problems = []
    for name, found in files.items():
        path = join_path("dashboards", name)
        if len(found) != 1:
            what = "names a target with {} files".format(len(found))
            label = place(targets[name].label)
            problems.append(problem(path, what, label, "the label of one JSON file", "name one of its files", "invalid-file"))
        for file in found:
            problems.extend(directory_problem(path, file))
    return {name: found[0] for name, found in files.items() if found}, problems

def _validated(ctx, declaration, files):
    """The declaration again, if nothing is wrong with the app by itself."""
    metadata = ctx.actions.declare_file(ctx.label.name + ".json")
    arguments = composer_arguments(ctx, "app")
    arguments.add(declaration, format = "--declaration=%s")
    add_files(arguments, files)
    arguments.add(metadata, format = "--output=%s")
    inputs = depset([declaration], transitive = [files])
    run_composer(ctx, arguments, inputs, metadata, "ValidateApp", "Validating app %{label}")
    return metadata

def _app_metadata_impl(ctx):
    label = place(ctx.label).removesuffix("_metadata")
    declaration = json.decode(ctx.attr.declaration)
    texts = {text: target.files.to_list() for target, text in ctx.attr.config_files.items()}
    config_files, problems = place_files(declaration.get("config_files"), texts)
    digest, digest_problems = digest_file(ctx.attr.image_digest)
    dashboards, dashboard_problems = _dashboards(ctx)
    named = ([digest] if digest else []) + ctx.files.config_files + dashboards.values()
    fail_with(label, sorted(ctx.attr.problems + problems + digest_problems + dashboard_problems + twin_problems(named)))
    references = {"image_digest": {"file": digest.short_path}} if digest else {}
    if dashboards:
        references["dashboards"] = {name: {"file": file.short_path} for name, file in dashboards.items()}
    references |= {"config_files": config_files} if config_files != None else {}
    files = depset(named)
    declared = ctx.actions.declare_file(ctx.label.name + ".declaration.json")
    ctx.actions.write(
        declared,
        json.encode_indent(declaration | references | {"label": label, "schema_version": 1}, indent = "  ") + "\n",
    )
    return [
        DefaultInfo(files = depset([_validated(ctx, declared, files)])),
        AppInfo(
            app_name = declaration["app_name"],
            app_type = declaration.get("app_type"),
            domain = declaration.get("domain"),
            files = files,
            image = declaration.get("image"),
            label = label,
            language = declaration.get("language"),
            metadata = declared,
            version = declaration.get("version"),
        ),
    ]

app_metadata = rule(
    implementation = _app_metadata_impl,
    doc = "Writes an app's metadata, and validates it. Created by `release_app`.",
    attrs = _ATTRS | COMPOSER_ATTRS,
    provides = [AppInfo],
    toolchains = COMPOSER_TOOLCHAINS,
)
