/** Restricted pods do not set root as their user. */
import { joinPath } from "../../model/problems.ts";
import { orDeclare, podSecurity, securityContexts } from "../objects/security.ts";

export const podRootUser = podSecurity({
  code: "pod-root-user",
  level: "restricted",
  control: "Running as Non-root user",
  description: "Restricted pods do not set root as their user.",
  find: (pod) =>
    securityContexts(pod)
      .filter(({ body }) => body["runAsUser"] === 0)
      .map(({ path }) => ({
        path: joinPath(path, "runAsUser"),
        what: "is root",
        got: 0,
        expected: "the ID of another user",
        fix: `set \`run_as_user\` in \`security_context\` to another user, ${orDeclare("baseline")}`,
      })),
});
