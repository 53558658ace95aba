/** Liveness and startup probes need exactly one success. */
import { lookup } from "../objects/objects.ts";
import { allContainers } from "../objects/security.ts";
import type { ObjectCheck } from "../types.ts";

export const probeSuccesses: ObjectCheck = {
  code: "probe-successes",
  severity: "error",
  about: "failure",
  description: "Liveness and startup probes need one success, since Kubernetes rejects any other number.",
  source: "Kubernetes: Configure Liveness, Readiness and Startup Probes, Configure Probes",
  run: ({ pods }) =>
    pods.flatMap((pod) =>
      allContainers(pod).flatMap(({ path, body }) =>
        ["livenessProbe", "startupProbe"]
          .map((probe) => ({ probe, got: lookup(body, probe, "successThreshold") }))
          .filter(({ got }) => got !== undefined && got !== 1)
          .map(({ probe, got }) => ({
            object: pod.owner,
            path: `${path}.${probe}.successThreshold`,
            what: "is not allowed for this kind of probe",
            got,
            expected: "1; only the readiness probe may have more",
            fix: { app: "move it into `readiness` of `health_check`" },
          })),
      ),
    ),
};
