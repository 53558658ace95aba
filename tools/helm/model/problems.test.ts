import { describe, expect, test } from "@jest/globals";
import { closest, listWords } from "../base/text.ts";
import { formatProblem, formatProblems, joinPath, type Problem, show } from "./problems.ts";

const problem: Problem = {
  code: "out-of-range",
  label: "//shop:api",
  path: "port",
  what: "is out of range",
  got: 99999,
  expected: "a port number from 1 to 65535",
  fix: "change `port` to a valid value",
};

describe("formatProblem", () => {
  test("shows place, value, expectation, fix and code on one line", () => {
    expect(formatProblem(problem)).toBe(
      "//shop:api: port: is out of range (got 99999); expected a port number from 1 to 65535. " +
        "Fix: change `port` to a valid value. [out-of-range]",
    );
  });

  test("stays on one line, even if names contain line breaks", () => {
    expect(formatProblem({ ...problem, what: "has no file at /a\nb\u2028" })).toContain(
      "has no file at /a\\u000ab\\u2028 (got",
    );
  });

  test("shows no credentials of addresses, but variables", () => {
    expect(show(["oci://a:b@c/d", "https://token@c", "amqp://$(USER):$(PASSWORD)@c"])).toBe(
      '["oci://…@c/d","https://…@c","amqp://$(USER):$(PASSWORD)@c"]',
    );
  });

  test("leaves out missing parts", () => {
    const { got: _got, ...rest } = problem;
    expect(formatProblem({ ...rest, path: "" })).toBe(
      "//shop:api: is out of range; expected a port number from 1 to 65535. Fix: change `port` to a valid value. [out-of-range]",
    );
  });
});

test("formatProblems sorts, and drops duplicates", () => {
  const other = { ...problem, label: "//a:a" };
  expect(formatProblems([problem, other, problem]).split("\n")).toEqual([formatProblem(other), formatProblem(problem)]);
});

test.each([
  ["a", "b", "a.b"],
  ["", "b", "b"],
  ["env", "A.B", 'env["A.B"]'],
  ["args", 0, "args[0]"],
])("joinPath(%j, %j) is %s", (path, key, expected) => {
  expect(joinPath(path, key)).toBe(expected);
});

test.each([
  [[], "nothing"],
  [["a"], "`a`"],
  [["a", "b", "c"], "`a`, `b` and `c`"],
])("listWords(%j) is %s", (words, expected) => {
  expect(listWords(words)).toBe(expected);
});

test.each([
  ["healthcheck", ["health_check", "hosts"], "health_check"],
  ["Worker", ["worker", "job"], "worker"],
  ["paht", ["path", "port"], "path"],
  ["banana", ["worker", "job"], undefined],
])("the word closest to %s among %j is %s", (word, candidates, expected) => {
  expect(closest(word, candidates)).toBe(expected);
});

test("show cuts long values", () => {
  expect(show("x".repeat(500))).toHaveLength(121);
});
