/** Fields keep the rules of the API server that no schema has. */
import { isIPv4, isIPv6, isPartOf } from "../../base/address.ts";
import { amount } from "../../base/quantity.ts";
import { entryOf } from "../../base/table.ts";
import { joinPath } from "../../model/problems.ts";
import { isMap, listOf, lookup, mapOf, numberOf, textOf } from "../objects/objects.ts";
import { ACTIONS, HANDLERS } from "../objects/probes.ts";
import { specOf } from "../objects/security.ts";
import type { Json, JsonObject, KubernetesObject, ObjectCheck, ObjectProblem } from "../types.ts";

export const fieldRule: ObjectCheck = {
  code: "field-rule",
  severity: "error",
  about: "failure",
  description:
    "Fields keep the rules that Kubernetes has beyond its schemas: ranges of numbers, and fields that depend on others.",
  source: "Kubernetes API: reference of each field; API server, validation",
  run: ({ objects, pods }) => [
    ...objects.flatMap((object) =>
      [...(entryOf(OF_KINDS, `${object.group} ${object.kind}`) ?? []), ...selectorRules(object)].flatMap((rule) =>
        broken(object, "", object.body, rule),
      ),
    ),
    ...pods.flatMap((pod) => OF_PODS.flatMap((rule) => broken(pod.owner, specOf(pod).path, pod.spec, rule))),
  ],
};

interface Rule {
  /** The path of the field; `*` stands for each item of a list. */
  readonly at: readonly string[];
  readonly expected: string;
  /** `value`: undefined for a field that is not there or null. `parent`: the map that it is in. */
  readonly holds: (value: Json | undefined, parent: JsonObject) => boolean;
}

function broken(object: KubernetesObject, path: string, body: Json, { at, expected, holds }: Rule): ObjectProblem[] {
  return fieldsAt(path, body, at)
    .filter(({ value, parent }) => !holds(value, parent))
    .map(({ path: place, value = null }) => ({
      object,
      path: place,
      what: "breaks a rule of Kubernetes, which rejects the object",
      got: value,
      expected,
      fix: { app: "correct it in the attribute, the values or the patch that says so", manifest: "correct it" },
    }));
}

interface Field {
  readonly path: string;
  readonly value: Json | undefined;
  readonly parent: JsonObject;
}

function fieldsAt(path: string, body: Json | undefined, [key = "", ...rest]: readonly string[]): readonly Field[] {
  if (key === "*") {
    return listOf(body).flatMap((item, index) => {
      const at = joinPath(path, index);
      return rest.length === 0 ? [{ path: at, value: item, parent: {} }] : fieldsAt(at, item, rest);
    });
  }
  if (!isMap(body)) return [];
  const [at, value] = [joinPath(path, key), lookup(body, key)];
  return rest.length === 0 ? [{ path: at, value: value ?? undefined, parent: body }] : fieldsAt(at, value, rest);
}

function range(at: readonly string[], least: number, most?: number): Rule {
  return {
    at,
    expected: most === undefined ? `at least ${least}` : `a number from ${least} to ${most}`,
    holds: (value) => typeof value !== "number" || (value >= least && value <= (most ?? value)),
  };
}

const PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";
const REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";

/** What variables can be of (API server: `validEnvDownwardAPIFieldPathExpressions`). */
const POD_FIELD =
  /^(metadata\.(name|namespace|uid|(labels|annotations)\['.+'\])|spec\.(nodeName|serviceAccountName)|status\.(hostIPs?|podIPs?))$/;

const OF_PODS: readonly Rule[] = [
  {
    at: ["dnsPolicy"],
    expected: "`dnsConfig` with `nameservers` beside the policy `None`",
    holds: (value, { dnsConfig }) => value !== "None" || listOf(lookup(dnsConfig, "nameservers")).length > 0,
  },
  {
    at: ["tolerations", "*", "value"],
    expected: "no value beside the operator `Exists`",
    holds: (value, { operator }) => operator !== "Exists" || value === undefined || value === "",
  },
  {
    at: ["tolerations", "*", "operator"],
    expected: "`Exists`, since there is no key",
    holds: (value, { key = null }) => value === "Exists" || (key !== null && key !== ""),
  },
  {
    at: ["tolerations", "*", "tolerationSeconds"],
    expected: "seconds only beside the effect `NoExecute`",
    holds: (value, { effect }) => value === undefined || effect === "NoExecute",
  },
  range(["topologySpreadConstraints", "*", "maxSkew"], 1),
  range(["topologySpreadConstraints", "*", "minDomains"], 1),
  ...["nodeAffinity", "podAffinity", "podAntiAffinity"].map((kind) =>
    range(["affinity", kind, PREFERRED, "*", "weight"], 1, 100),
  ),
  {
    at: ["affinity", "nodeAffinity", REQUIRED, "nodeSelectorTerms"],
    expected: "at least one term",
    holds: (value) => listOf(value).length > 0,
  },
  ...["containers", "initContainers", "ephemeralContainers"].flatMap((field): readonly Rule[] => [
    {
      at: [field, "*", "env", "*", "valueFrom", "fieldRef", "fieldPath"],
      expected: "a field of the pod, like `metadata.name`, `metadata.labels['…']`, `spec.nodeName` or `status.podIP`",
      holds: (value) => typeof value !== "string" || POD_FIELD.test(value),
    },
    ...HANDLERS.map((handler) => ({
      at: [field, "*", ...handler],
      expected: "an action, like `httpGet` or `exec`",
      holds: (value: Json | undefined) => !isMap(value) || ACTIONS.some((action) => isMap(value[action])),
    })),
  ]),
];

function claim(...at: readonly string[]): Rule {
  return {
    at: [...at, "spec", "resources", "requests", "storage"],
    expected: "more than 0",
    holds: (value) => (typeof value !== "number" && typeof value !== "string") || amount(value) !== 0,
  };
}

const OF_KINDS: Readonly<Record<string, readonly Rule[]>> = {
  " Service": [
    {
      at: ["spec", "ports"],
      expected: "at least one port",
      holds: (value, { clusterIP, type }) =>
        listOf(value).length > 0 || clusterIP === "None" || type === "ExternalName",
    },
    {
      at: ["spec", "clusterIP"],
      expected: "`None`, an IP address, or nothing",
      holds: (value) => typeof value !== "string" || value === "" || value === "None" || isIPv4(value) || isIPv6(value),
    },
  ],
  " PersistentVolumeClaim": [claim()],
  "apps StatefulSet": [claim("spec", "volumeClaimTemplates", "*")],
  "autoscaling HorizontalPodAutoscaler": [
    range(["spec", "minReplicas"], 1),
    ...["scaleDown", "scaleUp"].flatMap((direction) => [
      range(["spec", "behavior", direction, "stabilizationWindowSeconds"], 0, 3600),
      range(["spec", "behavior", direction, "policies", "*", "value"], 1),
      range(["spec", "behavior", direction, "policies", "*", "periodSeconds"], 1, 1800),
    ]),
  ],
  "networking.k8s.io Ingress": [
    {
      at: ["spec", "rules"],
      expected: "at least one rule, or a `defaultBackend` beside it",
      holds: (value, { defaultBackend }) => listOf(value).length > 0 || isMap(defaultBackend),
    },
  ],
  "networking.k8s.io NetworkPolicy": [
    ["ingress", "from"],
    ["egress", "to"],
  ].flatMap(([direction = "", peers = ""]): readonly Rule[] => [
    {
      at: ["spec", direction, "*", "ports", "*", "endPort"],
      expected: "a number that is not below the `port` beside it",
      holds: (value, { port }) => value === undefined || (numberOf(value) ?? 0) >= (numberOf(port) ?? Infinity),
    },
    {
      at: ["spec", direction, "*", peers, "*", "ipBlock", "except"],
      expected: "parts of the `cidr` beside it",
      holds: (value, { cidr }) => listOf(value).every((part) => isPartOf(textOf(part) ?? "", textOf(cidr) ?? "")),
    },
  ]),
};

/** How many values an expression has, by its operator. */
const VALUES: Readonly<Record<string, { readonly expected: string; readonly holds: (count: number) => boolean }>> = {
  In: { expected: "at least one value", holds: (count) => count > 0 },
  NotIn: { expected: "at least one value", holds: (count) => count > 0 },
  Exists: { expected: "no values", holds: (count) => count === 0 },
  DoesNotExist: { expected: "no values", holds: (count) => count === 0 },
  Gt: { expected: "one value", holds: (count) => count === 1 },
  Lt: { expected: "one value", holds: (count) => count === 1 },
};

/** Custom resources may have other expressions. */
function selectorRules({ group, body }: KubernetesObject): readonly Rule[] {
  const isBuiltIn = !group.includes(".") || group.endsWith(".k8s.io");
  return isBuiltIn ? expressionsIn(body, []) : [];
}

function expressionsIn(value: Json, at: readonly string[]): readonly Rule[] {
  if (Array.isArray(value)) {
    const inner = [...value].flatMap((item: Json) => expressionsIn(item, [...at, "*"]));
    return [...new Map(inner.map((rule) => [`${rule.at.join("/")} ${rule.expected}`, rule])).values()];
  }
  return Object.entries(mapOf(value)).flatMap(([key, inner]) =>
    key === "matchExpressions" ? valueRules([...at, key]) : expressionsIn(inner, [...at, key]),
  );
}

function valueRules(at: readonly string[]): readonly Rule[] {
  return Object.entries(VALUES).map(([operator, { expected, holds }]) => ({
    at: [...at, "*", "values"],
    expected: `${expected} beside the operator \`${operator}\``,
    holds: (value, parent) => parent["operator"] !== operator || holds(listOf(value).length),
  }));
}
