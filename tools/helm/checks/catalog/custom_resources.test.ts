/** Custom resources: checked against their CustomResourceDefinition, interpreted as the API server does. */
import { describe, expect, test } from "@jest/globals";
import { formatProblem } from "../../model/problems.ts";
import { isCustomResourceDefinition } from "./custom_resources.ts";
import { schemaCatalog } from "./schemas.ts";

type Fields = Readonly<Record<string, unknown>>;

/** A definition of `Backup` whose spec has these properties. */
function definition(properties: Fields, spec: Fields = {}): Fields {
  return {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: "backups.example.com" },
    spec: {
      group: "example.com",
      names: { kind: "Backup", plural: "backups" },
      scope: "Namespaced",
      versions: [
        {
          name: "v1",
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: { type: "object", properties: { spec: { type: "object", properties, ...spec } } },
          },
        },
        { name: "v1alpha1", served: false, storage: false, schema: {} },
      ],
    },
  };
}

function problems(crd: Fields, spec: Fields, object: Fields = {}): string[] {
  const backup = { apiVersion: "example.com/v1", kind: "Backup", metadata: { name: "daily" }, spec, ...object };
  return schemaCatalog([crd])
    .problemsOf(backup, "1.34")
    .map((problem) => formatProblem({ ...problem, label: "object" }));
}

test("the definition itself has no problems", () => {
  expect(schemaCatalog().problemsOf(definition({ port: { "x-kubernetes-int-or-string": true } }), "1.34")).toEqual([]);
});

test("a definition is distinguished from other objects", () => {
  expect(isCustomResourceDefinition(definition({}))).toBe(true);
  expect(isCustomResourceDefinition({ apiVersion: "v1", kind: "ConfigMap" })).toBe(false);
  expect(isCustomResourceDefinition("text")).toBe(false);
});

const schedule = { type: "string", pattern: "^@(hourly|daily)$" };
const intOrString = { "x-kubernetes-int-or-string": true, anyOf: [{ type: "integer" }, { type: "string" }] };
const preserved = {
  type: "object",
  "x-kubernetes-preserve-unknown-fields": true,
  properties: { a: { type: "string" } },
};
const embedded = { type: "object", "x-kubernetes-embedded-resource": true, properties: { spec: { type: "object" } } };

describe("wrong", () => {
  test.each<[string, Fields, Fields, string]>([
    [
      "an unknown field",
      definition({ schedule }),
      { schedul: "@daily" },
      'object: spec.schedul: is an unknown field (got "@daily"); expected one of `schedule`. Fix: rename it to `schedule`. [unknown-field]',
    ],
    [
      "a field of a map without properties",
      definition({ options: { type: "object" } }),
      { options: { fast: true } },
      "object: spec.options.fast: is an unknown field (got true); expected no field here. Fix: remove it, or move it to where it belongs. [unknown-field]",
    ],
    [
      "a wrong type",
      definition({ keep: { type: "integer", minimum: 1 } }),
      { keep: "7" },
      'object: spec.keep: has the wrong type (got "7"); expected an integer. Fix: write it without quotes: 7. [invalid-field-type]',
    ],
    [
      "a value under the minimum",
      definition({ keep: { type: "integer", minimum: 1 } }),
      { keep: 0 },
      "object: spec.keep: is not valid (got 0); expected at least 1. Fix: change it to a valid value. [invalid-field-value]",
    ],
    [
      "a malformed value",
      definition({ schedule }),
      { schedule: "daily" },
      'object: spec.schedule: is not valid (got "daily"); expected text that matches ^@(hourly|daily)$. Fix: change it to a valid value. [invalid-field-value]',
    ],
    [
      "a list for a number or text",
      definition({ port: intOrString }),
      { port: [] },
      "object: spec.port: has the wrong type (got []); expected an integer or a string. Fix: write an integer or a string. [invalid-field-type]",
    ],
    [
      "a missing field",
      definition({ schedule }, { required: ["schedule"] }),
      {},
      "object: spec.schedule: is missing; expected a string. Fix: add `schedule`. [missing-field]",
    ],
    [
      "a wrong named field next to unknown fields that are kept",
      definition({ options: preserved }),
      { options: { a: 1, anything: 2 } },
      'object: spec.options.a: has the wrong type (got 1); expected a string. Fix: quote it: "1". [invalid-field-type]',
    ],
    [
      "an unknown field of an embedded object's metadata",
      definition({ template: embedded }),
      { template: { apiVersion: "v1", kind: "Pod", metadata: { nam: "x" } } },
      'object: spec.template.metadata.nam: is an unknown field (got "x"); expected `name` or another of the fields there. Fix: rename it to `name`. [unknown-field]',
    ],
    [
      "neither of two forms",
      definition({ a: schedule, b: schedule }, { oneOf: [{ required: ["a"] }, { required: ["b"] }] }),
      {},
      "object: spec: is not valid (got {}); expected exactly one of the forms with `a` or `b`. Fix: change it to a valid value. [invalid-field-value]",
    ],
    [
      "an item that is wrong",
      definition({ targets: { type: "array", maxItems: 2, items: { type: "object", properties: { to: schedule } } } }),
      { targets: [{ to: "@daily" }, { too: "x" }] },
      'object: spec.targets[1].too: is an unknown field (got "x"); expected one of `to`. Fix: rename it to `to`. [unknown-field]',
    ],
    [
      "null in a map of text",
      definition({ labels: { type: "object", additionalProperties: { type: "string" } } }),
      { labels: { a: null } },
      "object: spec.labels.a: has the wrong type (got null); expected a string. Fix: write a string. [invalid-field-type]",
    ],
  ])("%s", (_, crd, spec, expected) => {
    expect(problems(crd, spec)).toEqual([expected]);
  });
});

describe("right", () => {
  test.each<[string, Fields, Fields]>([
    ["an integer", definition({ port: intOrString }), { port: 80 }],
    ["or text", definition({ port: intOrString }), { port: "80%" }],
    ["unknown fields that are kept", definition({ options: preserved }), { options: { a: "b", c: { d: [1] } } }],
    ["any values", definition({ any: { "x-kubernetes-preserve-unknown-fields": true } }), { any: [{ a: 1 }] }],
    [
      "a map",
      definition({ labels: { type: "object", additionalProperties: { type: "string" } } }),
      { labels: { a: "b" } },
    ],
    ["null where it is allowed", definition({ schedule: { ...schedule, nullable: true } }), { schedule: null }],
    ["null for a field that is left out", definition({ schedule }), { schedule: null }],
    [
      "a required field with a default",
      definition({ schedule: { ...schedule, default: "@daily" } }, { required: ["schedule"] }),
      {},
    ],
    [
      "a required null",
      definition({ schedule: { ...schedule, nullable: true } }, { required: ["schedule"] }),
      { schedule: null },
    ],
    [
      "an embedded object",
      definition({ template: embedded }),
      { template: { apiVersion: "v1", kind: "Pod", metadata: { name: "x" }, spec: {} } },
    ],
    [
      "one of two forms",
      definition({ a: schedule, b: schedule }, { oneOf: [{ required: ["a"] }, { required: ["b"] }] }),
      { a: "@daily" },
    ],
    ["a pattern that JavaScript cannot read", definition({ a: { type: "string", pattern: "(?i)^x$" } }), { a: "X" }],
  ])("%s", (_, crd, spec) => {
    expect(problems(crd, spec)).toEqual([]);
  });
});

test("a version that is not served", () => {
  expect(problems(definition({}), {}, { apiVersion: "example.com/v1alpha1" })).toEqual([
    'object: apiVersion: is not a kind of this API version (got "example.com/v1alpha1 Backup"); expected `example.com/v1`. Fix: write `apiVersion: example.com/v1`. [unknown-kind]',
  ]);
});

test("a given definition overrides the bundled one", () => {
  const given = definition({ newer: { type: "string" } });
  const spec = { ...(given["spec"] as Fields), group: "keda.sh", names: { kind: "ScaledObject" } };
  const crd = {
    ...given,
    spec: { ...spec, versions: [{ ...(spec as never as { versions: Fields[] }).versions[0], name: "v1alpha1" }] },
  };
  const object = { apiVersion: "keda.sh/v1alpha1", kind: "ScaledObject" };
  expect(problems(crd, { newer: "x" }, object)).toEqual([]);
});
