/** The pods and Services that the selectors of a chart match. */

import { entryOf } from "../../base/table.ts";
import { workloadsWith } from "../../facts/workloads.ts";
import { joinPath } from "../../model/problems.ts";
import type { Json, JsonObject, KubernetesObject, PodTemplate, Rendering, Strings } from "../types.ts";
import { isMap, listOf, lookup, mapOf, textOf } from "./objects.ts";
import { areNeighbours, neighboursOf } from "./scope.ts";

/** The selector of an object. */
export interface Selection {
  readonly object: KubernetesObject;
  /** The selector's path in the object. */
  readonly path: string;
  /** In the form of a LabelSelector. */
  readonly selector: JsonObject;
  readonly target: "pods" | "services";
}

interface SelectingKind {
  readonly path: readonly string[];
  readonly target: Selection["target"];
  /** Whether the selector is a plain map of labels. */
  readonly plain?: boolean;
}

const WORKLOAD: SelectingKind = { path: ["spec", "selector"], target: "pods" };

/** The kinds that control pods through a label selector. */
export const CONTROLLERS = workloadsWith("selecting");

const SELECTING_KINDS: Readonly<Record<string, SelectingKind>> = {
  ...Object.fromEntries(CONTROLLERS.map((kind) => [kind, WORKLOAD])),
  NetworkPolicy: { path: ["spec", "podSelector"], target: "pods" },
  PodDisruptionBudget: { path: ["spec", "selector"], target: "pods" },
  PodMonitor: { path: ["spec", "selector"], target: "pods" },
  Service: { path: ["spec", "selector"], target: "pods", plain: true },
  ServiceMonitor: { path: ["spec", "selector"], target: "services" },
};

/** The selector of an object; undefined if its kind has none, or if it is not set. */
export function selectionOf(object: KubernetesObject): Selection | undefined {
  const kind = entryOf(SELECTING_KINDS, object.kind);
  const selector = kind && lookup(object.body, ...kind.path);
  if (kind === undefined || !isMap(selector)) return undefined;
  const path = kind.path.reduce<string>(joinPath, "");
  return { object, path, target: kind.target, selector: kind.plain === true ? { matchLabels: selector } : selector };
}

export function selectionsOf({ objects }: Rendering, ...kinds: readonly string[]): readonly Selection[] {
  return objects.filter(({ kind }) => kinds.includes(kind)).flatMap((object) => selectionOf(object) ?? []);
}

/** Whether a selector is empty, which selects everything for some kinds and nothing for others. */
export function isEmpty(selector: JsonObject): boolean {
  return Object.keys(mapOf(selector["matchLabels"])).length === 0 && listOf(selector["matchExpressions"]).length === 0;
}

export function matches(selector: JsonObject, labels: Strings): boolean {
  return (
    Object.entries(mapOf(selector["matchLabels"])).every(([key, value]) => labels[key] === value) &&
    listOf(selector["matchExpressions"]).every((expression) => satisfies(expression, labels))
  );
}

function satisfies(expression: Json, labels: Strings): boolean {
  const label = entryOf(labels, textOf(lookup(expression, "key")) ?? "");
  const values = listOf(lookup(expression, "values"));
  const operator = textOf(lookup(expression, "operator"));
  if (operator === "Exists") return label !== undefined;
  if (operator === "DoesNotExist") return label === undefined;
  const isAmong = label !== undefined && values.includes(label);
  return operator === "NotIn" ? !isAmong : isAmong;
}

/** The pods of the chart that a selector matches; an empty selector of a Service matches none. */
export function podsOf({ object, selector }: Selection, rendering: Rendering): readonly PodTemplate[] {
  if (object.kind === "Service" && isEmpty(selector)) return [];
  return rendering.pods.filter(
    ({ owner, labels }) => areNeighbours(object, owner, rendering) && matches(selector, labels),
  );
}

/** The Services of the chart that a selector matches. */
export function servicesOf({ object, selector }: Selection, rendering: Rendering): readonly KubernetesObject[] {
  return neighboursOf(object, "Service", rendering).filter(({ labels }) => matches(selector, labels));
}
