/** Pods of jobs end, and pods of all other workloads are restarted. */
import { listWords } from "../../base/text.ts";
import { isLongRunning } from "../../facts/workloads.ts";
import { joinPath } from "../../model/problems.ts";
import { specOf } from "../objects/security.ts";
import type { ObjectCheck } from "../types.ts";

export const restartPolicy: ObjectCheck = {
  code: "restart-policy",
  severity: "error",
  about: "failure",
  description: "Pods of jobs end, and pods of all other workloads are restarted: Kubernetes rejects anything else.",
  source: "Kubernetes: Pod Lifecycle, Container restart policy; Jobs, Pod template",
  run: ({ pods }) =>
    pods
      .filter(({ owner }) => owner.kind !== "Pod")
      .flatMap((pod) => {
        const policies = isLongRunning(pod.owner.kind) ? ["Always"] : ["Never", "OnFailure"];
        const got = pod.spec["restartPolicy"] || "Always";
        if (policies.some((policy) => policy === got)) return [];
        return {
          object: pod.owner,
          path: joinPath(specOf(pod).path, "restartPolicy"),
          what: `is not allowed for the pods of a ${pod.owner.kind}`,
          got,
          expected: listWords(policies, "or"),
          fix: { app: "correct it in `patches`" },
        };
      }),
};
