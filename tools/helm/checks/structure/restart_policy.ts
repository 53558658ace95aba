/** Jobs come to an end, and what serves is started again. */
import { listWords } from "../../base/text.ts";
import { joinPath } from "../../model/problems.ts";
import { specOf } from "../objects/security.ts";
import type { ObjectCheck } from "../types.ts";

const JOBS = ["CronJob", "Job"];

export const restartPolicy: ObjectCheck = {
  code: "restart-policy",
  severity: "error",
  description: "Pods of jobs end, and pods of all other workloads are started again: Kubernetes rejects anything else.",
  source: "Kubernetes: Pod Lifecycle, Container restart policy; Jobs, Pod template",
  run: ({ pods }) =>
    pods
      .filter(({ owner }) => owner.kind !== "Pod")
      .flatMap((pod) => {
        const policies = JOBS.includes(pod.owner.kind) ? ["Never", "OnFailure"] : ["Always"];
        const got = pod.spec["restartPolicy"] ?? "Always";
        if (policies.some((policy) => policy === got)) return [];
        return {
          object: pod.owner,
          path: joinPath(specOf(pod).path, "restartPolicy"),
          what: `is not for the pods of a ${pod.owner.kind}`,
          got,
          expected: listWords(policies, "or"),
          fix: "correct it in the manifest or in `patches`",
        };
      }),
};
