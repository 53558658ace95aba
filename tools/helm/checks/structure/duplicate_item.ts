/** Lists that Kubernetes merges by key have no duplicate keys: server-side apply rejects them, all else keeps the last item. */

import { entryOf } from "../../base/table.ts";
import { joinPath } from "../../model/problems.ts";
import { isMap, listOf, lookup, mapOf } from "../objects/objects.ts";
import { PROBES } from "../objects/probes.ts";
import type { Json, JsonObject, KubernetesObject, ObjectCheck, ObjectProblem, PodTemplate } from "../types.ts";

/** A list whose items are identified by some of their properties. */
interface KeyedList {
  readonly path: readonly string[];
  /** The properties, each with its default. The path of a problem ends in the first. */
  readonly keys: Readonly<Record<string, Json>>;
  /** The attribute in BUILD files that fills the list. */
  readonly attribute: string;
}

const IN_CONTAINERS: readonly KeyedList[] = [
  { path: ["env"], keys: { name: null }, attribute: "env" },
  { path: ["volumeMounts"], keys: { mountPath: null }, attribute: "mounts" },
  { path: ["volumeDevices"], keys: { devicePath: null }, attribute: "manifests" },
  ...PROBES.map((probe) => ({
    path: [probe, "httpGet", "httpHeaders"],
    keys: { name: null },
    attribute: "manifests",
  })),
];

const IN_PODS: readonly KeyedList[] = [
  { path: ["hostAliases"], keys: { ip: null }, attribute: "host_aliases" },
  { path: ["imagePullSecrets"], keys: { name: null }, attribute: "image_pull_secrets" },
  {
    path: ["topologySpreadConstraints"],
    keys: { topologyKey: null, whenUnsatisfiable: null },
    attribute: "topology_spread",
  },
];

const IN_OBJECTS: Readonly<Record<string, readonly KeyedList[]>> = {
  PrometheusRule: [{ path: ["spec", "groups"], keys: { name: null }, attribute: "alerts" }],
  Service: [
    { path: ["spec", "ports"], keys: { name: null }, attribute: "ports" },
    { path: ["spec", "ports"], keys: { port: null, protocol: "TCP" }, attribute: "ports" },
    { path: ["spec", "ports"], keys: { nodePort: null, protocol: "TCP" }, attribute: "ports" },
  ],
  ServiceAccount: [{ path: ["imagePullSecrets"], keys: { name: null }, attribute: "manifests" }],
};

export const duplicateItem: ObjectCheck = {
  code: "duplicate-item",
  severity: "error",
  about: "failure",
  description:
    "Lists that Kubernetes merges by key have no two items with the same key, since one of them would be lost.",
  source: "Kubernetes: Server-Side Apply, Merge strategy",
  run: ({ objects, pods }) => [
    ...objects.flatMap((object) =>
      (entryOf(IN_OBJECTS, object.kind) ?? []).flatMap((list) =>
        repeated(object, itemsOf(object.body, "", list), list),
      ),
    ),
    ...pods.flatMap(inPod),
  ],
};

type Items = readonly (readonly [path: string, item: JsonObject])[];

function itemsOf(value: Json, parent: string, { path }: Pick<KeyedList, "path">): Items {
  const at = path.reduce(joinPath, parent);
  return listOf(lookup(value, ...path)).map((item, index) => [joinPath(at, index), mapOf(item)]);
}

function inPod({ owner, path, spec, containers }: PodTemplate): readonly ObjectProblem[] {
  const at = joinPath(path, "spec");
  const names: Items = containers.map((container) => [container.path, container.body]);
  // Containers that run at the same time share the pod's network.
  const ports = containers
    .filter(({ role }) => role !== "init")
    .flatMap((container) => itemsOf(container.body, container.path, { path: ["ports"] }));
  // A claim template replaces a volume of the same name.
  const claims = itemsOf(owner.body, "", { path: ["spec", "volumeClaimTemplates"] });
  const claimNames = claims.map(([place, claim]) => [`${place}.metadata`, mapOf(claim["metadata"])] as const);
  const volumes: Items = [...itemsOf(spec, at, { path: ["volumes"] }), ...claimNames];
  return [
    ...repeated(owner, names, { keys: { name: null }, attribute: "sidecars` or `init_containers" }),
    ...repeated(owner, ports, { keys: { name: null }, attribute: "ports" }),
    ...repeated(owner, ports, { keys: { containerPort: null, protocol: "TCP" }, attribute: "ports" }),
    ...repeated(owner, volumes, { keys: { name: null }, attribute: "volumes" }),
    ...IN_PODS.flatMap((list) => repeated(owner, itemsOf(spec, at, list), list)),
    ...containers.flatMap((container) =>
      IN_CONTAINERS.flatMap((list) => repeated(owner, itemsOf(container.body, container.path, list), list)),
    ),
  ];
}

function repeated(
  object: KubernetesObject,
  items: Items,
  { keys, attribute }: Pick<KeyedList, "attribute" | "keys">,
): readonly ObjectProblem[] {
  const [first = ""] = Object.keys(keys);
  const seen = new Map<string, string>();
  return items.flatMap(([path, item]) => {
    const key = Object.fromEntries(Object.entries(keys).map(([name, standard]) => [name, item[name] || standard]));
    const id = JSON.stringify(key);
    const other = seen.get(id);
    seen.set(id, other ?? path);
    if (other === undefined || item[first] === undefined || isMap(item[first])) return [];
    return {
      object,
      path: `${path}.${first}`,
      what: `is already that of \`${other}\``,
      got: Object.keys(keys).length > 1 ? key : item[first],
      expected: `a different ${Object.keys(keys)
        .map((name) => `\`${name}\``)
        .join(" or ")} for each`,
      fix: { app: `remove one of them from \`${attribute}\`, from values or from \`patches\`` },
    };
  });
}
