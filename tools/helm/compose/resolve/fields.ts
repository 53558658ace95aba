/**
 * Fields of workloads, pods and containers that stand in the chart's templates as they are. The schema says which attribute
 * of an app becomes which field of the Kubernetes API; only what is more than that has a line here. What a person changes
 * at deploy time is in `values.ts` instead.
 */

import { given, type Json, type JsonObject } from "../../base/json.ts";
import type { AppTypeTraits } from "../../facts/app_types.ts";
import { fieldOf, isMeaningful } from "../../facts/attributes.ts";
import { furtherContainerPorts } from "../../facts/metrics_port.ts";
import { resolvePorts } from "../../facts/ports.ts";
import type { AppView } from "../../model/app_view.ts";
import type { AttributeSchema } from "../../model/attribute_schema.ts";
import { APP_SCHEMA } from "../../model/schemas.ts";
import type { App } from "../../model/types.ts";
import { resolveLifecycle } from "./lifecycle.ts";
import { dnsConfig, dnsPolicy, hostAliases } from "./placement.ts";
import { containerSecurity, podSecurity } from "./security.ts";
import { automountsToken } from "./service_account.ts";
import { resolveUpdateStrategy } from "./update_strategy.ts";

type Place = keyof AppView["fields"];
/** Fields by name; undefined where the app has nothing to say. */
type Fields = Readonly<Record<string, Json | undefined>>;

/** Where templates show fields, by what the schema writes before a field's name. The workload of a CronJob is its Job. */
const PLACES: Readonly<Record<string, Place>> = {
  "CronJob.spec": "cronJob",
  "CronJob.spec.jobTemplate.spec": "workload",
  "workload.spec": "workload",
  pod: "pod",
  container: "container",
};

/** What attributes become that are not placed as they are. */
const CONVERTED: Readonly<Partial<Record<string, (app: App) => Json | undefined>>> = {
  ports: (app) => [...resolvePorts(app), ...furtherContainerPorts(app)].map(containerPort),
  lifecycle: resolveLifecycle,
  update_strategy: resolveUpdateStrategy,
  host_aliases: hostAliases,
  dns_policy: dnsPolicy,
  dns_config: dnsConfig,
};

/** Attributes stand in the order of the schema, between what no single attribute decides. */
export function resolveFields(app: App, traits: AppTypeTraits): AppView["fields"] {
  const attributes = attributeFields(app, traits);
  return {
    cronJob: given(attributes.cronJob),
    workload: given(attributes.workload),
    pod: given({
      automountServiceAccountToken: automountsToken(app),
      enableServiceLinks: false,
      restartPolicy: traits.longRunning ? undefined : "Never",
      ...attributes.pod,
      securityContext: podSecurity(app),
    }),
    container: given({ ...attributes.container, securityContext: containerSecurity(app) }),
  };
}

function attributeFields(app: App, traits: AppTypeTraits): Readonly<Record<Place, Fields>> {
  const placed = Object.entries(APP_SCHEMA.properties).flatMap(([attribute, schema]) => {
    const [, parent = "", name = ""] = /^(.*)\.(\w+)$/.exec(fieldIn(schema, traits) ?? "") ?? [];
    const place = PLACES[parent];
    return place === undefined ? [] : [{ place, name, value: valueIn(app, attribute, schema) }];
  });
  const fieldsAt = (wanted: Place): Fields =>
    Object.fromEntries(placed.filter(({ place }) => place === wanted).map(({ name, value }) => [name, value]));
  return {
    cronJob: fieldsAt("cronJob"),
    workload: fieldsAt("workload"),
    pod: fieldsAt("pod"),
    container: fieldsAt("container"),
  };
}

/** The field that an attribute becomes here; none where values say it. */
function fieldIn(schema: AttributeSchema, traits: AppTypeTraits): string | undefined {
  return schema.values === undefined && isMeaningful(schema, traits) ? fieldOf(schema, traits.workload) : undefined;
}

function valueIn(app: App, attribute: string, schema: AttributeSchema): Json | undefined {
  const convert = CONVERTED[attribute];
  return convert === undefined ? ((app[attribute as keyof App] as Json | undefined) ?? schema.default) : convert(app);
}

function containerPort({ name, port, protocol }: ReturnType<typeof resolvePorts>[number]): JsonObject {
  return { name, containerPort: port, protocol };
}
