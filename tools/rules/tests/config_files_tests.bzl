"""Analysis tests of `config_files`: the files in the JSON, and those in AppInfo."""

load("@bazel_skylib//lib:unittest.bzl", "analysistest", "asserts")
load("//:release_app.bzl", "AppInfo", "release_app")
load(":fake_image.bzl", "fake_image")

def _config_files_test_impl(ctx):
    env = analysistest.begin(ctx)
    target = analysistest.target_under_test(env)
    action = [each for each in analysistest.target_actions(env) if each.mnemonic == "FileWrite"][0]
    asserts.equals(env, json.decode(ctx.attr.expected), json.decode(action.content).get("config_files"))
    asserts.equals(env, ctx.attr.files, sorted([file.short_path for file in target[AppInfo].files.to_list()]))
    return analysistest.end(env)

_config_files_test = analysistest.make(
    _config_files_test_impl,
    attrs = {
        "expected": attr.string(doc = "The JSON's `config_files`."),
        "files": attr.string_list(doc = "Short paths of the files that the JSON refers to, sorted."),
    },
)

def _cases(name, package):
    """Arguments, and the expected content of the JSON and AppInfo, by name."""
    text = package + "/digest.txt"
    manifest = package + "/manifest.yaml"
    generated = "{}/{}.generated.digest".format(package, name)
    fake_image(name = name + ".generated", tags = ["manual"])
    native.filegroup(name = name + ".group", srcs = ["digest.txt", "manifest.yaml"], tags = ["manual"])
    native.alias(name = name + ".alias", actual = "digest.txt", tags = ["manual"])
    return {
        "none": (None, None, []),
        "list": (
            {"a": {"files": ["digest.txt", ":manifest.yaml"], "mode": "0755"}},
            {"a": {"files": [{"file": text}, {"file": manifest}], "mode": "0755"}},
            [text, manifest],
        ),
        # The same file in two ConfigMaps, by labels of every form.
        "labels": (
            {
                "a": {"files": ["//{}:digest.txt".format(package), ":{}.generated".format(name)]},
                "b": {"files": [Label("//tools/rules/tests:digest.txt")]},
            },
            {"a": {"files": [{"file": text}, {"file": generated}]}, "b": {"files": [{"file": text}]}},
            [text, generated],
        ),
        "group": (
            {"a": {"files": [":{}.group".format(name)]}},
            {"a": {"files": [{"file": text}, {"file": manifest}]}},
            [text, manifest],
        ),
        "names": (
            {"a": {"files": {"x.txt": ":{}.alias".format(name), "y.yaml": "manifest.yaml"}}},
            {"a": {"files": [{"file": text, "key": "x.txt"}, {"file": manifest, "key": "y.yaml"}]}},
            [text, manifest],
        ),
        # Wrong shapes are left for the composer to complain about.
        "wrong": ("x", "x", []),
        "wrong_entry": ({"a": ["digest.txt"]}, {"a": ["digest.txt"]}, []),
        "wrong_files": ({"a": {"files": "digest.txt"}}, {"a": {"files": "digest.txt"}}, []),
        "wrong_item": ({"a": {"files": [1]}}, {"a": {"files": [1]}}, []),
    }

def config_files_tests(name):
    """Declares the tests.

    Args:
        name: the suite's name.
    """
    tests = []
    for word, (config_files, expected, files) in _cases(name, native.package_name()).items():
        app = "{}.{}".format(name, word)
        release_app(name = app, config_files = config_files, image = "x", tags = ["manual"])
        tests.append(app + "_test")
        _config_files_test(
            name = tests[-1],
            size = "small",
            expected = json.encode(expected),
            files = sorted(files),
            target_under_test = app + "_metadata",
        )
    native.test_suite(name = name, tests = tests)
