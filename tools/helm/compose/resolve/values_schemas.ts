/**
 * JSON schemas of the chart's values: draft-07, closed, without references, so that Helm 3 and 4 treat them alike.
 * Descriptions become the comments of values.yaml.
 */
import type { JsonObject } from "../../base/json.ts";
import { reversedRangePattern, schedulePattern } from "../../base/schedule.ts";
import { listWords } from "../../base/text.ts";
import { annotations, labels, notationOf, OBJECT_NAME, orEmpty, QUALIFIED_NAME, SERVICE_NAME } from "./notations.ts";

/** An object with these properties and no others. The required ones cannot be removed by null. */
export function closed(
  description: string | undefined,
  properties: JsonObject,
  required: readonly string[] = [],
): JsonObject {
  return {
    ...(description === undefined ? {} : { description }),
    type: "object",
    additionalProperties: false,
    ...(required.length === 0 ? {} : { required }),
    properties,
  };
}

/** An object with exactly these properties. */
export function entire(description: string | undefined, properties: JsonObject): JsonObject {
  return closed(description, properties, Object.keys(properties));
}

export function mapOf(description: string, additionalProperties: JsonObject): JsonObject {
  return { description, type: "object", additionalProperties };
}

/** An object of the Kubernetes API, or of another chart, checked there. */
export function open(description: string): JsonObject {
  return { description, type: "object" };
}

export const text: JsonObject = { type: "string" };
/** What becomes text however it was written. */
export const setting: JsonObject = {
  type: ["string", "number", "boolean"],
  // Helm rounds larger numbers: they have to be in quotes.
  minimum: Number.MIN_SAFE_INTEGER,
  maximum: Number.MAX_SAFE_INTEGER,
};

/**
 * The whole chart's values. `differences`: what else is said of apps, by name. It is not in their schemas, so that apps which are
 * alike have one, and not next to references to it, which validators would ignore.
 */
export function chart(properties: JsonObject, required: readonly string[], differences: JsonObject): JsonObject {
  // A chart that depends on this one switches it by a value in its scope, which Helm hands on.
  const whole = {
    ...properties,
    enabled: { description: "Whether the chart is deployed; read by charts that depend on this one.", type: "boolean" },
  };
  const dependencies = { apps: { properties: { apps: { properties: differences } } } };
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    ...closed(undefined, whole, required),
    ...(Object.keys(differences).length === 0 ? {} : { dependencies }),
  };
}

/** `required`: apps without which it is off as well; of several in one list, one is enough. */
export function enabled(required: readonly (readonly string[])[]): JsonObject {
  const alone = required.filter(({ length }) => length === 1).flat();
  const groups = required.filter(({ length }) => length > 1);
  const cases = [
    ...(alone.length === 0 ? [] : [`${listWords(alone, "or")} is off`]),
    ...groups.map((group) => `${listWords(group)} are off`),
  ];
  const also = cases.map((each) => ` It is off as well while ${each}.`).join("");
  return { description: `Whether the app is deployed.${also}`, type: "boolean" };
}

export const replicas: JsonObject = { description: "Number of pods.", type: "integer", minimum: 0, maximum: 10000 };

export const schedule: JsonObject = {
  description: "When the job runs, in cron syntax.",
  type: "string",
  pattern: schedulePattern(),
  not: { description: "a range that ends before it starts", pattern: reversedRangePattern() },
};
export const suspend: JsonObject = { description: "Whether the schedule is suspended.", type: "boolean" };

export const config: JsonObject = {
  ...mapOf("Settings that become environment variables.", setting),
  propertyNames: { maxLength: 253, ...notationOf("environmentName") },
};

export const serviceAccount: JsonObject = closed(
  "The service account of the pods.",
  {
    create: { description: "Whether the chart creates the service account.", type: "boolean" },
    name: {
      description: "Name of the service account. Empty: the name of the app's objects.",
      ...orEmpty(OBJECT_NAME),
    },
    annotations: annotations("Annotations of the service account."),
  },
  ["create"],
);
export const rbac: JsonObject = closed("What the service account may do with the Kubernetes API.", {
  create: { description: "Whether the chart creates the roles and their bindings.", type: "boolean" },
});

export function manifests(names: readonly string[]): JsonObject {
  const enabled = { description: "Whether the manifest is part of the release.", type: "boolean" };
  const properties = names.map((name) => [name, closed(`The manifest ${name}.`, { enabled })]);
  return entire("Manifests of the chart's own, by file name.", Object.fromEntries(properties));
}

export const objectName: JsonObject = {
  description: "Name of the app's objects, whatever the release is called.",
  ...SERVICE_NAME,
};
export const selectorLabels: JsonObject = labels(
  "Labels that select the app's pods. They cannot change once the chart is installed.",
);
export const podLabels: JsonObject = labels("Additional labels of the pods.");
export const podAnnotations: JsonObject = annotations("Annotations of the pods.");
export const nodeSelector: JsonObject = labels("Labels of the nodes that the pods may run on.");
export const tolerations: JsonObject = {
  description: "Taints that the pods tolerate.",
  type: "array",
  items: {
    type: "object",
    properties: {
      key: QUALIFIED_NAME,
      operator: { enum: ["Exists", "Equal"] },
      value: { ...text, ...notationOf("labelValue") },
      effect: { enum: ["NoSchedule", "PreferNoSchedule", "NoExecute"] },
      tolerationSeconds: { type: "integer", minimum: 0 },
    },
  },
};
export const affinity: JsonObject = open("Affinity of the pods, as in Kubernetes.");
export const antiAffinity: JsonObject = entire("Keeps the pods apart, unless affinity sets a podAntiAffinity.", {
  type: { description: "soft: preferred; hard: required; none: off.", enum: ["soft", "hard", "none"] },
  topologyKey: { description: "Node label that tells places apart.", type: "string", ...QUALIFIED_NAME },
});
const HONORED: JsonObject = { enum: ["Honor", "Ignore"] };

const constraint = closed(
  undefined,
  {
    maxSkew: { description: "The most pods by which two places may differ.", type: "integer", minimum: 1 },
    whenUnsatisfiable: {
      description: "What happens to a pod that cannot be placed so.",
      enum: ["DoNotSchedule", "ScheduleAnyway"],
    },
    matchLabelKeys: {
      description: "Labels by whose values pods are counted apart.",
      type: "array",
      items: { ...text, ...QUALIFIED_NAME },
    },
    minDomains: { description: "Places below which the emptiest counts as empty.", type: "integer", minimum: 1 },
    nodeAffinityPolicy: { description: "Whether the pods' node affinity decides which nodes count.", ...HONORED },
    nodeTaintsPolicy: { description: "Whether taints decide which nodes count.", ...HONORED },
  },
  ["maxSkew", "whenUnsatisfiable"],
);
export const topologySpread: JsonObject = {
  ...mapOf("Spreads the pods evenly, by node label.", {
    ...constraint,
    dependencies: { minDomains: { properties: { whenUnsatisfiable: { enum: ["DoNotSchedule"] } } } },
  }),
  propertyNames: QUALIFIED_NAME,
};
/** Charts differ in the form of these, and a parent chart hands one list to all. */
export function pullSecrets(description: string): JsonObject {
  return {
    description: `${description}: names, or {name: …}.`,
    type: "array",
    items: {
      ...OBJECT_NAME,
      type: ["string", "object"],
      required: ["name"],
      properties: { name: OBJECT_NAME },
    },
  };
}
export const imagePullSecrets = pullSecrets("Additional Secrets used to pull images");
