/** A pod that waits before it stops has time left to stop. */
import { listOf, lookup, numberOf } from "../objects/objects.ts";
import { allContainers } from "../objects/security.ts";
import type { Json, ObjectCheck } from "../types.ts";

const DEFAULT_GRACE_PERIOD = 30;

export const longPreStop: ObjectCheck = {
  code: "long-pre-stop",
  severity: "error",
  about: "practice",
  description: "A `preStop` hook waits for less time than the pod's grace period, after which containers are killed.",
  source: "Kubernetes: Container Lifecycle Hooks, Hook handler execution",
  run: ({ pods }) =>
    pods.flatMap((pod) => {
      const grace = numberOf(pod.spec["terminationGracePeriodSeconds"]) ?? DEFAULT_GRACE_PERIOD;
      return allContainers(pod)
        .map(({ path, body }) => ({ path: `${path}.lifecycle.preStop`, hook: lookup(body, "lifecycle", "preStop") }))
        .filter(({ hook }) => secondsOf(hook) > 0 && secondsOf(hook) >= grace)
        .map(({ path, hook }) => ({
          object: pod.owner,
          path,
          what: `waits for the whole grace period of ${grace} seconds, after which the container is killed`,
          got: secondsOf(hook),
          expected: `less than ${grace} seconds`,
          fix: { app: "shorten the wait in `lifecycle`, or raise `termination_grace_period_seconds`" },
        }));
    }),
};

/** How long a hook sleeps: by its `sleep` action or the `sleep` command. */
function secondsOf(hook: Json | undefined): number {
  const own = numberOf(lookup(hook, "sleep", "seconds")) ?? 0;
  const command = listOf(lookup(hook, "exec", "command")).join(" ");
  return [...command.matchAll(/\bsleep\s+(\d+)(m?)\b/g)].reduce(
    (sum, [, number, minutes]) => sum + Number(number) * (minutes === "m" ? 60 : 1),
    own,
  );
}
