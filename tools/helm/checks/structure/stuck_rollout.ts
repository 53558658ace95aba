/** A rolling update may start an extra pod or stop one early. */

import { entryOf } from "../../base/table.ts";
import { lookup } from "../objects/objects.ts";
import type { Json, ObjectCheck } from "../types.ts";

/** The field of each kind, and its defaults. */
const STRATEGIES: Readonly<
  Record<string, { readonly field: string; readonly surge: Json; readonly unavailable: Json }>
> = {
  DaemonSet: { field: "updateStrategy", surge: 0, unavailable: 1 },
  Deployment: { field: "strategy", surge: "25%", unavailable: "25%" },
};

export const stuckRollout: ObjectCheck = {
  code: "stuck-rollout",
  severity: "error",
  description: "A rolling update may start an extra pod or stop one; Kubernetes rejects it if it may do neither.",
  source: "Kubernetes: Deployments, Rolling Update Deployment",
  run: ({ objects }) =>
    objects.flatMap((object) => {
      const strategy = entryOf(STRATEGIES, object.kind);
      if (strategy === undefined) return [];
      const rolling = lookup(object.body, "spec", strategy.field, "rollingUpdate");
      const { surge, unavailable } = {
        surge: lookup(rolling, "maxSurge") ?? strategy.surge,
        unavailable: lookup(rolling, "maxUnavailable") ?? strategy.unavailable,
      };
      if (!isZero(surge) || !isZero(unavailable)) return [];
      return {
        object,
        path: `spec.${strategy.field}.rollingUpdate`,
        what: "lets the rolling update neither start a pod nor stop one",
        got: { maxSurge: surge, maxUnavailable: unavailable },
        expected: "at least 1 for one of them",
        fix: "raise `max_surge` or `max_unavailable` in `update_strategy`",
      };
    }),
};

function isZero(amount: Json): boolean {
  return amount === 0 || amount === "0" || amount === "0%";
}
