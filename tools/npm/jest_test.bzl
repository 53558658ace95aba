"""`jest_test`: test files, bundled with their imports; `jest_tests`: one such target per file."""

load("//tools/npm:esbuild_bundle.bzl", "esbuild_bundle")
load("//tools/npm:node_test.bzl", "node_test")

visibility(["//..."])

def jest_test(name, srcs, tests, data = [], env = {}, size = "small", **kwargs):
    """Declares one test of several files that need the same data and are quick together.

    Args:
      name: name of the test.
      srcs: all sources that tests may import.
      tests: the `*.test.ts` files.
      data: files that the tests read, by path from the repository's root.
      env: dict of environment variables; `$(rootpath …)` of a file in `data` is expanded.
      size: size of the test.
      **kwargs: other attributes of the test.
    """
    bundle = name + "_bundle"
    esbuild_bundle(
        name = bundle,
        testonly = True,
        srcs = srcs,
        entry_points = tests,
        external = ["@jest/globals", "esbuild"],
        out = name + ".cjs",
        sourcemap = True,
    )
    node_test(
        name = name,
        size = size,
        args = ["$(rootpath :{})".format(bundle)] + [
            "{}={}".format(key, value)
            for key, value in sorted(env.items())
        ],
        data = [":" + bundle] + data,
        program = "//tools/npm:jest.mjs",
        **kwargs
    )

def jest_tests(name, tests, **kwargs):
    """Declares a test for each file, named like the file, and a suite of them.

    Args:
      name: name of the suite.
      tests: the `*.test.ts` files.
      **kwargs: arguments of `jest_test` for each of them.
    """
    names = [test.removesuffix(".ts") for test in tests]
    for stem in names:
        jest_test(name = stem, tests = [stem + ".ts"], **kwargs)
    native.test_suite(name = name, tests = names)
