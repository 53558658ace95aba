/** All checks of rendered charts, by topic. A further check is a file in `checks/`, a line here, and its cases in `testdata/`. */
import { autoscalerLimits } from "./checks/autoscaler_limits.ts";
import { autoscalerTarget } from "./checks/autoscaler_target.ts";
import { autoscalersOfOne } from "./checks/autoscalers_of_one.ts";
import { blockedDrain } from "./checks/blocked_drain.ts";
import { budgetOverJob } from "./checks/budget_over_job.ts";
import { configIsHook } from "./checks/config_is_hook.ts";
import { crowdedPods } from "./checks/crowded_pods.ts";
import { duplicateItem } from "./checks/duplicate_item.ts";
import { duplicateObject } from "./checks/duplicate_object.ts";
import { emptySelector } from "./checks/empty_selector.ts";
import { floatingImage } from "./checks/floating_image.ts";
import { foreignNamespace } from "./checks/foreign_namespace.ts";
import { hookDeletePolicy } from "./checks/hook_delete_policy.ts";
import { hookJobLimits } from "./checks/hook_job_limits.ts";
import { hookJobTtl } from "./checks/hook_job_ttl.ts";
import { hookPrerequisite } from "./checks/hook_prerequisite.ts";
import { incompleteResources } from "./checks/incomplete_resources.ts";
import { invalidAnnotation } from "./checks/invalid_annotation.ts";
import { invalidFieldType } from "./checks/invalid_field_type.ts";
import { invalidFieldValue } from "./checks/invalid_field_value.ts";
import { invalidHost } from "./checks/invalid_host.ts";
import { invalidItemName } from "./checks/invalid_item_name.ts";
import { invalidLabel } from "./checks/invalid_label.ts";
import { invalidName } from "./checks/invalid_name.ts";
import { invalidSchedule } from "./checks/invalid_schedule.ts";
import { literalSecret } from "./checks/literal_secret.ts";
import { literalToken } from "./checks/literal_token.ts";
import { longPreStop } from "./checks/long_pre_stop.ts";
import { missingDisruptionBudget } from "./checks/missing_disruption_budget.ts";
import { missingField } from "./checks/missing_field.ts";
import { missingReadiness } from "./checks/missing_readiness.ts";
import { missingRequest } from "./checks/missing_request.ts";
import { monitorPort } from "./checks/monitor_port.ts";
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
import { policyPort } from "./checks/policy_port.ts";
import { policyTypes } from "./checks/policy_types.ts";
import { policyWithoutDns } from "./checks/policy_without_dns.ts";
import { probePort } from "./checks/probe_port.ts";
import { probeSuccesses } from "./checks/probe_successes.ts";
import { replicasOfScaled } from "./checks/replicas_of_scaled.ts";
import { requestOverLimit } from "./checks/request_over_limit.ts";
import { restartPolicy } from "./checks/restart_policy.ts";
import { selectorMismatch } from "./checks/selector_mismatch.ts";
import { selectorOfSeveral } from "./checks/selector_of_several.ts";
import { selectorWithoutPods } from "./checks/selector_without_pods.ts";
import { serviceTargetPort } from "./checks/service_target_port.ts";
import { sharedClaim } from "./checks/shared_claim.ts";
import { staleConfig } from "./checks/stale_config.ts";
import { statefulService } from "./checks/stateful_service.ts";
import { stuckRollout } from "./checks/stuck_rollout.ts";
import { takenPath } from "./checks/taken_path.ts";
import { testHook } from "./checks/test_hook.ts";
import { undeclaredVolume } from "./checks/undeclared_volume.ts";
import { unhookedJob } from "./checks/unhooked_job.ts";
import { unknownBackend } from "./checks/unknown_backend.ts";
import { unknownClaim } from "./checks/unknown_claim.ts";
import { unknownConfigMap } from "./checks/unknown_config_map.ts";
import { unknownField } from "./checks/unknown_field.ts";
import { unknownKey } from "./checks/unknown_key.ts";
import { unknownKind } from "./checks/unknown_kind.ts";
import { unknownRole } from "./checks/unknown_role.ts";
import { unknownSecret } from "./checks/unknown_secret.ts";
import { unknownServiceAccount } from "./checks/unknown_service_account.ts";
import { unknownTimeZone } from "./checks/unknown_time_zone.ts";
import { unusedTlsHost } from "./checks/unused_tls_host.ts";
import { unusedVolume } from "./checks/unused_volume.ts";
import { versionInSelector } from "./checks/version_in_selector.ts";
import { versionOnPods } from "./checks/version_on_pods.ts";
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
  duplicateItem,
  duplicateObject,
  emptySelector,
  foreignNamespace,
  hookDeletePolicy,
  hookJobLimits,
  hookJobTtl,
  hookPrerequisite,
  invalidAnnotation,
  invalidHost,
  invalidItemName,
  invalidLabel,
  invalidName,
  invalidSchedule,
  literalSecret,
  literalToken,
  longPreStop,
  missingRequest,
  monitorPort,
  namespacedClusterObject,
  passwordInUrl,
  policyPort,
  policyTypes,
  policyWithoutDns,
  probePort,
  probeSuccesses,
  replicasOfScaled,
  requestOverLimit,
  restartPolicy,
  selectorMismatch,
  selectorOfSeveral,
  selectorWithoutPods,
  serviceTargetPort,
  sharedClaim,
  statefulService,
  stuckRollout,
  takenPath,
  testHook,
  undeclaredVolume,
  unhookedJob,
  unknownBackend,
  unknownClaim,
  unknownConfigMap,
  unknownKey,
  unknownRole,
  unknownSecret,
  unknownServiceAccount,
  unknownTimeZone,
  unusedTlsHost,
  unusedVolume,
  versionInSelector,
  versionOnPods,
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
