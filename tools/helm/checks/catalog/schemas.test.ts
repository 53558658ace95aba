/** What the schemas find in objects: one mistake per case, with the message that users see. */
import { describe, expect, test } from "@jest/globals";
import { KUBE_VERSIONS } from "../../facts/kube_versions.ts";
import { formatProblem } from "../../model/problems.ts";
import { schemaCatalog } from "./schemas.ts";

const catalog = schemaCatalog();

function problems(object: unknown, version = "1.34"): string[] {
  return catalog.problemsOf(object, version).map((problem) => formatProblem({ ...problem, label: "object" }));
}

type Fields = Readonly<Record<string, unknown>>;

function object(apiVersion: string, kind: string, fields: Fields = {}): Fields {
  return { apiVersion, kind, metadata: { name: "shop" }, ...fields };
}

/** A correct Deployment, with additional fields in its container, its pod and its spec. */
function deployment({ container = {}, pod = {}, spec = {} }: Readonly<Record<string, Fields>> = {}): Fields {
  const labels = { app: "shop" };
  const containers = [{ name: "shop", image: "shop:1.0", ...container }];
  const template = { metadata: { labels }, spec: { containers, ...pod } };
  return object("apps/v1", "Deployment", { spec: { selector: { matchLabels: labels }, template, ...spec } });
}

const service = (port: Fields, spec: Fields = {}) => object("v1", "Service", { spec: { ports: [port], ...spec } });

test.each<[string, Fields, string]>([
  [
    "a misspelt field of a container",
    deployment({ container: { imagee: "shop" } }),
    'object: spec.template.spec.containers[0].imagee: is an unknown field (got "shop"); expected `image` or another of the fields there. Fix: rename it to `image`. [unknown-field]',
  ],
  [
    "a misspelt field deep in a probe",
    deployment({ container: { livenessProbe: { httpGet: { port: 80, pathh: "/" } } } }),
    'object: spec.template.spec.containers[0].livenessProbe.httpGet.pathh: is an unknown field (got "/"); expected one of `host`, `httpHeaders`, `path`, `port` and `scheme`. Fix: rename it to `path`. [unknown-field]',
  ],
  [
    "a misspelt field of an object",
    object("v1", "ConfigMap", { dataa: { a: "b" } }),
    'object: dataa: is an unknown field (got {"a":"b"}); expected one of `apiVersion`, `binaryData`, `data`, `immutable`, `kind` and `metadata`. Fix: rename it to `data`. [unknown-field]',
  ],
  [
    "a misspelt field of the metadata",
    object("v1", "ConfigMap", { metadata: { name: "shop", label: {} } }),
    "object: metadata.label: is an unknown field (got {}); expected `labels` or another of the fields there. Fix: rename it to `labels`. [unknown-field]",
  ],
  [
    "a field in the wrong place",
    deployment({ container: { hostNetwork: true } }),
    "object: spec.template.spec.containers[0].hostNetwork: is an unknown field (got true); expected one of the fields there. Fix: remove it, or move it to where it belongs. [unknown-field]",
  ],
  [
    "the name of a property that every JavaScript object has",
    object("v1", "ConfigMap", { constructor: "x" }),
    'object: constructor: is an unknown field (got "x"); expected one of `apiVersion`, `binaryData`, `data`, `immutable`, `kind` and `metadata`. Fix: remove it, or move it to where it belongs. [unknown-field]',
  ],
  [
    "text for an integer",
    deployment({ spec: { replicas: "2" } }),
    'object: spec.replicas: has the wrong type (got "2"); expected an integer. Fix: write it without quotes: 2. [invalid-field-type]',
  ],
  [
    "a fraction for an integer",
    deployment({ spec: { replicas: 1.5 } }),
    "object: spec.replicas: has the wrong type (got 1.5); expected an integer. Fix: write an integer. [invalid-field-type]",
  ],
  [
    "an integer for text",
    deployment({ container: { env: [{ name: "PORT", value: 8080 }] } }),
    'object: spec.template.spec.containers[0].env[0].value: has the wrong type (got 8080); expected a string. Fix: quote it: "8080". [invalid-field-type]',
  ],
  [
    "true for text in a map",
    object("v1", "ConfigMap", { data: { "feature.on": true } }),
    'object: data["feature.on"]: has the wrong type (got true); expected a string. Fix: quote it: "true". [invalid-field-type]',
  ],
  [
    "null for text in a map",
    object("v1", "ConfigMap", { data: { empty: null } }),
    "object: data.empty: has the wrong type (got null); expected a string. Fix: write a string. [invalid-field-type]",
  ],
  [
    "a map for a list",
    deployment({ container: { env: { PORT: "8080" } } }),
    'object: spec.template.spec.containers[0].env: has the wrong type (got {"PORT":"8080"}); expected a list. Fix: begin each item with `- `. [invalid-field-type]',
  ],
  [
    "a list for a number or text",
    service({ port: 80, targetPort: ["http"] }),
    'object: spec.ports[0].targetPort: has the wrong type (got ["http"]); expected an integer or a string. Fix: write an integer or a string. [invalid-field-type]',
  ],
  [
    "no value for a required field",
    service({ name: "http" }),
    "object: spec.ports[0].port: is missing; expected an integer. Fix: add `port`. [missing-field]",
  ],
  [
    "null for a required field",
    service({ port: null }),
    "object: spec.ports[0].port: is missing; expected an integer. Fix: add `port`. [missing-field]",
  ],
  [
    "a value that is not allowed",
    service({ port: 80 }, { type: "ClusterIp" }),
    'object: spec.type: is not one of the allowed values (got "ClusterIp"); expected one of `ClusterIP`, `ExternalName`, `LoadBalancer` and `NodePort`. Fix: write "ClusterIP". [invalid-field-value]',
  ],
  [
    "a quantity with an unknown unit",
    deployment({ container: { resources: { limits: { memory: "1GB" } } } }),
    'object: spec.template.spec.containers[0].resources.limits.memory: is not valid (got "1GB"); expected text that matches ^[+-]?[0-9.]+([eEinumkKMGTP]*[-+]?[0-9]*)$. Fix: change it to a valid value. [invalid-field-value]',
  ],
  [
    "a misspelt field of a bundled custom resource",
    object("monitoring.coreos.com/v1", "ServiceMonitor", { spec: { endpoint: [], endpoints: [], selector: {} } }),
    "object: spec.endpoint: is an unknown field (got []); expected `endpoints` or another of the fields there. Fix: rename it to `endpoints`. [unknown-field]",
  ],
  [
    "an object without a kind",
    { apiVersion: "v1", metadata: { name: "shop" } },
    "object: kind: is missing; expected a string. Fix: add `kind`. [missing-field]",
  ],
  [
    "an item of a List",
    { apiVersion: "v1", kind: "List", items: [service({ port: 80 }), service({ portt: 80, port: 80 })] },
    "object: items[1].spec.ports[0].portt: is an unknown field (got 80); expected one of `appProtocol`, `name`, `nodePort`, `port`, `protocol` and `targetPort`. Fix: rename it to `port`. [unknown-field]",
  ],
])("%s", (_, wrong, expected) => {
  expect(problems(wrong)).toEqual([expected]);
});

test("all mistakes of an object are found at once", () => {
  const wrong = deployment({
    container: { imagee: "a", ports: [{}] },
    pod: { restartPolicyy: "Always" },
    spec: { replicas: "1" },
  });
  expect(
    catalog
      .problemsOf(wrong, "1.34")
      .map(({ code, path }) => `${code} ${path}`)
      .sort(),
  ).toEqual([
    "invalid-field-type spec.replicas",
    "missing-field spec.template.spec.containers[0].ports[0].containerPort",
    "unknown-field spec.template.spec.containers[0].imagee",
    "unknown-field spec.template.spec.restartPolicyy",
  ]);
});

test.each<[string, Fields]>([
  ["optional fields that are null", deployment({ container: { env: null, command: null }, spec: { replicas: null } })],
  ["quantities that are numbers", deployment({ container: { resources: { limits: { cpu: 1, memory: "1.5Gi" } } } })],
  ["ports by number and by name", service({ port: 80, targetPort: "http" })],
  [
    "claim templates without `kind`",
    object("apps/v1", "StatefulSet", {
      spec: {
        selector: {},
        serviceName: "shop",
        template: {},
        volumeClaimTemplates: [{ metadata: { name: "data" }, spec: { resources: { requests: { storage: "1Gi" } } } }],
      },
    }),
  ],
  [
    "claim templates of a custom resource",
    object("monitoring.coreos.com/v1", "Prometheus", { spec: { storage: { volumeClaimTemplate: { spec: {} } } } }),
  ],
  [
    "fields that the server writes",
    object("v1", "Pod", { spec: { containers: [{ name: "a" }] }, status: { anything: 1 } }),
  ],
  ["any JSON where the API accepts it", object("apps/v1", "ControllerRevision", { revision: 1, data: { any: [1] } })],
])("%s are right", (_, right) => {
  for (const version of KUBE_VERSIONS) expect(problems(right, version)).toEqual([]);
});

describe("versions", () => {
  test.each<[string, Fields, string, string]>([
    [
      "a newer field",
      deployment({ pod: { hostnameOverride: "shop" } }),
      "1.33",
      'object: spec.template.spec.hostnameOverride: is an unknown field (got "shop"); expected Kubernetes 1.34 or 1.36, which have it. Fix: remove it, or leave the versions without it out of `kube_versions`. [unknown-field]',
    ],
    [
      "a newer kind",
      object("resource.k8s.io/v1", "DeviceClass", { spec: {} }),
      "1.30",
      'object: apiVersion: is not in Kubernetes before 1.34 (got "resource.k8s.io/v1 DeviceClass"); expected a kind of Kubernetes. Fix: remove it, or leave the versions without it out of `kube_versions`. [unknown-kind]',
    ],
    [
      "a removed kind",
      object("flowcontrol.apiserver.k8s.io/v1beta3", "FlowSchema"),
      "1.34",
      'object: apiVersion: was last in Kubernetes 1.30 (got "flowcontrol.apiserver.k8s.io/v1beta3 FlowSchema"); expected `flowcontrol.apiserver.k8s.io/v1`. Fix: write `apiVersion: flowcontrol.apiserver.k8s.io/v1`. [unknown-kind]',
    ],
  ])("%s", (_, wrong, version, expected) => {
    expect(problems(wrong, version)).toEqual([expected]);
  });

  test.each([
    ["policy/v1beta1", "PodDisruptionBudget", "1.25", "policy/v1"],
    ["autoscaling/v2beta2", "HorizontalPodAutoscaler", "1.26", "autoscaling/v2"],
    ["batch/v1beta1", "CronJob", "1.25", "batch/v1"],
    ["extensions/v1beta1", "Ingress", "1.22", "networking.k8s.io/v1"],
    ["extensions/v1beta1", "Deployment", "1.16", "apps/v1"],
    ["rbac.authorization.k8s.io/v1beta1", "Role", "1.22", "rbac.authorization.k8s.io/v1"],
  ])("%s %s was removed in %s, and %s takes its place", (apiVersion, kind, removedIn, replacement) => {
    for (const version of KUBE_VERSIONS)
      expect(catalog.problemsOf(object(apiVersion, kind), version)).toMatchObject([
        {
          code: "unknown-kind",
          path: "apiVersion",
          what: `was removed in Kubernetes ${removedIn}`,
          fix: `write \`apiVersion: ${replacement}\``,
        },
      ]);
  });

  test("a removed kind without a replacement", () => {
    expect(problems(object("policy/v1beta1", "PodSecurityPolicy"))).toEqual([
      'object: apiVersion: was removed in Kubernetes 1.25 (got "policy/v1beta1 PodSecurityPolicy"); expected a kind of Kubernetes. Fix: remove it. [unknown-kind]',
    ]);
  });

  test("a misspelt kind", () => {
    expect(problems(object("apps/v1", "Deploymnet"))).toEqual([
      'object: kind: is neither a kind of Kubernetes nor a known custom resource (got "apps/v1 Deploymnet"); expected a kind with a schema. Fix: rename it to `Deployment`. [unknown-kind]',
    ]);
  });

  test("a kind of an unknown group with the name of a known kind", () => {
    expect(problems(object("serving.example.com/v1", "Service"))).toEqual([
      'object: kind: is neither a kind of Kubernetes nor a known custom resource (got "serving.example.com/v1 Service"); expected a kind with a schema. Fix: correct it, or add its CustomResourceDefinition. [unknown-kind]',
    ]);
  });
});
