/**
 * JSON schemas of the chart's values: draft-07, closed, without references, so that Helm 3 and 4 treat them alike.
 * Descriptions become the comments of values.yaml.
 */
import type { Json, JsonObject } from "../../base/json.ts";
import { listWords } from "../../base/text.ts";
import { APP_SCHEMA } from "../../model/schemas.ts";

/** An object with these properties and no others. */
export function closed(description: string | undefined, properties: JsonObject): JsonObject {
  return {
    ...(description === undefined ? {} : { description }),
    type: "object",
    additionalProperties: false,
    properties,
  };
}

export function mapOf(description: string, additionalProperties: JsonObject): JsonObject {
  return { description, type: "object", additionalProperties };
}

export function mapOfText(description: string): JsonObject {
  return mapOf(description, text);
}

/** An object of the Kubernetes API, or of another chart, checked there. */
export function open(description: string): JsonObject {
  return { description, type: "object" };
}

export const text: JsonObject = { type: "string" };
/** What becomes text however it was written. */
export const setting: JsonObject = { type: ["string", "number", "boolean"] };

/** The notation of a text in declarations. Helm's regular expressions have no look-arounds. */
function notationOf(definition: string): JsonObject {
  const { pattern = "" } = APP_SCHEMA.definitions[definition] ?? {};
  return { pattern };
}

const quantity: JsonObject = { type: ["string", "number"], pattern: "^[0-9.]+(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?$" };

/** The whole chart's values. */
export function chart(properties: JsonObject): JsonObject {
  // A chart that depends on this one switches it by a value in its scope, which Helm hands on.
  const whole = {
    ...properties,
    enabled: { description: "Whether the chart is deployed; read by charts that depend on this one.", type: "boolean" },
  };
  return { $schema: "http://json-schema.org/draft-07/schema#", ...closed(undefined, whole) };
}

/** `required`: the apps without which it is off as well. */
export function enabled(required: readonly string[]): JsonObject {
  const also = required.length === 0 ? "" : ` It is off as well while ${listWords(required, "or")} is off.`;
  return { description: `Whether the app is deployed.${also}`, type: "boolean" };
}

export const image: JsonObject = closed("The container image.", {
  repository: { description: "Image repository, without tag and digest.", type: "string", minLength: 1 },
  tag: {
    description: "Image tag. Empty: the chart's appVersion.",
    type: "string",
    pattern: "^([A-Za-z0-9_][A-Za-z0-9._-]{0,127})?$",
  },
  digest: {
    description: "Image digest, used instead of the tag.",
    type: "string",
    pattern: "^(sha256:[0-9a-f]{64})?$",
  },
  pullPolicy: {
    description: "When a node pulls the image. Empty: `Always` for the tag `latest`, otherwise `IfNotPresent`.",
    enum: ["", "Always", "IfNotPresent", "Never"],
  },
});

export const command: JsonObject = {
  description: "What the container runs. Empty: the image's entrypoint.",
  type: "array",
  items: text,
};
export const args: JsonObject = {
  description: "Arguments of the container. Empty: those of the image.",
  type: "array",
  items: text,
};

export const replicas: JsonObject = { description: "Number of pods.", type: "integer", minimum: 0, maximum: 10000 };

export const schedule: JsonObject = {
  description: "When the job runs, in cron syntax.",
  type: "string",
  minLength: 1,
};
export const suspend: JsonObject = { description: "Whether the schedule is suspended.", type: "boolean" };

const resourceNames: JsonObject = { propertyNames: notationOf("resourceName") };

export const resources: JsonObject = closed("Resource requests and limits of the container.", {
  requests: { ...mapOf("What the scheduler reserves, by resource.", quantity), ...resourceNames },
  limits: { ...mapOf("The most that the container may use, by resource.", quantity), ...resourceNames },
});

/** Helm merges maps: a source or handler that replaces another must set the other one to null. */
const exactlyOne = (...keys: string[]): JsonObject => ({ oneOf: keys.map((key) => ({ required: [key] })) });

const valueFrom: JsonObject = {
  type: "object",
  ...exactlyOne("configMapKeyRef", "fieldRef", "fileKeyRef", "resourceFieldRef", "secretKeyRef"),
};

const variableNames: JsonObject = { propertyNames: notationOf("environmentName") };

export const env: JsonObject = {
  ...mapOf(
    "Environment variables by name: a string, or {valueFrom: …} as in Kubernetes. To replace one source by another, set the old one to null.",
    { type: ["string", "number", "boolean", "object"], properties: { valueFrom } },
  ),
  ...variableNames,
};

/** The same where variables may hold the host and port of these apps' Services. */
export function envWithApps(apps: readonly string[], ports: readonly string[]): JsonObject {
  const described = mapOf(
    "Environment variables by name: a string, {valueFrom: …} as in Kubernetes, or {app: …, value: …} with the host and port of an app. To replace one source by another, set the old one to null.",
    {
      type: ["string", "number", "boolean", "object"],
      properties: { valueFrom, app: { enum: apps }, value: text, port: { enum: ports }, fallback: text },
      dependencies: {
        app: { required: ["value"], not: { required: ["valueFrom"] } },
        value: ["app"],
        port: ["app"],
        fallback: ["app"],
      },
    },
  );
  return { ...described, ...variableNames };
}

export const envFrom: JsonObject = {
  description: "Secrets and ConfigMaps whose keys all become environment variables.",
  type: "array",
  items: { type: "object" },
};

export const config: JsonObject = {
  ...mapOf("Settings that become environment variables.", setting),
  propertyNames: { maxLength: 253, ...notationOf("environmentName") },
};

const probe = (description: string): JsonObject => ({
  description,
  type: "object",
  ...exactlyOne("httpGet", "tcpSocket", "grpc", "exec"),
});

export const healthCheck: JsonObject = closed(
  "The container's probes, as in Kubernetes. To replace one handler by another, set the old one to null.",
  {
    enabled: { description: "Whether the container has probes.", type: "boolean" },
    liveness: probe("Restarts the container when it fails."),
    readiness: probe("Takes the pod out of its Services while it fails."),
    startup: probe("Holds back the other probes until it succeeds."),
  },
);

/** Init containers or sidecars by name: only those that the chart has, with the keys that each has. */
const containers = (description: string) => (values: Json) => {
  const known = { image, command, args, resources, env, envFrom } as const;
  const names = Object.entries(values as JsonObject).map(([name, container]) => {
    const keys = Object.entries(known).filter(([key]) => key in (container as JsonObject));
    return [name, closed(`The container ${name}.`, Object.fromEntries(keys))] as const;
  });
  return closed(description, Object.fromEntries(names));
};

export const initContainers = containers("Containers that run before the app, by name; null removes one.");
export const sidecars = containers("Containers that run beside the app, by name; null removes one.");

export const serviceAccount: JsonObject = closed("The service account of the pods.", {
  create: { description: "Whether the chart creates the service account.", type: "boolean" },
  name: { description: "Name of the service account. Empty: the name of the app's objects.", type: "string" },
  annotations: mapOf("Annotations of the service account.", text),
});
export const rbac: JsonObject = closed("What the service account may do with the Kubernetes API.", {
  create: { description: "Whether the chart creates the roles and their bindings.", type: "boolean" },
});

export const manifests: JsonObject = mapOf(
  "Manifests of the chart's own, by file name.",
  closed(undefined, { enabled: { description: "Whether the manifest is part of the release.", type: "boolean" } }),
);

export const podLabels: JsonObject = mapOf("Additional labels of the pods.", text);
export const podAnnotations: JsonObject = mapOf("Annotations of the pods.", text);
export const nodeSelector: JsonObject = mapOf("Labels of the nodes that the pods may run on.", text);
export const tolerations: JsonObject = {
  description: "Taints that the pods tolerate.",
  type: "array",
  items: { type: "object", properties: { value: { ...text, maxLength: 63, ...notationOf("labelValue") } } },
};
export const affinity: JsonObject = open("Affinity of the pods, as in Kubernetes.");
export const antiAffinity: JsonObject = closed("Keeps the pods apart, unless affinity sets a podAntiAffinity.", {
  type: { description: "soft: preferred; hard: required; none: off.", enum: ["soft", "hard", "none"] },
  topologyKey: { description: "Node label that tells places apart.", type: "string", minLength: 1 },
});
const honored: JsonObject = { enum: ["Honor", "Ignore"] };

export const topologySpread: JsonObject = mapOf("Spreads the pods evenly, by node label.", {
  ...closed(undefined, {
    maxSkew: { description: "The most pods by which two places may differ.", type: "integer", minimum: 1 },
    whenUnsatisfiable: {
      description: "What happens to a pod that cannot be placed so.",
      enum: ["DoNotSchedule", "ScheduleAnyway"],
    },
    matchLabelKeys: { description: "Labels by whose values pods are counted apart.", type: "array", items: text },
    minDomains: { description: "Places below which the emptiest counts as empty.", type: "integer", minimum: 1 },
    nodeAffinityPolicy: { description: "Whether the pods' node affinity decides which nodes count.", ...honored },
    nodeTaintsPolicy: { description: "Whether taints decide which nodes count.", ...honored },
  }),
  required: ["maxSkew", "whenUnsatisfiable"],
  dependencies: { minDomains: { properties: { whenUnsatisfiable: { enum: ["DoNotSchedule"] } } } },
});
/** Charts differ in the form of these, and a parent chart hands one list to all. */
export function pullSecrets(description: string): JsonObject {
  return {
    description: `${description}: names, or {name: …}.`,
    type: "array",
    items: {
      type: ["string", "object"],
      minLength: 1,
      required: ["name"],
      properties: { name: { type: "string", minLength: 1 } },
    },
  };
}
export const imagePullSecrets = pullSecrets("Additional Secrets used to pull images");
