/** Explains a kind that a Kubernetes version does not have: removed, newer, misspelt, or of a custom resource. */
import { closest, compareText, listWords } from "../../base/text.ts";
import { type KindName, toKindName } from "./catalog.ts";
import type { SchemaProblem } from "./explain.ts";

/**
 * The Kubernetes version that stopped serving a kind, for kinds that were removed before the oldest bundled version. From
 * Kubernetes' Deprecated API Migration Guide.
 */
const REMOVED_IN: Readonly<Record<string, readonly string[]>> = {
  "1.16": [
    ...["DaemonSet", "Deployment", "NetworkPolicy", "PodSecurityPolicy", "ReplicaSet"].map(
      (kind) => `extensions/v1beta1 ${kind}`,
    ),
    ...["Deployment", "StatefulSet"].map((kind) => `apps/v1beta1 ${kind}`),
    ...["DaemonSet", "Deployment", "ReplicaSet", "StatefulSet"].map((kind) => `apps/v1beta2 ${kind}`),
  ],
  "1.22": [
    "admissionregistration.k8s.io/v1beta1 MutatingWebhookConfiguration",
    "admissionregistration.k8s.io/v1beta1 ValidatingWebhookConfiguration",
    "apiextensions.k8s.io/v1beta1 CustomResourceDefinition",
    "apiregistration.k8s.io/v1beta1 APIService",
    "certificates.k8s.io/v1beta1 CertificateSigningRequest",
    "coordination.k8s.io/v1beta1 Lease",
    "extensions/v1beta1 Ingress",
    "networking.k8s.io/v1beta1 Ingress",
    "networking.k8s.io/v1beta1 IngressClass",
    ...["ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"].map(
      (kind) => `rbac.authorization.k8s.io/v1beta1 ${kind}`,
    ),
    "scheduling.k8s.io/v1beta1 PriorityClass",
    ...["CSIDriver", "CSINode", "StorageClass", "VolumeAttachment"].map((kind) => `storage.k8s.io/v1beta1 ${kind}`),
  ],
  "1.25": [
    "autoscaling/v2beta1 HorizontalPodAutoscaler",
    "batch/v1beta1 CronJob",
    "discovery.k8s.io/v1beta1 EndpointSlice",
    "events.k8s.io/v1beta1 Event",
    "node.k8s.io/v1beta1 RuntimeClass",
    "policy/v1beta1 PodDisruptionBudget",
    "policy/v1beta1 PodSecurityPolicy",
  ],
  "1.26": [
    "autoscaling/v2beta2 HorizontalPodAutoscaler",
    "flowcontrol.apiserver.k8s.io/v1beta1 FlowSchema",
    "flowcontrol.apiserver.k8s.io/v1beta1 PriorityLevelConfiguration",
  ],
  "1.27": ["storage.k8s.io/v1beta1 CSIStorageCapacity"],
  "1.29": [
    "flowcontrol.apiserver.k8s.io/v1beta2 FlowSchema",
    "flowcontrol.apiserver.k8s.io/v1beta2 PriorityLevelConfiguration",
  ],
};

/** The context: the version that lacks the kind, the kinds of that version, and the versions that have this kind. */
interface Known {
  readonly version: string;
  readonly kinds: readonly KindName[];
  readonly others: readonly string[];
}

/** The same reason has the same wording in every version. */
export function unknownKind({ apiVersion, kind }: KindName, { version, kinds, others }: Known): SchemaProblem {
  const got = `${apiVersion} ${kind}`;
  const common = { code: "unknown-kind", got } as const;
  const inOtherVersions = apiVersionsOf(kind, apiVersion, kinds);
  const removedIn = Object.keys(REMOVED_IN).find((release) => REMOVED_IN[release]?.includes(got));
  if (removedIn !== undefined || others.length > 0 || inOtherVersions.length > 0) {
    return {
      ...common,
      path: "apiVersion",
      what: absence(version, others, removedIn),
      expected: inOtherVersions.length > 0 ? listWords(inOtherVersions, "or") : "a kind of Kubernetes",
      fix: replacement(inOtherVersions, others.length > 0),
    };
  }
  const meant = closest(
    kind,
    kinds.filter((known) => known.apiVersion === apiVersion).map((known) => known.kind),
  );
  return {
    ...common,
    path: "kind",
    what: "is neither a kind of Kubernetes nor a known custom resource",
    expected: "a kind with a schema",
    fix: meant === undefined ? "correct it, or add its CustomResourceDefinition" : `rename it to \`${meant}\``,
  };
}

function absence(version: string, others: readonly string[], removedIn: string | undefined): string {
  if (removedIn !== undefined) return `was removed in Kubernetes ${removedIn}`;
  const [oldest, newest] = [others[0], others.at(-1)];
  if (newest !== undefined && isBefore(newest, version)) return `was last in Kubernetes ${newest}`;
  if (oldest !== undefined && isBefore(version, oldest)) return `is not in Kubernetes before ${oldest}`;
  return "is not a kind of this API version";
}

function replacement(apiVersions: readonly string[], existsElsewhere: boolean): string {
  const [best] = apiVersions;
  if (best !== undefined) return `write \`apiVersion: ${best}\``;
  return existsElsewhere ? "remove it, or leave the versions without it out of `kube_versions`" : "remove it";
}

/** Where a kind with this name exists, the most stable version of the nearest group first. */
function apiVersionsOf(kind: string, apiVersion: string, kinds: readonly KindName[]): readonly string[] {
  const group = groupOf(apiVersion);
  const isBuiltIn = !group.includes(".") || group.endsWith(".k8s.io");
  const rank = (candidate: string) => `${groupOf(candidate) === group ? 0 : 1}${/v\d+$/.test(candidate) ? 0 : 1}`;
  return kinds
    .filter((known) => known.kind === kind)
    .map((known) => known.apiVersion)
    .filter((candidate) => groupOf(candidate) === group || isBuiltIn)
    .sort((left, right) => compareText(rank(left), rank(right)) || compareText(right, left));
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes("/") ? (apiVersion.split("/")[0] ?? "") : "";
}

function isBefore(left: string, right: string): boolean {
  return left.localeCompare(right, "en", { numeric: true }) < 0;
}

/** The kinds of custom resources, given by `apiVersion kind`. */
export function kindNames(keys: Iterable<string>): readonly KindName[] {
  return [...keys].map(toKindName);
}
