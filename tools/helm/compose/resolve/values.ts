/**
 * The chart's values: one list with the schema, description and default of each key.
 * `values.yaml` with its comments and `values.schema.json` both come from it.
 */

import { given, type Json, type JsonObject } from "../../base/json.ts";
import type { AppFacts, ChartFacts } from "../../facts/types.ts";
import type { AppView } from "../../model/app_view.ts";
import type { ChartView } from "../../model/chart_view.ts";
import { APP_DEFAULTS, DEFAULTS } from "../../model/defaults.ts";
import { envSchema } from "./app_texts.ts";
import { autoscalingValues, kedaValues } from "./autoscaling.ts";
import { claimSchema, claimValues, sharedClaimSchema, sharedClaimValues } from "./claims.ts";
import * as container from "./container_schemas.ts";
import { containerValues, imageValues, resourceValues } from "./container_values.ts";
import { dependencyValues } from "./dependency_values.ts";
import { disruptionBudgetValues } from "./disruption_budget.ts";
import { ingressMetadata, ingressValues } from "./ingress.ts";
import { metricsValues } from "./metrics.ts";
import * as network from "./network_schemas.ts";
import { affinityValues, antiAffinityValues, tolerationValues, topologySpreadValues } from "./placement.ts";
import { resolveProbes } from "./probes.ts";
import { routeValues } from "./route.ts";
import * as scaling from "./scaling_schemas.ts";
import { secretSchema, secretValues } from "./secrets.ts";
import { serviceValues } from "./service.ts";
import { serviceAccountValues } from "./service_account.ts";
import * as schemas from "./values_schemas.ts";
import { variableSources, variableValues } from "./variables.ts";
import { requirementsOf } from "./when.ts";

interface Property<Source> {
  readonly key: string;
  /** Draft-07, with a description: the comment in values.yaml. It may depend on the default and the source. */
  readonly schema: JsonObject | ((value: Json, source: Source) => JsonObject);
  /** What else is said of it, in which apps differ that are otherwise alike. */
  readonly difference?: (source: Source) => JsonObject | undefined;
  /** The default; undefined if the key does not apply. */
  readonly value: (source: Source) => Json | undefined;
  /** Whether null is the same as nothing. Helm removes a key that is null, and templates need all others. */
  readonly isOptional?: true;
}

type View = Pick<ChartView, "apps" | "dependencies" | "globals" | "manifests" | "referenced">;
interface ChartSource {
  readonly model: ChartFacts;
  readonly view: View;
}
interface AppSource extends AppFacts, ChartSource {
  readonly own: AppView;
}

/** Keys below `apps.<app>`. */
const APP_PROPERTIES: readonly Property<AppSource>[] = [
  {
    key: "enabled",
    schema: (_, source) => schemas.enabled(requirementsOf(source, source.model.graph)),
    value: ({ app }) => app.enabled ?? APP_DEFAULTS.enabled,
    isOptional: true,
  },
  { key: "objectName", schema: schemas.objectName, value: ({ app }) => app.object_name, isOptional: true },
  { key: "selectorLabels", schema: schemas.selectorLabels, value: ({ app }) => app.selector_labels, isOptional: true },
  { key: "image", schema: container.image, value: imageValues },
  { key: "command", schema: container.command, value: ({ app }) => app.command ?? [], isOptional: true },
  { key: "args", schema: container.args, value: ({ app }) => app.args ?? [], isOptional: true },
  { key: "replicas", schema: schemas.replicas, value: ({ replicas }) => replicas },
  { key: "autoscaling", schema: scaling.autoscaling, value: autoscalingValues },
  { key: "autoscaling", schema: scaling.kedaAutoscaling, value: kedaValues },
  { key: "disruptionBudget", schema: scaling.disruptionBudget, value: ({ app }) => disruptionBudgetValues(app) },
  { key: "schedule", schema: schemas.schedule, value: scheduleOf },
  { key: "suspend", schema: schemas.suspend, value: suspendOf },
  { key: "resources", schema: container.resources, value: ({ app }) => resourceValues(app), isOptional: true },
  {
    key: "env",
    schema: (_, { view }) => envSchema(view.referenced),
    value: ({ app, model }) => variableValues(app, model.graph),
    isOptional: true,
  },
  { key: "envFrom", schema: container.envFrom, value: ({ app }) => variableSources(app), isOptional: true },
  { key: "config", schema: schemas.config, value: ({ app }) => app.config, isOptional: true },
  { key: "secrets", schema: (_, source) => secretSchema(source), value: secretValues },
  { key: "persistence", schema: (_, source) => claimSchema(source), value: ({ app }) => claimValues(app) },
  {
    key: "healthCheck",
    schema: (_, source) => container.healthCheck(source),
    difference: container.probePorts,
    value: healthCheckValues,
  },
  { key: "ingress", schema: (_, { portNames }) => network.ingress(portNames), value: ingressValues },
  {
    key: "service",
    schema: (_, { app }) => network.service(app.service?.headless === true),
    value: serviceValues,
  },
  { key: "route", schema: network.route, value: ({ app }) => routeValues(app) },
  { key: "networkPolicy", schema: network.networkPolicy, value: ({ own }) => own.networkPolicy && { enabled: true } },
  {
    key: "initContainers",
    schema: (values, { view }) => container.initContainers(values, envSchema(view.referenced)),
    value: (source) => containerValues(source, "initContainers", source.app.init_containers),
    isOptional: true,
  },
  {
    key: "sidecars",
    schema: (values, { view }) => container.sidecars(values, envSchema(view.referenced)),
    value: (source) => containerValues(source, "sidecars", source.app.sidecars),
    isOptional: true,
  },
  { key: "serviceAccount", schema: schemas.serviceAccount, value: serviceAccountValues },
  { key: "rbac", schema: schemas.rbac, value: ({ app }) => app.rbac && { create: true } },
  {
    key: "imagePullSecrets",
    schema: schemas.imagePullSecrets,
    value: ({ app }) => app.image_pull_secrets,
    isOptional: true,
  },
  { key: "podLabels", schema: schemas.podLabels, value: ({ app }) => app.pod_labels ?? {}, isOptional: true },
  {
    key: "podAnnotations",
    schema: schemas.podAnnotations,
    value: ({ app }) => app.pod_annotations ?? {},
    isOptional: true,
  },
  { key: "nodeSelector", schema: schemas.nodeSelector, value: ({ app }) => app.node_selector ?? {}, isOptional: true },
  { key: "tolerations", schema: schemas.tolerations, value: ({ app }) => tolerationValues(app), isOptional: true },
  { key: "affinity", schema: schemas.affinity, value: ({ app }) => affinityValues(app), isOptional: true },
  { key: "antiAffinity", schema: schemas.antiAffinity, value: ({ app }) => antiAffinityValues(app) },
  { key: "topologySpread", schema: schemas.topologySpread, value: topologySpreadValues, isOptional: true },
  { key: "metrics", schema: scaling.metrics, value: metricsValues },
  { key: "alerts", schema: scaling.alerts, value: ({ app }) => app.alerts && { enabled: true } },
  { key: "dashboards", schema: scaling.dashboards, value: ({ app }) => app.dashboards && { enabled: true } },
];

/** Keys at the top level, next to `apps`. */
const CHART_PROPERTIES: readonly Property<ChartSource>[] = [
  {
    key: "global",
    schema: (_, { view }) => view.globals.schema,
    value: ({ view }) => view.globals.values,
  },
  {
    key: "ingress",
    schema: network.chartIngress,
    value: ({ model }) => ingressMetadata(model.apps),
  },
  {
    key: "persistence",
    schema: sharedClaimSchema,
    value: ({ model }) => sharedClaimValues(model.apps),
  },
  {
    key: "manifests",
    schema: (_, { view }) => schemas.manifests(view.manifests.map(({ name }) => name)),
    value: ({ view: { manifests } }) =>
      manifests.length === 0 ? undefined : Object.fromEntries(manifests.map(({ name }) => [name, { enabled: true }])),
  },
];

export function chartValues(model: ChartFacts, view: View): { values: JsonObject; schema: JsonObject } {
  const chart = evaluate(undefined, CHART_PROPERTIES, { model, view });
  const byKey = new Map(model.apps.map((facts) => [facts.app.app_name, facts]));
  const apps = view.apps.flatMap((own) => {
    const facts = byKey.get(own.key);
    if (facts === undefined) return [];
    const source = { ...facts, model, view, own };
    return [[own.key, evaluate(facts.app.description, APP_PROPERTIES, source)] as const];
  });
  const dependencies = dependencyValues(view.dependencies);
  const appValues = Object.fromEntries(apps.map(([key, { values }]) => [key, values]));
  return {
    values: { ...chart.values, ...dependencies.values, apps: appValues },
    schema: schemas.chart(
      {
        ...dependencies.imported,
        ...(chart.schema["properties"] as JsonObject),
        ...dependencies.schemas,
        apps: schemas.entire("The apps, by name.", Object.fromEntries(apps.map(([key, { schema }]) => [key, schema]))),
      },
      [...Object.keys(chart.values), "apps"],
      given(Object.fromEntries(apps.map(([key, { difference }]) => [key, difference]))),
    ),
  };
}

/** Values and schema of the properties that apply to the source, and what its schema leaves out. */
function evaluate<Source>(
  description: string | undefined,
  properties: readonly Property<Source>[],
  source: Source,
): { values: JsonObject; schema: JsonObject; difference: JsonObject | undefined } {
  const present = properties.flatMap(({ key, schema, difference, value, isOptional = false }) => {
    const result = value(source);
    if (result === undefined) return [];
    const shared = typeof schema === "function" ? schema(result, source) : schema;
    return [{ key, schema: shared, difference: difference?.(source), result, isOptional }];
  });
  const required = present.flatMap(({ key, isOptional }) => (isOptional ? [] : [key]));
  const differences = given(Object.fromEntries(present.map(({ key, difference }) => [key, difference])));
  return {
    values: Object.fromEntries(present.map(({ key, result }) => [key, result])),
    schema: schemas.closed(description, Object.fromEntries(present.map(({ key, schema }) => [key, schema])), required),
    difference: Object.keys(differences).length === 0 ? undefined : { properties: differences },
  };
}

/** A manual job never starts by itself: there is no February 31. */
const NEVER = "0 0 31 2 *";

function scheduleOf({ app, traits }: AppFacts): string | undefined {
  return traits.workload === "CronJob" ? (app.schedule ?? NEVER) : undefined;
}

function suspendOf({ app, traits }: AppFacts): boolean | undefined {
  return traits.workload === "CronJob" ? (app.suspend ?? app.phase === "manual") : undefined;
}

function healthCheckValues(facts: AppFacts): JsonObject | undefined {
  if (facts.probes.length === 0) return undefined;
  return { enabled: facts.app.health_check?.enabled ?? DEFAULTS.healthCheck.enabled, ...resolveProbes(facts) };
}
