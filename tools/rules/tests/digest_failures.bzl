"""What is neither a digest nor an image that has one: cases of `failure_tests`."""

load("//:release_app.bzl", "release_app")
load(":fake_directory.bzl", "fake_directory")

def _bad_digest(what, label):
    return (
        "image_digest: names {} (got \"{}\"); expected the label of one file with a digest, or of an image with the output " +
        "group `digest`. Fix: name the file with the digest, which rules_oci has as \"{}.digest\". [invalid-file]"
    ).format(what, label, label)

def digest_failures(name):
    """Messages about targets that are not the digest of one image.

    Args:
        name: the suite's name.

    Returns:
        A dict of words to the macro, its arguments and the lines of the message.
    """
    fake_directory(name = name + ".oci_image", tags = ["manual"])
    native.filegroup(name = name + ".files", srcs = ["digest.txt", "manifest.yaml"], tags = ["manual"])
    native.filegroup(name = name + ".nothing", tags = ["manual"])
    package = "//" + native.package_name()
    return {
        "digest_" + word: (
            release_app,
            {"image": "x", "image_digest": ":{}.{}".format(name, word)},
            [_bad_digest(what, "{}:{}.{}".format(package, name, word))],
        )
        for word, what in {
            "files": "a target with 2 files",
            "nothing": "a target with 0 files",
            "oci_image": "a directory",
        }.items()
    }
