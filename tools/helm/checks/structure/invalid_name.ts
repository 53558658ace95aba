/** Names of objects are valid for their kind, and short enough for the labels and host names derived from them. */

import { entryOf } from "../../base/table.ts";
import { OBJECT_NAME_LIMIT } from "../../facts/app_types.ts";
import { WORKLOADS } from "../../facts/workloads.ts";
import { isHook } from "../objects/hooks.ts";
import { DNS_LABEL, DNS_SUBDOMAIN, misnamed, type NameRule, PATH_SEGMENT, STRICT_DNS_LABEL } from "../objects/names.ts";
import { mapOf } from "../objects/objects.ts";
import type { KubernetesObject, ObjectCheck, ObjectProblem } from "../types.ts";

/** The kinds whose names follow rules other than those of a DNS subdomain. */
const RULES: Readonly<Record<string, NameRule>> = {
  ...Object.fromEntries(
    Object.entries(WORKLOADS).map(([kind, { nameLimit, stateful }]) => [
      kind,
      // The pods of a StatefulSet get host names derived from it, which are DNS labels.
      { ...(stateful ? DNS_LABEL : DNS_SUBDOMAIN), limit: nameLimit },
    ]),
  ),
  ClusterRole: PATH_SEGMENT,
  ClusterRoleBinding: PATH_SEGMENT,
  Namespace: DNS_LABEL,
  Role: PATH_SEGMENT,
  RoleBinding: PATH_SEGMENT,
  Service: STRICT_DNS_LABEL,
};

export const invalidName: ObjectCheck = {
  code: "invalid-name",
  severity: "error",
  about: "failure",
  description:
    "An object's name has the form and length that its kind allows, with room for the names derived from it.",
  source: "Kubernetes: Object Names and IDs",
  run: ({ objects }) =>
    objects.flatMap((object) => {
      if (object.name === "") return unnamed(object);
      const mistake = misnamed(
        object.name,
        entryOf(RULES, object.kind) ?? { ...DNS_SUBDOMAIN, limit: OBJECT_NAME_LIMIT },
      );
      return mistake === undefined
        ? []
        : {
            object,
            path: "metadata.name",
            what: `${mistake.what} for a ${object.kind}`,
            got: object.name,
            expected: mistake.expected,
            fix: {
              app: "set another `app_name`, or install under a shorter release name",
              manifest: "rename it in the manifest",
            },
          };
    }),
};

function unnamed(object: KubernetesObject): readonly ObjectProblem[] {
  const { name, generateName } = mapOf(object.body["metadata"]);
  // Helm deletes and creates hooks, and never looks for them.
  if (generateName !== undefined && isHook(object)) return [];
  // A name that is not text is the matter of `invalid-field-type`.
  if (name !== undefined && name !== "") return [];
  const made =
    generateName === undefined ? "" : ", and Helm cannot find an object again that is named by `generateName`";
  return [
    {
      object,
      path: "metadata.name",
      what: `is missing${made}`,
      expected: "a name for each object",
      fix: "add it to the manifest",
    },
  ];
}
