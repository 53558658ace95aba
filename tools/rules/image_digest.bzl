"""The digest file of `image_digest`: of a file itself, or of an image built by rules_oci, rules_img and the like."""

load(":problems.bzl", "place", "problem")

visibility(["//", "//tools/rules/..."])

_EXPECTED = "the label of one file with a digest, or of an image with the output group `digest`"

def digest_file(target):
    """The file with the digest that a target yields. No other file of an image is an input of anything.

    Args:
      target: the target of the attribute, or None.

    Returns:
      A pair: the File, or None; and a list of error messages.
    """
    if target == None:
        return None, []
    files = _files(target)
    if len(files) == 1 and not files[0].is_directory:
        return files[0], []
    what = "names a target with {} files".format(len(files)) if len(files) != 1 else "names a directory"
    label = place(target.label)
    fix = "name the file with the digest, which rules_oci has as {}".format(repr(label + ".digest"))
    return None, [problem("image_digest", what, label, _EXPECTED, fix, "invalid-file")]

def _files(target):
    """Of an image, which is a directory or several files itself, those of its output group for the digest."""
    groups = target[OutputGroupInfo] if OutputGroupInfo in target else None
    group = getattr(groups, "digest", None) if groups else None
    return (group or target[DefaultInfo].files).to_list()
