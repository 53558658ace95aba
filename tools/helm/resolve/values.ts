/**
 * The chart's values: one list says for each key its schema, its description and its default.
 * `values.yaml` with its comments and `values.schema.json` both come from it.
 */
import { traitsOf } from "../app_types.ts";
import type { App, ChartView, Json, JsonObject, Model } from "../types.ts";
import { readDigest } from "../validate/image.ts";
import { dependencyValues } from "./dependency_values.ts";
import { ingressMetadata, ingressValues } from "./ingress.ts";
import { resolvePorts } from "./ports.ts";
import { resolveProbes } from "./probes.ts";
import * as schemas from "./values_schemas.ts";

interface Property<Source> {
  readonly key: string;
  /** Draft-07, with a description: the comment in values.yaml. */
  readonly schema: JsonObject | ((source: Source) => JsonObject);
  /** The default; undefined where the key makes no sense. */
  readonly value: (source: Source) => Json | undefined;
}

type View = Pick<ChartView, "apps" | "dependencies" | "globals" | "ingressMode" | "manifests">;
interface AppSource {
  readonly app: App;
  readonly model: Model;
  readonly view: View;
}
interface ChartSource {
  readonly model: Model;
  readonly view: View;
}

/** Keys below `apps.<app>`. */
const APP_PROPERTIES: readonly Property<AppSource>[] = [
  { key: "enabled", schema: schemas.enabled, value: ({ app }) => app.enabled ?? true },
  { key: "image", schema: schemas.image, value: ({ app, model }) => imageValues(app, model) },
  {
    key: "replicas",
    schema: schemas.replicas,
    value: ({ app }) => app.replicas ?? traitsOf(app).replicas,
  },
  { key: "schedule", schema: schemas.schedule, value: ({ app }) => scheduleOf(app) },
  { key: "suspend", schema: schemas.suspend, value: ({ app }) => suspendOf(app) },
  { key: "resources", schema: schemas.resources, value: ({ app }) => resourceValues(app) },
  { key: "env", schema: schemas.env, value: ({ app }) => environmentValues(app) },
  { key: "envFrom", schema: schemas.envFrom, value: ({ app }) => app.env_from?.map(environmentSource) },
  { key: "healthCheck", schema: schemas.healthCheck, value: ({ app }) => healthCheckValues(app) },
  { key: "ingress", schema: schemas.ingress, value: ({ app, view }) => ingressValues(app, view.ingressMode) },
  { key: "podLabels", schema: schemas.podLabels, value: () => ({}) },
  { key: "podAnnotations", schema: schemas.podAnnotations, value: () => ({}) },
  { key: "nodeSelector", schema: schemas.nodeSelector, value: () => ({}) },
  { key: "tolerations", schema: schemas.tolerations, value: () => [] },
  { key: "affinity", schema: schemas.affinity, value: () => ({}) },
];

/** Keys at the top, beside `apps`. */
const CHART_PROPERTIES: readonly Property<ChartSource>[] = [
  {
    key: "global",
    schema: ({ view }) => view.globals.schema,
    value: ({ view }) => view.globals.values,
  },
  {
    key: "ingress",
    schema: schemas.chartIngress,
    value: ({ model, view }) => ingressMetadata(model.apps, view.ingressMode),
  },
  {
    key: "manifests",
    schema: schemas.manifests,
    value: ({ view: { manifests } }) =>
      manifests.length === 0 ? undefined : Object.fromEntries(manifests.map(({ name }) => [name, { enabled: true }])),
  },
];

export function chartValues(model: Model, view: View): { values: JsonObject; schema: JsonObject } {
  const chart = evaluate(undefined, CHART_PROPERTIES, { model, view });
  const byKey = new Map(model.apps.map((app) => [app.app_name, app]));
  const apps = view.apps.flatMap(({ key }) => {
    const app = byKey.get(key);
    return app === undefined ? [] : [[key, evaluate(app.description, APP_PROPERTIES, { app, model, view })] as const];
  });
  const dependencies = dependencyValues(view.dependencies);
  const appSchemas = Object.fromEntries(apps.map(([key, { schema }]) => [key, schema]));
  const appValues = Object.fromEntries(apps.map(([key, { values }]) => [key, values]));
  return {
    values: { ...chart.values, ...dependencies.values, apps: appValues },
    schema: schemas.chart({
      ...(chart.schema["properties"] as JsonObject),
      ...dependencies.schemas,
      apps: schemas.closed("The apps, by name.", appSchemas),
    }),
  };
}

/** Values and schema of the properties that make sense for the source. */
function evaluate<Source>(
  description: string | undefined,
  properties: readonly Property<Source>[],
  source: Source,
): { values: JsonObject; schema: JsonObject } {
  const present = properties.flatMap(({ key, schema, value }) => {
    const result = value(source);
    return result === undefined ? [] : [{ key, schema: isFunction(schema) ? schema(source) : schema, result }];
  });
  return {
    values: Object.fromEntries(present.map(({ key, result }) => [key, result])),
    schema: schemas.closed(description, Object.fromEntries(present.map(({ key, schema }) => [key, schema]))),
  };
}

function isFunction<Source>(schema: Property<Source>["schema"]): schema is (source: Source) => JsonObject {
  return typeof schema === "function";
}

/** A manual job never starts by itself: there is no 31st of February. */
const NEVER = "0 0 31 2 *";

function scheduleOf(app: App): string | undefined {
  return traitsOf(app).workload === "CronJob" ? (app.schedule ?? NEVER) : undefined;
}

function suspendOf(app: App): boolean | undefined {
  return traitsOf(app).workload === "CronJob" ? (app.suspend ?? app.phase === "manual") : undefined;
}

function imageValues(app: App, { files }: Model): JsonObject {
  const digest = typeof app.image_digest === "object" ? readDigest(app.image_digest.file, files) : app.image_digest;
  return {
    repository: app.image,
    tag: app.image_tag ?? app.version ?? "",
    digest: digest ?? "",
    pullPolicy: app.image_pull_policy ?? "IfNotPresent",
  };
}

function resourceValues({ resources: { requests, limits } = {} }: App): JsonObject {
  return { ...(requests && { requests: { ...requests } }), ...(limits && { limits: { ...limits } }) };
}

/** Name first: JSON sorts the keys of what the build hands in. */
function keyReference({ name, key, optional }: { name: string; key: string; optional?: boolean }): JsonObject {
  return { name, key, ...(optional === undefined ? {} : { optional }) };
}

export function environmentValues({ env = {} }: Pick<App, "env">): JsonObject {
  return Object.fromEntries(
    Object.entries(env).map(([name, value]) => [
      name,
      typeof value === "string" ? value : { valueFrom: valueSource(value) },
    ]),
  );
}

function valueSource({
  secret,
  config_map,
  field,
  resource,
}: Exclude<NonNullable<App["env"]>[string], string>): JsonObject {
  if (secret !== undefined) return { secretKeyRef: keyReference(secret) };
  if (config_map !== undefined) return { configMapKeyRef: keyReference(config_map) };
  if (field !== undefined) return { fieldRef: { fieldPath: field } };
  return { resourceFieldRef: { resource: resource ?? "" } };
}

export function environmentSource({
  secret,
  config_map,
  prefix,
  optional,
}: NonNullable<App["env_from"]>[number]): JsonObject {
  const reference = { name: secret ?? config_map ?? "", ...(optional === undefined ? {} : { optional }) };
  return {
    ...(prefix === undefined ? {} : { prefix }),
    ...(secret === undefined ? { configMapRef: reference } : { secretRef: reference }),
  };
}

function healthCheckValues(app: App): JsonObject | undefined {
  const probes = resolveProbes(app, traitsOf(app).defaultProbe, resolvePorts(app));
  return probes && { enabled: app.health_check?.enabled ?? true, ...probes };
}
