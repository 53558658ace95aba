/** Draws up the graph of a chart from the objects that Helm renders. */
import { compareText } from "../base/text.ts";
import { appOf } from "../checks/objects/apps.ts";
import { isHook } from "../checks/objects/hooks.ts";
import { madeObjects } from "../checks/objects/makers.ts";
import { podTemplateOf } from "../checks/objects/objects.ts";
import { madeFor, referencesOf } from "../checks/objects/references.ts";
import { selectionOf } from "../checks/objects/selectors.ts";
import type { KubernetesObject, PodTemplate, Rendering } from "../checks/types.ts";
import { callEdges } from "./calls.ts";
import { marksOf } from "./marks.ts";
import { routeEdges } from "./routes.ts";
import { type Traffic, trafficOf } from "./traffic.ts";
import type { ChartGraph, GraphEdge, GraphNode, Role } from "./types.ts";

/** Kinds of resources that workloads use, and that people look for in a picture. */
const RESOURCES = ["ConfigMap", "PersistentVolumeClaim", "Secret"];

const ROLES: Readonly<Record<string, Role>> = {
  ...Object.fromEntries(RESOURCES.map((kind) => [kind, "resource"] as const)),
  GRPCRoute: "route",
  HTTPRoute: "route",
  Ingress: "route",
  Service: "service",
  TCPRoute: "route",
  TLSRoute: "route",
  UDPRoute: "route",
};

export function graphOf(rendering: Rendering, traffic: Traffic = trafficOf(rendering)): ChartGraph {
  const edges = distinct([
    ...routeEdges(rendering, traffic),
    ...serviceEdges(rendering, traffic),
    ...callEdges(rendering, traffic),
    ...useEdges(rendering),
  ]);
  const marks = marksOf(rendering);
  const own = rendering.objects.flatMap((object): readonly GraphNode[] => {
    const role = roleOf(object);
    return role === undefined ? [] : [{ ...nodeOf(object, role, rendering), marks: marks(object) }];
  });
  // Of a Secret or ConfigMap that nothing in the chart uses, there is nothing to draw.
  const ends = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const drawn = own.filter(({ id, role }) => role !== "resource" || ends.has(id));
  const known = new Set(own.map(({ id }) => id));
  const strangers = [...ends].filter((id) => !known.has(id)).map((id) => strangerOf(id, rendering));
  const nodes = [...new Map([...drawn, ...strangers].map((node) => [node.id, node])).values()];
  return { nodes: nodes.sort((one, other) => compareText(one.id, other.id)), edges };
}

function roleOf(object: KubernetesObject): Role | undefined {
  if (podTemplateOf(object) !== undefined) return "workload";
  return Object.hasOwn(ROLES, object.kind) ? ROLES[object.kind] : undefined;
}

function nodeOf(object: KubernetesObject, role: Role, rendering: Rendering): Omit<GraphNode, "marks"> {
  const { id, kind, name } = object;
  return { id, kind, name, role, group: groupOf(object, rendering), isOwn: true };
}

/** The app that an object belongs to, or the dependency. */
export function groupOf(object: KubernetesObject, { declaration }: Rendering): string | undefined {
  // An app may have the name of a dependency.
  if (object.origin.kind === "dependency") return `${object.origin.key} (dependency)`;
  return appOf(object, declaration)?.app_name;
}

/** What edges lead to, and the chart does not render: it exists already, or a controller creates it. */
function strangerOf(id: string, rendering: Rendering): GraphNode {
  const slash = id.indexOf("/");
  const [kind, name] = [id.slice(0, slash), id.slice(slash + 1)];
  const made = madeObjects(rendering).find((each) => each.kind === kind && each.name === name);
  const isOutside = kind === OUTSIDE;
  return {
    id,
    kind,
    name,
    role: isOutside ? "outside" : "external",
    group: made && groupOf(made.maker, rendering),
    isOwn: made !== undefined,
    marks: made === undefined ? [] : [`from ${made.maker.kind}`],
  };
}

export const OUTSIDE = "Outside";

function serviceEdges(rendering: Rendering, { behind }: Traffic): readonly GraphEdge[] {
  return rendering.objects
    .filter((object) => object.kind === "Service" && selectionOf(object) !== undefined)
    .flatMap((service) =>
      behind(service)
        .filter(({ owner }) => !isHook(owner))
        .map(({ owner }) => ({
          from: service.id,
          to: owner.id,
          relation: "selects" as const,
          verdict: undefined,
          label: "",
        })),
    );
}

function useEdges(rendering: Rendering): readonly GraphEdge[] {
  const made = madeObjects(rendering);
  const pods = new Set<KubernetesObject>(rendering.pods.map(({ owner }: PodTemplate) => owner));
  return referencesOf(rendering)
    .filter(({ object, kind }) => RESOURCES.includes(kind) && pods.has(object))
    .map((reference) => {
      const maker = madeFor(reference, made).find((each) => each.maker.kind === reference.kind)?.maker;
      const to = maker?.id ?? `${reference.kind}/${reference.name}`;
      return { from: reference.object.id, to, relation: "uses" as const, verdict: undefined, label: "" };
    });
}

/** Each edge once, with the labels of all. */
function distinct(edges: readonly GraphEdge[]): readonly GraphEdge[] {
  const groups = Map.groupBy(edges, ({ from, to, relation }) => JSON.stringify([from, to, relation]));
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      const labels = [...new Set(group.map(({ label }) => label))].filter((label) => label !== "").sort(compareText);
      const isRefused = group.some(({ verdict }) => verdict === "refused");
      if (first === undefined) return [];
      return [{ ...first, label: labels.join(", "), verdict: isRefused ? ("refused" as const) : first.verdict }];
    })
    .sort((one, other) => compareText(one.from, other.from) || compareText(one.to, other.to));
}
