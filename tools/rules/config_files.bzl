"""The files of `config_files`: moves labels from a macro's nested dicts to a rule, and file names to the JSON."""

load(":named_files.bzl", "directory_problem")
load(":problems.bzl", "join_path", "problem")

visibility(["//", "//tools/rules/..."])

def take_labels(config_files, absolute):
    """Extracts the labels from `config_files`.

    Values of other shapes are left as they are, for the composer to complain about.

    Args:
      config_files: the macro's argument: dict of names to dicts, with `files` a list of labels or a dict of keys to labels.
      absolute: function that turns a label's text into a Label.

    Returns:
      A pair: a dict of Labels to their text, for an attribute of the rule, and `config_files` with this text as labels.
    """
    labels = {}
    entries = config_files
    if type(config_files) == "dict":
        entries = {name: _entry(entry, labels, absolute) for name, entry in config_files.items()}
    return labels, entries

def place_files(config_files, files):
    """Replaces labels with files.

    Args:
      config_files: the result of `take_labels`.
      files: dict of labels' texts to their Files.

    Returns:
      A pair: `config_files` with the files' short paths, and a list of error messages.
    """
    if type(config_files) != "dict":
        return config_files, []
    problems = []
    entries = {}
    for name, entry in config_files.items():
        entries[name] = entry
        if type(entry) == "dict" and type(entry.get("files")) == "list":
            path = join_path(join_path("config_files", name), "files")
            placed = [_place(path, index, item, files, problems) for index, item in enumerate(entry["files"])]
            entries[name] = entry | {"files": [item for items in placed for item in items]}
    return entries, problems

def _entry(entry, labels, absolute):
    files = entry.get("files") if type(entry) == "dict" else None
    if type(files) in ["list", "tuple"]:
        return entry | {"files": [_item(None, label, labels, absolute) for label in files]}
    if type(files) == "dict":
        return entry | {"files": [_item(key, label, labels, absolute) for key, label in files.items()]}
    return entry

def _item(key, label, labels, absolute):
    if type(label) not in ["Label", "string"]:
        return label
    text = str(absolute(label))
    labels[absolute(label)] = text
    return {"file": text} | ({} if key == None else {"key": key})

def _place(path, index, item, files, problems):
    if type(item) != "dict" or item.get("file") not in files:
        return [item]
    found = files[item["file"]]
    if "key" in item and len(found) != 1:
        what = "names a target with {} files, but only one can have the name".format(len(found))
        expected = "the label of one file"
        fix = "name the file itself, or write a list"
        problems.append(problem(join_path(path, item["key"]), what, item["file"], expected, fix, "invalid-file"))
    for file in found:
        problems.extend(directory_problem(join_path(path, item.get("key", index)), file))
    return [item | {"file": file.short_path} for file in found]
