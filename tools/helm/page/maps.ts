/** The pictures of a chart in each environment; the same picture is made once. */
import { graphOf } from "../graph/graph.ts";
import { type Drawing, layOut } from "../graph/layout.ts";
import type { ChartGraph, GraphEdge } from "../graph/types.ts";
import { groupsOf, type Overview, overviewOf, surroundingsOf } from "../graph/views.ts";
import type { DrawingPage, MapPage, RenderingInput } from "./types.ts";

/** A picture with more nodes is no longer one that people take in. */
const MOST_NODES = 90;

export function mapsOf(renderings: readonly RenderingInput[]): {
  readonly maps: readonly MapPage[];
  readonly drawings: readonly DrawingPage[];
} {
  const drawings: DrawingPage[] = [];
  const known = new Map<string, number>();
  const place = placing();
  const draw = ({ graph, hubs }: Overview): number => {
    const key = JSON.stringify([graph, hubs]);
    const index = known.get(key) ?? drawings.push({ ...place(graph), hubs }) - 1;
    known.set(key, index);
    return index;
  };
  const maps = renderings.map(({ environment, error, rendering }) => {
    if (error !== undefined) return { environment, error, objects: undefined, apps: undefined, details: [] };
    const graph = graphOf(rendering);
    const groups = groupsOf(graph);
    return {
      environment,
      error,
      objects: graph.nodes.length > MOST_NODES ? undefined : draw({ graph, hubs: [] }),
      // Of a chart without apps, there is nothing else to show.
      apps: groups.length === 0 ? undefined : draw(overviewOf(graph)),
      details: groups.map((group) => [group, draw({ graph: surroundingsOf(group, graph), hubs: [] })] as const),
    };
  });
  return { maps, drawings };
}

/** Lays out graphs. What is to know about a node, and what becomes of a call, may differ between environments: its place does not. */
function placing(): (graph: ChartGraph) => Drawing {
  const known = new Map<string, Drawing>();
  return (graph) => {
    const key = JSON.stringify([
      graph.nodes.map(({ id }) => id),
      graph.edges.map(({ from, to, relation, label }) => [from, to, relation, label]),
    ]);
    const drawing = known.get(key) ?? layOut(graph);
    known.set(key, drawing);
    const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
    const edges = new Map(graph.edges.map((edge) => [arrowOf(edge), edge]));
    return {
      ...drawing,
      nodes: drawing.nodes.map((node) => ({ ...node, ...nodes.get(node.id) })),
      edges: drawing.edges.map((edge) => ({ ...edge, ...edges.get(arrowOf(edge)) })),
    };
  };
}

function arrowOf({ from, to, relation }: GraphEdge): string {
  return JSON.stringify([from, to, relation]);
}
