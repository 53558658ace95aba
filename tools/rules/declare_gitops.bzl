"""Implements `argocd_application` and the like: the files, their copy in the checkout, and the test of that."""

load(":chart_golden_test.bzl", "chart_golden_test")
load(":chart_golden_update.bzl", "chart_golden_update")
load(":common_attributes.bzl", "common_attributes", "given_attributes", "manual_attributes", "own_attributes", "reserved_problems")
load(":gitops_files.bzl", "gitops_files")
load(":json_value.bzl", "json_value")
load(":labels_in_attributes.bzl", "is_label", "package_labels")
load(":problems.bzl", "problem")

visibility(["//", "//tools/rules/..."])

def declare_gitops(macro, name, kwargs, parameters):
    """Creates the targets `<name>`, `<name>.test` and `<name>.update`.

    Args:
      macro: name of the macro.
      name: name of the target.
      kwargs: the macro's other arguments: attributes common to all rules, and misspelt attributes.
      parameters: dict of the macro's parameters to their values; None means that an attribute is not given.
    """
    attributes = given_attributes(parameters) | own_attributes(kwargs)
    directory = attributes.get("directory", name)
    directory_problems = _directory_problems(directory)
    digest = attributes.get("digest")
    digest_file = digest if _is_file(digest) else None
    declaration, problems = json_value({
        attribute: value
        for attribute, value in attributes.items()
        if attribute not in ["chart", "directory"] and not (attribute == "digest" and digest_file)
    })
    gitops_files(
        name = name,
        chart = attributes.get("chart"),
        declaration = declaration,
        digest = digest_file,
        macro = macro,
        package = package_labels([attributes.get("chart")], native.package_relative_label)[0],
        problems = sorted(problems + reserved_problems(kwargs) + directory_problems),
        **common_attributes(kwargs)
    )
    if directory_problems:
        return
    chart_golden_test(
        name = name + ".test",
        size = "small",
        chart = name,
        directory = directory,
        golden = native.glob([directory + "/**"], allow_empty = True),
        owner = name,
        **common_attributes(kwargs, test = True)
    )
    chart_golden_update(
        name = name + ".update",
        chart = name,
        directory = directory,
        **manual_attributes(kwargs)
    )

def _directory_problems(directory):
    """Problems with the directory of the copy, whose content `.update` replaces."""
    if type(directory) == "string" and not [part for part in directory.split("/") if part in ["", ".", ".."]]:
        return []
    return [problem(
        "directory",
        "is not a directory below the package",
        directory,
        "a path like `argocd/applications`, without `.` and `..`",
        "name a directory that has nothing else in it",
        "invalid-path",
    )]

def _is_file(digest):
    """Whether it is a label: a digest itself contains a colon, too."""
    return is_label(digest) and not (type(digest) == "string" and digest.startswith("sha256:"))
