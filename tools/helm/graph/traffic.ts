/** What NetworkPolicies make of the traffic between the pods of a chart, and with others. Policies are looked up once. */
import {
  admitsOthers,
  admitsPod,
  departsToOthers,
  departsToPod,
  policiesByPod,
  type Target,
} from "../checks/objects/policies.ts";
import { podPorts, targetNumbers } from "../checks/objects/ports.ts";
import { podsOf, selectionOf } from "../checks/objects/selectors.ts";
import type { KubernetesObject, PodTemplate, Rendering } from "../checks/types.ts";
import type { Verdict } from "./types.ts";

export interface Traffic {
  /** The pods that a Service selects. */
  readonly behind: (service: KubernetesObject) => readonly PodTemplate[];
  readonly toPod: (caller: PodTemplate, callee: PodTemplate) => Verdict;
  readonly toService: (caller: PodTemplate, service: KubernetesObject) => Verdict;
  readonly toHost: (caller: PodTemplate, port: string | undefined) => Verdict;
  readonly fromOutside: (service: KubernetesObject) => Verdict;
  /** The same for a pod, whatever its Services are. */
  readonly outsideToPod: (callee: PodTemplate) => Verdict;
}

export function trafficOf(rendering: Rendering): Traffic {
  const [into, outOf] = [policiesByPod(rendering, "Ingress"), policiesByPod(rendering, "Egress")];
  const incoming = (pod: PodTemplate) => into.get(pod) ?? [];
  const outgoing = (pod: PodTemplate) => outOf.get(pod) ?? [];
  const behind = once((service: KubernetesObject) => {
    const selection = selectionOf(service);
    return selection === undefined ? [] : podsOf(selection, rendering);
  });
  const call = (caller: PodTemplate, targets: readonly Target[]): Verdict => {
    const isOpen = outgoing(caller).length === 0 && targets.every(({ pod }) => incoming(pod).length === 0);
    if (isOpen) return "open";
    const isPossible = targets.some(
      (target) =>
        admitsPod(target, caller, rendering, incoming(target.pod)) &&
        departsToPod(target, caller, rendering, outgoing(caller)),
    );
    return isPossible ? "allowed" : "refused";
  };
  const enter = (targets: readonly Target[]): Verdict => {
    if (targets.every(({ pod }) => incoming(pod).length === 0)) return "open";
    return targets.some((target) => admitsOthers(target, rendering, incoming(target.pod))) ? "allowed" : "refused";
  };
  const ofService = (service: KubernetesObject) =>
    behind(service).flatMap((pod) => targetsOf(pod, targetNumbers(service, pod, isTcp)));
  const ofPod = (pod: PodTemplate) =>
    targetsOf(
      pod,
      podPorts(pod).flatMap(({ number }) => number ?? []),
    );
  return {
    behind,
    toPod: (caller, callee) => call(caller, ofPod(callee)),
    toService: (caller, service) => call(caller, ofService(service)),
    toHost: (caller, port) => {
      if (outgoing(caller).length === 0) return "open";
      const isPossible = departsToOthers(caller, port, rendering, outgoing(caller));
      return isPossible ? "allowed" : "refused";
    },
    fromOutside: (service) => enter(ofService(service)),
    outsideToPod: (callee) => enter(ofPod(callee)),
  };
}

function isTcp({ protocol = "TCP" }: KubernetesObject["body"]): boolean {
  return protocol === "TCP";
}

/** A pod without known ports has one that no policy names. */
function targetsOf(pod: PodTemplate, ports: readonly number[]): readonly Target[] {
  return (ports.length === 0 ? [0] : ports).map((port) => ({ pod, port }));
}

/** The same function, which computes each result once. */
function once<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const found = known.get(key) ?? { value: compute(key) };
    known.set(key, found);
    return found.value;
  };
}
