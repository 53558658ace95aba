/** Containers use no ports of their node. */
import { joinPath } from "../../model/problems.ts";
import { listOf, lookup } from "../objects/objects.ts";
import { allContainers, orDeclare, podSecurity } from "../objects/security.ts";

export const podHostPorts = podSecurity({
  code: "pod-host-ports",
  level: "baseline",
  control: "Host Ports",
  description: "Containers use no ports of their node.",
  find: (pod) =>
    allContainers(pod).flatMap(({ path, body }) =>
      listOf(body["ports"]).flatMap((port, index) => {
        const got = lookup(port, "hostPort");
        if (got === undefined || got === 0) return [];
        return {
          path: `${joinPath(`${path}.ports`, index)}.hostPort`,
          what: "uses a port of the node",
          got,
          expected: "no `hostPort`; pods are reached through a Service",
          fix: `remove \`hostPort\` from \`patches\`, and declare a \`service\`, ${orDeclare("privileged")}`,
        };
      }),
    ),
});
