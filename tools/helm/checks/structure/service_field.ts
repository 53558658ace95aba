/** Services have only fields of their type. */

import { entryOf } from "../../base/table.ts";
import { listWords } from "../../base/text.ts";
import { joinPath } from "../../model/problems.ts";
import { itemsAt, lookup, mapOf, textOf } from "../objects/objects.ts";
import type { Json, KubernetesObject, ObjectCheck } from "../types.ts";

const EXTERNAL = ["NodePort", "LoadBalancer"];

/** Kubernetes API server: `ValidateService`. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  allocateLoadBalancerNodePorts: ["LoadBalancer"],
  externalTrafficPolicy: EXTERNAL,
  healthCheckNodePort: ["LoadBalancer"],
  loadBalancerClass: ["LoadBalancer"],
  loadBalancerSourceRanges: ["LoadBalancer"],
};

export const serviceField: ObjectCheck = {
  code: "service-field",
  severity: "error",
  about: "failure",
  description: "No Service has fields that Kubernetes accepts only for another type, such as node ports.",
  source: "Kubernetes: Service, Publishing Services",
  run: ({ objects }) =>
    objects
      .filter(({ kind, group }) => kind === "Service" && group === "")
      .flatMap((object) => {
        const type = textOf(lookup(object.body, "spec", "type")) || "ClusterIP";
        return fieldsOf(object)
          .filter(({ types }) => !types.includes(type))
          .map(({ path, got, types }) => ({
            object,
            path,
            what: `is a field for another type, but the Service is a \`${type}\`, so Kubernetes rejects it`,
            got,
            expected: `a Service of type ${listWords(types, "or")}`,
            fix: {
              app: `set \`"type": "${types.at(-1)}"\` in \`service\`, or remove the field`,
              manifest: `write \`type: ${types.at(-1)}\`, or remove the field`,
            },
          }));
      }),
};

interface TypedField {
  readonly path: string;
  readonly got: Json;
  readonly types: readonly string[];
}

function fieldsOf(object: KubernetesObject): readonly TypedField[] {
  const own = Object.entries(mapOf(object.body["spec"])).flatMap(([field, got]) => {
    const types = entryOf(TYPES, field);
    return types === undefined || isZero(got) ? [] : [{ path: joinPath("spec", field), got, types }];
  });
  const ofPorts = itemsAt(object, "spec", "ports").flatMap(([path, { nodePort: got = null }]) =>
    isZero(got) ? [] : [{ path: `${path}.nodePort`, got, types: EXTERNAL }],
  );
  return [...own, ...ofPorts];
}

/** What the API server takes for a field that is not there; `false` is a word of its own. */
function isZero(value: Json): boolean {
  return value === null || value === 0 || value === "" || (Array.isArray(value) && value.length === 0);
}
