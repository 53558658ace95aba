/** A graph in Mermaid's notation, which code hosts draw in a pull request (Mermaid: Flowcharts, "Basic Syntax"). */
import type { ChartGraph, GraphEdge, GraphNode } from "./types.ts";
import { groupsOf } from "./views.ts";

const SHAPES = { outside: ["([", "])"], external: ["[/", "/]"], resource: ["[(", ")]"] } as const;

export function mermaidOf(graph: ChartGraph, title: string): string {
  const ids = new Map(graph.nodes.map(({ id }, index) => [id, `n${index}`]));
  const grouped = groupsOf(graph).map((group, index) => [
    `  subgraph g${index}[${quoted(group)}]`,
    ...graph.nodes.filter((node) => node.group === group).map((node) => `    ${shape(node, ids)}`),
    "  end",
  ]);
  const refused = graph.edges.flatMap(({ verdict }, index) => (verdict === "refused" ? [index] : []));
  const outside = graph.nodes.filter(({ isOwn, role }) => !isOwn && role !== "outside");
  return [
    `%% ${title.replaceAll(/[\n\r]+/g, " ")}`,
    "flowchart LR",
    ...graph.nodes.filter(({ group }) => group === undefined).map((node) => `  ${shape(node, ids)}`),
    ...grouped.flat(),
    ...graph.edges.map((edge) => `  ${ids.get(edge.from)} ${arrow(edge)} ${ids.get(edge.to)}`),
    ...(refused.length === 0 ? [] : [`  linkStyle ${refused.join(",")} stroke:#c0392b,stroke-width:2px`]),
    ...(outside.length === 0
      ? []
      : [
          "  classDef external stroke-dasharray:4 3",
          `  class ${outside.map(({ id }) => ids.get(id)).join(",")} external`,
        ]),
    "",
  ].join("\n");
}

function shape({ id, kind, name, role, marks }: GraphNode, ids: ReadonlyMap<string, string>): string {
  const [open, close] = Object.hasOwn(SHAPES, role) ? SHAPES[role as keyof typeof SHAPES] : (["[", "]"] as const);
  const first = role === "outside" ? [escaped(name)] : [escaped(kind), `<b>${escaped(name)}</b>`];
  const more = marks.length === 0 ? [] : [`<small>${escaped(marks.join(", "))}</small>`];
  return `${ids.get(id)}${open}"${[...first, ...more].join("<br>")}"${close}`;
}

function arrow({ relation, verdict, label }: GraphEdge): string {
  const text = verdict === "refused" ? [label, "refused"].filter((part) => part !== "").join(" ") : label;
  const written = text === "" ? "" : `|${quoted(text)}|`;
  if (verdict === "refused") return `-.-x${written}`;
  return relation === "uses" ? `-.->${written}` : `-->${written}`;
}

function quoted(text: string): string {
  return `"${escaped(text)}"`;
}

/** Mermaid reads HTML in labels, and entities with `#` (Mermaid: Flowcharts, "Entity codes to escape characters"). */
function escaped(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N} ./:,_*-]/gu, (character) => `#${character.codePointAt(0)};`);
}
