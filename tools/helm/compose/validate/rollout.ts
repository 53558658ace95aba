/** Rollouts: Kubernetes rejects a Deployment whose pods must be ready for longer than its rollouts may take. */

import { isObject, type JsonObject } from "../../base/json.ts";
import type { AppFacts } from "../../facts/types.ts";
import type { Problem } from "../../model/problems.ts";
import type { App } from "../../model/types.ts";

/** Kubernetes' default of a Deployment's `progressDeadlineSeconds`. */
const DEFAULT_DEADLINE = 600;

export function validateRollout({ app, traits }: AppFacts): readonly Problem[] {
  const { label, min_ready_seconds: ready } = app;
  const deadline = deadlineOf(app);
  if (ready === undefined || ready < deadline || traits.workload !== "Deployment") return [];
  return [
    {
      code: "out-of-range",
      label,
      path: "min_ready_seconds",
      what: `is not less than the ${deadline} seconds after which Kubernetes gives up a rollout`,
      got: ready,
      expected: `less than the Deployment's \`progressDeadlineSeconds\`, ${deadline}`,
      fix: `lower it, or raise the deadline with \`patches = {"Deployment": {"spec": {"progressDeadlineSeconds": ${ready + DEFAULT_DEADLINE}}}}\``,
    },
  ];
}

function deadlineOf({ patches }: App): number {
  const spec = (patches as Readonly<Record<string, JsonObject>> | undefined)?.["Deployment"]?.["spec"];
  const patched = isObject(spec) ? spec["progressDeadlineSeconds"] : undefined;
  return typeof patched === "number" ? patched : DEFAULT_DEADLINE;
}
