/** Helm tests end. */
import { hooksOf } from "../objects/objects.ts";
import type { ObjectCheck } from "../types.ts";

export const testHook: ObjectCheck = {
  code: "test-hook",
  severity: "error",
  about: "failure",
  description: "A Helm test is a Pod that is never restarted, or a Job, since Helm waits for it to finish.",
  source: "Helm: Chart Tests",
  run: ({ pods }) =>
    pods
      .filter(({ owner }) => hooksOf(owner).some((event) => event === "test" || event.startsWith("test-")))
      .flatMap(({ owner, spec }) => {
        const fix = { app: 'declare the test as an app with `phase = "test"`' };
        if (owner.kind !== "Pod" && owner.kind !== "Job") {
          const what = "never ends, so `helm test` has nothing to wait for";
          return { object: owner, path: "kind", what, got: owner.kind, expected: "`Pod` or `Job`", fix };
        }
        if (owner.kind === "Job" || spec["restartPolicy"] === "Never") return [];
        return {
          object: owner,
          path: "spec.restartPolicy",
          what: "restarts the test after it has ended",
          got: spec["restartPolicy"] ?? "Always",
          expected: "`Never`",
          fix,
        };
      }),
};
