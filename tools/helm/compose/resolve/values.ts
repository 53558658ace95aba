/**
 * The chart's values: one list says for each key its schema, its description and its default.
 * `values.yaml` with its comments and `values.schema.json` both come from it.
 */

import type { Json, JsonObject } from "../../base/json.ts";
import { traitsOf } from "../../facts/app_types.ts";
import { type Graph, graphOf } from "../../facts/graph.ts";
import { readDigest } from "../../facts/image.ts";
import { resolvePorts } from "../../facts/ports.ts";
import { resolveProbes } from "../../facts/probes.ts";
import type { AppView } from "../../model/app_view.ts";
import type { ChartView } from "../../model/chart_view.ts";
import { APP_DEFAULTS, DEFAULTS } from "../../model/defaults.ts";
import type { App, Model } from "../../model/types.ts";
import { envSchema } from "./app_texts.ts";
import { autoscalingValues, kedaValues } from "./autoscaling.ts";
import { claimSchema, claimValues } from "./claims.ts";
import { dependencyValues } from "./dependency_values.ts";
import { disruptionBudgetValues } from "./disruption_budget.ts";
import { environmentSource, environmentValues } from "./environment.ts";
import { ingressMetadata, ingressValues } from "./ingress.ts";
import { metricsValues } from "./metrics.ts";
import * as network from "./network_schemas.ts";
import { affinityValues, antiAffinityValues, tolerationValues, topologySpreadValues } from "./placement.ts";
import { routeValues } from "./route.ts";
import * as scaling from "./scaling_schemas.ts";
import { secretSchema, secretValues } from "./secrets.ts";
import { serviceValues } from "./service.ts";
import { serviceAccountValues } from "./service_account.ts";
import * as schemas from "./values_schemas.ts";

interface Property<Source> {
  readonly key: string;
  /** Draft-07, with a description: the comment in values.yaml. What it allows may follow from the default and the source. */
  readonly schema: JsonObject | ((value: Json, source: Source) => JsonObject);
  /** The default; undefined where the key makes no sense. */
  readonly value: (source: Source) => Json | undefined;
}

type View = Pick<ChartView, "apps" | "dependencies" | "globals" | "ingressMode" | "manifests" | "referenced">;
interface AppSource {
  readonly app: App;
  readonly graph: Graph;
  readonly model: Model;
  readonly view: View;
}
interface ChartSource {
  readonly model: Model;
  readonly view: View;
}

/** Keys below `apps.<app>`. */
const APP_PROPERTIES: readonly Property<AppSource>[] = [
  { key: "enabled", schema: schemas.enabled, value: ({ app }) => app.enabled ?? APP_DEFAULTS.enabled },
  { key: "image", schema: schemas.image, value: ({ app, model }) => imageValues(app, model) },
  {
    key: "replicas",
    schema: schemas.replicas,
    value: ({ app }) => app.replicas ?? traitsOf(app).replicas,
  },
  { key: "autoscaling", schema: scaling.autoscaling, value: ({ app }) => autoscalingValues(app) },
  { key: "autoscaling", schema: scaling.kedaAutoscaling, value: ({ app }) => kedaValues(app) },
  { key: "disruptionBudget", schema: scaling.disruptionBudget, value: ({ app }) => disruptionBudgetValues(app) },
  { key: "schedule", schema: schemas.schedule, value: ({ app }) => scheduleOf(app) },
  { key: "suspend", schema: schemas.suspend, value: ({ app }) => suspendOf(app) },
  { key: "resources", schema: schemas.resources, value: ({ app }) => resourceValues(app) },
  {
    key: "env",
    schema: (_, { view }) => envSchema(view.referenced),
    value: ({ app, graph }) => environmentValues(app, graph),
  },
  { key: "envFrom", schema: schemas.envFrom, value: ({ app }) => app.env_from?.map(environmentSource) },
  { key: "config", schema: schemas.config, value: ({ app }) => app.config },
  { key: "secrets", schema: (_, { app }) => secretSchema(app), value: ({ app }) => secretValues(app) },
  { key: "persistence", schema: (_, { app }) => claimSchema(app), value: ({ app }) => claimValues(app) },
  { key: "healthCheck", schema: schemas.healthCheck, value: ({ app }) => healthCheckValues(app) },
  { key: "ingress", schema: network.ingress, value: ({ app, view }) => ingressValues(app, view.ingressMode) },
  {
    key: "service",
    schema: (_, { app }) => network.service(app.service?.headless === true),
    value: ({ app }) => serviceValues(app, traitsOf(app).service),
  },
  { key: "route", schema: network.route, value: ({ app }) => routeValues(app) },
  {
    key: "networkPolicy",
    schema: network.networkPolicy,
    value: ({ app, view }) => networkPolicyValues(view.apps.find(({ key }) => key === app.app_name)),
  },
  {
    key: "initContainers",
    schema: schemas.initContainers,
    value: ({ app, graph, model }) => containerValues(app.init_containers, model, graph),
  },
  {
    key: "sidecars",
    schema: schemas.sidecars,
    value: ({ app, graph, model }) => containerValues(app.sidecars, model, graph),
  },
  { key: "serviceAccount", schema: schemas.serviceAccount, value: ({ app }) => serviceAccountValues(app) },
  { key: "rbac", schema: schemas.rbac, value: ({ app }) => app.rbac && { create: true } },
  { key: "imagePullSecrets", schema: schemas.imagePullSecrets, value: ({ app }) => app.image_pull_secrets },
  { key: "podLabels", schema: schemas.podLabels, value: ({ app }) => app.pod_labels ?? {} },
  { key: "podAnnotations", schema: schemas.podAnnotations, value: ({ app }) => app.pod_annotations ?? {} },
  { key: "nodeSelector", schema: schemas.nodeSelector, value: ({ app }) => app.node_selector ?? {} },
  { key: "tolerations", schema: schemas.tolerations, value: ({ app }) => tolerationValues(app) },
  { key: "affinity", schema: schemas.affinity, value: ({ app }) => affinityValues(app) },
  { key: "antiAffinity", schema: schemas.antiAffinity, value: ({ app }) => antiAffinityValues(app) },
  { key: "topologySpread", schema: schemas.topologySpread, value: ({ app }) => topologySpreadValues(app) },
  { key: "metrics", schema: scaling.metrics, value: ({ app }) => metricsValues(app) },
  { key: "alerts", schema: scaling.alerts, value: ({ app }) => app.alerts && { enabled: true } },
  { key: "dashboards", schema: scaling.dashboards, value: ({ app }) => app.dashboards && { enabled: true } },
];

/** Keys at the top, beside `apps`. */
const CHART_PROPERTIES: readonly Property<ChartSource>[] = [
  {
    key: "global",
    schema: (_, { view }) => view.globals.schema,
    value: ({ view }) => view.globals.values,
  },
  {
    key: "ingress",
    schema: network.chartIngress,
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
  const graph = graphOf(model.apps);
  const apps = view.apps.flatMap(({ key }) => {
    const app = byKey.get(key);
    if (app === undefined) return [];
    return [[key, evaluate(app.description, APP_PROPERTIES, { app, graph, model, view })] as const];
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
    if (result === undefined) return [];
    return [{ key, schema: typeof schema === "function" ? schema(result, source) : schema, result }];
  });
  return {
    values: Object.fromEntries(present.map(({ key, result }) => [key, result])),
    schema: schemas.closed(description, Object.fromEntries(present.map(({ key, schema }) => [key, schema]))),
  };
}

/** A manual job never starts by itself: there is no 31st of February. */
const NEVER = "0 0 31 2 *";

function scheduleOf(app: App): string | undefined {
  return traitsOf(app).workload === "CronJob" ? (app.schedule ?? NEVER) : undefined;
}

function suspendOf(app: App): boolean | undefined {
  return traitsOf(app).workload === "CronJob" ? (app.suspend ?? app.phase === "manual") : undefined;
}

type Image = Pick<App, "image" | "image_digest" | "image_pull_policy" | "image_tag" | "version">;

function imageValues(app: Image, { files }: Model): JsonObject {
  const digest = typeof app.image_digest === "object" ? readDigest(app.image_digest.file, files) : app.image_digest;
  return {
    repository: app.image,
    tag: app.image_tag ?? app.version?.replaceAll("+", "_") ?? "",
    digest: digest ?? "",
    pullPolicy: app.image_pull_policy ?? APP_DEFAULTS.image_pull_policy,
  };
}

function resourceValues({ resources: { requests, limits } = {} }: Pick<App, "resources">): JsonObject {
  return { ...(requests && { requests: { ...requests } }), ...(limits && { limits: { ...limits } }) };
}

function networkPolicyValues(view: AppView | undefined): JsonObject | undefined {
  return view?.networkPolicy && { enabled: true };
}

function healthCheckValues(app: App): JsonObject | undefined {
  const probes = resolveProbes(app, traitsOf(app), resolvePorts(app));
  return probes && { enabled: app.health_check?.enabled ?? DEFAULTS.healthCheck.enabled, ...probes };
}

/** Of init containers or sidecars: what there is of an app's own container too. */
function containerValues(containers: App["sidecars"], model: Model, graph: Graph): JsonObject | undefined {
  if (containers === undefined) return undefined;
  const entries = Object.entries(containers).map(([name, container]): [string, JsonObject] => [
    name,
    {
      ...(container.image === undefined ? {} : { image: imageValues({ ...container, image: container.image }, model) }),
      resources: resourceValues(container),
      env: environmentValues(container, graph),
      ...(container.env_from && { envFrom: container.env_from.map(environmentSource) }),
    },
  ]);
  return Object.fromEntries(entries);
}
