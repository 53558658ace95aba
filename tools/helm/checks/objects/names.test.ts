/** Limits of Kubernetes that are too big for cases, and the edges of each rule. */
import { expect, test } from "@jest/globals";
import { checkRendering, readRendering } from "../check.ts";
import { invalidAnnotation } from "../structure/invalid_annotation.ts";
import * as rules from "./names.ts";

const ROWS: readonly (readonly [rule: rules.NameRule, right: readonly string[], wrong: readonly string[]])[] = [
  [rules.DNS_LABEL, ["a", "1-a", "a".repeat(63)], ["", "-a", "a-", "A", "a.b", "a".repeat(64)]],
  [rules.STRICT_DNS_LABEL, ["a", "a-1"], ["1a", "a-"]],
  [rules.DNS_SUBDOMAIN, ["a.b-c.1"], ["a..b", ".a", "a.", "a_b"]],
  [rules.PATH_SEGMENT, ["system:a B"], [".", "..", "a/b", "a%"]],
  [rules.PORT_NAME, ["http", "a1", "8080a", "h".repeat(15)], ["8080", "a--b", "-a", "a-", "HTTP", "a".repeat(16)]],
  [rules.ENV_NAME, ["_A", "a.b-c", ".x"], ["1A", "A B", "A=B", ""]],
  [rules.LABEL_VALUE, ["", "a", "A_b.c-1"], ["-a", "a.", "a b", "a+b", "a".repeat(64)]],
];

test.each(ROWS)("%j", (rule, right, wrong) => {
  expect(right.filter((name) => rules.misnamed(name, rule) !== undefined)).toEqual([]);
  expect(wrong.filter((name) => rules.misnamed(name, rule) === undefined)).toEqual([]);
});

test.each([
  ["app", true],
  ["example.com/app", true],
  ["Example.com/app", false],
  ["example.com/", false],
  ["/app", false],
  ["a/b/c", false],
  ["", false],
])("the key %j is right: %s", (key, isRight) => {
  expect(rules.misnamedKey(key) === undefined).toBe(isRight);
});

test("an object's annotations may have 256 KiB, and not one byte more", () => {
  const problemsOf = (bytes: number) => {
    const metadata = { name: "x", annotations: { k: "v".repeat(bytes - 1) } };
    const declaration = {
      label: "//x:y",
      release: "prod",
      namespace: "z",
      usual: { release: "prod", namespace: "z" },
      apps: [],
      external: new Set<string>(),
      kubeVersions: [],
      crds: [],
    };
    const rendering = readRendering([{ body: { apiVersion: "v1", kind: "ConfigMap", metadata } }], declaration);
    return checkRendering(rendering, {}, [invalidAnnotation]).map(({ path, what }) => `${path} ${what}`);
  };
  expect(problemsOf(262_144)).toEqual([]);
  expect(problemsOf(262_145)).toEqual(["ConfigMap/x metadata.annotations are 262145 bytes long, 1 over the limit"]);
});
