/** A claim that only one node can mount is used by one pod at a time. */
import { workloadTraits } from "../../facts/workloads.ts";
import { listOf, lookup, textOf } from "../objects/objects.ts";
import { podCountOf } from "../objects/scaling.ts";
import { neighboursOf } from "../objects/scope.ts";
import { volumesOf } from "../objects/volumes.ts";
import type { KubernetesObject, ObjectCheck, Rendering } from "../types.ts";

export const sharedClaim: ObjectCheck = {
  code: "shared-claim",
  severity: "warning",
  about: "practice",
  description:
    "A volume that only one node can mount is used by one pod at a time, even during a rollout, and by no DaemonSet.",
  source: "Kubernetes: Persistent Volumes, Access Modes",
  run: (rendering) =>
    rendering.pods
      .filter(({ owner }) => overlap(owner, rendering))
      .flatMap((pod) =>
        volumesOf(pod).flatMap(({ path, body }) => {
          const got = textOf(lookup(body, "persistentVolumeClaim", "claimName"));
          const claim = neighboursOf(pod.owner, "PersistentVolumeClaim", rendering).find(({ name }) => name === got);
          const modes = listOf(lookup(claim?.body, "spec", "accessModes"));
          if (claim === undefined || !modes.every((mode) => mode === "ReadWriteOnce" || mode === "ReadWriteOncePod"))
            return [];
          return {
            object: pod.owner,
            path: `${path}.persistentVolumeClaim.claimName`,
            what: "is a volume that only one node can mount, so pods on other nodes wait for it forever",
            got,
            expected: "one pod at a time, or a volume that several nodes can mount",
            fix: {
              app: isPerNode(pod.owner)
                ? "use `host_path` or `empty_dir` for what belongs to a node, or a claim of `ReadWriteMany`"
                : 'set `update_strategy` to `{"type": "Recreate"}` and `replicas` to 1, give the claim `access_modes` of ["ReadWriteMany"], or make the app a stateful-service',
            },
          };
        }),
      ),
};

function isPerNode({ kind }: KubernetesObject): boolean {
  return workloadTraits(kind)?.perNode === true;
}

/** Whether there is ever a second pod: on another node, by number, or because a rollout starts the new pod first. */
function overlap(owner: KubernetesObject, rendering: Rendering): boolean {
  if (owner.kind !== "Deployment") return isPerNode(owner);
  const strategy = lookup(owner.body, "spec", "strategy");
  const recreates = lookup(strategy, "type") === "Recreate" || lookup(strategy, "rollingUpdate", "maxSurge") === 0;
  return !recreates || (podCountOf(owner, rendering)?.most ?? 1) > 1;
}
