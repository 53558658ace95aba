/** A label on a pod template that changes with the chart restarts every pod with every release of the chart. */
import { isLongRunning } from "../../facts/workloads.ts";
import { joinPath } from "../../model/problems.ts";
import { mapOf } from "../objects/objects.ts";
import { selectionOf } from "../objects/selectors.ts";
import { VERSION_LABELS } from "../objects/version_labels.ts";
import type { ObjectCheck, PodTemplate } from "../types.ts";

export const versionOnPods: ObjectCheck = {
  code: "version-on-pods",
  severity: "warning",
  about: "practice",
  description:
    "Pod labels do not contain the version of the chart or app, which would restart all pods with every release.",
  source: "Kubernetes: Deployments, Updating a Deployment",
  run: ({ pods }) =>
    pods
      .filter(({ owner }) => isLongRunning(owner.kind))
      .flatMap((pod) =>
        VERSION_LABELS.filter((label) => pod.labels[label] !== undefined && !isSelected(pod, label)).map((label) => ({
          object: pod.owner,
          path: joinPath(joinPath(joinPath(pod.path, "metadata"), "labels"), label),
          what: "restarts all pods whenever it changes",
          got: pod.labels[label],
          expected: "no version in the labels of pods",
          fix: {
            app: `remove \`${label}\` from \`pod_labels\` or \`patches\``,
            manifest: `remove \`${label}\` from the manifest`,
          },
        })),
      ),
};

/** A selector with the label is the worse mistake, which `version-in-selector` reports. */
function isSelected({ owner }: PodTemplate, label: string): boolean {
  return mapOf(selectionOf(owner)?.selector["matchLabels"])[label] !== undefined;
}
