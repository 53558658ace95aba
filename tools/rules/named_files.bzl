"""Problems with the files that declarations name by their `short_path`."""

load(":problems.bzl", "join_path", "problem")

visibility(["//tools/rules/..."])

def directory_problem(path, file):
    """The problem with a directory where an attribute takes files.

    Args:
      path: path of the attribute.
      file: a File.

    Returns:
      A list of one error message; none if the File is no directory.
    """
    if not file.is_directory:
        return []
    what = "names a directory that the build creates"
    return [problem(path, what, file.short_path, "files", "name a target that yields files", "invalid-file")]

def directory_problems(files):
    """The problems with directories where attributes take files.

    Args:
      files: dict of attributes to their Files.

    Returns:
      A list of error messages.
    """
    return [
        message
        for attribute, given in files.items()
        for index, file in enumerate(given)
        for message in directory_problem(join_path(attribute, index) if len(given) > 1 else attribute, file)
    ]

def twin_problems(files):
    """The problems with files that have one name, because they are built in several configurations.

    Args:
      files: list of Files.

    Returns:
      A list of error messages.
    """
    twins = {}
    for file in files:
        twins.setdefault(file.short_path, {})[file.path] = True
    return sorted([
        problem(
            name,
            "is built in {} configurations".format(len(paths)),
            sorted(paths),
            "one file of this name",
            "give the file of each configuration a name of its own, such as by a rule that copies it",
            "invalid-file",
        )
        for name, paths in twins.items()
        if len(paths) > 1
    ])
