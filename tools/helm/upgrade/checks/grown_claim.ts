/** No claim grows unnoticed: the way back is closed. */

import { amount } from "../../base/quantity.ts";
import { lookup } from "../../checks/objects/objects.ts";
import { kindOf } from "../../compare/matching.ts";
import { show } from "../../model/problems.ts";
import { inRenderings, pairs } from "../objects.ts";
import type { KubernetesObject, UpgradeCheck } from "../types.ts";

const STORAGE = ["spec", "resources", "requests", "storage"] as const;

export const grownClaim: UpgradeCheck = {
  code: "grown-claim",
  severity: "warning",
  description: "No claim grows, since no rollback can shrink it again.",
  source: "Kubernetes: Persistent Volumes, Expanding Persistent Volumes Claims",
  allowedByVersion: false,
  run: (upgrade) =>
    inRenderings(upgrade, (rendering) =>
      pairs(rendering).flatMap(({ before, after }) => {
        const grows = kindOf(after) === "PersistentVolumeClaim" && sizeOf(after) > sizeOf(before);
        if (!grows) return [];
        return [
          {
            place: `${after.id} ${STORAGE.join(".")}`,
            what: "grows, so a rollback fails: field can not be less than status.capacity",
            got: lookup(after.body, ...STORAGE) ?? null,
            expected: `${show(lookup(before.body, ...STORAGE))} as before, if you may have to roll back`,
            fix: "to roll back, upgrade to the previous chart with the new size in values",
          },
        ];
      }),
    ),
};

function sizeOf({ body }: KubernetesObject): number {
  return amount(String(lookup(body, ...STORAGE)));
}
