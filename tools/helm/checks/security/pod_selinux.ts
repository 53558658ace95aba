/** Containers keep to the SELinux types for containers, and set no user or role. */
import { joinPath } from "../../model/problems.ts";
import { mapOf } from "../objects/objects.ts";
import { orDeclare, podSecurity, securityContexts } from "../objects/security.ts";

const TYPES: readonly unknown[] = ["", "container_t", "container_init_t", "container_kvm_t", "container_engine_t"];

export const podSelinux = podSecurity({
  code: "pod-selinux",
  level: "baseline",
  control: "SELinux",
  description: "Containers keep to the SELinux types for containers, and set no SELinux user or role.",
  find: (pod) =>
    securityContexts(pod).flatMap(({ path, body }) =>
      Object.entries(mapOf(body["seLinuxOptions"]))
        .filter(([field, got]) => (field === "type" ? !TYPES.includes(got) : field !== "level" && got !== ""))
        .map(([field, got]) => ({
          path: joinPath(`${path}.seLinuxOptions`, field),
          what: "takes the container out of its SELinux confinement",
          got,
          expected: field === "type" ? "`container_t` or another type for containers" : `no \`${field}\``,
          fix: `remove it from \`patches\`, ${orDeclare("privileged")}`,
        })),
    ),
});
