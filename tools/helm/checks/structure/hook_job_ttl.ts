/** Jobs that a deployment waits for do not delete themselves: Helm 4 and Argo CD would wait for a Job that is gone. */
import { isHook } from "../objects/hooks.ts";
import { lookup } from "../objects/objects.ts";
import type { ObjectCheck } from "../types.ts";

export const hookJobTtl: ObjectCheck = {
  code: "hook-job-ttl",
  severity: "error",
  about: "practice",
  description: "Jobs that a deployment waits for do not delete themselves, since it would wait for a Job that is gone.",
  source: "Helm pull request 32586; Argo CD issue 21055",
  run: ({ objects }) =>
    objects
      .filter((object) => object.kind === "Job" && isHook(object))
      .map((object) => ({ object, got: lookup(object.body, "spec", "ttlSecondsAfterFinished") }))
      .filter(({ got }) => got !== undefined)
      .map(({ object, got }) => ({
        object,
        path: "spec.ttlSecondsAfterFinished",
        what: "deletes the Job, perhaps before the deployment has seen it finish",
        got,
        expected: "no `ttlSecondsAfterFinished`; the next deployment deletes the Job",
        fix: { app: "remove it from `patches`", manifest: "remove it from the manifest" },
      })),
};
