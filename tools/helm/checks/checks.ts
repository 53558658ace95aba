/** All checks of rendered charts, by topic. A further check is a file in `checks/`, a line here, and its cases in `testdata/`. */

import { crowdedPods } from "./practice/crowded_pods.ts";
import { floatingImage } from "./practice/floating_image.ts";
import { incompleteResources } from "./practice/incomplete_resources.ts";
import { missingDisruptionBudget } from "./practice/missing_disruption_budget.ts";
import { missingReadiness } from "./practice/missing_readiness.ts";
import { mountedToken } from "./practice/mounted_token.ts";
import { staleConfig } from "./practice/stale_config.ts";
import { writableRoot } from "./practice/writable_root.ts";
import { invalidFieldType } from "./schemas/invalid_field_type.ts";
import { invalidFieldValue } from "./schemas/invalid_field_value.ts";
import { missingField } from "./schemas/missing_field.ts";
import { unknownField } from "./schemas/unknown_field.ts";
import { unknownKind } from "./schemas/unknown_kind.ts";
import { podAppArmor } from "./security/pod_app_armor.ts";
import { podCapabilities } from "./security/pod_capabilities.ts";
import { podCapabilitiesKept } from "./security/pod_capabilities_kept.ts";
import { podHostNamespaces } from "./security/pod_host_namespaces.ts";
import { podHostPath } from "./security/pod_host_path.ts";
import { podHostPorts } from "./security/pod_host_ports.ts";
import { podHostProcess } from "./security/pod_host_process.ts";
import { podPrivilegeEscalation } from "./security/pod_privilege_escalation.ts";
import { podPrivileged } from "./security/pod_privileged.ts";
import { podProbeHosts } from "./security/pod_probe_hosts.ts";
import { podProcMount } from "./security/pod_proc_mount.ts";
import { podRoot } from "./security/pod_root.ts";
import { podRootUser } from "./security/pod_root_user.ts";
import { podSeccomp } from "./security/pod_seccomp.ts";
import { podSeccompOff } from "./security/pod_seccomp_off.ts";
import { podSelinux } from "./security/pod_selinux.ts";
import { podSysctls } from "./security/pod_sysctls.ts";
import { podVolumeTypes } from "./security/pod_volume_types.ts";
import { autoscalerLimits } from "./structure/autoscaler_limits.ts";
import { autoscalerTarget } from "./structure/autoscaler_target.ts";
import { autoscalersOfOne } from "./structure/autoscalers_of_one.ts";
import { blockedDrain } from "./structure/blocked_drain.ts";
import { budgetOverJob } from "./structure/budget_over_job.ts";
import { configIsHook } from "./structure/config_is_hook.ts";
import { duplicateItem } from "./structure/duplicate_item.ts";
import { duplicateObject } from "./structure/duplicate_object.ts";
import { emptySelector } from "./structure/empty_selector.ts";
import { foreignNamespace } from "./structure/foreign_namespace.ts";
import { hookDeletePolicy } from "./structure/hook_delete_policy.ts";
import { hookJobLimits } from "./structure/hook_job_limits.ts";
import { hookJobTtl } from "./structure/hook_job_ttl.ts";
import { hookPrerequisite } from "./structure/hook_prerequisite.ts";
import { invalidAnnotation } from "./structure/invalid_annotation.ts";
import { invalidHost } from "./structure/invalid_host.ts";
import { invalidItemName } from "./structure/invalid_item_name.ts";
import { invalidLabel } from "./structure/invalid_label.ts";
import { invalidName } from "./structure/invalid_name.ts";
import { invalidSchedule } from "./structure/invalid_schedule.ts";
import { literalSecret } from "./structure/literal_secret.ts";
import { literalToken } from "./structure/literal_token.ts";
import { longPreStop } from "./structure/long_pre_stop.ts";
import { missingRequest } from "./structure/missing_request.ts";
import { monitorPort } from "./structure/monitor_port.ts";
import { namespacedClusterObject } from "./structure/namespaced_cluster_object.ts";
import { passwordInUrl } from "./structure/password_in_url.ts";
import { policyPort } from "./structure/policy_port.ts";
import { policyTypes } from "./structure/policy_types.ts";
import { policyWithoutDns } from "./structure/policy_without_dns.ts";
import { probePort } from "./structure/probe_port.ts";
import { probeSuccesses } from "./structure/probe_successes.ts";
import { replicasOfScaled } from "./structure/replicas_of_scaled.ts";
import { requestOverLimit } from "./structure/request_over_limit.ts";
import { restartPolicy } from "./structure/restart_policy.ts";
import { selectorMismatch } from "./structure/selector_mismatch.ts";
import { selectorOfSeveral } from "./structure/selector_of_several.ts";
import { selectorWithoutPods } from "./structure/selector_without_pods.ts";
import { serviceTargetPort } from "./structure/service_target_port.ts";
import { sharedClaim } from "./structure/shared_claim.ts";
import { statefulService } from "./structure/stateful_service.ts";
import { stuckRollout } from "./structure/stuck_rollout.ts";
import { takenPath } from "./structure/taken_path.ts";
import { testHook } from "./structure/test_hook.ts";
import { undeclaredVolume } from "./structure/undeclared_volume.ts";
import { unhookedJob } from "./structure/unhooked_job.ts";
import { unknownBackend } from "./structure/unknown_backend.ts";
import { unknownClaim } from "./structure/unknown_claim.ts";
import { unknownConfigMap } from "./structure/unknown_config_map.ts";
import { unknownKey } from "./structure/unknown_key.ts";
import { unknownRole } from "./structure/unknown_role.ts";
import { unknownSecret } from "./structure/unknown_secret.ts";
import { unknownServiceAccount } from "./structure/unknown_service_account.ts";
import { unknownTimeZone } from "./structure/unknown_time_zone.ts";
import { unusedTlsHost } from "./structure/unused_tls_host.ts";
import { unusedVolume } from "./structure/unused_volume.ts";
import { versionInSelector } from "./structure/version_in_selector.ts";
import { versionOnPods } from "./structure/version_on_pods.ts";
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
