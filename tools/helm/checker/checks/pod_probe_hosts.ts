/** Probes and lifecycle hooks reach their own pod: the kubelet would call any other host from the node's network. */
import { lookup } from "../objects.ts";
import { allContainers, orDeclare, podSecurity } from "../security.ts";

const HANDLERS: readonly (readonly string[])[] = [
  ["livenessProbe"],
  ["readinessProbe"],
  ["startupProbe"],
  ["lifecycle", "postStart"],
  ["lifecycle", "preStop"],
].flatMap((handler) => [
  [...handler, "httpGet", "host"],
  [...handler, "tcpSocket", "host"],
]);

export const podProbeHosts = podSecurity({
  code: "pod-probe-hosts",
  level: "baseline",
  control: "Host Probes / Lifecycle Hooks",
  description: "Probes and lifecycle hooks name no host, which the node would call in the pod's place.",
  find: (pod) =>
    allContainers(pod).flatMap(({ path, body }) =>
      HANDLERS.map((handler) => ({ handler, got: lookup(body, ...handler) }))
        .filter(({ got }) => got !== undefined && got !== "")
        .map(({ handler, got }) => ({
          path: [path, ...handler].join("."),
          what: "makes the node call that host",
          got,
          expected: "no `host`: it is the pod's own address then",
          fix: `remove \`host\` from \`patches\`, ${orDeclare("privileged")}`,
        })),
    ),
});
