/** A rolling update may start an extra pod or stop one early; that of a DaemonSet does one of the two. */

import { entryOf } from "../../base/table.ts";
import { lookup } from "../objects/objects.ts";
import type { Json, ObjectCheck } from "../types.ts";

/** The field of each kind, and its defaults. */
const STRATEGIES: Readonly<Record<string, Strategy>> = {
  DaemonSet: { field: "updateStrategy", surge: 0, unavailable: 1, takesBoth: false },
  Deployment: { field: "strategy", surge: "25%", unavailable: "25%", takesBoth: true },
};

interface Strategy {
  readonly field: string;
  readonly surge: Json;
  readonly unavailable: Json;
  /** Whether an update may do both at once. */
  readonly takesBoth: boolean;
}

export const stuckRollout: ObjectCheck = {
  code: "stuck-rollout",
  severity: "error",
  about: "failure",
  description:
    "A rolling update may start an extra pod or stop one; Kubernetes rejects it if it may do neither, or both in a DaemonSet.",
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
      const place = {
        object,
        path: `spec.${strategy.field}.rollingUpdate`,
        got: { maxSurge: surge, maxUnavailable: unavailable },
      };
      if (isZero(surge) && isZero(unavailable)) {
        return {
          ...place,
          what: "lets the rolling update neither start a pod nor stop one",
          expected: "at least 1 for one of them",
          fix: { app: "raise `max_surge` or `max_unavailable` in `update_strategy`" },
        };
      }
      if (strategy.takesBoth || isZero(surge) || isZero(unavailable)) return [];
      return {
        ...place,
        what: `lets the rolling update both start a pod and stop one, which Kubernetes rejects for a ${object.kind}`,
        expected: "0 for one of them; `maxUnavailable` is 1 by default",
        fix: { app: "keep one of `max_surge` and `max_unavailable` in `update_strategy`" },
      };
    }),
};

function isZero(amount: Json): boolean {
  return amount === 0 || amount === "0" || amount === "0%";
}
