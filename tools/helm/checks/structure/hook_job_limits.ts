/** Jobs that a deployment waits for have a deadline and a retry limit. */
import { isHook } from "../objects/hooks.ts";
import { lookup } from "../objects/objects.ts";
import type { ObjectCheck } from "../types.ts";

const LIMITS = [
  {
    field: "activeDeadlineSeconds",
    attribute: "deadline_seconds",
    what: "so the deployment may wait for it forever",
  },
  { field: "backoffLimit", attribute: "backoff_limit", what: "so it is retried six times before it fails" },
];

export const hookJobLimits: ObjectCheck = {
  code: "hook-job-limits",
  severity: "error",
  about: "practice",
  description: "Jobs that a deployment waits for have a deadline and a retry limit.",
  source: "Kubernetes: Jobs, Handling Pod and container failures, Job termination and cleanup",
  run: ({ objects }) =>
    objects
      .filter((object) => object.kind === "Job" && isHook(object))
      .flatMap((object) =>
        LIMITS.filter(({ field }) => lookup(object.body, "spec", field) === undefined).map(
          ({ field, attribute, what }) => ({
            object,
            path: `spec.${field}`,
            what: `is missing, ${what}`,
            expected: `\`${field}\``,
            fix: { app: `set \`${attribute}\``, manifest: `set \`${field}\`` },
          }),
        ),
      ),
};
