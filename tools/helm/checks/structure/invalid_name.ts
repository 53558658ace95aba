/** Names of objects: what their kind takes, and short enough for the labels and host names that controllers make of them. */

import { entryOf } from "../../base/table.ts";
import { NAME_LIMITS, OBJECT_NAME_LIMIT } from "../../facts/app_types.ts";
import { DNS_LABEL, DNS_SUBDOMAIN, misnamed, type NameRule, PATH_SEGMENT, STRICT_DNS_LABEL } from "../objects/names.ts";
import { lookup } from "../objects/objects.ts";
import type { KubernetesObject, ObjectCheck } from "../types.ts";

/** The kinds whose names are not any DNS subdomain. */
const RULES: Readonly<Record<string, NameRule>> = {
  ...Object.fromEntries(Object.entries(NAME_LIMITS).map(([kind, limit]) => [kind, { ...DNS_SUBDOMAIN, limit }])),
  ClusterRole: PATH_SEGMENT,
  ClusterRoleBinding: PATH_SEGMENT,
  Namespace: DNS_LABEL,
  Role: PATH_SEGMENT,
  RoleBinding: PATH_SEGMENT,
  Service: STRICT_DNS_LABEL,
  // Its pods have host names of it, which are DNS labels.
  StatefulSet: { ...DNS_LABEL, limit: NAME_LIMITS.StatefulSet },
};

export const invalidName: ObjectCheck = {
  code: "invalid-name",
  severity: "error",
  description:
    "An object's name has the form and length that its kind takes, and that what is made of it has room for.",
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
            fix: "set another `app_name`, install under a shorter release name, or rename it in the file among `manifests`",
          };
    }),
};

function unnamed(object: KubernetesObject) {
  if (lookup(object.body, "metadata", "generateName") !== undefined) return [];
  return {
    object,
    path: "metadata.name",
    what: "is missing",
    expected: "a name for each object",
    fix: "add it to the file among `manifests`",
  };
}
