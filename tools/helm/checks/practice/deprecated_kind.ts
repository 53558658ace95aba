/** Kinds that Kubernetes still has, but is going to drop. */

import { entryOf } from "../../base/table.ts";
import type { ObjectCheck } from "../types.ts";

interface Deprecation {
  /** The versions of Kubernetes that deprecate it and that no longer have it, without the major; undefined: not planned. */
  readonly since: number;
  readonly gone: number | undefined;
  readonly instead: string;
}

const VALIDATING = ["ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"];
const MUTATING = ["MutatingAdmissionPolicy", "MutatingAdmissionPolicyBinding"];
const FLOWS = ["FlowSchema", "PriorityLevelConfiguration"];
const DEVICES = ["DeviceClass", "ResourceClaim", "ResourceClaimTemplate", "ResourceSlice"];

/** Of the kinds in the bundled versions of Kubernetes. From the lifecycles in the source of its API (k8s.io/api 0.36). */
const DEPRECATIONS: Readonly<Record<string, Deprecation>> = {
  ...deprecated("v1", ["Endpoints"], 33, undefined, "discovery.k8s.io/v1 EndpointSlice"),
  ...deprecated("admissionregistration.k8s.io/v1alpha1", VALIDATING, 29, 32, "admissionregistration.k8s.io/v1"),
  ...deprecated("admissionregistration.k8s.io/v1beta1", VALIDATING, 31, 34, "admissionregistration.k8s.io/v1"),
  ...deprecated("admissionregistration.k8s.io/v1alpha1", MUTATING, 35, 38, "admissionregistration.k8s.io/v1"),
  ...deprecated("authentication.k8s.io/v1alpha1", ["SelfSubjectReview"], 29, 32, "authentication.k8s.io/v1"),
  ...deprecated("authentication.k8s.io/v1beta1", ["SelfSubjectReview"], 30, 33, "authentication.k8s.io/v1"),
  ...deprecated("certificates.k8s.io/v1alpha1", ["ClusterTrustBundle"], 34, 37, "certificates.k8s.io/v1beta1"),
  ...deprecated("coordination.k8s.io/v1alpha2", ["LeaseCandidate"], 35, 38, "coordination.k8s.io/v1beta1"),
  ...deprecated("coordination.k8s.io/v1beta1", ["LeaseCandidate"], 36, 39, "a kind that Kubernetes keeps"),
  ...deprecated("flowcontrol.apiserver.k8s.io/v1beta3", FLOWS, 29, 32, "flowcontrol.apiserver.k8s.io/v1"),
  ...deprecated("networking.k8s.io/v1beta1", ["IPAddress", "ServiceCIDR"], 34, 37, "networking.k8s.io/v1"),
  ...deprecated("resource.k8s.io/v1alpha3", ["DeviceTaintRule"], 36, 39, "resource.k8s.io/v1beta2"),
  ...deprecated("resource.k8s.io/v1beta1", DEVICES, 35, 38, "resource.k8s.io/v1"),
  ...deprecated("resource.k8s.io/v1beta2", DEVICES, 36, 39, "resource.k8s.io/v1"),
  ...deprecated("storage.k8s.io/v1alpha1", ["VolumeAttributesClass"], 32, 35, "storage.k8s.io/v1"),
  ...deprecated("storage.k8s.io/v1beta1", ["VolumeAttributesClass"], 34, 37, "storage.k8s.io/v1"),
};

function deprecated(
  apiVersion: string,
  kinds: readonly string[],
  since: number,
  gone: number | undefined,
  instead: string,
): Readonly<Record<string, Deprecation>> {
  return Object.fromEntries(kinds.map((kind) => [`${apiVersion} ${kind}`, { since, gone, instead }]));
}

export const deprecatedKind: ObjectCheck = {
  code: "deprecated-kind",
  severity: "error",
  about: "practice",
  description:
    "No kind is deprecated in the newest Kubernetes version that the chart is for: a later version drops it, and with it all upgrades of the chart.",
  source: "Kubernetes: Deprecation Policy; `helm lint`",
  run: ({ objects, declaration }) => {
    const newest = Number(declaration.kubeVersions.at(-1)?.split(".")[1]);
    return objects.flatMap((object) => {
      const deprecation = entryOf(DEPRECATIONS, `${object.apiVersion} ${object.kind}`);
      if (deprecation === undefined) return [];
      const { since, gone, instead } = deprecation;
      // What is gone already is the matter of `unknown-kind`.
      if (newest < since || (gone !== undefined && newest >= gone)) return [];
      const end = gone === undefined ? "" : `, and not in Kubernetes 1.${gone}`;
      return {
        object,
        path: "apiVersion",
        what: `is deprecated since Kubernetes 1.${since}${end}`,
        got: `${object.apiVersion} ${object.kind}`,
        expected: instead,
        fix: "write the manifest for that one",
      };
    });
  },
};
