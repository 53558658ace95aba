/** An autoscaled workload does not set `replicas`: each upgrade would reset it, and server-side apply would conflict. */
import { lookup, textOf } from "../objects/objects.ts";
import type { ObjectCheck } from "../types.ts";

const SCALERS = ["HorizontalPodAutoscaler", "ScaledObject"];

export const replicasOfScaled: ObjectCheck = {
  code: "replicas-of-scaled",
  severity: "error",
  about: "practice",
  description: "A workload with an autoscaler does not set `replicas`, since every upgrade would reset it.",
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
        what: "is set, although an autoscaler scales the workload",
        got: lookup(object.body, "spec", "replicas"),
        expected: "no `replicas`",
        fix: { app: "remove `replicas`, or `autoscaling`" },
      }));
  },
};
