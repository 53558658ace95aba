/** What a page about a chart shows. */
import type { YamlLine } from "../base/yaml_lines.ts";
import type { Report, ReportedProblem } from "../checks/report/report.ts";
import type { JsonObject, RenderedObject, Rendering } from "../checks/types.ts";
import type { Drawing } from "../graph/layout.ts";
import type { Problem } from "../model/problems.ts";
import type { App, Chart } from "../model/types.ts";
import type { Change } from "../upgrade/release_changes.ts";
import type { MarkedValues } from "./sources/marked_values.ts";
import type { Source } from "./sources/sources.ts";

/** All that is known of a chart before the page is made of it. */
export interface PageInput {
  readonly chart: Chart;
  readonly apps: readonly App[];
  readonly description: string;
  readonly report: Report;
  /** What checks that are off for the chart would say. */
  readonly silenced: readonly ReportedProblem[];
  /** Of the chart's own values first. */
  readonly renderings: readonly RenderingInput[];
  /** The chart's own overlay of its values. */
  readonly overlay: JsonObject;
  readonly upgrade: UpgradeInput | undefined;
}

export interface RenderingInput {
  /** Empty for the chart's own values. */
  readonly environment: string;
  readonly environmentValues: JsonObject;
  /** As Helm printed them, in its order; none if it failed. */
  readonly objects: readonly RenderedObject[];
  readonly rendering: Rendering;
  /** Why there are no objects. */
  readonly error: string | undefined;
  readonly marked: { readonly values: MarkedValues; readonly objects: readonly RenderedObject[] } | undefined;
}

export interface UpgradeInput {
  readonly from: string;
  readonly to: string;
  readonly renderings: readonly { readonly environment: string; readonly changes: readonly Change[] }[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly notes: readonly string[];
}

/** An object in one or more environments. */
export interface ObjectPage {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly group: string;
  readonly template: string;
  /** Of each environment, in the order of the page: the index in `texts`; -1 where it is not there. */
  readonly texts: readonly number[];
}

export interface TextPage {
  readonly lines: readonly YamlLine["text"][];
  /** Of each line, the index in `sources`; -1 for none. */
  readonly sources: readonly number[];
}

export interface DrawingPage extends Drawing {
  /** What is not drawn because nearly everything uses it. */
  readonly hubs: readonly string[];
}

/** The pictures of an environment: indices in `drawings`. */
export interface MapPage {
  readonly environment: string;
  readonly error: string | undefined;
  /** Undefined if there are too many objects to draw them all. */
  readonly objects: number | undefined;
  readonly apps: number | undefined;
  /** By the name of an app. */
  readonly details: readonly (readonly [group: string, drawing: number])[];
}

export interface StepPage {
  readonly phase: string;
  readonly rank: string | undefined;
  readonly objects: readonly string[];
}

export interface TrafficPage {
  readonly id: string;
  /** Whether any NetworkPolicy is about its incoming traffic. */
  readonly isGuarded: boolean;
  readonly allowed: readonly string[];
  readonly refused: readonly string[];
  readonly outside: "allowed" | "open" | "refused";
}

export interface DifferencePage {
  readonly id: string;
  readonly path: string;
  /** Of each environment, in the order of the page. */
  readonly cells: readonly { readonly text: string; readonly isDifferent: boolean }[];
}

export interface ImagePage {
  readonly reference: string;
  readonly isPinned: boolean;
  readonly users: readonly string[];
  readonly environments: readonly string[];
}

export interface ProblemPage {
  readonly level: "accepted" | "error" | "warning";
  readonly code: string;
  readonly label: string;
  readonly path: string;
  /** The object that it is about; empty for none. */
  readonly object: string;
  readonly what: string;
  readonly got: string;
  readonly expected: string;
  readonly fix: string;
  readonly reason: string;
  readonly environments: readonly string[];
}

export interface ChangePage {
  readonly id: string;
  readonly kind: Change["kind"];
  readonly environments: readonly string[];
  /** The lines of a unified diff. */
  readonly diff: readonly string[];
}

export interface UpgradePage extends Pick<UpgradeInput, "from" | "notes" | "to"> {
  readonly changes: readonly ChangePage[];
  readonly problems: readonly ProblemPage[];
}

export interface Page {
  readonly name: string;
  readonly version: string;
  readonly appVersion: string;
  readonly label: string;
  readonly description: string;
  readonly release: string;
  readonly namespace: string;
  readonly against: string;
  /** Names for people: `own values` first. */
  readonly environments: readonly string[];
  readonly apps: number;
  readonly maps: readonly MapPage[];
  readonly drawings: readonly DrawingPage[];
  readonly order: readonly { readonly environments: readonly string[]; readonly steps: readonly StepPage[] }[];
  readonly traffic: readonly { readonly environments: readonly string[]; readonly rows: readonly TrafficPage[] }[];
  readonly differences: readonly DifferencePage[];
  readonly objects: readonly ObjectPage[];
  readonly texts: readonly TextPage[];
  readonly sources: readonly Source[];
  readonly problems: readonly ProblemPage[];
  readonly images: readonly ImagePage[];
  readonly upgrade: UpgradePage | undefined;
}
