/** Windows containers do not run as processes of their node. */
import { lookup } from "../objects/objects.ts";
import { orDeclare, podSecurity, securityContexts } from "../objects/security.ts";

export const podHostProcess = podSecurity({
  code: "pod-host-process",
  level: "baseline",
  control: "HostProcess",
  description: "Windows containers do not run as processes of their node.",
  find: (pod) =>
    securityContexts(pod)
      .filter(({ body }) => lookup(body, "windowsOptions", "hostProcess") === true)
      .map(({ path }) => ({
        path: `${path}.windowsOptions.hostProcess`,
        what: "runs the container as a process of the node",
        got: true,
        expected: "no `hostProcess`",
        fix: `remove it from \`patches\`, ${orDeclare("privileged")}`,
      })),
});
