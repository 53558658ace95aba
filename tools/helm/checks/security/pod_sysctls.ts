/** Pods set only kernel parameters that affect nothing outside the pod. */
import { joinPath } from "../../model/problems.ts";
import { listOf, lookup } from "../objects/objects.ts";
import { orDeclare, podSecurity, securityContextOf, specOf } from "../objects/security.ts";

const SAFE: readonly unknown[] = [
  "kernel.shm_rmid_forced",
  "net.ipv4.ip_local_port_range",
  "net.ipv4.ip_local_reserved_ports",
  "net.ipv4.ip_unprivileged_port_start",
  "net.ipv4.ping_group_range",
  "net.ipv4.tcp_fin_timeout",
  "net.ipv4.tcp_keepalive_intvl",
  "net.ipv4.tcp_keepalive_probes",
  "net.ipv4.tcp_keepalive_time",
  "net.ipv4.tcp_rmem",
  "net.ipv4.tcp_syncookies",
  "net.ipv4.tcp_wmem",
];

export const podSysctls = podSecurity({
  code: "pod-sysctls",
  level: "baseline",
  control: "Sysctls",
  description: "Pods set only kernel parameters that affect nothing outside the pod.",
  find: (pod) => {
    const { path, body } = securityContextOf(specOf(pod));
    return listOf(body["sysctls"])
      .map((item, index) => ({ path: `${joinPath(`${path}.sysctls`, index)}.name`, got: lookup(item, "name") }))
      .filter(({ got }) => !SAFE.includes(got))
      .map((found) => ({
        ...found,
        what: "affects other pods on the node",
        expected: "a parameter that Kubernetes calls safe",
        fix: `remove it from \`patches\`, ${orDeclare("privileged")}`,
      }));
  },
});
