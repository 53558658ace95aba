/** Replicas do not all run on one node. */
import { joinPath } from "../../model/problems.ts";
import { listOf, lookup } from "../objects/objects.ts";
import { podCountOf } from "../objects/scaling.ts";
import { specOf } from "../objects/security.ts";
import type { ObjectCheck, PodTemplate } from "../types.ts";

export const crowdedPods: ObjectCheck = {
  code: "crowded-pods",
  severity: "warning",
  about: "practice",
  description: "Replicas of a workload are spread out, so that one failing node does not take down all of them.",
  source: "Kubernetes: Pod Topology Spread Constraints; Assigning Pods to Nodes, Inter-pod affinity and anti-affinity",
  run: (rendering) =>
    rendering.pods.flatMap((pod) => {
      const pods = podCountOf(pod.owner, rendering)?.least ?? 0;
      if (pods < 2 || isSpread(pod)) return [];
      return {
        object: pod.owner,
        path: joinPath(specOf(pod).path, "topologySpreadConstraints"),
        what: `is missing, so all ${pods} pods may run on one node`,
        expected: "a spread over nodes or zones, or a pod anti-affinity",
        fix: { app: 'set `topology_spread` to ["host", "zone"], or `anti_affinity` to "soft"' },
      };
    }),
};

function isSpread({ spec }: PodTemplate): boolean {
  return (
    listOf(spec["topologySpreadConstraints"]).length > 0 || lookup(spec, "affinity", "podAntiAffinity") !== undefined
  );
}
