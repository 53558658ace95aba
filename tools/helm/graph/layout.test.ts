/** Pictures: nothing overlaps, everything is inside, and the same graph gives the same picture. */
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { type Drawing, layOut, NODE } from "./layout.ts";
import type { ChartGraph, GraphEdge, GraphNode } from "./types.ts";

function node(id: string): GraphNode {
  return { id, kind: "Deployment", name: id, role: "workload", group: undefined, isOwn: true, marks: [] };
}

function edge(from: string, to: string, label = ""): GraphEdge {
  return { from, to, relation: "calls", verdict: "open", label };
}

const GRAPHS = fc
  .record({
    size: fc.integer({ min: 1, max: 25 }),
    ends: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom("", "/a/rather/long/path", "/")), { maxLength: 40 }),
  })
  .map(({ size, ends }): ChartGraph => {
    const nodes = Array.from({ length: size }, (_, index) => node(`n${index}`));
    const edges = ends
      .map(([from, to, label]) => edge(`n${from % size}`, `n${to % size}`, label))
      .filter(({ from, to }) => from !== to);
    return { nodes, edges: [...new Map(edges.map((each) => [`${each.from} ${each.to}`, each])).values()] };
  });

function overlaps({ nodes }: Drawing): readonly string[] {
  return nodes.flatMap((one, index) =>
    nodes
      .slice(index + 1)
      .filter((other) => Math.abs(one.x - other.x) < NODE.width && Math.abs(one.y - other.y) < NODE.height)
      .map((other) => `${one.id} ${other.id}`),
  );
}

test("no two nodes overlap, and all are inside", () => {
  fc.assert(
    fc.property(GRAPHS, (graph) => {
      const drawing = layOut(graph);
      expect(overlaps(drawing)).toEqual([]);
      expect(drawing.nodes.map(({ id }) => id).sort()).toEqual(graph.nodes.map(({ id }) => id).sort());
      for (const { x, y } of drawing.nodes) {
        expect([x >= 0, y >= 0, x + NODE.width <= drawing.width, y + NODE.height <= drawing.height]).not.toContain(
          false,
        );
      }
    }),
    { seed: 1, numRuns: 60 },
  );
});

test("every arrow starts at the side of one node and ends at the side of the other", () => {
  fc.assert(
    fc.property(GRAPHS, (graph) => {
      const drawing = layOut(graph);
      const places = new Map(drawing.nodes.map((each) => [each.id, each]));
      expect(drawing.edges).toHaveLength(graph.edges.length);
      for (const { from, to, points } of drawing.edges) {
        for (const [id, point] of [
          [from, points[0]],
          [to, points.at(-1)],
        ] as const) {
          const { x = 0, y = 0 } = places.get(id) ?? {};
          expect([x, x + NODE.width]).toContain(point?.x);
          expect(point?.y).toBe(y + NODE.height / 2);
        }
      }
    }),
    { seed: 2, numRuns: 60 },
  );
});

test("the same graph gives the same picture", () => {
  fc.assert(
    fc.property(GRAPHS, (graph) => expect(JSON.stringify(layOut(graph))).toBe(JSON.stringify(layOut(graph)))),
    { seed: 3, numRuns: 20 },
  );
});

test("an arrow points to the right, from who calls to who is called", () => {
  const { nodes } = layOut({ nodes: ["c", "a", "b"].map(node), edges: [edge("a", "b"), edge("b", "c")] });
  expect(nodes.toSorted((one, other) => one.x - other.x).map(({ id }) => id)).toEqual(["a", "b", "c"]);
});

test("many nodes without arrows fill rows instead of one long column", () => {
  const drawing = layOut({ nodes: Array.from({ length: 50 }, (_, index) => node(`n${index}`)), edges: [] });
  expect(drawing.width).toBeLessThan(1400);
  expect(drawing.height).toBeLessThan(1000);
});

test("no graph is an empty picture", () => {
  expect(layOut({ nodes: [], edges: [] })).toMatchObject({ nodes: [], edges: [] });
});
