"""Apps that name other apps, for the tests of `release_app`."""

load("//:release_app.bzl", "ref", "release_app")

def _caller(name, **kwargs):
    release_app(name = name, tags = ["manual"], **kwargs)

def callers(name, package):
    """Declares apps that name other apps: by label, which does not add a dependency, or by name.

    Args:
        name: beginning of their names.
        package: the package, as a path.

    Returns:
        A dict of the apps' names to the JSON and the files that they should have.
    """
    foreign = "@@" + Label("@bazel_skylib//lib:shell").repo_name + "//lib:shell"
    own = "//{}:{}.".format(package, name)
    _caller(
        name = name + ".caller",
        app_name = "a",
        connects_to = [
            ":" + name + ".called",
            "//some/where:redis",
            "//some/where/redis",
            "@bazel_skylib//lib:shell",
            Label("//some/where:db"),
            "plain",
            {"app": ":missing", "optional": True},
            {"app": "plain"},
        ],
        env = {
            "A": ref.app(":" + name + ".called", "{host}"),
            "B": ref.app("plain", "{{port}}", port = "http", fallback = ""),
            "C": ref.app(Label("//some/where:db"), "", optional = True),
            "D": ":text",
        },
        image = "x",
        init_containers = {"wait": {"env": {"A": ref.app(":" + name + ".called", "{host}")}}},
        requires = [":" + name + ".called", Label("//some/where:db"), "plain", [":" + name + ".called", "plain"]],
        secrets = {"s": {"existing": "s", "when": ":" + name + ".called"}, "t": {"existing": "t", "when": "plain"}},
        sidecars = {"proxy": {"env": {"A": ref.app("plain", "{port}")}}, "bare": {}},
        volumes = {"v": {"empty_dir": {}, "when": Label("//some/where:db")}},
    )

    # Two apps may name each other.
    _caller(name = name + ".called", app_name = "a", connects_to = (":" + name + ".caller",), image = "x")

    # Wrong shapes are left for the composer to complain about.
    _caller(
        name = name + ".careless",
        app_name = "a",
        connects_to = [1, {}, {"app": 1}],
        env = {"A": {"app": "x"}, "B": {"app": {}}, "C": ref.app(1, None)},
        image = "x",
        requires = [1, {}, [1]],
    )
    _caller(name = name + ".confused", app_name = "a", connects_to = ":redis", env = ["A"], image = "x", requires = ":redis", secrets = {"s": 1}, sidecars = [], volumes = {"v": {"when": 1}})
    return {
        "called": ({"app_name": "a", "connects_to": [own + "caller"], "image": "x"}, []),
        "caller": ({
            "app_name": "a",
            "connects_to": [
                own + "called",
                "//some/where:redis",
                "//some/where/redis:redis",
                foreign,
                "//some/where:db",
                "plain",
                {"app": "//" + package + ":missing", "optional": True},
                {"app": "plain"},
            ],
            "env": {
                "A": {"app": {"name": own + "called", "value": "{host}"}},
                "B": {"app": {"fallback": "", "name": "plain", "port": "http", "value": "{{port}}"}},
                "C": {"app": {"name": "//some/where:db", "optional": True, "value": ""}},
                "D": ":text",
            },
            "image": "x",
            "init_containers": {"wait": {"env": {"A": {"app": {"name": own + "called", "value": "{host}"}}}}},
            "requires": [own + "called", "//some/where:db", "plain", [own + "called", "plain"]],
            "secrets": {"s": {"existing": "s", "when": own + "called"}, "t": {"existing": "t", "when": "plain"}},
            "sidecars": {"bare": {}, "proxy": {"env": {"A": {"app": {"name": "plain", "value": "{port}"}}}}},
            "volumes": {"v": {"empty_dir": {}, "when": "//some/where:db"}},
        }, []),
        "careless": ({
            "app_name": "a",
            "connects_to": [1, {}, {"app": 1}],
            "env": {"A": {"app": "x"}, "B": {"app": {}}, "C": {"app": {"name": 1}}},
            "image": "x",
            "requires": [1, {}, [1]],
        }, []),
        "confused": ({
            "app_name": "a",
            "connects_to": ":redis",
            "env": ["A"],
            "image": "x",
            "requires": ":redis",
            "secrets": {"s": 1},
            "sidecars": [],
            "volumes": {"v": {"when": 1}},
        }, []),
    }
