/** Jobs that a deployment waits for do not vanish by themselves: Helm 4 and Argo CD would wait for what is gone. */
import { isHook } from "../objects/hooks.ts";
import { lookup } from "../objects/objects.ts";
import type { ObjectCheck } from "../types.ts";

export const hookJobTtl: ObjectCheck = {
  code: "hook-job-ttl",
  severity: "error",
  description: "Jobs that a deployment waits for do not delete themselves, since it would wait for what is gone.",
  source: "Helm pull request 32586; Argo CD issue 21055",
  run: ({ objects }) =>
    objects
      .filter((object) => object.kind === "Job" && isHook(object))
      .map((object) => ({ object, got: lookup(object.body, "spec", "ttlSecondsAfterFinished") }))
      .filter(({ got }) => got !== undefined)
      .map(({ object, got }) => ({
        object,
        path: "spec.ttlSecondsAfterFinished",
        what: "deletes the job, perhaps before the deployment has seen its end",
        got,
        expected: "no such field: the next deployment deletes the job",
        fix: "remove it from the manifest or from `patches`",
      })),
};
