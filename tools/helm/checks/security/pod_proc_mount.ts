/** The parts of `/proc` that container runtimes hide stay hidden. */
import { joinPath } from "../../model/problems.ts";
import { orDeclare, podSecurity, securityContexts } from "../objects/security.ts";

export const podProcMount = podSecurity({
  code: "pod-proc-mount",
  level: "baseline",
  control: "/proc Mount Type",
  description: "The parts of `/proc` that container runtimes hide stay hidden.",
  find: (pod) =>
    securityContexts(pod)
      .map(({ path, body }) => ({ path: joinPath(path, "procMount"), got: body["procMount"] }))
      .filter(({ got }) => got !== undefined && got !== "Default")
      .map((found) => ({
        ...found,
        what: "shows the container parts of `/proc` that belong to the node",
        expected: "no `procMount`",
        fix: `remove it from \`patches\`, ${orDeclare("privileged")}`,
      })),
});
