/** Containers keep AppArmor's protection: the runtime's default profile, or one that is on the node. */
import { joinPath } from "../../model/problems.ts";
import { lookup } from "../objects/objects.ts";
import { orDeclare, podSecurity, securityContexts } from "../objects/security.ts";
import type { PodTemplate } from "../types.ts";

const ANNOTATION = "container.apparmor.security.beta.kubernetes.io/";

export const podAppArmor = podSecurity({
  code: "pod-app-armor",
  level: "baseline",
  control: "AppArmor",
  description: "Containers do not turn off AppArmor.",
  find: (pod) =>
    [...fields(pod), ...annotations(pod)].map((found) => ({
      ...found,
      what: "turns AppArmor off",
      expected: "the profile `RuntimeDefault`, or one that is on the node",
      fix: `remove it from \`pod_annotations\` and \`patches\`, ${orDeclare("privileged")}`,
    })),
});

function fields(pod: PodTemplate) {
  return securityContexts(pod)
    .map(({ path, body }) => ({
      path: `${path}.appArmorProfile.type`,
      got: lookup(body, "appArmorProfile", "type"),
    }))
    .filter(({ got }) => got !== undefined && got !== "RuntimeDefault" && got !== "Localhost");
}

function annotations(pod: PodTemplate) {
  return Object.entries(pod.annotations)
    .filter(([name, profile]) => name.startsWith(ANNOTATION) && !/^$|^runtime\/default$|^localhost\//.test(profile))
    .map(([name, got]) => ({ path: ["metadata", "annotations", name].reduce(joinPath, pod.path), got }));
}
