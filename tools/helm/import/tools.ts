/** What an import starts from, and what it needs from outside. */
import type { RenderedObject } from "../checks/types.ts";
import type { ChartFiles } from "../model/types.ts";
import type { Variation } from "./manifests.ts";
import type { Naming } from "./planning.ts";
import type { Attributes, Draft } from "./types.ts";

export interface Input extends Naming {
  /** The namespaces of the release: the first is that of the chart's own values. */
  readonly namespaces: ReadonlyMap<string | undefined, string>;
  /** Attributes of the chart that its Chart.yaml says. */
  readonly metadata: Attributes;
  /** The first is that of the chart's own values. */
  readonly variations: readonly Variation[];
}

/** Renders a chart with its own values or those of an environment. */
export type Render = (files: ChartFiles, environment: string | undefined) => Promise<readonly RenderedObject[]>;

export interface Tools {
  readonly render: Render;
  /** The codes of checks that would fail the build of a chart. */
  readonly check: (files: ChartFiles, draft: Draft) => Promise<readonly string[]>;
}
