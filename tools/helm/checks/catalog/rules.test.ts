import { describe, expect, test } from "@jest/globals";
import type { JsonObject } from "../types.ts";
import { ruleBook } from "./rules.ts";

/** A definition whose spec has this schema. */
function definition(spec: JsonObject): JsonObject {
  const schema = { openAPIV3Schema: { type: "object", properties: { spec } } };
  return {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    spec: { group: "acme.example", names: { kind: "Thing" }, versions: [{ name: "v1", served: true, schema }] },
  };
}

function broken(schema: JsonObject, spec: JsonObject) {
  const object = { apiVersion: "acme.example/v1", kind: "Thing", metadata: { name: "a" }, spec };
  return ruleBook([definition(schema)])(object).map(({ path, message }) => `${path}: ${message}`);
}

const rules = (...found: readonly string[]) => ({ "x-kubernetes-validations": found.map((rule) => ({ rule })) });
const text = (format: string) => ({ type: "string", format });

describe("values have the types of their schemas", () => {
  const properties = {
    at: text("date-time"),
    day: text("date"),
    every: text("duration"),
    content: text("byte"),
    share: { type: "number" },
    count: { type: "integer" },
    target: { "x-kubernetes-int-or-string": true },
    namespace: { type: "string" },
    "with-dash": { type: "string" },
    labels: { type: "object", additionalProperties: { type: "string" } },
  };
  const spec = {
    at: "2024-01-02T03:04:05Z",
    day: "2024-01-02",
    every: "90s",
    content: "aGk=",
    share: 2,
    count: 2,
    target: "50%",
    namespace: "a",
    "with-dash": "b",
    labels: { "a-b": "c" },
  };
  test.each([
    "self.at > timestamp('2024-01-01T00:00:00Z') && self.day.getFullYear() == 2024",
    "self.every == duration('1m30s')",
    "self.content == b'hi'",
    "self.share * 1.5 == 3.0",
    "self.count * 2 == 4",
    "type(self.target) == string && self.target == '50%'",
    "self.__namespace__ == 'a' && self.with__dash__dash == 'b'",
    "self.labels['a-b'] == 'c'",
  ])("%s", (rule) => {
    expect(broken({ type: "object", properties, ...rules(rule) }, spec)).toEqual([]);
    expect(broken({ type: "object", properties, ...rules(`!(${rule})`) }, spec)).toHaveLength(1);
  });
});

test("defaults are filled in, in lists and maps as well, and null stands for nothing", () => {
  const item = { type: "object", properties: { size: { type: "integer", default: 3 } }, ...rules("self.size == 3") };
  const properties = { list: { type: "array", items: item }, map: { type: "object", additionalProperties: item } };
  expect(broken({ type: "object", properties }, { list: [{}, { size: null }], map: { a: {} } })).toEqual([]);
  expect(broken({ type: "object", properties }, { list: [{}, { size: 4 }], map: { "a.b": { size: 5 } } })).toEqual([
    "spec.list[1]: failed rule: self.size == 3",
    'spec.map["a.b"]: failed rule: self.size == 3',
  ]);
});

test("a rule that fails is broken, one about what was there before is not", () => {
  expect(broken({ type: "object", ...rules("self.a == 1", "self.a == oldSelf.a") }, {})).toEqual([
    "spec: its rule failed: no such key: a",
  ]);
});

test("a rule that does not compile is the concern of those who install the definition", () => {
  expect(broken({ type: "object", ...rules("self.") }, {})).toEqual([]);
});

test("kinds without known rules have none", () => {
  expect(ruleBook([])({ apiVersion: "acme.example/v1", kind: "Thing" })).toEqual([]);
});
