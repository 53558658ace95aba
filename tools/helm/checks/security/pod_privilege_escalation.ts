/** No process of a restricted pod gets more rights than the one that started it. */
import { joinPath } from "../../model/problems.ts";
import { allContainers, isWindows, orDeclare, podSecurity, securityContextOf } from "../objects/security.ts";

export const podPrivilegeEscalation = podSecurity({
  code: "pod-privilege-escalation",
  level: "restricted",
  control: "Privilege Escalation",
  description: "No process in a restricted pod gets more rights than the process that started it.",
  find: (pod) =>
    (isWindows(pod) ? [] : allContainers(pod))
      .map(securityContextOf)
      .filter(({ body }) => body["allowPrivilegeEscalation"] !== false)
      .map(({ path, body }) => ({
        path: joinPath(path, "allowPrivilegeEscalation"),
        what: "lets processes get more rights than they started with",
        ...(body["allowPrivilegeEscalation"] === undefined ? {} : { got: body["allowPrivilegeEscalation"] }),
        expected: "`false`",
        fix: `set \`allow_privilege_escalation\` in \`security_context\` to False, ${orDeclare("baseline")}`,
      })),
});
