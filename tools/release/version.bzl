"""The version of the next release; the first heading of CHANGELOG.md repeats it, which a test holds."""

VERSION = "0.1.0"
