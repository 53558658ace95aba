/** The checks of each topic, by their codes. Generated from the files of the checks: run `npm run update`. */
import { duplicateKey } from "./helm/duplicate_key.ts";
import { helmDifference } from "./helm/helm_difference.ts";
import { helmLint } from "./helm/helm_lint.ts";
import { helmTemplate } from "./helm/helm_template.ts";
import { invalidYaml } from "./helm/invalid_yaml.ts";
import { oversizedRelease } from "./helm/oversized_release.ts";
import { unknownHook } from "./helm/unknown_hook.ts";
import { brokenRule } from "./schemas/broken_rule.ts";
import { invalidFieldType } from "./schemas/invalid_field_type.ts";
import { invalidFieldValue } from "./schemas/invalid_field_value.ts";
import { missingField } from "./schemas/missing_field.ts";
import { unknownField } from "./schemas/unknown_field.ts";
import { unknownKind } from "./schemas/unknown_kind.ts";
import { autoscalerLimits } from "./structure/autoscaler_limits.ts";
import { autoscalerMetric } from "./structure/autoscaler_metric.ts";
import { autoscalerTarget } from "./structure/autoscaler_target.ts";
import { autoscalersOfOne } from "./structure/autoscalers_of_one.ts";
import { blockedCall } from "./structure/blocked_call.ts";
import { blockedDrain } from "./structure/blocked_drain.ts";
import { blockedScrape } from "./structure/blocked_scrape.ts";
import { budgetOverJob } from "./structure/budget_over_job.ts";
import { configIsHook } from "./structure/config_is_hook.ts";
import { conflictingFields } from "./structure/conflicting_fields.ts";
import { contradictingPrivileges } from "./structure/contradicting_privileges.ts";
import { duplicateItem } from "./structure/duplicate_item.ts";
import { duplicateObject } from "./structure/duplicate_object.ts";
import { emptySelector } from "./structure/empty_selector.ts";
import { fieldRule } from "./structure/field_rule.ts";
import { fixedName } from "./structure/fixed_name.ts";
import { foreignNamespace } from "./structure/foreign_namespace.ts";
import { hiddenVolume } from "./structure/hidden_volume.ts";
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
import { linuxField } from "./structure/linux_field.ts";
import { literalPath } from "./structure/literal_path.ts";
import { literalSecret } from "./structure/literal_secret.ts";
import { literalToken } from "./structure/literal_token.ts";
import { longPreStop } from "./structure/long_pre_stop.ts";
import { lostCharacter } from "./structure/lost_character.ts";
import { missingRequest } from "./structure/missing_request.ts";
import { monitorPort } from "./structure/monitor_port.ts";
import { namespacedClusterObject } from "./structure/namespaced_cluster_object.ts";
import { oversizedObject } from "./structure/oversized_object.ts";
import { passwordInUrl } from "./structure/password_in_url.ts";
import { policyPort } from "./structure/policy_port.ts";
import { policyTypes } from "./structure/policy_types.ts";
import { policyWithoutDns } from "./structure/policy_without_dns.ts";
import { probePort } from "./structure/probe_port.ts";
import { probeSuccesses } from "./structure/probe_successes.ts";
import { replicasOfScaled } from "./structure/replicas_of_scaled.ts";
import { requestOverLimit } from "./structure/request_over_limit.ts";
import { restartPolicy } from "./structure/restart_policy.ts";
import { rootImage } from "./structure/root_image.ts";
import { selectorMismatch } from "./structure/selector_mismatch.ts";
import { selectorOfSeveral } from "./structure/selector_of_several.ts";
import { selectorWithoutPods } from "./structure/selector_without_pods.ts";
import { serviceField } from "./structure/service_field.ts";
import { serviceTargetPort } from "./structure/service_target_port.ts";
import { shadowedRule } from "./structure/shadowed_rule.ts";
import { sharedClaim } from "./structure/shared_claim.ts";
import { statefulService } from "./structure/stateful_service.ts";
import { stuckRollout } from "./structure/stuck_rollout.ts";
import { takenPath } from "./structure/taken_path.ts";
import { testHook } from "./structure/test_hook.ts";
import { twoClasses } from "./structure/two_classes.ts";
import { undeclaredVolume } from "./structure/undeclared_volume.ts";
import { unexpandedVariable } from "./structure/unexpanded_variable.ts";
import { unhookedJob } from "./structure/unhooked_job.ts";
import { unknownBackend } from "./structure/unknown_backend.ts";
import { unknownClaim } from "./structure/unknown_claim.ts";
import { unknownConfigMap } from "./structure/unknown_config_map.ts";
import { unknownKey } from "./structure/unknown_key.ts";
import { unknownRole } from "./structure/unknown_role.ts";
import { unknownSecret } from "./structure/unknown_secret.ts";
import { unknownServiceAccount } from "./structure/unknown_service_account.ts";
import { unknownTimeZone } from "./structure/unknown_time_zone.ts";
import { unknownVariable } from "./structure/unknown_variable.ts";
import { unusedTlsHost } from "./structure/unused_tls_host.ts";
import { unusedVolume } from "./structure/unused_volume.ts";
import { versionInSelector } from "./structure/version_in_selector.ts";
import { versionOnPods } from "./structure/version_on_pods.ts";
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
import { crowdedPods } from "./practice/crowded_pods.ts";
import { deprecatedKind } from "./practice/deprecated_kind.ts";
import { floatingImage } from "./practice/floating_image.ts";
import { incompleteResources } from "./practice/incomplete_resources.ts";
import { missingDisruptionBudget } from "./practice/missing_disruption_budget.ts";
import { missingReadiness } from "./practice/missing_readiness.ts";
import { mountedToken } from "./practice/mounted_token.ts";
import { staleConfig } from "./practice/stale_config.ts";
import { unlikelyQuantity } from "./practice/unlikely_quantity.ts";
import { writableRoot } from "./practice/writable_root.ts";
import { invalidPolicy } from "./policies/invalid_policy.ts";
import { undecidedPolicy } from "./policies/undecided_policy.ts";

export const CHECKS_BY_TOPIC = {
  helm: {
    "duplicate-key": duplicateKey,
    "helm-difference": helmDifference,
    "helm-lint": helmLint,
    "helm-template": helmTemplate,
    "invalid-yaml": invalidYaml,
    "oversized-release": oversizedRelease,
    "unknown-hook": unknownHook,
  },
  schemas: {
    "broken-rule": brokenRule,
    "invalid-field-type": invalidFieldType,
    "invalid-field-value": invalidFieldValue,
    "missing-field": missingField,
    "unknown-field": unknownField,
    "unknown-kind": unknownKind,
  },
  structure: {
    "autoscaler-limits": autoscalerLimits,
    "autoscaler-metric": autoscalerMetric,
    "autoscaler-target": autoscalerTarget,
    "autoscalers-of-one": autoscalersOfOne,
    "blocked-call": blockedCall,
    "blocked-drain": blockedDrain,
    "blocked-scrape": blockedScrape,
    "budget-over-job": budgetOverJob,
    "config-is-hook": configIsHook,
    "conflicting-fields": conflictingFields,
    "contradicting-privileges": contradictingPrivileges,
    "duplicate-item": duplicateItem,
    "duplicate-object": duplicateObject,
    "empty-selector": emptySelector,
    "field-rule": fieldRule,
    "fixed-name": fixedName,
    "foreign-namespace": foreignNamespace,
    "hidden-volume": hiddenVolume,
    "hook-delete-policy": hookDeletePolicy,
    "hook-job-limits": hookJobLimits,
    "hook-job-ttl": hookJobTtl,
    "hook-prerequisite": hookPrerequisite,
    "invalid-annotation": invalidAnnotation,
    "invalid-host": invalidHost,
    "invalid-item-name": invalidItemName,
    "invalid-label": invalidLabel,
    "invalid-name": invalidName,
    "invalid-schedule": invalidSchedule,
    "linux-field": linuxField,
    "literal-path": literalPath,
    "literal-secret": literalSecret,
    "literal-token": literalToken,
    "long-pre-stop": longPreStop,
    "lost-character": lostCharacter,
    "missing-request": missingRequest,
    "monitor-port": monitorPort,
    "namespaced-cluster-object": namespacedClusterObject,
    "oversized-object": oversizedObject,
    "password-in-url": passwordInUrl,
    "policy-port": policyPort,
    "policy-types": policyTypes,
    "policy-without-dns": policyWithoutDns,
    "probe-port": probePort,
    "probe-successes": probeSuccesses,
    "replicas-of-scaled": replicasOfScaled,
    "request-over-limit": requestOverLimit,
    "restart-policy": restartPolicy,
    "root-image": rootImage,
    "selector-mismatch": selectorMismatch,
    "selector-of-several": selectorOfSeveral,
    "selector-without-pods": selectorWithoutPods,
    "service-field": serviceField,
    "service-target-port": serviceTargetPort,
    "shadowed-rule": shadowedRule,
    "shared-claim": sharedClaim,
    "stateful-service": statefulService,
    "stuck-rollout": stuckRollout,
    "taken-path": takenPath,
    "test-hook": testHook,
    "two-classes": twoClasses,
    "undeclared-volume": undeclaredVolume,
    "unexpanded-variable": unexpandedVariable,
    "unhooked-job": unhookedJob,
    "unknown-backend": unknownBackend,
    "unknown-claim": unknownClaim,
    "unknown-config-map": unknownConfigMap,
    "unknown-key": unknownKey,
    "unknown-role": unknownRole,
    "unknown-secret": unknownSecret,
    "unknown-service-account": unknownServiceAccount,
    "unknown-time-zone": unknownTimeZone,
    "unknown-variable": unknownVariable,
    "unused-tls-host": unusedTlsHost,
    "unused-volume": unusedVolume,
    "version-in-selector": versionInSelector,
    "version-on-pods": versionOnPods,
  },
  security: {
    "pod-app-armor": podAppArmor,
    "pod-capabilities": podCapabilities,
    "pod-capabilities-kept": podCapabilitiesKept,
    "pod-host-namespaces": podHostNamespaces,
    "pod-host-path": podHostPath,
    "pod-host-ports": podHostPorts,
    "pod-host-process": podHostProcess,
    "pod-privilege-escalation": podPrivilegeEscalation,
    "pod-privileged": podPrivileged,
    "pod-probe-hosts": podProbeHosts,
    "pod-proc-mount": podProcMount,
    "pod-root": podRoot,
    "pod-root-user": podRootUser,
    "pod-seccomp": podSeccomp,
    "pod-seccomp-off": podSeccompOff,
    "pod-selinux": podSelinux,
    "pod-sysctls": podSysctls,
    "pod-volume-types": podVolumeTypes,
  },
  practice: {
    "crowded-pods": crowdedPods,
    "deprecated-kind": deprecatedKind,
    "floating-image": floatingImage,
    "incomplete-resources": incompleteResources,
    "missing-disruption-budget": missingDisruptionBudget,
    "missing-readiness": missingReadiness,
    "mounted-token": mountedToken,
    "stale-config": staleConfig,
    "unlikely-quantity": unlikelyQuantity,
    "writable-root": writableRoot,
  },
  policies: {
    "invalid-policy": invalidPolicy,
    "undecided-policy": undecidedPolicy,
  },
} as const;
