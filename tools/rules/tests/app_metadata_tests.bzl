"""Analysis tests of `release_app`: the JSON that it writes, and AppInfo."""

load("@bazel_skylib//lib:unittest.bzl", "analysistest", "asserts")
load("//:release_app.bzl", "AppInfo", "ref", "release_app")
load(":callers.bzl", "callers")
load(":fake_image.bzl", "fake_image", "fake_img_image")

_FIELDS = ["app_name", "app_type", "domain", "image", "label", "language", "version"]

def _app_metadata_test_impl(ctx):
    env = analysistest.begin(ctx)
    target = analysistest.target_under_test(env)
    info = target[AppInfo]
    expected = json.decode(ctx.attr.expected)
    actions = analysistest.target_actions(env)
    label = "//" + target.label.package + ":" + target.label.name.removesuffix("_metadata")

    asserts.equals(env, ["FileWrite", "ValidateApp"], [action.mnemonic for action in actions])
    asserts.equals(env, [info.metadata], actions[0].outputs.to_list())
    asserts.equals(env, expected | {"label": label, "schema_version": 1}, json.decode(actions[0].content))
    asserts.true(env, actions[0].content.endswith("\n}\n"), "ends with a newline, as files do")

    asserts.equals(env, target.label.name + ".declaration.json", info.metadata.basename)
    inputs = [file.short_path for file in actions[1].inputs.to_list()]
    asserts.true(env, info.metadata.short_path in inputs, "the declaration is validated")
    asserts.equals(env, [], [file for file in ctx.attr.files if file not in inputs])
    metadata = target[DefaultInfo].files.to_list()
    asserts.equals(env, [target.label.name + ".json"], [file.basename for file in metadata])
    asserts.equals(env, actions[1].outputs.to_list(), metadata)
    asserts.equals(
        env,
        {field: (expected | {"label": label}).get(field) for field in _FIELDS},
        {field: getattr(info, field) for field in _FIELDS},
    )
    asserts.equals(env, ctx.attr.files, [file.short_path for file in info.files.to_list()])
    return analysistest.end(env)

_app_metadata_test = analysistest.make(
    _app_metadata_test_impl,
    attrs = {
        "expected": attr.string(doc = "The JSON, without `label` and `schema_version`."),
        "files": attr.string_list(doc = "Short paths of the files that the JSON refers to."),
    },
)

_DIGEST = "sha256:" + "0" * 64

def _subject(name, **kwargs):
    release_app(name = name, tags = ["manual"], **kwargs)

def _subjects(name, package):
    """Declares apps.

    Args:
        name: beginning of their names.
        package: the package, as a path.

    Returns:
        A dict of the apps' names to the JSON and the files that they should have.
    """
    complete = {
        "app_name": "complete",
        "app_type": "worker",
        "args": ["--a", ""],
        "backoff_limit": 0,
        "command": [],
        "deadline_seconds": 1,
        "delete_policy": ["hook-failed"],
        "description": "{{ }} Grüße 🎉",
        "domain": "demo",
        "enabled": False,
        "env_from": [{"secret": "s"}],
        "health_check": {"enabled": False},
        "image": "x/y",
        "image_digest": _DIGEST,
        "image_pull_policy": "Never",
        "image_tag": "1.10",
        "ingress": {"paths": ["/"]},
        "language": "go",
        "phase": "test",
        "port": 1,
        "ports": {"http": {"port": 2}},
        "replicas": 0,
        "resources": {"limits": {"cpu": "1"}},
        "security": "baseline",
        "version": "1",
        "weight": -5,
    }
    _subject(
        name = name + ".complete",
        binary_target = ":binary",
        env = {
            "A": "",
            "B": ref.secret("s", "k"),
            "C": ref.config_map("c", "k", optional = False),
            "D": ref.field("metadata.name"),
            "E": ref.resource("limits.cpu"),
            "F": ref.secret("s", "k", optional = True),
            "G": ref.config_map("c", "k"),
        },
        **complete
    )
    references = {
        "A": "",
        "B": {"secret": {"key": "k", "name": "s"}},
        "C": {"config_map": {"key": "k", "name": "c", "optional": False}},
        "D": {"field": "metadata.name"},
        "E": {"resource": "limits.cpu"},
        "F": {"secret": {"key": "k", "name": "s", "optional": True}},
        "G": {"config_map": {"key": "k", "name": "c"}},
    }
    expected = {"complete": (complete | {"binary_target": "//" + package + ":binary", "env": references}, [])}

    _subject(name = name + ".least", image = "x")
    expected["least"] = ({"app_name": name + ".least", "image": "x"}, [])

    # Missing and unknown attributes and wrong types are left to the composer.
    _subject(name = name + ".wrong", app_name = "", binary_target = 1, declaration = {}, image_digest = [], replica = 2, version = 3)
    expected["wrong"] = (
        {"app_name": "", "binary_target": 1, "declaration": {}, "image_digest": [], "replica": 2, "version": 3},
        [],
    )

    fake_image(name = name + ".image", tags = ["manual"])
    fake_img_image(name = name + ".img", tags = ["manual"])
    for word, digest in {
        "absolute": "//" + package + ":digest.txt",
        "canonical": str(Label("//tools/rules/tests:digest.txt")),
        "label": Label("//tools/rules/tests:digest.txt"),
        "generated": ":" + name + ".image",
        "grouped": ":" + name + ".img",
        "relative": ":digest.txt",
    }.items():
        generated = {"generated": ".image.digest", "grouped": ".img.digest"}
        digest_file = "{}/{}".format(package, name + generated[word] if word in generated else "digest.txt")
        app = name + ".digest_" + word
        _subject(name = app, app_name = "a", image = "x", image_digest = digest)
        expected["digest_" + word] = ({
            "app_name": "a",
            "image": "x",
            "image_digest": {"file": digest_file},
        }, [digest_file])

    # By name, not by label: the names are sorted, and their files follow.
    _subject(
        name = name + ".dashboards",
        app_name = "a",
        image = "x",
        dashboards = {"third": "dashboard.json", "second": "dashboard.json", "first": Label("//tools/rules/tests:other_dashboard.json")},
    )
    dashboard, other = [package + "/" + file for file in ["dashboard.json", "other_dashboard.json"]]
    expected["dashboards"] = (
        {"app_name": "a", "dashboards": {"first": {"file": other}, "second": {"file": dashboard}, "third": {"file": dashboard}}, "image": "x"},
        [other, dashboard],
    )
    _subject(name = name + ".no_dashboards", app_name = "a", image = "x", dashboards = {"a": 1})
    expected["no_dashboards"] = ({"app_name": "a", "dashboards": {"a": 1}, "image": "x"}, [])

    for word, binary in {
        "absolute": "//some/where:binary",
        "label": Label("//some/where:binary"),
        "short": "//some/where/binary",
    }.items():
        _subject(name = name + ".binary_" + word, app_name = "a", image = "x", binary_target = binary)
        text = "//some/where/binary:binary" if word == "short" else "//some/where:binary"
        expected["binary_" + word] = ({"app_name": "a", "binary_target": text, "image": "x"}, [])

    foreign = Label("@bazel_skylib//lib:shell")
    _subject(name = name + ".binary_foreign", app_name = "a", image = "x", binary_target = "@bazel_skylib//lib:shell")
    expected["binary_foreign"] = (
        {"app_name": "a", "binary_target": "@@" + foreign.repo_name + "//lib:shell", "image": "x"},
        [],
    )
    return expected

def app_metadata_tests(name):
    """Declares the tests.

    Args:
        name: the suite's name.
    """
    tests = []
    package = native.package_name()
    for word, (expected, files) in (_subjects(name, package) | callers(name, package)).items():
        tests.append("{}.{}_test".format(name, word))
        _app_metadata_test(
            name = tests[-1],
            size = "small",
            expected = json.encode(expected),
            files = files,
            target_under_test = "{}.{}_metadata".format(name, word),
        )
    native.test_suite(name = name, tests = tests)
