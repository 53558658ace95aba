/** No field that only the API server filled in is in the way of what the next version sets. */

import { entryOf } from "../../base/table.ts";
import { lookup } from "../../checks/objects/objects.ts";
import { kindOf } from "../../compare/matching.ts";
import { inRenderings, pairs } from "../objects.ts";
import type { Json, UpgradeCheck } from "../types.ts";

interface Strategy {
  readonly field: string;
  /** The type that Kubernetes accepts only without `rollingUpdate`. */
  readonly type: string;
  /** Whether the API server has filled in the `rollingUpdate` of a strategy. */
  readonly isFilledIn: (strategy: Json | undefined) => boolean;
  /** What the API server says. */
  readonly refusal: string;
  /** Which tools fail. */
  readonly tools: string;
  readonly fix: string;
}

const BETWEEN =
  "first release a version that contains `rollingUpdate`, which the charts of these rules do, and change the type in the version after it";

/** The fields that Kubernetes fills in and later rejects. A DaemonSet may keep them. */
const STRATEGIES: Readonly<Record<string, Strategy>> = {
  "apps/Deployment": {
    field: "strategy",
    type: "Recreate",
    isFilledIn: (strategy) => lookup(strategy, "rollingUpdate") === undefined,
    refusal: "Forbidden: may not be specified when strategy `type` is 'Recreate'",
    tools: "Helm 4 and other server-side applies leave it there",
    fix: `${BETWEEN}, or upgrade with \`--server-side=false\``,
  },
  "apps/StatefulSet": {
    field: "updateStrategy",
    type: "OnDelete",
    isFilledIn: (strategy) => lookup(strategy, "type") === undefined,
    refusal: "only allowed for updateStrategy 'RollingUpdate'",
    tools: "no version of Helm removes it",
    fix: BETWEEN,
  },
};

export const unownedDefault: UpgradeCheck = {
  code: "unowned-default",
  severity: "error",
  description:
    "No update strategy changes its type while `rollingUpdate` comes from the API server, since the upgrade would fail.",
  source: "Kubernetes: Server-Side Apply, Field management; the API server's validation of strategies",
  allowedByVersion: false,
  run: (upgrade) =>
    inRenderings(upgrade, (rendering) =>
      pairs(rendering).flatMap(({ before, after }) => {
        const strategy = entryOf(STRATEGIES, kindOf(after));
        if (strategy === undefined) return [];
        const { field, type, isFilledIn, refusal, tools, fix } = strategy;
        const [old, now] = [before, after].map(({ body }) => lookup(body, "spec", field));
        if (lookup(now, "type") !== type || lookup(old, "type") === type || !isFilledIn(old)) return [];
        return [
          {
            place: `${after.id} spec.${field}.rollingUpdate`,
            what: `is not in the previous chart, so the API server has filled it in, and ${tools}: ${refusal}`,
            expected: `\`RollingUpdate\` as before, or \`rollingUpdate\` in the previous chart`,
            fix,
          },
        ];
      }),
    ),
};
