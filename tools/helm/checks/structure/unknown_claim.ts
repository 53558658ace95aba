/** A pod is not scheduled until its claims exist. */
import { unknownReferences } from "../objects/references.ts";
import type { ObjectCheck } from "../types.ts";

export const unknownClaim: ObjectCheck = {
  code: "unknown-claim",
  severity: "error",
  about: "practice",
  description:
    "A claim that a pod mounts is created by the chart or declared by an app; without it, the pod is never scheduled.",
  source: "Kubernetes: Persistent Volumes, Claims As Volumes",
  run: (rendering) =>
    unknownReferences(
      rendering,
      ["PersistentVolumeClaim"],
      () => "declare it in `volumes` as `existing_claim`, or create it with `claim`",
    ),
};
