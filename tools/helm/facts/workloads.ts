/** The kinds that run pods, all in one place; charts may contain some that no app type has. */
import { entryOf } from "../base/table.ts";
import type { Workload } from "../model/types.ts";

export interface WorkloadTraits {
  /** Keys that lead to the template of its pods; none if it is the pod itself. */
  readonly podTemplate: readonly string[];
  /**
   * Longest name: Services and labels end at 63 characters (Kubernetes documentation, "Object Names and IDs"); a CronJob's
   * Jobs and a StatefulSet's revisions have suffixes that must fit into those.
   */
  readonly nameLimit: number;
  /** Whether its pods run until they are stopped; those of others run to their end. */
  readonly longRunning: boolean;
  /** Whether it replaces its pods when their template changes. */
  readonly rollsOut: boolean;
  /** Whether it has replicas, which an autoscaler can control. */
  readonly scalable: boolean;
  /** Whether it finds its pods by a LabelSelector. */
  readonly selecting: boolean;
  /** Whether it runs a pod on each node. */
  readonly perNode: boolean;
  /** Whether each of its pods has a name in the network and claims of its own. */
  readonly stateful: boolean;
}

const SERVING: WorkloadTraits = {
  podTemplate: ["spec", "template"],
  nameLimit: 63,
  longRunning: true,
  rollsOut: true,
  scalable: true,
  selecting: true,
  perNode: false,
  stateful: false,
};

const FINITE: WorkloadTraits = {
  ...SERVING,
  longRunning: false,
  rollsOut: false,
  scalable: false,
  selecting: false,
};

/** Kubernetes kinds that no app type has. */
type Foreign = "ReplicaSet" | "ReplicationController";

export const WORKLOADS: Readonly<Record<Workload | Foreign, WorkloadTraits>> = {
  CronJob: { ...FINITE, podTemplate: ["spec", "jobTemplate", "spec", "template"], nameLimit: 52 },
  DaemonSet: { ...SERVING, scalable: false, perNode: true },
  Deployment: SERVING,
  Job: FINITE,
  Pod: { ...FINITE, podTemplate: [] },
  ReplicaSet: { ...SERVING, rollsOut: false },
  ReplicationController: { ...SERVING, rollsOut: false, selecting: false },
  StatefulSet: { ...SERVING, nameLimit: 52, stateful: true },
};

/** Undefined if the kind does not run pods. */
export function workloadTraits(kind: string): WorkloadTraits | undefined {
  return entryOf(WORKLOADS, kind);
}

export function isLongRunning(kind: string): boolean {
  return workloadTraits(kind)?.longRunning === true;
}

/** The kinds that have a trait. */
export function workloadsWith(trait: "scalable" | "selecting"): readonly string[] {
  return Object.entries(WORKLOADS).flatMap(([kind, traits]) => (traits[trait] ? [kind] : []));
}
