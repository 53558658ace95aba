/** Containers get only the Linux capabilities that container runtimes grant by default. */
import { listWords } from "../../base/text.ts";
import { joinPath } from "../../model/problems.ts";
import { listOf, lookup } from "../objects/objects.ts";
import { orDeclare, podSecurity, securityContexts } from "../objects/security.ts";

/** What `baseline` allows. */
export const DEFAULT_CAPABILITIES: readonly unknown[] = [
  "AUDIT_WRITE",
  "CHOWN",
  "DAC_OVERRIDE",
  "FOWNER",
  "FSETID",
  "KILL",
  "MKNOD",
  "NET_BIND_SERVICE",
  "SETFCAP",
  "SETGID",
  "SETPCAP",
  "SETUID",
  "SYS_CHROOT",
];

export const podCapabilities = podSecurity({
  code: "pod-capabilities",
  level: "baseline",
  control: "Capabilities",
  description: "Containers get only the Linux capabilities that container runtimes grant by default.",
  find: (pod) =>
    securityContexts(pod).flatMap(({ path, body }) =>
      listOf(lookup(body, "capabilities", "add")).flatMap((got, index) => {
        if (DEFAULT_CAPABILITIES.includes(got)) return [];
        return {
          path: joinPath(`${path}.capabilities.add`, index),
          what: "is not allowed in this container",
          got,
          expected: `some of ${listWords(DEFAULT_CAPABILITIES.map(String), "or")}`,
          fix: `remove it from \`security_context["capabilities"]\`, ${orDeclare("privileged")}`,
        };
      }),
    ),
});
