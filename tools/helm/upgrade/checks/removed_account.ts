/** No service account is removed that pods still use. */

import { isHook } from "../../checks/objects/hooks.ts";
import { podTemplateOf } from "../../checks/objects/objects.ts";
import { inRenderings, isKept, removed } from "../objects.ts";
import type { UpgradeCheck } from "../types.ts";

export const removedAccount: UpgradeCheck = {
  code: "removed-account",
  severity: "error",
  description: "No service account is removed while pods use it, since no pod can be made without it.",
  source: "Kubernetes: Service Accounts",
  allowedByVersion: false,
  run: (upgrade) =>
    inRenderings(upgrade, (rendering) => {
      const pods = rendering.after.filter((object) => !isHook(object)).flatMap((object) => podTemplateOf(object) ?? []);
      return removed(rendering)
        .filter((object) => object.kind === "ServiceAccount" && !isKept(object))
        .flatMap(({ id, name, namespace }) => {
          const users = pods.filter(
            ({ owner, spec }) => spec["serviceAccountName"] === name && owner.namespace === namespace,
          );
          return users.slice(0, 1).map(({ owner }) => ({
            place: id,
            what: `is no longer in the chart, so Helm deletes it, and no pod can be made for ${owner.id}`,
            expected: "an object with this kind and name, or pods that do not name it",
            fix: "keep it, or create the account under another name before the upgrade, and use that",
          }));
        });
    }),
};
