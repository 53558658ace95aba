/** What readers of attributes look at: one app's objects in one environment. */
import {
  isMap,
  listOf,
  lookup,
  mapOf,
  podTemplateOf,
  readObject,
  stringsOf,
  textOf,
} from "../../checks/objects/objects.ts";
import { matches, selectionOf } from "../../checks/objects/selectors.ts";
import type { PodTemplate } from "../../checks/types.ts";
import { spelledOut } from "../../compare/defaults.ts";
import { dnsName } from "../../facts/app_types.ts";
import { isLongRunning } from "../../facts/workloads.ts";
import type { PortView } from "../../model/views.ts";
import type { Variation } from "../manifests.ts";
import type { Json, JsonObject, KubernetesObject, Plan, Unit } from "../types.ts";

export interface Source {
  readonly plan: Plan;
  readonly unit: Unit;
  /** All apps of the environment. */
  readonly neighbours: readonly Unit[];
  readonly workload: KubernetesObject;
  /** With everything that Kubernetes fills in. */
  readonly full: KubernetesObject;
  readonly pod: PodTemplate;
  /** The spec of the pods, as it is written. */
  readonly spec: JsonObject;
  /** The app's own container. */
  readonly container: JsonObject;
  /** All objects of the environment. */
  readonly objects: readonly KubernetesObject[];
  readonly service: KubernetesObject | undefined;
  readonly ports: readonly Port[];
}

/** A port of the app's own container. */
export interface Port {
  readonly name: string;
  readonly port: number;
  readonly protocol: PortView["protocol"];
}

/** The app in one environment; undefined if that does not have it. `portsOf`: finds the ports of its container. */
export function sourceOf(
  unit: Unit,
  { environment, objects }: Variation,
  plan: Plan,
  portsOf: (container: JsonObject, service: KubernetesObject | undefined) => readonly Port[],
): Source | undefined {
  const workload = find(objects, unit.kind, unit.objectName);
  const pod = workload && podTemplateOf(workload);
  if (workload === undefined || pod === undefined) return undefined;
  const mains = listOf(pod.spec["containers"]).filter(isMap);
  const container = mains.find(({ name }) => name === dnsName(unit.name)) ?? mains[0] ?? {};
  const service = serviceOf(unit, pod, objects);
  const full = readObject(spelledOut(workload));
  const neighbours = plan.units.flatMap(({ versions }) => versions.get(environment) ?? []);
  const ports = portsOf(container, service);
  return { plan, unit, neighbours, workload, full, pod, spec: pod.spec, container, objects, service, ports };
}

export function find(objects: readonly KubernetesObject[], kind: string, name: string): KubernetesObject | undefined {
  return objects.find((object) => object.kind === kind && object.name === name);
}

/** The object of a kind that has the name of the app's objects. */
export function own({ objects, unit }: Source, kind: string): KubernetesObject | undefined {
  return find(objects, kind, unit.objectName);
}

/** Whether the app's pods, and no others that keep running, are what an object selects. */
export function selects(object: KubernetesObject, { pod, objects }: Pick<Source, "objects" | "pod">): boolean {
  const selection = selectionOf(object);
  if (selection === undefined || Object.keys(selection.selector).length === 0) return false;
  const owners = objects.filter(({ kind }) => isLongRunning(kind));
  const selected = owners.filter((owner) => matches(selection.selector, podTemplateOf(owner)?.labels ?? {}));
  return selected.length === 1 && selected[0] === pod.owner;
}

/** The Service of the app: the one of its name, or the only one that has an address. */
export function serviceOf(
  unit: Unit,
  pod: PodTemplate,
  objects: readonly KubernetesObject[],
): KubernetesObject | undefined {
  const all = objects.filter(
    (object) => object.kind === "Service" && object.group === "" && selects(object, { pod, objects }),
  );
  const others = all.filter(({ name }) => name !== `${unit.objectName}-headless`);
  const addressed = others.filter(({ body }) => lookup(body, "spec", "clusterIP") !== "None");
  return others.find(({ name }) => name === unit.objectName) ?? addressed[0] ?? others[0];
}

/** A value without what is not set. */
export function tidy(fields: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

export function textAt(value: Json | undefined, ...path: readonly string[]): string | undefined {
  return textOf(lookup(value, ...path));
}

/** A map of texts; undefined if it is empty. */
export function someTexts(value: Json | undefined): JsonObject | undefined {
  const texts = stringsOf(value);
  return Object.keys(texts).length === 0 ? undefined : texts;
}

export function mapsAt(value: Json | undefined, ...path: readonly string[]): readonly JsonObject[] {
  return listOf(lookup(value, ...path)).map(mapOf);
}
