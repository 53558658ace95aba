/** Pods share no namespace with their node: neither its processes nor its sockets nor its network. */
import { joinPath } from "../../model/problems.ts";
import { orDeclare, podSecurity, specOf } from "../objects/security.ts";

export const podHostNamespaces = podSecurity({
  code: "pod-host-namespaces",
  level: "baseline",
  control: "Host Namespaces",
  description: "Pods do not share the network, process or IPC namespace of their node.",
  find: (pod) =>
    ["hostNetwork", "hostPID", "hostIPC"]
      .filter((field) => pod.spec[field] === true)
      .map((field) => ({
        path: joinPath(specOf(pod).path, field),
        what: "gives the pod access to its node",
        got: true,
        expected: `no \`${field}\``,
        fix: `remove ${field === "hostNetwork" ? "`host_network`" : `\`${field}\` from \`patches\``}, ${orDeclare("privileged")}`,
      })),
});
