/** Objects as whoever wrote them means them, without what the cluster keeps in them for itself. */
import { isDeepStrictEqual } from "node:util";
import { type Fields, hooksOf, type KubernetesObject, nameOf } from "./objects.ts";

/** Fields that a controller or the API server fills in, and that say nothing about what was asked for. */
const ASSIGNED: Readonly<Record<string, readonly (readonly string[])[]>> = {
  Service: [
    ["spec", "clusterIP"],
    ["spec", "clusterIPs"],
    ["spec", "healthCheckNodePort"],
  ],
  PersistentVolumeClaim: [["spec", "volumeName"]],
  CustomResourceDefinition: [],
};

const ANNOTATIONS =
  /^(deployment\.kubernetes\.io|deprecated\.daemonset|pv\.kubernetes\.io|volume\.kubernetes\.io|kubectl\.kubernetes\.io|autoscaling\.alpha|meta\.helm\.sh|helm\.sh\/|app\.kubernetes\.io\/created-by)/;

/** Objects of a release, by `Kind/name`; hooks are no part of it. */
export type State = ReadonlyMap<string, ObjectState>;

interface ObjectState {
  readonly fields: Fields;
  /** Helm leaves it in the cluster, whatever becomes of the release. */
  readonly isKept: boolean;
}

export function stateOf(
  rendered: readonly KubernetesObject[],
  all: ReadonlyMap<string, KubernetesObject>,
  namespace: string,
): State {
  const names = rendered.filter((object) => hooksOf(object).length === 0).map(nameOf);
  const scaled = new Set([...all.values()].flatMap(scaledBy));
  return new Map(
    names.flatMap((name) => {
      const object = all.get(name);
      if (object === undefined || !isOfRelease(object)) return [];
      const fields = normalized(object, namespace);
      // The number of pods is the autoscaler's.
      if (scaled.has(name)) delete fields.spec.replicas;
      const isKept = object.metadata.annotations?.["helm.sh/resource-policy"] === "keep";
      return [[name, { fields, isKept }] as const];
    }),
  );
}

/** What a hook has created is no part of the release, and neither is what goes as soon as no pod uses it. */
function isOfRelease({ metadata: { annotations, deletionTimestamp } }: KubernetesObject): boolean {
  return annotations?.["app.kubernetes.io/created-by"] !== "helm-hook" && deletionTimestamp === undefined;
}

/** The workload that an autoscaler scales. */
function scaledBy({ kind, spec }: KubernetesObject): readonly string[] {
  if (kind !== "HorizontalPodAutoscaler" && kind !== "ScaledObject") return [];
  return [`${spec.scaleTargetRef.kind ?? "Deployment"}/${spec.scaleTargetRef.name}`];
}

function normalized(object: KubernetesObject, namespace: string): Fields {
  // The namespaces that are compared have different names, of the same length.
  const copy = JSON.parse(JSON.stringify(object).replaceAll(namespace, "NAMESPACE"));
  const { name, labels, annotations = {} } = copy.metadata;
  const own = Object.entries(annotations).filter(([key]) => !ANNOTATIONS.test(key));
  delete copy.status;
  copy.metadata = { name, labels, annotations: Object.fromEntries(own) };
  for (const path of ASSIGNED[object.kind] ?? []) {
    const parent = path.slice(0, -1).reduce((fields, key) => fields?.[key], copy);
    const field = path.at(-1) ?? "";
    // A Service without an address was asked for.
    if (parent?.[field] !== "None") delete parent?.[field];
  }
  for (const port of object.kind === "Service" ? (copy.spec.ports ?? []) : []) delete port.nodePort;
  return copy;
}

/** How one state differs from the one that was expected, at most one line for each object. */
export function differences(expected: State, found: State): readonly string[] {
  return [...new Set([...expected.keys(), ...found.keys()])].flatMap((name) => {
    const [wanted, got] = [expected.get(name), found.get(name)];
    if (got === undefined) return [`${name} is missing`];
    if (wanted === undefined) return got.isKept ? [] : [`${name} is still there`];
    const path = firstDifference(wanted.fields, got.fields, []);
    return path === undefined ? [] : [`${name} ${path}`];
  });
}

function firstDifference(wanted: Fields, got: Fields, path: readonly string[]): string | undefined {
  if (isDeepStrictEqual(wanted, got)) return undefined;
  const bothObjects = [wanted, got].every((value) => typeof value === "object" && value !== null);
  if (!bothObjects) return `${path.join(".")}: ${JSON.stringify(got)} instead of ${JSON.stringify(wanted)}`;
  for (const key of new Set([...Object.keys(wanted), ...Object.keys(got)])) {
    const found = firstDifference(wanted[key], got[key], [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}
