/** Which kinds are cluster-scoped. */

import type { Declaration, KubernetesObject } from "../types.ts";
import { lookup } from "./objects.ts";

/** Of Kubernetes itself, and of APIs that charts often use, as `<kind>.<group>`. */
const CLUSTER_SCOPED: readonly string[] = [
  "APIService.apiregistration.k8s.io",
  "CSIDriver.storage.k8s.io",
  "CertificateSigningRequest.certificates.k8s.io",
  "ClusterIssuer.cert-manager.io",
  "ClusterRole.rbac.authorization.k8s.io",
  "ClusterRoleBinding.rbac.authorization.k8s.io",
  "ClusterSecretStore.external-secrets.io",
  "CustomResourceDefinition.apiextensions.k8s.io",
  "FlowSchema.flowcontrol.apiserver.k8s.io",
  "GatewayClass.gateway.networking.k8s.io",
  "IngressClass.networking.k8s.io",
  "MutatingWebhookConfiguration.admissionregistration.k8s.io",
  "Namespace.",
  "PersistentVolume.",
  "PriorityClass.scheduling.k8s.io",
  "PriorityLevelConfiguration.flowcontrol.apiserver.k8s.io",
  "RuntimeClass.node.k8s.io",
  "StorageClass.storage.k8s.io",
  "ValidatingAdmissionPolicy.admissionregistration.k8s.io",
  "ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io",
  "ValidatingWebhookConfiguration.admissionregistration.k8s.io",
  "VolumeAttributesClass.storage.k8s.io",
  "VolumeSnapshotClass.snapshot.storage.k8s.io",
];

export function isClusterScoped({ kind, group }: KubernetesObject, { crds }: Declaration): boolean {
  return (
    CLUSTER_SCOPED.includes(`${kind}.${group}`) ||
    crds.some(
      ({ spec }) =>
        lookup(spec, "scope") === "Cluster" &&
        lookup(spec, "group") === group &&
        lookup(spec, "names", "kind") === kind,
    )
  );
}
