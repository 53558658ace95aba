/** A new version of the chart alone changes no pods: or else each upgrade restarts all of them. */

import { podTemplateOf } from "../../checks/objects/objects.ts";
import { isLongRunning } from "../../facts/workloads.ts";
import { differences, formatPath } from "../differences.ts";
import { inRenderings, pairs } from "../objects.ts";
import type { JsonObject, KubernetesObject, UpgradeCheck } from "../types.ts";

/** What runs pods all the time, and Jobs, whose pods cannot change at all. */
function isRunning(kind: string): boolean {
  return isLongRunning(kind) || kind === "Job";
}

export const restartedByVersion: UpgradeCheck = {
  code: "restarted-by-version",
  description: "Pods do not change where nothing but the chart's version does, since each upgrade would restart them.",
  source: "Helm: Labels and Annotations",
  allowedByVersion: false,
  run: (upgrade) =>
    inRenderings(upgrade, ({ after, renumbered }) =>
      pairs({ before: after, after: renumbered })
        .filter(({ before }) => isRunning(before.kind))
        .flatMap((pair) =>
          differences(podOf(pair.before), podOf(pair.after), podTemplateOf(pair.before)?.path.split(".")).map(
            ({ path, before, after: changed }) => ({
              place: `${pair.before.id} ${formatPath(path)}`,
              what: "changes with the chart's version alone, so every upgrade restarts the pods",
              got: before ?? changed ?? null,
              expected: "what stays as it is from version to version",
              fix: "leave the chart's version, and anything random, out of the pod template",
            }),
          ),
        ),
    ),
};

function podOf(object: KubernetesObject): JsonObject | undefined {
  const template = podTemplateOf(object);
  if (template === undefined) return undefined;
  return { metadata: { labels: template.labels, annotations: template.annotations }, spec: template.spec };
}
