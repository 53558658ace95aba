/** A Service sends requests only to pods that report that they are ready. */
import { joinPath } from "../../model/problems.ts";
import { lookup } from "../objects/objects.ts";
import { CONTROLLERS, podsOf, selectionsOf } from "../objects/selectors.ts";
import type { ObjectCheck, PodTemplate } from "../types.ts";

export const missingReadiness: ObjectCheck = {
  code: "missing-readiness",
  severity: "warning",
  about: "practice",
  description: "Pods behind a Service have a readiness probe, so that no request goes to a pod that is still starting.",
  source: "Kubernetes: Liveness, Readiness, and Startup Probes",
  run: (rendering) => {
    const served = selectionsOf(rendering, "Service")
      .filter(({ object }) => lookup(object.body, "spec", "publishNotReadyAddresses") !== true)
      .map((selection) => podsOf(selection, rendering).filter(({ owner }) => CONTROLLERS.includes(owner.kind)))
      // A Service that selects several workloads is not meant for all of them.
      .flatMap((pods) => (pods.length === 1 ? pods : []));
    return rendering.pods
      .filter((pod) => served.includes(pod) && !reportsReadiness(pod))
      .map((pod) => ({
        object: pod.owner,
        path: joinPath(pod.containers.find(({ role }) => role === "main")?.path ?? "", "readinessProbe"),
        what: "is missing, so requests reach pods that are still starting",
        expected: "a readiness probe in one of the pod's containers",
        fix: { app: "declare `health_check`, or its `readiness`" },
      }));
  },
};

function reportsReadiness({ spec, containers }: PodTemplate): boolean {
  return spec["readinessGates"] !== undefined || containers.some(({ body }) => body["readinessProbe"] !== undefined);
}
