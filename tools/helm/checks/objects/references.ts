/** References between objects, and those to objects that are neither in the chart nor declared as existing. */

import { entryOf } from "../../base/table.ts";
import { joinPath } from "../../model/problems.ts";
import type { Json, JsonObject, KubernetesObject, ObjectProblem, PodTemplate, Rendering } from "../types.ts";
import { fixedNames } from "./fixed_names.ts";
import { type Made, madeObjects } from "./makers.ts";
import { isMap, itemsAt, listOf, lookup, mapOf, textOf } from "./objects.ts";
import { namespaceOf } from "./scope.ts";
import { correction, oneOf } from "./wording.ts";

/** A reference from one object to another by name. */
export interface Reference {
  readonly object: KubernetesObject;
  /** Path of the name. */
  readonly path: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  /** Keys of the other object's data, each with the path that names it. */
  readonly keys: readonly (readonly [path: string, key: string])[];
}

interface Shape {
  readonly kind: string;
  /** Properties that may hold the name. */
  readonly names: readonly string[];
}

/** How pods refer to objects, by the property that holds the reference. */
const IN_PODS: Readonly<Record<string, Shape>> = {
  configMap: { kind: "ConfigMap", names: ["name"] },
  configMapKeyRef: { kind: "ConfigMap", names: ["name"] },
  configMapRef: { kind: "ConfigMap", names: ["name"] },
  imagePullSecrets: { kind: "Secret", names: ["name"] },
  nodePublishSecretRef: { kind: "Secret", names: ["name"] },
  persistentVolumeClaim: { kind: "PersistentVolumeClaim", names: ["claimName"] },
  // Of a volume, and of a projected volume's source.
  secret: { kind: "Secret", names: ["secretName", "name"] },
  secretKeyRef: { kind: "Secret", names: ["name"] },
  secretRef: { kind: "Secret", names: ["name"] },
};

/** Objects that exist in every namespace, or in every cluster. */
const BUILT_IN =
  /^(ConfigMap\/kube-root-ca\.crt|ServiceAccount\/default|ClusterRole\/(admin|cluster-admin|edit|view|system:.*))$/;

/** All references of a chart to objects that must exist; optional references are excluded. */
export function referencesOf(rendering: Rendering): readonly Reference[] {
  const ofPods = rendering.pods.flatMap((pod) => podReferences(pod, rendering));
  return [...ofPods, ...rendering.objects.flatMap((object) => objectReferences(object, rendering))];
}

function podReferences({ owner, path, spec }: PodTemplate, rendering: Rendering): readonly Reference[] {
  const at = joinPath(path, "spec");
  const account = reference(
    owner,
    rendering,
    "ServiceAccount",
    joinPath(at, "serviceAccountName"),
    spec["serviceAccountName"],
  );
  return [...account, ...within(owner, rendering, spec, at)];
}

function within(owner: KubernetesObject, rendering: Rendering, value: Json, path: string): readonly Reference[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: Json, index) => within(owner, rendering, item, joinPath(path, index)));
  }
  return Object.entries(mapOf(value)).flatMap(([key, child]) => {
    const at = joinPath(path, key);
    const shape = entryOf(IN_PODS, key);
    if (shape === undefined) return within(owner, rendering, child, at);
    const parts: readonly (readonly [string, Json])[] = Array.isArray(child)
      ? child.map((item: Json, index) => [joinPath(at, index), item])
      : [[at, child]];
    return parts.flatMap(([place, part]) => shaped(owner, rendering, shape, place, part));
  });
}

function shaped(
  owner: KubernetesObject,
  rendering: Rendering,
  { kind, names }: Shape,
  path: string,
  value: Json,
): readonly Reference[] {
  if (!isMap(value) || value["optional"] === true) return [];
  return names.flatMap((name) =>
    reference(owner, rendering, kind, joinPath(path, name), value[name], keysIn(value, path)),
  );
}

function keysIn(value: JsonObject, path: string): Reference["keys"] {
  const key = textOf(value["key"]);
  const items = listOf(value["items"]).flatMap((item, index): Reference["keys"] => {
    const named = textOf(lookup(item, "key"));
    return named === undefined ? [] : [[`${joinPath(`${path}.items`, index)}.key`, named]];
  });
  return key === undefined ? items : [[joinPath(path, "key"), key], ...items];
}

/** References outside of pods, by the kind that has them. */
const IN_OBJECTS: Readonly<Record<string, (object: KubernetesObject, rendering: Rendering) => readonly Reference[]>> = {
  ClusterRoleBinding: bindingReferences,
  Ingress: (object, rendering) =>
    itemsAt(object, "spec", "tls").flatMap(([path, tls]) =>
      reference(object, rendering, "Secret", `${path}.secretName`, tls["secretName"]),
    ),
  RoleBinding: bindingReferences,
  ServiceAccount: (object, rendering) =>
    itemsAt(object, "imagePullSecrets").flatMap(([path, { name }]) =>
      reference(object, rendering, "Secret", `${path}.name`, name),
    ),
};

function objectReferences(object: KubernetesObject, rendering: Rendering): readonly Reference[] {
  return entryOf(IN_OBJECTS, object.kind)?.(object, rendering) ?? [];
}

function bindingReferences(object: KubernetesObject, rendering: Rendering): readonly Reference[] {
  const { kind, name } = mapOf(object.body["roleRef"]);
  const role = reference(object, rendering, textOf(kind) ?? "", "roleRef.name", name);
  const accounts = itemsAt(object, "subjects").filter(([, subject]) => subject["kind"] === "ServiceAccount");
  const subjects = accounts.flatMap(([path, subject]) =>
    reference(object, rendering, "ServiceAccount", `${path}.name`, subject["name"]).map((each) => ({
      ...each,
      namespace: textOf(subject["namespace"]) ?? each.namespace,
    })),
  );
  return [...role, ...subjects];
}

function reference(
  object: KubernetesObject,
  rendering: Rendering,
  kind: string,
  path: string,
  name: Json | undefined,
  keys: Reference["keys"] = [],
): readonly Reference[] {
  const namespace = namespaceOf(object, rendering);
  return typeof name === "string" && name !== "" ? [{ object, path, kind, name, namespace, keys }] : [];
}

/** What the chart creates under the name of a reference. */
export function madeFor({ kind, name, namespace }: Reference, made: readonly Made[]): readonly Made[] {
  return made.filter(
    (each) => each.kind === kind && each.name === name && (kind === "ClusterRole" || each.namespace === namespace),
  );
}

/** References to missing objects of some kinds. `fixOf`: what helps an app besides another name. */
export function unknownReferences(
  rendering: Rendering,
  kinds: readonly string[],
  fixOf: (reference: Reference) => string,
): readonly ObjectProblem[] {
  const made = madeObjects(rendering);
  const fixed = fixedNames(rendering);
  const { external } = rendering.declaration;
  return referencesOf(rendering)
    .filter(({ kind, name }) => kinds.includes(kind) && !fixed.has(`${kind}/${name}`))
    .filter(({ kind, name }) => !external.has(`${kind}/${name}`) && !BUILT_IN.test(`${kind}/${name}`))
    .filter((each) => isOwnNamespace(each, rendering) && madeFor(each, made).length === 0)
    .map((reference) => {
      const { object, path, kind, name, namespace } = reference;
      const own = made.filter((each) => each.kind === kind && each.namespace === namespace).map((each) => each.name);
      const declared = [...external].flatMap((id) => (id.startsWith(`${kind}/`) ? id.slice(kind.length + 1) : []));
      return {
        object,
        path,
        what: `refers to a ${kind} that the chart does not create and no app declares as existing`,
        got: name,
        expected: oneOf([...own, ...declared], `a ${kind} that the chart creates`),
        fix: correction(name, [...own, ...declared], { app: fixOf(reference), manifest: inManifests(kind) }),
      };
    });
}

function inManifests(kind: string): string {
  const added = `add the ${kind} to \`manifests\``;
  return kind.endsWith("Role") ? added : `${added}, or declare it as existing in an app`;
}

/** What exists in other namespaces is unknown, except for what the chart creates there. */
function isOwnNamespace({ object, namespace }: Reference, rendering: Rendering): boolean {
  return namespace === namespaceOf(object, rendering);
}
