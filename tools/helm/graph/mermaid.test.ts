/** A graph in Mermaid's notation. */
import { expect, test } from "@jest/globals";
import { mermaidOf } from "./mermaid.ts";
import type { ChartGraph, GraphNode } from "./types.ts";

const NODE: GraphNode = {
  id: "Deployment/web",
  kind: "Deployment",
  name: "web",
  role: "workload",
  group: "web",
  isOwn: true,
  marks: ["2 pods"],
};

const GRAPH: ChartGraph = {
  nodes: [
    NODE,
    {
      ...NODE,
      id: "Outside/clients",
      kind: "Outside",
      name: "clients",
      role: "outside",
      group: undefined,
      isOwn: false,
      marks: [],
    },
    {
      ...NODE,
      id: "Secret/given",
      kind: "Secret",
      name: "given",
      role: "external",
      group: undefined,
      isOwn: false,
      marks: [],
    },
  ],
  edges: [
    {
      from: "Outside/clients",
      to: "Deployment/web",
      relation: "enters",
      verdict: "refused",
      label: "shop.example.com",
    },
    { from: "Deployment/web", to: "Secret/given", relation: "uses", verdict: undefined, label: "" },
  ],
};

test("apps are subgraphs, refused arrows are crossed out, and what is not in the chart is dashed", () => {
  expect(mermaidOf(GRAPH, "//shop:chart")).toBe(`%% //shop:chart
flowchart LR
  n1(["clients"])
  n2[/"Secret<br><b>given</b>"/]
  subgraph g0["web"]
    n0["Deployment<br><b>web</b><br><small>2 pods</small>"]
  end
  n1 -.-x|"shop.example.com refused"| n0
  n0 -.-> n2
  linkStyle 0 stroke:#c0392b,stroke-width:2px
  classDef external stroke-dasharray:4 3
  class n2 external
`);
});

test("text is text, whatever is in it", () => {
  const nodes = [{ ...NODE, name: 'a"]; <script>alert(1)</script>\nend', group: "]\nclick n0" }];
  const text = mermaidOf({ nodes, edges: [] }, "//shop:chart\nflowchart TB");
  expect(text.split("\n").slice(0, 5)).toEqual([
    "%% //shop:chart flowchart TB",
    "flowchart LR",
    '  subgraph g0["#93;#10;click n0"]',
    '    n0["Deployment<br><b>a#34;#93;#59; #60;script#62;alert#40;1#41;#60;/script#62;#10;end</b><br><small>2 pods</small>"]',
    "  end",
  ]);
});
