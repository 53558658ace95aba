/** Which pods a level of the Pod Security Standards applies to, and which parts of a pod it covers (Kubernetes: Pod Security Standards). */
import { joinPath } from "../../model/problems.ts";
import type { Container, JsonObject, ObjectCheck, ObjectProblem, PodTemplate, Rendering } from "../types.ts";
import { appOf } from "./apps.ts";
import { containersAt, lookup, mapOf } from "./objects.ts";

/**
 * The pods that a level applies to. An app's `security` is its level; each level includes the ones below it. Pods that
 * belong to no app come from manifests, which cannot declare a level: `baseline` applies to them.
 */
export function podsHeldTo(level: "baseline" | "restricted", { pods, declaration }: Rendering): readonly PodTemplate[] {
  return pods.filter(({ owner }) => {
    const app = appOf(owner, declaration);
    const declared = app === undefined ? "baseline" : (app.security ?? "restricted");
    return declared === level || (level === "baseline" && declared === "restricted");
  });
}

/** A part of an object, and its path. */
export interface Part {
  readonly path: string;
  readonly body: JsonObject;
}

export function specOf({ path, spec }: PodTemplate): Part {
  return { path: joinPath(path, "spec"), body: spec };
}

/** All containers of a pod, including ephemeral ones. */
export function allContainers(pod: PodTemplate): readonly Container[] {
  return [...pod.containers, ...containersAt(pod.spec, "ephemeralContainers", specOf(pod).path)];
}

/** The security contexts of a pod and of its containers. */
export function securityContexts(pod: PodTemplate): readonly Part[] {
  return [specOf(pod), ...allContainers(pod)].map(securityContextOf);
}

export function securityContextOf({ path, body }: Part): Part {
  return { path: joinPath(path, "securityContext"), body: mapOf(body["securityContext"]) };
}

/** Some controls of `restricted` apply only to Linux. */
export function isWindows({ spec }: PodTemplate): boolean {
  return lookup(spec, "os", "name") === "windows";
}

interface Control {
  readonly code: string;
  readonly level: "baseline" | "restricted";
  /** The control's name in the standards. */
  readonly control: string;
  readonly description: string;
  readonly find: (pod: PodTemplate) => readonly FoundInPod[];
}

/** `fix`: in the attributes of the app. */
type FoundInPod = Omit<ObjectProblem, "fix" | "object"> & { readonly fix: string };

/** A control of the standards, as a check of the pods that it applies to. */
export function podSecurity({ code, level, control, description, find }: Control): ObjectCheck {
  return {
    code,
    severity: "error",
    about: "practice",
    description,
    source: `Kubernetes: Pod Security Standards, ${control} (${level})`,
    run: (rendering) =>
      podsHeldTo(level, rendering).flatMap((pod) =>
        find(pod).map(({ fix, ...found }) => ({ object: pod.owner, ...found, fix: { app: fix, manifest: CORRECT } })),
      ),
  };
}

/** The fix for pods in manifests, which cannot declare a level. */
const CORRECT = "correct the manifest, or turn this check off, with a reason, if the pod needs it";

/** How to allow what a level forbids. */
export function orDeclare(level: "baseline" | "privileged"): string {
  return `or set \`security = "${level}"\` if the app needs it`;
}
