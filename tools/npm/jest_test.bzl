"""`jest_tests`: one test target for each `*.test.ts`, bundled with its imports."""

load("//tools/npm:esbuild_bundle.bzl", "esbuild_bundle")
load("//tools/npm:node_test.bzl", "node_test")

visibility(["//..."])

def jest_tests(name, srcs, tests, data = [], environment = {}, size = "small", **kwargs):
    """Declares the tests, and a suite of them.

    Args:
      name: name of the suite.
      srcs: all sources that tests may import.
      tests: the `*.test.ts` files.
      data: files that each test reads, by their path from the repository's root.
      environment: dict of environment variables; `$(rootpath …)` of a file in `data` is expanded.
      size: size of each test.
      **kwargs: attributes of every test.
    """
    names = []
    variables = ["{}={}".format(key, value) for key, value in sorted(environment.items())]
    for test in tests:
        stem = test.removesuffix(".ts")
        esbuild_bundle(
            name = stem + "_bundle",
            testonly = True,
            srcs = srcs,
            entry_point = test,
            external = ["@jest/globals", "esbuild"],
            out = stem + ".cjs",
        )
        node_test(
            name = stem,
            size = size,
            args = ["$(rootpath :{})".format(stem + "_bundle")] + variables,
            data = [":" + stem + "_bundle"] + data,
            program = "//tools/npm:jest.mjs",
            **kwargs
        )
        names.append(stem)
    native.test_suite(name = name, tests = names)
