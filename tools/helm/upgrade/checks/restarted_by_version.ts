/** A new chart version by itself changes no pods: otherwise each upgrade restarts all of them. */

import { podTemplateOf } from "../../checks/objects/objects.ts";
import { differences } from "../../compare/differences.ts";
import { formatPath } from "../../compare/path.ts";
import { isLongRunning } from "../../facts/workloads.ts";
import { inRenderings, pairs } from "../objects.ts";
import type { JsonObject, KubernetesObject, UpgradeCheck } from "../types.ts";

/** Workloads whose pods run all the time, and Jobs, whose pod templates are immutable. */
function isRunning(kind: string): boolean {
  return isLongRunning(kind) || kind === "Job";
}

export const restartedByVersion: UpgradeCheck = {
  code: "restarted-by-version",
  severity: "error",
  description: "Pods do not change if only the chart's version changes, since each upgrade would restart them.",
  source: "Helm: Labels and Annotations",
  allowedByVersion: false,
  run: (upgrade) =>
    inRenderings(upgrade, ({ after, renumbered }) =>
      pairs({ before: after, after: renumbered })
        .filter(({ before }) => isRunning(before.kind))
        .flatMap((pair) =>
          differences(podOf(pair.before), podOf(pair.after), {
            path: podTemplateOf(pair.before)?.path.split(".") ?? [],
          }).map(({ path, before, after: changed }) => ({
            place: `${pair.before.id} ${formatPath(path)}`,
            what: "changes even if only the chart's version changes, so every upgrade restarts the pods",
            got: before ?? changed ?? null,
            expected: "a value that is the same in every version",
            fix: "leave the chart's version, and anything random, out of the pod template",
          })),
        ),
    ),
};

function podOf(object: KubernetesObject): JsonObject | undefined {
  const template = podTemplateOf(object);
  if (template === undefined) return undefined;
  return { metadata: { labels: template.labels, annotations: template.annotations }, spec: template.spec };
}
