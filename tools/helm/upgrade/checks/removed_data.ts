/** No object that holds data is removed, unless Helm keeps it. */

import { entryOf } from "../../base/table.ts";
import { kindOf } from "../../compare/matching.ts";
import { claimTemplates, inRenderings, isKept, pairs, removed } from "../objects.ts";
import type { KubernetesObject, UpgradeCheck, UpgradeProblem } from "../types.ts";

/** What is lost with an object, by group and kind. */
const LOST: Readonly<Record<string, string>> = {
  Namespace: "with everything in it",
  PersistentVolume: "with the data on it",
  PersistentVolumeClaim: "with the data in its volume",
  Secret: "with values that may be nowhere else",
  "apiextensions.k8s.io/CustomResourceDefinition": "with every object of its kind in the cluster",
  "snapshot.storage.k8s.io/VolumeSnapshot": "with its snapshot",
};

const KEEP = "annotate it with `helm.sh/resource-policy: keep` in a version before this one";

export const removedData: UpgradeCheck = {
  code: "removed-data",
  severity: "error",
  description:
    "No object that holds data is removed: claims, StatefulSets with claims, Secrets, CustomResourceDefinitions.",
  source: "Helm: Chart Development Tips and Tricks, Tell Helm Not To Uninstall a Resource",
  allowedByVersion: false,
  run: (upgrade) =>
    inRenderings(upgrade, (rendering) => [
      ...removed(rendering)
        .filter((object) => !isKept(object))
        .flatMap(lost),
      ...pairs(rendering).flatMap(({ before, after }) =>
        [...claimTemplates(before).keys()]
          .filter((name) => !claimTemplates(after).has(name))
          .map((name) => lostClaims(after, name)),
      ),
    ]),
};

function lost(object: KubernetesObject): Omit<UpgradeProblem, "environment">[] {
  const loss = entryOf(LOST, kindOf(object));
  if (loss !== undefined) {
    return [
      {
        place: object.id,
        what: `is no longer in the chart, so Helm deletes it ${loss}`,
        expected: "an object with this kind and name",
        fix: `keep it and its name, or ${KEEP}`,
      },
    ];
  }
  if (claimTemplates(object).size === 0) return [];
  return [
    {
      place: object.id,
      what: "is no longer in the chart, so nothing uses the data in its claims",
      expected: "an object with this kind and name",
      fix: "keep it and its name, or move the data and explain that in `accept`",
    },
  ];
}

function lostClaims(object: KubernetesObject, template: string): Omit<UpgradeProblem, "environment"> {
  return {
    place: `${object.id} spec.volumeClaimTemplates`,
    what: `no longer have \`${template}\`, so nothing uses the data in its claims, and Kubernetes rejects the change`,
    expected: "a claim template with this name",
    fix: "keep it and its name, or move the data and explain that in `accept`",
  };
}
