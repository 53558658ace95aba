/**
 * Plays kubelets. A pod starts only if what a kubelet looks up is there: the Secrets and ConfigMaps of its volumes and variables,
 * with their keys. Until then it waits, and its status says for what. Pods that are to end succeed.
 *
 * A pod with the annotation `play/fail` fails, one with `play/unready` never gets ready, and one with `play/crash` has crashed once.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Api } from "./api.ts";
import type { Fields, KubernetesObject } from "./objects.ts";
import type { Watch } from "./play.ts";
import { mistakesIn, type Need, needsOf } from "./pod_needs.ts";

/** How often waiting pods look again for what they wait for. */
const RETRY_MILLISECONDS = 300;
/** How long a pod that is to end runs. */
const RUN_MILLISECONDS = 200;

export function playKubelets(api: Api, watch: Watch): { stop(): void } {
  const pods = new Map<string, KubernetesObject>();
  const busy = new Set<string>();

  async function attend(pod: KubernetesObject): Promise<void> {
    const { uid = "" } = pod.metadata;
    if (pod.spec.nodeName === undefined || busy.has(uid)) return;
    busy.add(uid);
    // Errors are those of pods that are gone by now; the others are tried again.
    await advance(api, pod).catch(() => undefined);
    busy.delete(uid);
  }

  watch("/api/v1/pods", (pod, deleted) => {
    const { uid = "" } = pod.metadata;
    if (deleted) pods.delete(uid);
    else {
      pods.set(uid, pod);
      void attend(pod);
    }
  });
  const retry = setInterval(() => {
    for (const pod of pods.values()) void attend(pod);
  }, RETRY_MILLISECONDS);
  return { stop: () => clearInterval(retry) };
}

/** Takes a pod one step further: deletes it, starts it, or ends it. */
async function advance(api: Api, pod: KubernetesObject): Promise<void> {
  const { name, namespace, uid, deletionTimestamp, annotations = {} } = pod.metadata;
  const path = `/api/v1/namespaces/${namespace}/pods/${name}`;
  const patch = (status: Fields) =>
    api.call("PATCH", `${path}/status`, { metadata: { uid }, status }, "strategic-merge-patch");

  if (deletionTimestamp !== undefined) {
    await api.call("DELETE", path, { gracePeriodSeconds: 0, preconditions: { uid } });
    return;
  }
  const phase = pod.status?.phase;
  if (phase === "Succeeded" || phase === "Failed") return;
  if (phase === "Running") {
    if (pod.spec.restartPolicy === "Always") return;
    await sleep(RUN_MILLISECONDS);
    await patch(ended(pod, "play/fail" in annotations));
    return;
  }
  const waits = await missing(api, pod);
  const message = waits.join("; ");
  if (waits.length === 0) await patch(started(pod, annotations));
  else if (message !== readiness(pod)?.message) await patch(waiting(pod, message));
}

/** What a pod waits for. */
async function missing(api: Api, { metadata, spec }: KubernetesObject): Promise<readonly string[]> {
  const found = new Map<string, Promise<Fields>>();
  const get = ({ kind, name }: Need) => {
    const path = `/api/v1/namespaces/${metadata.namespace}/${kind.toLowerCase()}s/${name}`;
    if (!found.has(path)) found.set(path, api.call("GET", path));
    return found.get(path);
  };
  const lacks = needsOf(spec).map(async (need) => {
    const { status, body } = await get(need);
    if (status === 404) return [`${need.by}: ${need.kind} "${need.name}" is not there`];
    const data = { ...body.data, ...body.binaryData };
    const keys = need.keys.filter((key) => !(key in data));
    return keys.map((key) => `${need.by}: ${need.kind} "${need.name}" has no key "${key}"`);
  });
  return [...(await Promise.all(lacks)).flat(), ...mistakesIn(spec)];
}

/** The pod's condition `Ready`. */
export function readiness({ status }: KubernetesObject): Fields | undefined {
  return (status?.conditions ?? []).find(({ type }: Fields) => type === "Ready");
}

/** Times in Kubernetes' objects are whole seconds. */
function now(): string {
  return new Date().toISOString().replace(/\.\d+/, "");
}

function condition(type: string, status: boolean, message?: string): Fields {
  return {
    type,
    status: status ? "True" : "False",
    lastTransitionTime: now(),
    ...(message === undefined ? {} : { message }),
  };
}

function statuses(containers: readonly Fields[] | undefined, state: (container: Fields) => Fields): readonly Fields[] {
  return (containers ?? []).map((container) => {
    const ready = !("waiting" in state(container));
    const { name, image } = container;
    return { name, image, imageID: "", ready, started: ready, restartCount: 0, state: state(container) };
  });
}

function waiting({ spec }: KubernetesObject, message: string): Fields {
  const state = { waiting: { reason: "CreateContainerConfigError", message } };
  return {
    conditions: [condition("Ready", false, message)],
    containerStatuses: statuses(spec.containers, () => state),
  };
}

let addresses = 1;

function started({ spec }: KubernetesObject, annotations: Readonly<Record<string, string>>): Fields {
  const ready = !("play/unready" in annotations);
  const crash = "play/crash" in annotations ? { restartCount: 1, lastState: terminated(1) } : {};
  const time = now();
  const runs = { running: { startedAt: time } };
  const done = terminated(0);
  addresses += 1;
  const ip = `10.1.${(addresses >> 8) & 255}.${addresses & 255}`;
  const gates = (spec.readinessGates ?? []).map(({ conditionType }: Fields) => condition(conditionType, true));
  return {
    phase: "Running",
    startTime: time,
    hostIP: "10.0.0.1",
    hostIPs: [{ ip: "10.0.0.1" }],
    podIP: ip,
    podIPs: [{ ip }],
    conditions: [
      condition("Initialized", true),
      condition("Ready", ready),
      condition("ContainersReady", ready),
      ...gates,
    ],
    initContainerStatuses: statuses(spec.initContainers, ({ restartPolicy }) =>
      restartPolicy === "Always" ? runs : done,
    ),
    containerStatuses: statuses(spec.containers, () => runs).map((each) => ({ ...each, ...crash, ready })),
  };
}

function ended({ spec }: KubernetesObject, failed: boolean): Fields {
  const state = terminated(failed ? 1 : 0);
  return {
    phase: failed ? "Failed" : "Succeeded",
    conditions: [condition("Ready", false), condition("ContainersReady", false)],
    containerStatuses: statuses(spec.containers, () => state).map((each) => ({ ...each, ready: false })),
  };
}

function terminated(exitCode: number): Fields {
  const time = now();
  return {
    terminated: { exitCode, reason: exitCode === 0 ? "Completed" : "Error", startedAt: time, finishedAt: time },
  };
}
