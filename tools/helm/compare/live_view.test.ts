/** What a diff sees of an object in the cluster. */
import { expect, test } from "@jest/globals";
import { parseYaml } from "../base/yaml.ts";
import { readObject } from "../checks/objects/objects.ts";
import { liveView } from "./live_view.ts";
import type { JsonObject } from "./types.ts";

const DEPLOYMENT = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\n";

function view(live: string, before: string, after: string, head = DEPLOYMENT): unknown {
  const [present, previous, next] = [live, before, after].map((text) => {
    const body = { ...(parseYaml(head).values?.[0] as JsonObject), ...(parseYaml(text).values?.[0] as JsonObject) };
    return readObject(body);
  }) as [ReturnType<typeof readObject>, ReturnType<typeof readObject>, ReturnType<typeof readObject>];
  const { apiVersion: _version, kind: _kind, metadata: _metadata, ...rest } = liveView(present, previous, next);
  return rest;
}

/** What Helm 4 has applied, as the API server records it. */
const applied = (fields: object) =>
  JSON.stringify({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: {
      name: "a",
      managedFields: [
        { manager: "kubectl-edit", operation: "Update", fieldsV1: { "f:spec": { "f:paused": {} } } },
        { manager: "helm", operation: "Apply", fieldsV1: { "f:spec": fields } },
      ],
    },
  });

const pod = (spec: string) => `spec: {template: {spec: ${spec}}}`;
const seen = (spec: unknown) => ({ spec: { template: { spec } } });

test.each<[string, string, string, string, unknown]>([
  [
    "what the API server filled in",
    "{spec: {replicas: 1, paused: false}, status: {a: 1}}",
    "{spec: {}}",
    "{spec: {replicas: 1}}",
    { spec: { replicas: 1 } },
  ],
  [
    "what the next version takes away",
    "{spec: {replicas: 1}}",
    "{spec: {replicas: 1}}",
    "{spec: {paused: true}}",
    { spec: { replicas: 1 } },
  ],
  [
    "what someone has changed",
    "{spec: {replicas: 7}}",
    "{spec: {replicas: 1}}",
    "{spec: {replicas: 1}}",
    { spec: { replicas: 7 } },
  ],
  ["what someone has taken away", "{spec: {}}", "{spec: {replicas: 1}}", "{spec: {replicas: 1}}", { spec: {} }],
  [
    "nothing in place of empty values",
    "{spec: {}}",
    "{spec: {a: {}, b: []}}",
    "{spec: {a: {}, b: []}}",
    { spec: { a: {}, b: [] } },
  ],
  [
    "nothing in place of zero values",
    pod("{containers: [{name: x, env: [{name: A}]}]}"),
    "{}",
    pod('{hostNetwork: false, containers: [{name: x, env: [{name: A, value: ""}]}]}'),
    seen({ hostNetwork: false, containers: [{ name: "x", env: [{ name: "A", value: "" }] }] }),
  ],
  [
    "quantities in the notation of the chart",
    pod('{containers: [{name: x, resources: {limits: {cpu: "1", memory: 1Gi}}}]}'),
    "{}",
    pod("{containers: [{name: x, resources: {limits: {cpu: 1000m, memory: 2Gi}}}]}"),
    seen({ containers: [{ name: "x", resources: { limits: { cpu: "1000m", memory: "1Gi" } } }] }),
  ],
  [
    "items by their key, and no items of others",
    pod(
      "{containers: [{name: injected}, {name: x, image: i, imagePullPolicy: Always, env: [{name: B, value: b}, {name: A, value: a}]}]}",
    ),
    pod("{containers: [{name: x, env: [{name: B, value: b}]}]}"),
    pod("{containers: [{name: x, image: i, env: [{name: A, value: a}, {name: C, value: c}]}]}"),
    seen({
      containers: [
        {
          name: "x",
          image: "i",
          env: [
            { name: "A", value: "a" },
            { name: "B", value: "b" },
          ],
        },
      ],
    }),
  ],
  [
    "lists without a key as a whole",
    pod("{tolerations: [{key: a, operator: Equal}, {key: b}]}"),
    pod("{tolerations: [{key: a}]}"),
    pod("{tolerations: [{key: a}]}"),
    seen({ tolerations: [{ key: "a" }, { key: "b" }] }),
  ],
])("%s", (_, live, before, after, expected) => {
  expect(view(live, before, after)).toEqual(expected);
});

test("one port number for two protocols: in their order, without the defaults", () => {
  const head = "apiVersion: v1\nkind: Service\nmetadata: {name: a}\n";
  const ports = (more: string) => `spec: {ports: [{port: 53, protocol: TCP${more}}, {port: 53, protocol: UDP${more}}]}`;
  expect(view(ports(", nodePort: 30000"), ports(""), ports(""), head)).toEqual({
    spec: {
      ports: [
        { port: 53, protocol: "TCP" },
        { port: 53, protocol: "UDP" },
      ],
    },
  });
});

test("another version of the API", () => {
  const [v1, v2] = ["autoscaling/v1", "autoscaling/v2"].map((apiVersion) =>
    readObject({ apiVersion, kind: "HorizontalPodAutoscaler", metadata: { name: "a" } }),
  ) as [ReturnType<typeof readObject>, ReturnType<typeof readObject>];
  expect(liveView(v1, v2, v2)["apiVersion"]).toBe("autoscaling/v2");
});

const ZERO = `{spec: {minReadySeconds: 0, paused: false, template: {spec: {hostNetwork: false, containers: [
  {name: x, stdin: false, env: [{name: A, value: ""}]}]}}}}`;
const CONTAINER = {
  ".": {},
  "f:name": {},
  "f:stdin": {},
  "f:env": { 'k:{"name":"A"}': { "f:name": {}, "f:value": {} } },
};
const OWNED = {
  "f:minReadySeconds": {},
  "f:paused": {},
  "f:template": { "f:spec": { "f:hostNetwork": {}, "f:containers": { 'k:{"name":"x"}': CONTAINER } } },
};
const STORED = "{spec: {template: {spec: {containers: [{name: x, env: [{name: A}]}]}}}}";

test("zero values that Helm owns are there, although they are not stored", () => {
  expect(view(STORED, ZERO, ZERO, applied(OWNED))).toEqual(parseYaml(ZERO).values?.[0]);
});

test.each<[string, object, object]>([
  [
    "a field",
    { ...OWNED, "f:paused": undefined },
    {
      minReadySeconds: 0,
      template: {
        spec: { hostNetwork: false, containers: [{ name: "x", stdin: false, env: [{ name: "A", value: "" }] }] },
      },
    },
  ],
  [
    "fields of items",
    { ...OWNED, "f:template": { "f:spec": { "f:hostNetwork": {}, "f:containers": { 'k:{"name":"y"}': CONTAINER } } } },
    {
      minReadySeconds: 0,
      paused: false,
      template: { spec: { hostNetwork: false, containers: [{ name: "x", env: [{ name: "A" }] }] } },
    },
  ],
  [
    "but nothing of what is owned as a whole, whose fields are not recorded",
    { "f:template": {} },
    {
      template: {
        spec: { hostNetwork: false, containers: [{ name: "x", stdin: false, env: [{ name: "A", value: "" }] }] },
      },
    },
  ],
])("zero values that Helm does not own have been taken away: %s", (_, fields, spec) => {
  expect(view(STORED, ZERO, ZERO, applied(fields))).toEqual({ spec });
});

test("a zero value that only the next version has is not there, where Helm would own it", () => {
  const next = "{spec: {paused: false}}";
  expect(view("{spec: {}}", "{spec: {}}", next, applied({ "f:replicas": {} }))).toEqual({ spec: {} });
  expect(view("{spec: {}}", "{spec: {}}", next)).toEqual({ spec: { paused: false } });
});
