/** All checks of rendered charts, by topic. A further check is a file in `checks/`, a line here, and its cases in `testdata/`. */
import { autoscalerLimits } from "./checks/autoscaler_limits.ts";
import { autoscalerTarget } from "./checks/autoscaler_target.ts";
import { autoscalersOfOne } from "./checks/autoscalers_of_one.ts";
import { blockedDrain } from "./checks/blocked_drain.ts";
import { budgetOverJob } from "./checks/budget_over_job.ts";
import { configIsHook } from "./checks/config_is_hook.ts";
import { crowdedPods } from "./checks/crowded_pods.ts";
import { duplicateObject } from "./checks/duplicate_object.ts";
import { floatingImage } from "./checks/floating_image.ts";
import { foreignNamespace } from "./checks/foreign_namespace.ts";
import { hookDeletePolicy } from "./checks/hook_delete_policy.ts";
import { hookJobLimits } from "./checks/hook_job_limits.ts";
import { hookJobTtl } from "./checks/hook_job_ttl.ts";
import { hookPrerequisite } from "./checks/hook_prerequisite.ts";
import { incompleteResources } from "./checks/incomplete_resources.ts";
import { invalidFieldType } from "./checks/invalid_field_type.ts";
import { invalidFieldValue } from "./checks/invalid_field_value.ts";
import { invalidHost } from "./checks/invalid_host.ts";
import { literalSecret } from "./checks/literal_secret.ts";
import { literalToken } from "./checks/literal_token.ts";
import { longPreStop } from "./checks/long_pre_stop.ts";
import { missingDisruptionBudget } from "./checks/missing_disruption_budget.ts";
import { missingField } from "./checks/missing_field.ts";
import { missingReadiness } from "./checks/missing_readiness.ts";
import { missingRequest } from "./checks/missing_request.ts";
import { mountedToken } from "./checks/mounted_token.ts";
import { namespacedClusterObject } from "./checks/namespaced_cluster_object.ts";
import { passwordInUrl } from "./checks/password_in_url.ts";
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
import { policyTypes } from "./checks/policy_types.ts";
import { policyWithoutDns } from "./checks/policy_without_dns.ts";
import { probeSuccesses } from "./checks/probe_successes.ts";
import { replicasOfScaled } from "./checks/replicas_of_scaled.ts";
import { requestOverLimit } from "./checks/request_over_limit.ts";
import { restartPolicy } from "./checks/restart_policy.ts";
import { sharedClaim } from "./checks/shared_claim.ts";
import { staleConfig } from "./checks/stale_config.ts";
import { stuckRollout } from "./checks/stuck_rollout.ts";
import { takenPath } from "./checks/taken_path.ts";
import { testHook } from "./checks/test_hook.ts";
import { unhookedJob } from "./checks/unhooked_job.ts";
import { unknownField } from "./checks/unknown_field.ts";
import { unknownKind } from "./checks/unknown_kind.ts";
import { unusedTlsHost } from "./checks/unused_tls_host.ts";
import { writableRoot } from "./checks/writable_root.ts";
import type { Check } from "./types.ts";

const SCHEMA: readonly Check[] = [invalidFieldType, invalidFieldValue, missingField, unknownField, unknownKind];

const STRUCTURE: readonly Check[] = [
  autoscalerLimits,
  autoscalerTarget,
  autoscalersOfOne,
  blockedDrain,
  budgetOverJob,
  configIsHook,
  duplicateObject,
  foreignNamespace,
  hookDeletePolicy,
  hookJobLimits,
  hookJobTtl,
  hookPrerequisite,
  invalidHost,
  literalSecret,
  literalToken,
  longPreStop,
  missingRequest,
  namespacedClusterObject,
  passwordInUrl,
  policyTypes,
  policyWithoutDns,
  probeSuccesses,
  replicasOfScaled,
  requestOverLimit,
  restartPolicy,
  sharedClaim,
  stuckRollout,
  takenPath,
  testHook,
  unhookedJob,
  unusedTlsHost,
];

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

const GOOD_PRACTICE: readonly Check[] = [
  crowdedPods,
  floatingImage,
  incompleteResources,
  missingDisruptionBudget,
  missingReadiness,
  mountedToken,
  staleConfig,
  writableRoot,
];

export const CHECKS: readonly Check[] = [...SCHEMA, ...STRUCTURE, ...POD_SECURITY, ...GOOD_PRACTICE];
