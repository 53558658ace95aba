/** Restricted pods filter their system calls. */
import { lookup } from "../objects/objects.ts";
import {
  allContainers,
  isWindows,
  orDeclare,
  type Part,
  podSecurity,
  securityContextOf,
  specOf,
} from "../objects/security.ts";

export const podSeccomp = podSecurity({
  code: "pod-seccomp",
  level: "restricted",
  control: "Seccomp",
  description: "Restricted pods have a seccomp profile, which filters system calls, for each container.",
  find: (pod) => {
    const own = securityContextOf(specOf(pod));
    if (isWindows(pod) || hasProfile(own) || allContainers(pod).map(securityContextOf).every(hasProfile)) return [];
    return [
      {
        path: `${own.path}.seccompProfile`,
        what: "is missing, so the node decides whether system calls are filtered",
        expected: "the profile `RuntimeDefault`, or one that is on the node",
        fix: `set \`security_context["seccomp_profile"]\` to "RuntimeDefault", ${orDeclare("baseline")}`,
      },
    ];
  },
});

function hasProfile({ body }: Part): boolean {
  return lookup(body, "seccompProfile", "type") !== undefined;
}
