/** Whom NetworkPolicies let in, and where they let pods call (Kubernetes documentation, "Network Policies"): rules of all policies of a pod add up. */

import type { Json, JsonObject, KubernetesObject, PodTemplate, Rendering } from "../types.ts";
import { listOf, lookup, mapOf, numberOf, textOf } from "./objects.ts";
import { podPorts } from "./ports.ts";
import { areNeighbours, namespaceOf } from "./scope.ts";
import { isEmpty, matches, podsOf, selectionOf } from "./selectors.ts";

/** A TCP port of a pod. */
export interface Target {
  readonly pod: PodTemplate;
  readonly port: number;
}

export type Direction = "Egress" | "Ingress";

/** The policies for a pod's incoming or outgoing traffic; without any, everything gets through. */
export function policiesOf(
  pod: PodTemplate,
  rendering: Rendering,
  direction: Direction = "Ingress",
): readonly KubernetesObject[] {
  return policiesByPod(rendering, direction).get(pod) ?? [];
}

/** The same for all pods that have any. */
export function policiesByPod(
  rendering: Rendering,
  direction: Direction,
): ReadonlyMap<PodTemplate, readonly KubernetesObject[]> {
  const policies = new Map<PodTemplate, KubernetesObject[]>();
  for (const object of rendering.objects) {
    if (object.kind !== "NetworkPolicy" || !isAbout(object, direction)) continue;
    const selection = selectionOf(object);
    for (const pod of selection === undefined ? [] : podsOf(selection, rendering)) {
      policies.set(pod, [...(policies.get(pod) ?? []), object]);
    }
  }
  return policies;
}

/** Without `policyTypes`, a policy is about incoming traffic, and about outgoing traffic if it has rules for it. */
function isAbout({ body }: KubernetesObject, direction: Direction): boolean {
  const types = listOf(lookup(body, "spec", "policyTypes"));
  if (types.length > 0) return types.includes(direction);
  return direction === "Ingress" || listOf(lookup(body, "spec", "egress")).length > 0;
}

/** Whether a pod of the chart can reach the port. What an address range stands for is unknown. */
export function admitsPod(
  target: Target,
  caller: PodTemplate,
  rendering: Rendering,
  policies: readonly KubernetesObject[] = policiesOf(target.pod, rendering),
): boolean {
  return admits(target, policies, INCOMING, (peer) => isPod(peer, caller, target.pod, rendering));
}

/** Whether pods that are not in the chart can reach the port, like those of Prometheus. */
export function admitsOthers(
  target: Target,
  rendering: Rendering,
  policies: readonly KubernetesObject[] = policiesOf(target.pod, rendering),
): boolean {
  return admits(target, policies, INCOMING, (peer) => isOther(peer, rendering));
}

/** Whether the policies of a pod's outgoing traffic let it call a port of another pod of the chart. */
export function departsToPod(
  target: Target,
  caller: PodTemplate,
  rendering: Rendering,
  policies: readonly KubernetesObject[],
): boolean {
  return admits(target, policies, OUTGOING, (peer) => isPod(peer, target.pod, caller, rendering));
}

/** Whether they let it call something that is not in the chart, at a port if that is known. */
export function departsToOthers(
  caller: PodTemplate,
  port: string | undefined,
  rendering: Rendering,
  policies: readonly KubernetesObject[],
): boolean {
  // Names of ports are those of pods of the chart.
  const target = { pod: { ...caller, containers: [] }, port: port === undefined ? undefined : Number(port) };
  return admits(target, policies, OUTGOING, (peer) => isOther(peer, rendering));
}

interface Rules {
  readonly field: "egress" | "ingress";
  readonly peers: "from" | "to";
}

const INCOMING: Rules = { field: "ingress", peers: "from" };
const OUTGOING: Rules = { field: "egress", peers: "to" };

/** Whether a peer of a policy that is about one pod stands for another one. */
function isPod(peer: JsonObject, pod: PodTemplate, subject: PodTemplate, rendering: Rendering): boolean {
  const { ipBlock, namespaceSelector, podSelector } = peer;
  if (ipBlock !== undefined) return true;
  const names = { "kubernetes.io/metadata.name": namespaceOf(pod.owner, rendering) };
  const isNamespace =
    namespaceSelector === undefined
      ? areNeighbours(pod.owner, subject.owner, rendering)
      : matches(mapOf(namespaceSelector), names);
  return isNamespace && matches(mapOf(podSelector), pod.labels);
}

/** Whether a peer may stand for something that is not in the chart. */
function isOther({ ipBlock, namespaceSelector, podSelector }: JsonObject, rendering: Rendering): boolean {
  if (ipBlock !== undefined || namespaceSelector !== undefined) return true;
  const selector = mapOf(podSelector);
  return isEmpty(selector) || !rendering.pods.some(({ labels }) => matches(selector, labels));
}

interface PossibleTarget {
  readonly pod: PodTemplate;
  /** Undefined if it is unknown. */
  readonly port: number | undefined;
}

function admits(
  target: PossibleTarget,
  policies: readonly KubernetesObject[],
  { field, peers }: Rules,
  isMeant: (peer: JsonObject) => boolean,
): boolean {
  if (policies.length === 0) return true;
  const rules = policies.flatMap(({ body }) => listOf(lookup(body, "spec", field)));
  return rules.some((rule) => {
    const found = listOf(lookup(rule, peers));
    return includesPort(rule, target) && (found.length === 0 || found.some((peer) => isMeant(mapOf(peer))));
  });
}

function includesPort(rule: Json, { pod, port }: PossibleTarget): boolean {
  const ports = listOf(lookup(rule, "ports"));
  if (ports.length === 0 || port === undefined) return true;
  return ports.some((item) => {
    if ((textOf(lookup(item, "protocol")) ?? "TCP") !== "TCP") return false;
    const wanted = lookup(item, "port");
    if (typeof wanted === "string") return podPorts(pod).some(({ name, number }) => name === wanted && number === port);
    const first = numberOf(wanted);
    return first === undefined || (first <= port && port <= (numberOf(lookup(item, "endPort")) ?? first));
  });
}
