import type { Attributes } from "../../support/charts.ts";
import type { AttributeRow, AttributeRows } from "./row.ts";

const lifecycle = (handler: Attributes) => ({ lifecycle: { pre_stop: handler } });
const preStop = "container.lifecycle.preStop";
const strategy = (value: Attributes, at: string, is: unknown): AttributeRow => ({
  set: { update_strategy: value },
  at: `workload.spec.strategy.${at}`,
  is,
});
const security = (attributes: Attributes, at: string, is: unknown, more: Attributes = {}): AttributeRow => ({
  set: { security_context: attributes, ...more },
  at,
  is,
});
const PRIVILEGED = { security: "privileged" };
const account = (value: Attributes) => ({ service_account: { create: true, ...value } });
const rbac = (value: Attributes) => ({ rbac: [{ resources: ["pods"], verbs: ["get"], ...value }] });
const URLS = { rbac: [{ non_resource_urls: ["/healthz"], verbs: ["get"], cluster: true }] };

/** Pods and their main container. */
export const POD_ROWS: AttributeRows = {
  stdin_once: { set: { stdin: true, stdin_once: true }, at: "container.stdinOnce", is: true, was: undefined },
  port: { set: { port: 8081 }, instead: {}, at: "container.ports[0].containerPort", is: 8081, was: 8000 },
  ports: {
    set: { ports: { sample: 8082 } },
    instead: {},
    at: "container.ports",
    is: [{ name: "sample", containerPort: 8082, protocol: "TCP" }],
  },
  "#portOptions.port": {
    set: { ports: { sample: { port: 8082 } } },
    instead: {},
    at: "container.ports[name=sample].containerPort",
    is: 8082,
  },
  "#portOptions.protocol": {
    set: { ports: { sample: { port: 8082, protocol: "UDP" } } },
    at: "container.ports[name=sample].protocol",
    is: "UDP",
    was: "TCP",
  },
  "#portOptions.app_protocol": {
    set: { ports: { sample: { port: 8082, app_protocol: "kubernetes.io/h2c" } } },
    at: "Service.spec.ports[name=sample].appProtocol",
    is: "kubernetes.io/h2c",
    was: undefined,
  },
  resources: {
    set: { resources: { limits: { memory: "77Mi" } } },
    at: "container.resources",
    is: { limits: { memory: "77Mi" } },
  },
  "resources.requests": {
    set: { resources: { requests: { cpu: "7m" } } },
    at: "container.resources.requests",
    is: { cpu: "7m" },
  },
  "resources.limits": {
    set: { resources: { limits: { cpu: "7m" } } },
    at: "container.resources.limits",
    is: { cpu: "7m" },
  },
  lifecycle: { set: lifecycle({ sleep_seconds: 7 }), at: `${preStop}.sleep.seconds`, is: 7, was: undefined },
  "#lifecycle.pre_stop": {
    set: lifecycle({ command: ["sample"] }),
    instead: {},
    at: `${preStop}.exec.command`,
    is: ["sample"],
  },
  "#lifecycle.post_start": {
    set: { lifecycle: { post_start: { command: ["sample"] } } },
    instead: {},
    at: "container.lifecycle.postStart.exec.command",
    is: ["sample"],
  },
  "#lifecycleHandler.command": {
    set: lifecycle({ command: ["sample"] }),
    instead: lifecycle({ sleep_seconds: 7 }),
    at: `${preStop}.exec.command`,
    is: ["sample"],
  },
  "#lifecycleHandler.path": {
    set: lifecycle({ path: "/sample" }),
    instead: lifecycle({ path: "/" }),
    at: `${preStop}.httpGet.path`,
    is: "/sample",
  },
  "#lifecycleHandler.port": {
    set: lifecycle({ path: "/", port: 8000 }),
    at: `${preStop}.httpGet.port`,
    is: 8000,
    was: "http",
  },
  "#lifecycleHandler.scheme": {
    set: lifecycle({ path: "/", scheme: "HTTPS" }),
    at: `${preStop}.httpGet.scheme`,
    is: "HTTPS",
    was: undefined,
  },
  "#lifecycleHandler.sleep_seconds": {
    set: lifecycle({ sleep_seconds: 7 }),
    instead: {},
    at: `${preStop}.sleep.seconds`,
    is: 7,
  },
  update_strategy: strategy({ type: "Recreate" }, "type", "Recreate"),
  "#updateStrategy.type": strategy({ type: "Recreate" }, "type", "Recreate"),
  "#updateStrategy.max_unavailable": strategy({ max_unavailable: "77%" }, "rollingUpdate.maxUnavailable", "77%"),
  "#updateStrategy.max_surge": strategy({ max_surge: 7 }, "rollingUpdate.maxSurge", 7),
  "#updateStrategy.partition": {
    set: { app_type: "stateful-service", update_strategy: { partition: 7 } },
    at: "workload.spec.updateStrategy.rollingUpdate.partition",
    is: 7,
  },
  pod_labels: { set: { pod_labels: { sample: "on" } }, at: "template.metadata.labels.sample", is: "on" },
  pod_annotations: {
    set: { pod_annotations: { sample: "\non" } },
    at: "template.metadata.annotations.sample",
    is: "\non",
  },
  service_account: { set: { service_account: "sample" }, at: "pod.serviceAccountName", is: "sample" },
  "#serviceAccount.create": {
    set: account({}),
    instead: {},
    at: "ServiceAccount.metadata.name",
    is: "prod-shop-api",
    was: undefined,
  },
  "#serviceAccount.name": { set: account({ name: "sample" }), at: "ServiceAccount.metadata.name", is: "sample" },
  "#serviceAccount.annotations": {
    set: account({ annotations: { sample: "on" } }),
    at: "ServiceAccount.metadata.annotations.sample",
    is: "on",
  },
  "#serviceAccount.automount": {
    set: account({ automount: true }),
    at: "pod.automountServiceAccountToken",
    is: true,
    was: false,
  },
  rbac: { set: rbac({}), at: "Role.rules", is: [{ apiGroups: [""], resources: ["pods"], verbs: ["get"] }] },
  "#rbacRule.api_groups": { set: rbac({ api_groups: ["apps"] }), at: "Role.rules[0].apiGroups", is: ["apps"] },
  "#rbacRule.resources": {
    set: rbac({ resources: ["nodes"] }),
    instead: rbac({}),
    at: "Role.rules[0].resources",
    is: ["nodes"],
  },
  "#rbacRule.resource_names": { set: rbac({ resource_names: ["a"] }), at: "Role.rules[0].resourceNames", is: ["a"] },
  "#rbacRule.non_resource_urls": {
    set: URLS,
    instead: rbac({ cluster: true }),
    at: "ClusterRole.rules[0].nonResourceURLs",
    is: ["/healthz"],
  },
  "#rbacRule.verbs": { set: rbac({ verbs: ["list"] }), instead: rbac({}), at: "Role.rules[0].verbs", is: ["list"] },
  "#rbacRule.cluster": { set: rbac({ cluster: true }), at: "ClusterRole.rules[0].verbs", is: ["get"], was: undefined },
  host_network: { set: { host_network: true, ...PRIVILEGED }, at: "pod.hostNetwork", is: true, was: undefined },
  security: {
    set: { security: "baseline" },
    at: "container.securityContext",
    is: { allowPrivilegeEscalation: false },
  },
  security_context: security({ fs_group: 77 }, "pod.securityContext.fsGroup", 77),
  "#securityContext.run_as_user": security({ run_as_user: 77 }, "pod.securityContext.runAsUser", 77),
  "#securityContext.run_as_group": security({ run_as_group: 77 }, "pod.securityContext.runAsGroup", 77),
  "#securityContext.run_as_non_root": security({ run_as_non_root: false }, "pod.securityContext.runAsNonRoot", false, {
    security: "baseline",
  }),
  "#securityContext.fs_group": security({ fs_group: 77 }, "pod.securityContext.fsGroup", 77),
  "#securityContext.fs_group_change_policy": security(
    { fs_group: 77, fs_group_change_policy: "OnRootMismatch" },
    "pod.securityContext.fsGroupChangePolicy",
    "OnRootMismatch",
  ),
  "#securityContext.supplemental_groups": security(
    { supplemental_groups: [77] },
    "pod.securityContext.supplementalGroups",
    [77],
  ),
  "#securityContext.seccomp_profile": security(
    { seccomp_profile: { localhost_profile: "a.json" } },
    "pod.securityContext.seccompProfile",
    { type: "Localhost", localhostProfile: "a.json" },
  ),
  "#securityContext.privileged": security(
    { privileged: true },
    "container.securityContext.privileged",
    true,
    PRIVILEGED,
  ),
  "#securityContext.allow_privilege_escalation": security(
    { allow_privilege_escalation: true },
    "container.securityContext.allowPrivilegeEscalation",
    true,
    { security: "baseline" },
  ),
  "#securityContext.read_only_root_filesystem": security(
    { read_only_root_filesystem: false },
    "container.securityContext.readOnlyRootFilesystem",
    false,
  ),
  "#securityContext.capabilities": security(
    { capabilities: { add: ["NET_BIND_SERVICE"] } },
    "container.securityContext.capabilities.add",
    ["NET_BIND_SERVICE"],
  ),
};
