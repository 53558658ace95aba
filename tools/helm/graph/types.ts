/** The graph of a chart: what its objects and their surroundings have to do with each other. */

/** What a node is, in the order in which a request passes through them. */
export type Role = "outside" | "route" | "service" | "workload" | "resource" | "external";

export interface GraphNode {
  /** `<Kind>/<name>`, as problems name it. */
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly role: Role;
  /** The app or the dependency that it belongs to; undefined for what several share, and for what is not in the chart. */
  readonly group: string | undefined;
  /** Whether the chart contains it, or makes a controller create it. */
  readonly isOwn: boolean;
  /** What else is to know about it, in a few words each. */
  readonly marks: readonly string[];
}

/** `open`: no NetworkPolicy is about it. */
export type Verdict = "allowed" | "open" | "refused";

export type Relation = "calls" | "enters" | "routes" | "selects" | "uses";

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly relation: Relation;
  /** What NetworkPolicies make of the traffic; undefined if none flows. */
  readonly verdict: Verdict | undefined;
  /** A host or a path; empty for none. */
  readonly label: string;
}

export interface ChartGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}
