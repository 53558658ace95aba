/** What an autoscaler scales says no `replicas`: each upgrade would undo the autoscaler's work, and server-side apply conflicts. */
import { lookup, textOf } from "../objects/objects.ts";
import type { ObjectCheck } from "../types.ts";

const SCALERS = ["HorizontalPodAutoscaler", "ScaledObject"];

export const replicasOfScaled: ObjectCheck = {
  code: "replicas-of-scaled",
  severity: "error",
  description: "What an autoscaler scales has no `replicas` of its own, which every upgrade would set back.",
  source: "Kubernetes: Horizontal Pod Autoscaling, Migrating Deployments and StatefulSets to horizontal autoscaling",
  run: ({ objects }) => {
    const targets = objects
      .filter(({ kind }) => SCALERS.includes(kind))
      .map(({ body }) => {
        const target = lookup(body, "spec", "scaleTargetRef");
        return `${textOf(lookup(target, "kind")) ?? "Deployment"}/${textOf(lookup(target, "name"))}`;
      });
    return objects
      .filter(({ id, body }) => targets.includes(id) && lookup(body, "spec", "replicas") !== undefined)
      .map((object) => ({
        object,
        path: "spec.replicas",
        what: "is set, though an autoscaler scales it",
        got: lookup(object.body, "spec", "replicas"),
        expected: "no `replicas`",
        fix: "remove `replicas`, or `autoscaling`",
      }));
  },
};
