/** Views of a graph: as a whole, with each app as one node, and what surrounds one app. */
import { compareText } from "../base/text.ts";
import type { ChartGraph, GraphEdge, GraphNode } from "./types.ts";

const RANK = { refused: 2, allowed: 1, open: 0 } as const;

/** More arrows to one node would hide all else. */
const MOST_USERS = 12;

export interface Overview {
  readonly graph: ChartGraph;
  /** What so many apps call or use that it is not drawn. */
  readonly hubs: readonly string[];
}

/** Each app as a node, and of the rest what is outside, or what several of them share. */
export function overviewOf({ nodes, edges }: ChartGraph): Overview {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const placeOf = (id: string) => {
    const group = byId.get(id)?.group;
    return group === undefined ? id : appId(group);
  };
  const moved = edges
    .map((edge) => ({ ...edge, from: placeOf(edge.from), to: placeOf(edge.to) }))
    .filter(({ from, to }) => from !== to);
  const users = new Map<string, Set<string>>();
  for (const { from, to } of moved) users.set(to, (users.get(to) ?? new Set()).add(from));
  const usersOf = ({ id, role }: GraphNode) => (USED.includes(role) ? (users.get(id)?.size ?? 0) : undefined);
  const others = nodes.filter(({ group }) => group === undefined);
  const hubs = others.filter((node) => (usersOf(node) ?? 0) > MOST_USERS).map(({ id }) => id);
  const shared = others.filter((node) => (usersOf(node) ?? 2) > 1 && !hubs.includes(node.id));
  const apps = [...Map.groupBy(nodes, ({ group }) => group)].flatMap(([group, members]) =>
    group === undefined ? [] : [appNode(group, members)],
  );
  const shown = [...shared, ...apps].sort((one, other) => compareText(one.id, other.id));
  const ids = new Set(shown.map(({ id }) => id));
  const drawn = moved.filter(({ from, to }) => ids.has(from) && ids.has(to));
  return { graph: { nodes: shown, edges: merged(drawn) }, hubs };
}

/** Roles of what is only there to be used. */
const USED: readonly string[] = ["external", "resource"];

export const APP = "App";

export function appId(group: string): string {
  return `${APP}/${group}`;
}

function appNode(group: string, members: readonly GraphNode[]): GraphNode {
  const kinds = [...new Set(members.filter(({ role }) => role === "workload").map(({ kind }) => kind))].sort();
  const marks = [...new Set(members.flatMap((member) => (member.role === "workload" ? member.marks : [])))];
  const kind = kinds.join(", ");
  return { id: appId(group), kind: kind === "" ? APP : kind, name: group, role: "workload", group, isOwn: true, marks };
}

/** One arrow between two nodes, with the strictest verdict. */
function merged(edges: readonly GraphEdge[]): readonly GraphEdge[] {
  const groups = Map.groupBy(edges, ({ from, to }) => JSON.stringify([from, to]));
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group.toSorted((one, other) => RANK[other.verdict ?? "open"] - RANK[one.verdict ?? "open"]);
      const labels = [...new Set(group.map(({ label }) => label))].filter((label) => label !== "").sort(compareText);
      return first === undefined ? [] : [{ ...first, label: labels.join(", ") }];
    })
    .sort((one, other) => compareText(one.from, other.from) || compareText(one.to, other.to));
}

/** An app's nodes, what is next to them, and the arrows to and from them. */
export function surroundingsOf(group: string, { nodes, edges }: ChartGraph): ChartGraph {
  const own = new Set(nodes.filter((node) => node.group === group).map(({ id }) => id));
  const near = edges.filter(({ from, to }) => own.has(from) || own.has(to));
  const ids = new Set([...own, ...near.flatMap(({ from, to }) => [from, to])]);
  // From outside through a route that is not the app's own.
  const before = edges.filter(({ relation, to }) => relation === "enters" && ids.has(to) && !own.has(to));
  const all = new Set([...ids, ...before.map(({ from }) => from)]);
  return { nodes: nodes.filter(({ id }) => all.has(id)), edges: [...before, ...near] };
}

/** The groups of a graph, sorted. */
export function groupsOf({ nodes }: ChartGraph): readonly string[] {
  return [...new Set(nodes.flatMap(({ group }) => group ?? []))].sort(compareText);
}
