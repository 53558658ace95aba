/** No pod or container turns seccomp off. */
import { lookup } from "../objects/objects.ts";
import { orDeclare, podSecurity, securityContexts } from "../objects/security.ts";

export const podSeccompOff = podSecurity({
  code: "pod-seccomp-off",
  level: "baseline",
  control: "Seccomp",
  description: "No pod or container turns off seccomp, which filters system calls.",
  find: (pod) =>
    securityContexts(pod)
      .map(({ path, body }) => ({ path: `${path}.seccompProfile.type`, got: lookup(body, "seccompProfile", "type") }))
      .filter(({ got }) => got !== undefined && got !== "RuntimeDefault" && got !== "Localhost")
      .map((found) => ({
        ...found,
        what: "lets the container make every system call",
        expected: "the profile `RuntimeDefault`, or one that is on the node",
        fix: `set \`security_context["seccomp_profile"]\` to "RuntimeDefault", ${orDeclare("privileged")}`,
      })),
});
