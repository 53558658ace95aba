/** A Job is a hook, or gone before the next deployment: the pod template of an existing Job is immutable. */
import { isHook } from "../objects/hooks.ts";
import { lookup } from "../objects/objects.ts";
import type { KubernetesObject, ObjectCheck } from "../types.ts";

export const unhookedJob: ObjectCheck = {
  code: "unhooked-job",
  severity: "warning",
  about: "practice",
  description:
    "A Job is a hook, since an upgrade cannot change the pod template of an existing Job, including its image.",
  source: "Kubernetes: Jobs, Pod template; Helm: Chart Hooks",
  run: ({ objects }) =>
    objects
      .filter((object) => object.kind === "Job" && object.group === "batch" && !isHook(object) && !isReplaced(object))
      .map((object) => ({
        object,
        path: "",
        what: "is an ordinary object of the release, so the first upgrade with another image fails",
        expected: "a hook, which each deployment recreates",
        fix: {
          app: "declare it in `jobs` of the chart with a `phase`",
          manifest: "annotate it with `helm.sh/hook`, or declare it in `jobs` of the chart with a `phase`",
        },
      })),
};

/** Gone before the next deployment, or replaced by Argo CD. */
function isReplaced({ annotations, body }: KubernetesObject): boolean {
  return (
    lookup(body, "spec", "ttlSecondsAfterFinished") !== undefined ||
    /\b(Force|Replace)=true\b/.test(annotations["argocd.argoproj.io/sync-options"] ?? "")
  );
}
