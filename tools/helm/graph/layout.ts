/** Places the nodes of a graph on a plane, with dagre: the same graph always gets the same places. */
import { graphlib, layout } from "@dagrejs/dagre";
import { compareText } from "../base/text.ts";
import type { ChartGraph, GraphEdge, GraphNode } from "./types.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** `x` and `y`: of the upper left corner. */
export interface PlacedNode extends GraphNode, Point {}

export interface PlacedEdge extends GraphEdge {
  /** From one node's border to the other's. */
  readonly points: readonly Point[];
  /** The middle of the label. */
  readonly at: Point | undefined;
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

export const NODE = { width: 208, height: 52 };

const GAPS = { rankdir: "LR", nodesep: 14, edgesep: 12, ranksep: 64, marginx: 0, marginy: 0 };
const LABEL = { character: 6.4, height: 16, longest: 34 };
const MARGIN = 12;
/** Between parts that no arrow connects. */
const GAP = 28;
const WIDEST_ROW = 1240;

export function layOut(graph: ChartGraph): Drawing {
  const parts = componentsOf(graph).map(layOutPart);
  return packed(parts.toSorted((one, other) => other.height - one.height || compareText(firstOf(one), firstOf(other))));
}

function firstOf({ nodes }: Drawing): string {
  return nodes[0]?.id ?? "";
}

/** Parts that no arrow connects, each with its nodes and edges in their order. */
function componentsOf({ nodes, edges }: ChartGraph): readonly ChartGraph[] {
  const parents = new Map(nodes.map(({ id }) => [id, id]));
  const rootOf = (id: string): string => {
    const parent = parents.get(id) ?? id;
    if (parent === id) return id;
    const root = rootOf(parent);
    parents.set(id, root);
    return root;
  };
  for (const { from, to } of edges) parents.set(rootOf(from), rootOf(to));
  const edgesByRoot = Map.groupBy(edges, ({ from }) => rootOf(from));
  return [...Map.groupBy(nodes, ({ id }) => rootOf(id))].map(([root, group]) => ({
    nodes: group,
    edges: edgesByRoot.get(root) ?? [],
  }));
}

function layOutPart({ nodes, edges }: ChartGraph): Drawing {
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ ...GAPS });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of nodes) graph.setNode(id, { ...NODE });
  for (const { from, to, relation, label } of edges) {
    const size = label === "" ? {} : { width: widthOf(label), height: LABEL.height, labelpos: "c" };
    graph.setEdge(from, to, { ...size, weight: relation === "selects" ? 4 : 1 }, relation);
  }
  layout(graph);
  const placed = nodes.map((node) => {
    const { x = 0, y = 0 } = graph.node(node.id) as Partial<Point>;
    return { ...node, x: Math.round(x - NODE.width / 2), y: Math.round(y - NODE.height / 2) };
  });
  const boxes = new Map(placed.map((node) => [node.id, node]));
  const lines = edges.map((edge) => {
    const { points, x, y } = graph.edge(edge.from, edge.to, edge.relation) as PlacedByDagre;
    const at = edge.label === "" || x === undefined || y === undefined ? undefined : rounded({ x, y });
    const [from, to] = [boxes.get(edge.from), boxes.get(edge.to)];
    // Between neighbouring ranks there is nothing to go around, but a line passes its label.
    const inner = points.length <= 3 && at === undefined ? [] : points.slice(1, -1).map(rounded);
    return { ...edge, points: from && to ? anchored(inner, from, to) : [], at };
  });
  const { width = NODE.width, height = NODE.height } = graph.graph() as Partial<typeof NODE>;
  return { nodes: placed, edges: lines, width: Math.ceil(width), height: Math.ceil(height) };
}

interface PlacedByDagre extends Partial<Point> {
  readonly points: readonly Point[];
}

function widthOf(label: string): number {
  return Math.ceil(Math.min(label.length, LABEL.longest) * LABEL.character) + 8;
}

function rounded({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) };
}

/** dagre cuts a line where it meets the border, which may be above or below the node; ours start and end at its sides. */
function anchored(inner: readonly Point[], from: Point, to: Point): readonly Point[] {
  return [sideOf(from, inner[0] ?? to), ...inner, sideOf(to, inner.at(-1) ?? from)];
}

/** The middle of the side of a node that faces a point. */
function sideOf({ x, y }: Point, towards: Point): Point {
  return { x: towards.x > x + NODE.width / 2 ? x + NODE.width : x, y: y + NODE.height / 2 };
}

/** Puts drawings into rows, from left to right. */
function packed(parts: readonly Drawing[]): Drawing {
  let [x, y, rowHeight, width] = [MARGIN, MARGIN, 0, 0];
  const placed = parts.map((part) => {
    if (x > MARGIN && x + part.width > WIDEST_ROW) [x, y, rowHeight] = [MARGIN, y + rowHeight + GAP, 0];
    const moved = movedBy(part, { x, y });
    x += part.width + GAP;
    rowHeight = Math.max(rowHeight, part.height);
    width = Math.max(width, x - GAP);
    return moved;
  });
  return {
    width: width + MARGIN,
    height: y + rowHeight + MARGIN,
    nodes: placed.flatMap(({ nodes }) => nodes),
    edges: placed.flatMap(({ edges }) => edges),
  };
}

function movedBy({ nodes, edges, ...size }: Drawing, by: Point): Drawing {
  const move = (point: Point): Point => ({ x: point.x + by.x, y: point.y + by.y });
  return {
    ...size,
    nodes: nodes.map((node) => ({ ...node, ...move(node) })),
    edges: edges.map((edge) => ({ ...edge, points: edge.points.map(move), at: edge.at && move(edge.at) })),
  };
}
