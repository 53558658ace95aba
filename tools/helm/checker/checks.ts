/** All checks of rendered charts, by topic. A further check is a file in `checks/`, a line here, and its cases in `testdata/`. */
import { duplicateObject } from "./checks/duplicate_object.ts";
import { podAppArmor } from "./checks/pod_app_armor.ts";
import { podCapabilities } from "./checks/pod_capabilities.ts";
import { podCapabilitiesKept } from "./checks/pod_capabilities_kept.ts";
import { podHostNamespaces } from "./checks/pod_host_namespaces.ts";
import { podHostPath } from "./checks/pod_host_path.ts";
import { podHostPorts } from "./checks/pod_host_ports.ts";
import { podHostProcess } from "./checks/pod_host_process.ts";
import { podPrivilegeEscalation } from "./checks/pod_privilege_escalation.ts";
import { podPrivileged } from "./checks/pod_privileged.ts";
import { podProbeHosts } from "./checks/pod_probe_hosts.ts";
import { podProcMount } from "./checks/pod_proc_mount.ts";
import { podRoot } from "./checks/pod_root.ts";
import { podRootUser } from "./checks/pod_root_user.ts";
import { podSeccomp } from "./checks/pod_seccomp.ts";
import { podSeccompOff } from "./checks/pod_seccomp_off.ts";
import { podSelinux } from "./checks/pod_selinux.ts";
import { podSysctls } from "./checks/pod_sysctls.ts";
import { podVolumeTypes } from "./checks/pod_volume_types.ts";
import { replicasOfScaled } from "./checks/replicas_of_scaled.ts";
import type { Check } from "./types.ts";

const STRUCTURE: readonly Check[] = [duplicateObject, replicasOfScaled];

const POD_SECURITY: readonly Check[] = [
  podAppArmor,
  podCapabilities,
  podCapabilitiesKept,
  podHostNamespaces,
  podHostPath,
  podHostPorts,
  podHostProcess,
  podPrivilegeEscalation,
  podPrivileged,
  podProbeHosts,
  podProcMount,
  podRoot,
  podRootUser,
  podSeccomp,
  podSeccompOff,
  podSelinux,
  podSysctls,
  podVolumeTypes,
];

export const CHECKS: readonly Check[] = [...STRUCTURE, ...POD_SECURITY];
