/** No container is privileged: it could do anything that its node can. */
import { joinPath } from "../../model/problems.ts";
import { orDeclare, podSecurity, securityContexts } from "../objects/security.ts";

export const podPrivileged = podSecurity({
  code: "pod-privileged",
  level: "baseline",
  control: "Privileged Containers",
  description: "No container is privileged, since it could do anything that its node can.",
  find: (pod) =>
    securityContexts(pod)
      .filter(({ body }) => body["privileged"] === true)
      .map(({ path }) => ({
        path: joinPath(path, "privileged"),
        what: "lets the container do anything that its node can",
        got: true,
        expected: "no `privileged`",
        fix: `remove \`privileged\` from \`security_context\`, ${orDeclare("privileged")}`,
      })),
});
