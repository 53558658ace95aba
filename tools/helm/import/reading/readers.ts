/**
 * How each attribute of an app is read from objects. Attributes with a `field` in the schema are read from there, and need a
 * line only if they are written in another way. A test compares the list with the schema.
 */
import { lookup, mapOf, stringsOf } from "../../checks/objects/objects.ts";
import { traitsOfType } from "../../facts/app_types.ts";
import { fieldOf, isMeaningful } from "../../facts/attributes.ts";
import type { AttributeSchema } from "../../model/attribute_schema.ts";
import { APP_SCHEMA } from "../../model/schemas.ts";
import type { Phase, Workload } from "../../model/types.ts";
import type { Attributes, Json, JsonObject } from "../types.ts";
import { typeOf } from "./app_type.ts";
import {
  environmentOf,
  environmentSources,
  imageOf,
  lifecycleOf,
  otherContainers,
  portsAttribute,
  pullSecrets,
} from "./containers.ts";
import { healthCheckOf } from "./health.ts";
import { ownAnnotations, ownLabels, podAnnotationsOf, podLabelsOf, selectorLabelsOf } from "./metadata.ts";
import { ingressOf, routeOf, serviceOf } from "./network.ts";
import { broughtBySecrets, dashboardsOf, secretsOf } from "./owned.ts";
import * as placement from "./placement.ts";
import { connectsTo, networkPolicyOf, textWithHosts } from "./policies.ts";
import { find, type Source } from "./source.ts";
import { configFilesOf, volumesOf } from "./storage.ts";
import * as surroundings from "./surroundings.ts";

/** The value of an attribute; undefined if the objects have none. */
type Reader = (source: Source) => Json | undefined;

export const READERS: Readonly<Record<string, Reader>> = {
  affinity: placement.affinityOf,
  alerts: surroundings.alertsOf,
  annotations: ownAnnotations,
  anti_affinity: placement.antiAffinityOf,
  app_type: typeOf,
  autoscaling: surroundings.autoscalingOf,
  config: configOf,
  config_files: configFilesOf,
  connects_to: connectsTo,
  dashboards: dashboardsOf,
  delete_policy: placement.deletePolicyOf,
  disruption_budget: surroundings.disruptionBudgetOf,
  dns_config: placement.dnsConfigOf,
  env: (source) => environmentOf(source.container, (text) => textWithHosts(text, source)),
  env_from: (source) =>
    environmentSources(source.container, [...configNames(source), ...broughtBySecrets(source).sources]),
  health_check: ({ container, ports }) => healthCheckOf(container, ports),
  host_aliases: placement.hostAliasesOf,
  image: ({ container }) => imageOf(container).image,
  image_digest: ({ container }) => imageOf(container).digest,
  image_pull_secrets: pullSecrets,
  image_tag: ({ container }) => imageOf(container).tag,
  ingress: (source) =>
    typeOf(source) === "external-api" && routeOf(source) === undefined ? ingressOf(source) : undefined,
  init_containers: (source) => filled(otherContainers(source).init),
  labels: ownLabels,
  lifecycle: ({ container }) => lifecycleOf(container),
  metrics: surroundings.metricsOf,
  network_policy: networkPolicyOf,
  object_name: ({ plan, unit }) => {
    const usual = plan.naming === "app" || unit.name === plan.release ? unit.name : `${plan.release}-${unit.name}`;
    return usual === unit.objectName ? undefined : unit.objectName;
  },
  phase: placement.phaseOf,
  pod_annotations: podAnnotationsOf,
  pod_failure_policy: (source) => placement.podFailurePolicyOf(atField(source, "pod_failure_policy")),
  pod_labels: podLabelsOf,
  ports: ({ ports, service }) => portsAttribute(ports, service),
  rbac: surroundings.rbacOf,
  route: routeOf,
  secrets: secretsOf,
  security: surroundings.securityOf,
  security_context: surroundings.securityContextOf,
  selector_labels: selectorLabelsOf,
  service: serviceOf,
  service_account: surroundings.serviceAccountOf,
  sidecars: (source) => filled(otherContainers(source).sidecars),
  tolerations: placement.tolerationsOf,
  topology_spread: placement.topologySpreadOf,
  update_strategy: placement.updateStrategyOf,
  volumes: (source) => volumesOf(source, broughtBySecrets(source).volumes),
  weight: placement.weightOf,
};

/** Attributes that no object shows, or that another attribute says as well. */
export const UNREAD: Readonly<Record<string, string>> = {
  app_name: "The plan of the import chooses it.",
  binary_target: "No object shows how an image is built.",
  description: "No object has one.",
  domain: "No object shows it.",
  enabled: "An app that an environment lacks is off there.",
  extra: "It is for other tools.",
  label: "The package decides it.",
  language: "No object shows it.",
  patches: "They hold what no other attribute says.",
  port: "`ports` says the same; the import shortens it.",
  requires: "Objects do not show what an app cannot do without.",
  schema_version: "It is always the same.",
  version: "`image_tag` says it.",
};

/** Everything that the objects say about an app. */
export function attributesOf(source: Source): Attributes {
  const traits = traitsOfType(typeOf(source), placement.phaseOf(source) as Phase | undefined);
  const read = Object.entries(APP_SCHEMA.properties).flatMap(([attribute, schema]): [string, Json][] => {
    if (attribute in UNREAD || !isMeaningful(schema, traits)) return [];
    const value = READERS[attribute]?.(source) ?? (attribute in READERS ? undefined : atField(source, attribute));
    return value === undefined || value === null ? [] : [[attribute, value]];
  });
  return Object.fromEntries(read);
}

/** Where a field of the schema is in objects. */
const PLACES: Readonly<Record<string, (source: Source) => Json | undefined>> = {
  CronJob: ({ workload }) => workload.body,
  container: ({ container }) => container,
  pod: ({ spec }) => spec,
  workload: ({ workload }) => workload.body,
};

/** The value of the field that an attribute becomes. */
function atField(source: Source, attribute: string): Json | undefined {
  const schema = APP_SCHEMA.properties[attribute] as AttributeSchema;
  const [place = "", ...path] = (fieldOf(schema, source.workload.kind as Workload) ?? "").split(".");
  const start = PLACES[place];
  const written = start && lookup(start(source), ...path);
  // Without a word, the rules have a default of their own.
  return written ?? (place in WORKLOADS && hasDefault(attribute) ? lookup(source.full.body, ...path) : undefined);
}

const WORKLOADS = { CronJob: true, workload: true };

function hasDefault(attribute: string): boolean {
  return attribute === "replicas" || APP_SCHEMA.properties[attribute]?.default !== undefined;
}

/** Whether an attribute is read from its field. */
export function isReadFromField(schema: AttributeSchema): boolean {
  const fields = typeof schema.field === "string" ? [schema.field] : Object.values(schema.field ?? {});
  return fields.length > 0 && fields.every((field) => (String(field).split(".")[0] ?? "") in PLACES);
}

function filled(map: JsonObject): JsonObject | undefined {
  return Object.keys(map).length === 0 ? undefined : map;
}

function configName({ unit }: Source): string {
  return `${unit.objectName}-config`;
}

/** The ConfigMap whose keys are in `config`. */
function configNames(source: Source): readonly string[] {
  return configOf(source) === undefined ? [] : [configName(source)];
}

/** The settings in the ConfigMap that is named after the app, and whose keys all become variables. */
function configOf(source: Source): JsonObject | undefined {
  const name = configName(source);
  const isUsed = lookup(source.container, "envFrom", 0, "configMapRef", "name") === name;
  const map = find(source.objects, "ConfigMap", name);
  return isUsed && map !== undefined ? stringsOf(mapOf(map.body["data"])) : undefined;
}
