/**
 * JSON schemas of the chart's values: draft-07, closed, without references, so that Helm 3 and 4 read them alike.
 * Descriptions become the comments of values.yaml.
 */
import type { Json, JsonObject } from "../../base/json.ts";

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
const quantities = mapOf("Quantities by resource, like cpu and memory.", {
  type: ["string", "number"],
  pattern: "^[0-9.]+(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?$",
});

/** The whole chart's values. */
export function chart(properties: JsonObject): JsonObject {
  // A chart that depends on this one switches it by a value in its scope, which Helm hands on.
  const whole = { ...properties, enabled: { description: "Read by charts that depend on this one.", type: "boolean" } };
  return { $schema: "http://json-schema.org/draft-07/schema#", ...closed(undefined, whole) };
}

/** Open: a parent chart may put its own keys there. */
export function globals(properties: JsonObject): JsonObject {
  return {
    description: "For all apps, and for the charts that this chart depends on.",
    type: "object",
    properties: {
      environment: { description: "Name of the environment that these values are for.", type: "string" },
      imagePullSecrets: {
        description: "Names of the Secrets that images are pulled with.",
        type: "array",
        items: { type: "string", minLength: 1 },
      },
      ...properties,
    },
  };
}

export const enabled: JsonObject = { description: "Whether the app is deployed.", type: "boolean" };

export const image: JsonObject = closed(
  "Container image. A digest beats the tag; without either the chart's appVersion is the tag.",
  {
    repository: { type: "string", minLength: 1 },
    tag: { type: "string", pattern: "^([A-Za-z0-9_][A-Za-z0-9._-]{0,127})?$" },
    digest: { type: "string", pattern: "^(sha256:[0-9a-f]{64})?$" },
    pullPolicy: { enum: ["Always", "IfNotPresent", "Never"] },
  },
);

export const replicas: JsonObject = { description: "Number of pods.", type: "integer", minimum: 0, maximum: 10000 };

export const schedule: JsonObject = {
  description: "When the job runs, in cron's notation.",
  type: "string",
  minLength: 1,
};
export const suspend: JsonObject = { description: "Whether the schedule is on hold.", type: "boolean" };

export const resources: JsonObject = closed("Resource requests and limits of the container.", {
  requests: quantities,
  limits: quantities,
});

/** Helm merges maps: a source or handler that replaces another must set the other one to null. */
const exactlyOne = (...keys: string[]): JsonObject => ({ oneOf: keys.map((key) => ({ required: [key] })) });

const valueFrom: JsonObject = {
  type: "object",
  ...exactlyOne("configMapKeyRef", "fieldRef", "fileKeyRef", "resourceFieldRef", "secretKeyRef"),
};

export const env: JsonObject = mapOf(
  "Environment variables by name: text, or {valueFrom: …} as Kubernetes writes it; a source that replaces another sets it to null.",
  { type: ["string", "number", "boolean", "object"], properties: { valueFrom } },
);

/** The same where variables may hold the host and port of these apps' Services. */
export function envWithApps(apps: readonly string[], ports: readonly string[]): JsonObject {
  return mapOf(
    "Environment variables by name: text, {valueFrom: …} as Kubernetes writes it, or {app: …, value: …} with the host and port of an app; a source that replaces another sets it to null.",
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
}

export const envFrom: JsonObject = {
  description: "Secrets and ConfigMaps all of whose keys become environment variables.",
  type: "array",
  items: { type: "object" },
};

export const config: JsonObject = mapOf("Settings that become environment variables.", setting);

const probe: JsonObject = { type: "object", ...exactlyOne("httpGet", "tcpSocket", "grpc", "exec") };

export const healthCheck: JsonObject = closed(
  "Probes of the container, as Kubernetes writes them; a handler that replaces another sets it to null.",
  { enabled: { type: "boolean" }, liveness: probe, readiness: probe, startup: probe },
);

/** Further containers by name: only those that the chart has, with the keys that each has. */
const containers = (description: string) => (values: Json) => {
  const known = { image, resources, env, envFrom } as const;
  const names = Object.entries(values as JsonObject).map(([name, container]) => {
    const keys = Object.entries(known).filter(([key]) => key in (container as JsonObject));
    return [name, closed(undefined, Object.fromEntries(keys))] as const;
  });
  return closed(description, Object.fromEntries(names));
};

export const initContainers = containers("Containers that run before the app; null leaves one out.");
export const sidecars = containers("Containers that run beside the app; null leaves one out.");

export const serviceAccount: JsonObject = closed("The account that the pods act as.", {
  create: { description: "Whether the chart makes it.", type: "boolean" },
  name: { description: "Empty for the name of the app's objects.", type: "string" },
  annotations: mapOf("Annotations of the account.", text),
});
export const rbac: JsonObject = closed("What the account may do with the Kubernetes API.", {
  create: { description: "Whether the chart makes the roles and binds them.", type: "boolean" },
});

const ingressClass: JsonObject = { className: text, annotations: mapOf("Annotations of the Ingress.", text) };

export const ingress: JsonObject = closed("How the app is reached from outside.", {
  enabled: { type: "boolean" },
  hosts: { description: "Host names; none means every host.", type: "array", items: text },
  paths: mapOf(
    "Paths that lead to the app.",
    closed(undefined, {
      pathType: { enum: ["Prefix", "Exact", "ImplementationSpecific"] },
      port: { description: "Name of the app's port.", type: "string" },
    }),
  ),
  tls: closed("Set secretName to serve TLS with that Secret.", { secretName: text }),
  ...ingressClass,
});

/** A headless Service has no type to choose. */
export function service(isHeadless: boolean): JsonObject {
  return closed("The Service in front of the pods.", {
    ...(isHeadless ? {} : { type: { enum: ["ClusterIP", "NodePort", "LoadBalancer"] } }),
    annotations: mapOf("Annotations of the Service.", text),
  });
}

export const route: JsonObject = closed("How a Gateway leads to the app.", {
  enabled: { type: "boolean" },
  hostnames: { description: "Host names; none means those of the Gateway.", type: "array", items: text },
  parentRefs: {
    description: "The Gateways that the route belongs to, as Kubernetes writes them.",
    type: "array",
    minItems: 1,
    items: { type: "object", required: ["name"] },
  },
  annotations: mapOf("Annotations of the HTTPRoute.", text),
});

export const networkPolicy: JsonObject = closed("Who reaches the pods, and what they reach.", {
  enabled: { description: "Whether a NetworkPolicy guards the pods.", type: "boolean" },
});

export const chartIngress: JsonObject = closed("The Ingress of all apps that are reached from outside.", ingressClass);

export const manifests: JsonObject = mapOf(
  "Further manifests, by file name.",
  closed(undefined, { enabled: { type: "boolean" } }),
);

export const podLabels: JsonObject = mapOf("Further labels of the pods.", text);
export const podAnnotations: JsonObject = mapOf("Annotations of the pods.", text);
export const nodeSelector: JsonObject = mapOf("Labels of the nodes that the pods may run on.", text);
export const tolerations: JsonObject = {
  description: "Taints that the pods tolerate.",
  type: "array",
  items: { type: "object" },
};
export const affinity: JsonObject = open("Affinity of the pods, as Kubernetes writes it.");
export const antiAffinity: JsonObject = closed("Keeps the pods apart, unless affinity has a podAntiAffinity.", {
  type: { description: "soft prefers it, hard insists on it, none is without.", enum: ["soft", "hard", "none"] },
  topologyKey: { description: "Node label whose values are the places.", type: "string", minLength: 1 },
});
export const topologySpread: JsonObject = mapOf("Spreads the pods evenly over the values of node labels.", {
  ...closed(undefined, {
    maxSkew: { type: "integer", minimum: 1 },
    whenUnsatisfiable: { enum: ["DoNotSchedule", "ScheduleAnyway"] },
  }),
  required: ["maxSkew", "whenUnsatisfiable"],
});
export const imagePullSecrets: JsonObject = {
  description: "Names of further Secrets that images are pulled with.",
  type: "array",
  items: { type: "string", minLength: 1 },
};
