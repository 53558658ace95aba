/** Names within objects: containers, volumes, ports and environment variables. */
import { joinPath } from "../../model/problems.ts";
import { DNS_LABEL, ENV_NAME, misnamed, type NameRule, PORT_NAME } from "../objects/names.ts";
import { itemsAt, listOf, lookup } from "../objects/objects.ts";
import { volumeNamesOf } from "../objects/volumes.ts";
import type { Json, KubernetesObject, ObjectCheck, ObjectProblem, PodTemplate } from "../types.ts";

/** Lists of named items, with the rule for their names and the attribute that sets them. */
const IN_CONTAINERS: readonly (readonly [field: string, rule: NameRule, attribute: string])[] = [
  ["env", ENV_NAME, "`env`"],
  ["ports", PORT_NAME, "`ports`"],
];

export const invalidItemName: ObjectCheck = {
  code: "invalid-item-name",
  severity: "error",
  about: "failure",
  description:
    "Names of containers, volumes, ports and environment variables have the form and length that Kubernetes accepts.",
  source: "Kubernetes: Pod API reference; Service, Port definitions",
  run: ({ objects, pods }) => [...objects.flatMap(inService), ...pods.flatMap(inPod)],
};

function inPod(pod: PodTemplate): readonly ObjectProblem[] {
  const { owner, containers } = pod;
  return [
    ...containers.flatMap(({ path, body }) =>
      problemAt(owner, `${path}.name`, body["name"], DNS_LABEL, "`init_containers` or `sidecars`, or `app_name`"),
    ),
    ...volumeNamesOf(pod).flatMap(({ path, name }) => problemAt(owner, path, name, DNS_LABEL, "`volumes`")),
    ...containers.flatMap(({ path, body }) =>
      IN_CONTAINERS.flatMap(([field, rule, attribute]) =>
        listOf(body[field]).flatMap((item, index) => {
          const at = `${joinPath(joinPath(path, field), index)}.name`;
          return problemAt(owner, at, lookup(item, "name"), rule, attribute);
        }),
      ),
    ),
  ];
}

/** Only the single port of a Service may be unnamed. */
function inService(object: KubernetesObject): readonly ObjectProblem[] {
  if (object.kind !== "Service") return [];
  const ports = itemsAt(object, "spec", "ports");
  return ports.flatMap(([path, { name }]) =>
    problemAt(object, `${path}.name`, ports.length > 1 ? (name ?? "") : name, DNS_LABEL, "`ports`"),
  );
}

function problemAt(
  object: KubernetesObject,
  path: string,
  name: Json | undefined,
  rule: NameRule,
  attribute: string,
): readonly ObjectProblem[] {
  const mistake = typeof name === "string" ? misnamed(name, rule) : undefined;
  if (mistake === undefined) return [];
  const what = name === "" ? "is missing" : mistake.what;
  return [
    { object, path, what, got: name, expected: mistake.expected, fix: { app: `change the name in ${attribute}` } },
  ];
}
