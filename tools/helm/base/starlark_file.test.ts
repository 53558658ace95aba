import { expect, test } from "@jest/globals";
import { callOf, loadStatement, targetStatement } from "./starlark_file.ts";

test("names are sorted", () => {
  expect(loadStatement("//a:b.bzl", ["release_app", "ref"])).toBe('load("//a:b.bzl", "ref", "release_app")');
});

test("a target as buildifier writes it", () => {
  expect(
    targetStatement("release_app", "api", {
      service: { type: "NodePort", ports: { http: 80 } },
      args: ["-v"],
      command: ["sh", "-c"],
      labels: {},
      env: { URL: callOf("ref.secret", ["db", "url"], { optional: true }), TEXT: 'a "b"\n' },
      replicas: 2,
      topology_spread: [],
      patches: { Service: { spec: { ports: null } } },
    }),
  ).toBe(`release_app(
    name = "api",
    args = ["-v"],
    command = [
        "sh",
        "-c",
    ],
    env = {
        "URL": ref.secret(
            "db",
            "url",
            optional = True,
        ),
        "TEXT": "a \\"b\\"\\n",
    },
    labels = {},
    patches = {
        "Service": {
            "spec": {"ports": None},
        },
    },
    replicas = 2,
    service = {
        "type": "NodePort",
        "ports": {"http": 80},
    },
    topology_spread = [],
)`);
});

test("strings have no escapes but those of Starlark, wherever they are", () => {
  const text = '\u001b[1m\u0000\u001f\b\f\t\r\n"\\u001b\u007f\u2028\ud800é🛒';
  const written = '"\\033[1m\\000\\037\\b\\f\\t\\r\\n\\"\\\\u001b\u007f\u2028\ufffdé🛒"';
  expect(loadStatement(text, [])).toBe(`load(${written})`);
  expect(targetStatement("a", text, { c: callOf("f", [text, { [text]: text }]), d: { [text]: 1 } })).toBe(`a(
    name = ${written},
    c = f(${written}, {${written}: ${written}}),
    d = {${written}: 1},
)`);
});

test("what does not fit on a line is broken", () => {
  const text = "x".repeat(90);
  expect(targetStatement("a", "b", { c: [text] })).toBe(
    `a(\n    name = "b",\n    c = [\n        "${text}",\n    ],\n)`,
  );
});
