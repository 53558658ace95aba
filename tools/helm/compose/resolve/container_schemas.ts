/** JSON schemas of the values for containers: image, resources, variables and probes. */
import type { Json, JsonObject } from "../../base/json.ts";
import type { AppFacts } from "../../facts/types.ts";
import { attributeNotation, notationOf, orEmpty } from "./notations.ts";
import { closed, mapOf, setting, text } from "./values_schemas.ts";

const quantity: JsonObject = { type: ["string", "number"], minimum: 0, ...notationOf("quantity") };

export const image: JsonObject = closed(
  "The container image.",
  {
    repository: {
      description: "Image repository, without tag and digest.",
      type: "string",
      ...attributeNotation("image"),
    },
    tag: {
      description: "Image tag. Empty: the chart's appVersion.",
      type: "string",
      ...orEmpty(attributeNotation("image_tag")),
    },
    digest: {
      description: "Image digest, used instead of the tag.",
      type: "string",
      ...orEmpty(notationOf("digest")),
    },
    pullPolicy: {
      description: "When a node pulls the image. Empty: `Always` for the tag `latest`, otherwise `IfNotPresent`.",
      enum: ["", "Always", "IfNotPresent", "Never"],
    },
  },
  ["repository"],
);

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

const resourceNames: JsonObject = { propertyNames: notationOf("resourceName") };

export const resources: JsonObject = closed("Resource requests and limits of the container.", {
  requests: { ...mapOf("What the scheduler reserves, by resource.", quantity), ...resourceNames },
  limits: { ...mapOf("The most that the container may use, by resource.", quantity), ...resourceNames },
});

/** Helm merges maps: a source or handler that replaces another must set the other one to null. */
const exactlyOne = (schemas: Readonly<Record<string, JsonObject>>): JsonObject => ({
  type: "object",
  oneOf: Object.keys(schemas).map((key) => ({ required: [key] })),
  properties: schemas,
});

/** An object of the Kubernetes API with these fields, and others that Kubernetes checks. */
const fields = (...required: readonly string[]): JsonObject => ({ type: "object", required });

const valueFrom = exactlyOne({
  configMapKeyRef: fields("key", "name"),
  fieldRef: fields("fieldPath"),
  fileKeyRef: fields("key", "path", "volumeName"),
  resourceFieldRef: fields("resource"),
  secretKeyRef: fields("key", "name"),
});

const variableNames: JsonObject = { propertyNames: notationOf("environmentName") };

export const env: JsonObject = {
  ...mapOf(
    "Environment variables by name: a string, or {valueFrom: …} as in Kubernetes. To replace one source by another, set the old one to null.",
    { ...setting, type: ["string", "number", "boolean", "object"], properties: { valueFrom }, required: ["valueFrom"] },
  ),
  ...variableNames,
};

/** The same where variables may hold the host and port of these apps' Services. */
export function envWithApps(apps: readonly string[], ports: readonly string[]): JsonObject {
  const described = mapOf(
    "Environment variables by name: a string, {valueFrom: …} as in Kubernetes, or {app: …, value: …} with the host and port of an app. To replace one source by another, set the old one to null.",
    {
      ...setting,
      type: ["string", "number", "boolean", "object"],
      properties: { valueFrom, app: { enum: apps }, value: text, port: { enum: ports }, fallback: text },
      anyOf: [{ required: ["valueFrom"] }, { required: ["app"] }],
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

/** `hasPorts`: without any, there is no handler for ports. */
function handlers(hasPorts: boolean): JsonObject {
  const port: JsonObject = { description: "A port by name or number." };
  const path: JsonObject = { ...text, description: "The path of the request." };
  const scheme: JsonObject = { description: "The protocol of the request.", enum: ["HTTP", "HTTPS"] };
  const handler = (description: string, required: string, properties: JsonObject): JsonObject => ({
    ...{ description, ...fields(required) },
    ...(Object.keys(properties).length === 0 ? {} : { properties }),
  });
  const ofPorts = {
    httpGet: handler("A request, which a status from 200 to 399 answers.", "port", { port, path, scheme }),
    tcpSocket: handler("A connection, which opens.", "port", { port }),
    grpc: handler("A call of gRPC's health service.", "port", { port: { ...port, type: "integer" } }),
  };
  const exec = handler("A command, which ends with exit code 0.", "command", {});
  return exactlyOne({ ...(hasPorts ? ofPorts : {}), exec });
}

const atLeast = (minimum: number): JsonObject => ({ type: "integer", minimum });

const timing: JsonObject = {
  initialDelaySeconds: atLeast(0),
  periodSeconds: atLeast(1),
  timeoutSeconds: atLeast(1),
  successThreshold: atLeast(1),
  failureThreshold: atLeast(1),
};

/** Kubernetes API, Probe: one success is enough for all but readiness. */
const once: JsonObject = { ...timing, successThreshold: { type: "integer", enum: [1] } };

/** All apps with ports have the same probes. */
export function healthCheck(facts: AppFacts): JsonObject {
  const handler = handlers(portsOf(facts).length > 0);
  const probe = (description: string, timing: JsonObject) => ({
    description,
    ...handler,
    properties: { ...(handler["properties"] as JsonObject), ...timing },
  });
  return closed(
    "The container's probes, as in Kubernetes. To replace one handler by another, set the old one to null.",
    {
      enabled: { description: "Whether the container has probes.", type: "boolean" },
      liveness: probe("Restarts the container when it fails.", once),
      readiness: probe("Takes the pod out of its Services while it fails.", timing),
      startup: probe("Holds back the other probes until it succeeds.", once),
    },
  );
}

/** The ports that an app's probes may have; undefined if it has none. */
export function probePorts(facts: AppFacts): JsonObject | undefined {
  const ports = portsOf(facts);
  if (ports.length === 0) return undefined;
  const known = { patternProperties: { "^(httpGet|tcpSocket|grpc)$": { properties: { port: { enum: ports } } } } };
  return { patternProperties: { "^(liveness|readiness|startup)$": known } };
}

/** The container's ports by name, and any of the pod by number. */
function portsOf({ portNames, containerPorts, containers }: AppFacts): readonly (string | number)[] {
  const ofPod = [...containerPorts, ...containers.flatMap((each) => each.containerPorts)];
  return [...portNames, ...new Set(ofPod.map(({ port }) => port))];
}

/** Init containers or sidecars by name: only those that the chart has, with the keys that each has. `env`: the schema of variables. */
const containers = (description: string) => (values: Json, env: JsonObject) => {
  const known = { image, command, args, resources, env, envFrom } as const;
  const names = Object.entries(values as JsonObject).map(([name, container]) => {
    const keys = Object.entries(known).filter(([key]) => key in (container as JsonObject));
    const required = "image" in (container as JsonObject) ? ["image"] : [];
    return [name, closed(`The container ${name}.`, Object.fromEntries(keys), required)] as const;
  });
  return closed(description, Object.fromEntries(names));
};

export const initContainers = containers("Containers that run before the app, by name; null removes one.");
export const sidecars = containers("Containers that run beside the app, by name; null removes one.");
