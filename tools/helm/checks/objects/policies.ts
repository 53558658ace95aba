/** Whom NetworkPolicies let in (Kubernetes documentation, "Network Policies"): rules of all policies of a pod add up. */

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

/** The policies for a pod's incoming traffic; without any, everyone gets in. */
export function policiesOf(pod: PodTemplate, rendering: Rendering): readonly KubernetesObject[] {
  return rendering.objects.filter((object) => {
    if (object.kind !== "NetworkPolicy") return false;
    const types = listOf(lookup(object.body, "spec", "policyTypes"));
    const selection = selectionOf(object);
    const isAbout = types.length === 0 || types.includes("Ingress");
    return isAbout && selection !== undefined && podsOf(selection, rendering).includes(pod);
  });
}

/** Whether a pod of the chart can reach the port. What an address range stands for is unknown. */
export function admitsPod(target: Target, caller: PodTemplate, rendering: Rendering): boolean {
  return admits(target, rendering, (peer) => {
    const { ipBlock, namespaceSelector, podSelector } = peer;
    if (ipBlock !== undefined) return true;
    const names = { "kubernetes.io/metadata.name": namespaceOf(caller.owner, rendering) };
    const isNamespace =
      namespaceSelector === undefined
        ? areNeighbours(caller.owner, target.pod.owner, rendering)
        : matches(mapOf(namespaceSelector), names);
    return isNamespace && matches(mapOf(podSelector), caller.labels);
  });
}

/** Whether pods that are not in the chart can reach the port, like those of Prometheus. */
export function admitsOthers(target: Target, rendering: Rendering): boolean {
  return admits(target, rendering, ({ ipBlock, namespaceSelector, podSelector }) => {
    if (ipBlock !== undefined || namespaceSelector !== undefined) return true;
    const selector = mapOf(podSelector);
    return isEmpty(selector) || !rendering.pods.some(({ labels }) => matches(selector, labels));
  });
}

function admits(target: Target, rendering: Rendering, isSource: (peer: JsonObject) => boolean): boolean {
  const policies = policiesOf(target.pod, rendering);
  if (policies.length === 0) return true;
  const rules = policies.flatMap(({ body }) => listOf(lookup(body, "spec", "ingress")));
  return rules.some((rule) => {
    const peers = listOf(lookup(rule, "from"));
    return includesPort(rule, target) && (peers.length === 0 || peers.some((peer) => isSource(mapOf(peer))));
  });
}

function includesPort(rule: Json, { pod, port }: Target): boolean {
  const ports = listOf(lookup(rule, "ports"));
  if (ports.length === 0) return true;
  return ports.some((item) => {
    if ((textOf(lookup(item, "protocol")) ?? "TCP") !== "TCP") return false;
    const wanted = lookup(item, "port");
    if (typeof wanted === "string") return podPorts(pod).some(({ name, number }) => name === wanted && number === port);
    const first = numberOf(wanted);
    return first === undefined || (first <= port && port <= (numberOf(lookup(item, "endPort")) ?? first));
  });
}
