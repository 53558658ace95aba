/** The pictures of a chart in each environment; the same picture is made once. */
import { graphOf } from "../graph/graph.ts";
import { type Drawing, layOut } from "../graph/layout.ts";
import type { ChartGraph } from "../graph/types.ts";
import { groupsOf, overviewOf, surroundingsOf } from "../graph/views.ts";
import type { MapPage, RenderingInput } from "./types.ts";

/** A picture with more nodes is no longer one that people take in. */
const MOST_NODES = 90;

export function mapsOf(renderings: readonly RenderingInput[]): {
  readonly maps: readonly MapPage[];
  readonly drawings: readonly Drawing[];
} {
  const drawings: Drawing[] = [];
  const known = new Map<string, number>();
  const draw = (graph: ChartGraph): number => {
    const key = JSON.stringify(graph);
    const index = known.get(key) ?? drawings.push(layOut(graph)) - 1;
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
      objects: graph.nodes.length > MOST_NODES ? undefined : draw(graph),
      // Of a chart without apps, there is nothing else to show.
      apps: groups.length === 0 ? undefined : draw(overviewOf(graph)),
      details: groups.map((group) => [group, draw(surroundingsOf(group, graph))] as const),
    };
  });
  return { maps, drawings };
}
