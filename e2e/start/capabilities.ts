/** Shows that a pod needs each capability that it has. */

import type { Cluster } from "./cluster.ts";
import { startPod } from "./pod.ts";
import type { PodSpec } from "./types.ts";

/** The pod with one capability less. */
export function without(pod: PodSpec, capability: string): PodSpec {
  const containers = pod.containers.map((container) => {
    const { capabilities = {} } = container.securityContext ?? {};
    const add = capabilities.add?.filter((name) => name !== capability) ?? [];
    if (add.length === capabilities.add?.length) throw new Error(`${container.name} does not have ${capability}`);
    return { ...container, securityContext: { ...container.securityContext, capabilities: { ...capabilities, add } } };
  });
  return { ...pod, containers };
}

/** Starts the pod and stops it again. Fails if it does not become ready. */
export async function becomesReady(cluster: Cluster, pod: PodSpec): Promise<void> {
  const running = await startPod(cluster, pod);
  try {
    await running.ready();
  } finally {
    await running.stop();
  }
}
