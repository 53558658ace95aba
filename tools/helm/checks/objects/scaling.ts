/** The number of pods of workloads, and their autoscalers. */

import { entryOf } from "../../base/table.ts";
import { workloadTraits } from "../../facts/workloads.ts";
import type { KubernetesObject, Rendering } from "../types.ts";
import { listOf, lookup, numberOf, textOf } from "./objects.ts";
import { areNeighbours } from "./scope.ts";

/** An autoscaler: a HorizontalPodAutoscaler, or a ScaledObject of KEDA, which creates one. */
export interface Scaler {
  readonly object: KubernetesObject;
  /** `<kind>/<name>` of its target. */
  readonly target: string;
  readonly least: number;
  readonly most: number;
  /** Path of the upper limit. */
  readonly mostPath: string;
  /** Metrics that are relative to the pods' requests. */
  readonly utilizations: readonly Utilization[];
}

export interface Utilization {
  readonly path: string;
  readonly resource: string;
  /** The only container that counts; undefined if all do. */
  readonly container: string | undefined;
}

export function scalersOf({ objects }: Rendering): readonly Scaler[] {
  return objects.flatMap((object) => entryOf(SCALERS, object.kind)?.(object) ?? []);
}

const SCALERS: Readonly<Record<string, (object: KubernetesObject) => Scaler>> = {
  HorizontalPodAutoscaler: (object) => ({
    object,
    target: targetOf(object),
    least: numberOf(lookup(object.body, "spec", "minReplicas")) ?? 1,
    most: numberOf(lookup(object.body, "spec", "maxReplicas")) ?? Number.POSITIVE_INFINITY,
    mostPath: "spec.maxReplicas",
    utilizations: metricsOf(object),
  }),
  ScaledObject: (object) => ({
    object,
    target: targetOf(object),
    least: numberOf(lookup(object.body, "spec", "minReplicaCount")) ?? 0,
    most: numberOf(lookup(object.body, "spec", "maxReplicaCount")) ?? 100,
    mostPath: "spec.maxReplicaCount",
    utilizations: triggersOf(object),
  }),
};

function targetOf({ body }: KubernetesObject): string {
  const target = lookup(body, "spec", "scaleTargetRef");
  return `${textOf(lookup(target, "kind")) ?? "Deployment"}/${textOf(lookup(target, "name")) ?? ""}`;
}

function metricsOf({ body }: KubernetesObject): readonly Utilization[] {
  const old = lookup(body, "spec", "targetCPUUtilizationPercentage");
  const metrics = listOf(lookup(body, "spec", "metrics")).flatMap((metric, index) =>
    ["resource", "containerResource"].flatMap((field) => {
      const source = lookup(metric, field);
      if (lookup(source, "target", "type") !== "Utilization") return [];
      const resource = textOf(lookup(source, "name")) ?? "";
      return { path: `spec.metrics[${index}].${field}`, resource, container: textOf(lookup(source, "container")) };
    }),
  );
  const path = "spec.targetCPUUtilizationPercentage";
  return old === undefined ? metrics : [{ path, resource: "cpu", container: undefined }, ...metrics];
}

function triggersOf({ body }: KubernetesObject): readonly Utilization[] {
  return listOf(lookup(body, "spec", "triggers")).flatMap((trigger, index) => {
    const resource = textOf(lookup(trigger, "type")) ?? "";
    const type = lookup(trigger, "metricType") ?? lookup(trigger, "metadata", "type");
    if ((resource !== "cpu" && resource !== "memory") || type !== "Utilization") return [];
    const container = textOf(lookup(trigger, "metadata", "containerName"));
    return { path: `spec.triggers[${index}]`, resource, container };
  });
}

export interface PodCount {
  readonly least: number;
  readonly most: number;
}

/** How many pods a workload has; undefined if it does not decide that. */
export function podCountOf(owner: KubernetesObject, rendering: Rendering): PodCount | undefined {
  if (workloadTraits(owner.kind)?.scalable !== true) return undefined;
  const scaler = scalersOf(rendering).find(
    ({ object, target }) => target === owner.id && areNeighbours(object, owner, rendering),
  );
  if (scaler !== undefined) return { least: scaler.least, most: scaler.most };
  const replicas = numberOf(lookup(owner.body, "spec", "replicas")) ?? 1;
  return { least: replicas, most: replicas };
}
