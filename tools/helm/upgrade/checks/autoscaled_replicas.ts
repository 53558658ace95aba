/** The number of pods does not change owner unnoticed: between a chart and an autoscaler, some tools drop it or refuse it. */

import { lookup } from "../../checks/objects/objects.ts";
import { workloadTraits } from "../../facts/workloads.ts";
import { inRenderings, pairs } from "../objects.ts";
import type { UpgradeCheck } from "../types.ts";

const GUIDE = "docs/troubleshooting.md";

/** The chart leaves the number to an autoscaler. */
const HANDED_OVER = {
  what: "is no longer in the chart: Argo CD, and whatever cannot look up the current number, drops the pods to 1, the API server's default, until the autoscaler acts",
  expected: "the number of pods that run",
  fix: `nothing with Helm, whose charts look it up; otherwise hand the field over first, as ${GUIDE} shows`,
};

/** The chart takes the number back. */
const TAKEN_BACK = {
  what: 'is in the chart again: once the autoscaler has changed the number, Helm 4 fails with `conflict with "kube-controller-manager" with subresource "scale"`',
  expected: "no `replicas` as before",
  fix: `upgrade with \`--force-conflicts\`, as ${GUIDE} shows`,
};

export const autoscaledReplicas: UpgradeCheck = {
  code: "autoscaled-replicas",
  severity: "warning",
  description: "The number of pods stays with the chart or with an autoscaler: the change needs care with some tools.",
  source: "Kubernetes: Horizontal Pod Autoscaling, Migrating Deployments and StatefulSets to horizontal autoscaling",
  allowedByVersion: false,
  run: (upgrade) =>
    inRenderings(upgrade, (rendering) =>
      pairs(rendering)
        .filter(({ after }) => workloadTraits(after.kind)?.scalable === true)
        .flatMap(({ before, after }) => {
          const [wasSet, isSet] = [before, after].map(({ body }) => lookup(body, "spec", "replicas") !== undefined);
          if (wasSet === isSet) return [];
          return [{ place: `${after.id} spec.replicas`, ...(wasSet ? HANDED_OVER : TAKEN_BACK) }];
        }),
    ),
};
