/**
 * Fields of workloads, pods and containers that the chart's templates place as they are. The schema maps attributes of an
 * app to fields of the Kubernetes API; only what needs more than that has a line here. What can be changed at deploy time
 * is in `values.ts` instead.
 */

import { given, type Json, type JsonObject } from "../../base/json.ts";
import type { AppTypeTraits } from "../../facts/app_types.ts";
import { fieldOf, isMeaningful } from "../../facts/attributes.ts";
import type { AppFacts, ContainerFacts } from "../../facts/types.ts";
import type { AppView } from "../../model/app_view.ts";
import type { AttributeSchema } from "../../model/attribute_schema.ts";
import { APP_DEFAULTS } from "../../model/defaults.ts";
import { APP_SCHEMA } from "../../model/schemas.ts";
import type { App } from "../../model/types.ts";
import type { PortView } from "../../model/views.ts";
import { resolveLifecycle } from "./lifecycle.ts";
import { dnsConfig, dnsPolicy, hostAliases } from "./placement.ts";
import { backoffLimit, podFailurePolicy } from "./pod_failures.ts";
import { containerSecurity, podSecurity } from "./security.ts";
import { automountsToken } from "./service_account.ts";
import { resolveUpdateStrategy } from "./update_strategy.ts";

type Place = keyof AppView["fields"];
/** Fields by name; undefined if the app does not set them. */
type Fields = Readonly<Record<string, Json | undefined>>;

/** Where templates show fields, by the prefix of the field in the schema. The workload of a CronJob is its Job. */
const PLACES: Readonly<Record<string, Place>> = {
  "CronJob.spec": "cronJob",
  "CronJob.spec.jobTemplate.spec": "workload",
  "workload.spec": "workload",
  pod: "pod",
  container: "container",
};

/** A deployment waits for its hooks; nothing waits for other jobs, which Kubernetes lets run as long as they take. */
const HOOK_DEADLINE = 600;

type Conversions<Facts> = Readonly<Partial<Record<string, (facts: Facts) => Json | undefined>>>;

/** The fields of attributes that are not placed as they are. */
const OF_CONTAINERS: Conversions<ContainerFacts> = {
  ports: ({ containerPorts }) => containerPorts.map(containerPort),
  lifecycle: resolveLifecycle,
};
const OF_APPS: Conversions<AppFacts> = {
  update_strategy: resolveUpdateStrategy,
  deadline_seconds: ({ app, hookPhase }) => app.deadline_seconds ?? (hookPhase && HOOK_DEADLINE),
  backoff_limit: ({ app }) => backoffLimit(app, APP_DEFAULTS.backoff_limit),
  pod_failure_policy: ({ app }) => podFailurePolicy(app),
  host_aliases: ({ app }) => hostAliases(app),
  dns_policy: ({ app }) => dnsPolicy(app),
  dns_config: ({ app }) => dnsConfig(app),
};

/** Attributes are in the order of the schema, between fields that no single attribute decides. */
export function resolveFields(facts: AppFacts): AppView["fields"] {
  const fieldsAt = (place: Place) => attributeFields(facts, facts.traits, place, OF_APPS);
  return {
    cronJob: given(fieldsAt("cronJob")),
    workload: given(fieldsAt("workload")),
    pod: given({
      automountServiceAccountToken: automountsToken(facts.app),
      enableServiceLinks: false,
      restartPolicy: facts.traits.longRunning ? undefined : "Never",
      ...fieldsAt("pod"),
      securityContext: podSecurity(facts),
    }),
    container: given({ ...containerFields(facts, facts.traits), securityContext: containerSecurity(facts) }),
  };
}

/** Fields of every container of the pod. */
export function containerFields(facts: ContainerFacts, traits: AppTypeTraits): JsonObject {
  return given(attributeFields(facts, traits, "container", OF_CONTAINERS));
}

function attributeFields<Facts extends ContainerFacts>(
  facts: Facts,
  traits: AppTypeTraits,
  place: Place,
  conversions: Conversions<Facts>,
): Fields {
  return Object.fromEntries(
    attributesAt(place, traits).map(({ attribute, schema, name }) => {
      const convert = conversions[attribute];
      return [name, convert === undefined ? asItIs(facts.app, attribute, schema) : convert(facts)];
    }),
  );
}

interface PlacedAttribute {
  readonly attribute: string;
  readonly schema: AttributeSchema;
  /** Name of the field. */
  readonly name: string;
}

/** The attributes of a place, by it and by traits: a chart has many apps, but few different ones. */
const placed = new Map<string, readonly PlacedAttribute[]>();

function attributesAt(place: Place, traits: AppTypeTraits): readonly PlacedAttribute[] {
  const key = JSON.stringify([place, traits]);
  const attributes = placed.get(key) ?? findAttributes(place, traits);
  placed.set(key, attributes);
  return attributes;
}

function findAttributes(place: Place, traits: AppTypeTraits): readonly PlacedAttribute[] {
  return Object.entries(APP_SCHEMA.properties).flatMap(([attribute, schema]) => {
    const [, parent = "", name = ""] = fieldIn(schema, traits)?.match(/^(.*)\.(\w+)$/) ?? [];
    return PLACES[parent] === place ? [{ attribute, schema, name }] : [];
  });
}

/** The field that an attribute becomes here; none if it is in values. */
function fieldIn(schema: AttributeSchema, traits: AppTypeTraits): string | undefined {
  return schema.values === undefined && isMeaningful(schema, traits) ? fieldOf(schema, traits.workload) : undefined;
}

function asItIs(app: App, attribute: string, schema: AttributeSchema): Json | undefined {
  return (app[attribute as keyof App] as Json | undefined) ?? schema.default;
}

function containerPort({ name, port, protocol }: PortView): JsonObject {
  return { name, containerPort: port, protocol };
}
