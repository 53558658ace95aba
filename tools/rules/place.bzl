"""How errors name a target."""

visibility(["//", "//tools/rules/..."])

def place(label):
    """The label as the user of the main repository would write it.

    Args:
      label: a Label.

    Returns:
      `//package:name` in the main repository, the canonical label elsewhere.
    """
    return str(label).removeprefix("@@") if label.repo_name == "" else str(label)
