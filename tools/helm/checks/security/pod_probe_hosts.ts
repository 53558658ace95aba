/** Probes and lifecycle hooks call their own pod: the kubelet would call any other host from the node's network. */
import { lookup } from "../objects/objects.ts";
import { HANDLERS } from "../objects/probes.ts";
import { allContainers, orDeclare, podSecurity } from "../objects/security.ts";

const HOSTS = HANDLERS.flatMap((handler) => [
  [...handler, "httpGet", "host"],
  [...handler, "tcpSocket", "host"],
]);

export const podProbeHosts = podSecurity({
  code: "pod-probe-hosts",
  level: "baseline",
  control: "Host Probes / Lifecycle Hooks",
  description: "Probes and lifecycle hooks set no host, since the node, not the pod, would call it.",
  find: (pod) =>
    allContainers(pod).flatMap(({ path, body }) =>
      HOSTS.map((host) => ({ host, got: lookup(body, ...host) }))
        .filter(({ got }) => got !== undefined && got !== "")
        .map(({ host, got }) => ({
          path: [path, ...host].join("."),
          what: "makes the node call that host",
          got,
          expected: "no `host`, so that the pod's own address is used",
          fix: `remove \`host\` from \`patches\`, ${orDeclare("privileged")}`,
        })),
    ),
});
