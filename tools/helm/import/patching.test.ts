import { expect, test } from "@jest/globals";
import { readObject } from "../checks/objects/objects.ts";
import { differing, joinedPatches, patchOf } from "./patching.ts";
import type { Json, JsonObject } from "./types.ts";

const deployment = (spec: JsonObject, metadata: JsonObject = {}) =>
  readObject({ apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "api", ...metadata }, spec });
const pod = (spec: JsonObject) => deployment({ template: { spec } });
const container = (more: JsonObject) => pod({ containers: [{ name: "api", image: "a:1", ...more }] });

/** The patch of the pod's spec that makes the second object the first. */
function patch(before: JsonObject, after: JsonObject): Json | undefined {
  const [found] = differing([readObject(before)], [readObject(after)]);
  return found && patchOf(found, "Deployment");
}

const inPod = (spec: JsonObject) => ({ spec: { template: { spec } } });
const inContainer = (more: JsonObject) => inPod({ containers: [{ name: "api", ...more }] });

test.each<[string, JsonObject, JsonObject, JsonObject]>([
  ["nothing", container({}).body, container({ imagePullPolicy: "IfNotPresent" }).body, {}],
  [
    "what only the rules write is removed",
    pod({}).body,
    pod({ enableServiceLinks: false }).body,
    inPod({ enableServiceLinks: null }),
  ],
  [
    "what they do not write is added",
    deployment({ paused: true }).body,
    deployment({}).body,
    { spec: { paused: true } },
  ],
  [
    "items with a merge key are added, changed and deleted",
    container({
      env: [
        { name: "A", value: "1" },
        { name: "B", value: "2" },
      ],
    }).body,
    container({
      env: [
        { name: "A", value: "0" },
        { name: "C", value: "3" },
      ],
    }).body,
    inContainer({
      env: [
        { name: "A", value: "1" },
        { name: "B", value: "2" },
        { name: "C", $patch: "delete" },
      ],
    }),
  ],
  [
    "lists without a key are replaced",
    container({ args: ["a", "b"] }).body,
    container({ args: ["a"] }).body,
    inContainer({ args: ["a", "b"] }),
  ],
  [
    "the order of variables that refer to others",
    container({
      env: [
        { name: "B", value: "1" },
        { name: "A", value: "$(B)" },
      ],
    }).body,
    container({
      env: [
        { name: "A", value: "$(B)" },
        { name: "B", value: "1" },
      ],
    }).body,
    inContainer({ env: [{ $patch: "replace" }, { name: "B", value: "1" }, { name: "A", value: "$(B)" }] }),
  ],
  [
    "a container that the rules call otherwise is the same one",
    container({ tty: true }).body,
    pod({ containers: [{ name: "shop", image: "a:1" }] }).body,
    inPod({ containers: [{ name: "shop", tty: true }] }),
  ],
  [
    "standard labels are no difference, others are",
    deployment({}, { labels: { app: "x" } }).body,
    deployment({}, { labels: { "app.kubernetes.io/name": "api" } }).body,
    { metadata: { labels: { app: "x" } } },
  ],
])("%s", (_, before, after, expected) => {
  expect(patch(before, after)).toEqual(expected);
});

test("ports of containers keep their numbers", () => {
  const before = container({ ports: [{ containerPort: 80, hostPort: 8080 }] }).body;
  const after = container({ ports: [{ containerPort: 80, name: "http" }] }).body;
  expect(patch(before, after)).toEqual(inContainer({ ports: [{ containerPort: 80, hostPort: 8080 }] }));
});

test("a later patch adds to an earlier one", () => {
  const first = { Deployment: inContainer({ env: [{ name: "A", value: "1" }], args: ["a"] }) };
  const second = {
    Deployment: inContainer({ env: [{ name: "A", value: "2" }, { name: "B" }], args: ["b"], tty: true }),
  };
  expect(joinedPatches(first, second)).toEqual({
    Deployment: inContainer({ env: [{ name: "A", value: "2" }, { name: "B" }], args: ["b"], tty: true }),
  });
  expect(joinedPatches(first, { Service: { spec: null } })).toEqual({ ...first, Service: { spec: null } });
});
