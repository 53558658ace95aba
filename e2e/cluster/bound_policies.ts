/** Admission policies in the cluster, each with its binding. */
import type { Api } from "./api.ts";
import type { Fields } from "./objects.ts";

export const POLICIES_VERSION = "admissionregistration.k8s.io/v1";
export const POLICIES_ROOT = `/apis/${POLICIES_VERSION}`;

/** Policies are about all that is created, in all namespaces. The one that keeps parameters stays. */
export async function removePolicies(api: Api): Promise<void> {
  for (const resource of ["validatingadmissionpolicybindings", "validatingadmissionpolicies"])
    await api.call("DELETE", `${POLICIES_ROOT}/${resource}?labelSelector=${encodeURIComponent(`!${KEEPER}`)}`);
}

const KEEPER = "keeps-parameters";

/**
 * A policy about nothing, with a ConfigMap as its parameter. When the last such binding goes, the API server stops watching
 * ConfigMaps for policies, for as long as it runs: the next ones get parameters as they were (kubernetes#130887).
 */
export async function keepParameters(api: Api): Promise<void> {
  await createPolicy(api, {
    metadata: { name: KEEPER, labels: { [KEEPER]: "" } },
    policy: {
      matchConstraints: { resourceRules: [createdOf("nothing.example", "nothings")] },
      paramKind: { apiVersion: "v1", kind: "ConfigMap" },
      validations: [{ expression: "true" }],
    },
    binding: {
      paramRef: { name: KEEPER, namespace: "default", parameterNotFoundAction: "Allow" },
      validationActions: ["Deny"],
    },
  });
}

export interface BoundPolicy {
  readonly metadata: { readonly name: string; readonly labels?: Fields };
  readonly policy: Fields;
  readonly binding: Fields;
}

/** Creates a policy, and a binding of the same name. */
export async function createPolicy(api: Api, { metadata, policy, binding }: BoundPolicy): Promise<void> {
  const objects = {
    validatingadmissionpolicies: { kind: "ValidatingAdmissionPolicy", spec: policy },
    validatingadmissionpolicybindings: {
      kind: "ValidatingAdmissionPolicyBinding",
      spec: { policyName: metadata.name, ...binding },
    },
  };
  for (const [resource, object] of Object.entries(objects)) {
    const { status, body } = await api.call("POST", `${POLICIES_ROOT}/${resource}`, {
      apiVersion: POLICIES_VERSION,
      metadata,
      ...object,
    });
    if (status !== 201) throw new Error(`${object.kind} ${metadata.name}: ${body.message}`);
  }
}

/** A rule for what is created of a resource. */
export function createdOf(group: string, resource: string): Fields {
  return { apiGroups: [group], apiVersions: ["v1"], operations: ["CREATE"], resources: [resource] };
}
