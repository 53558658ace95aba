/** A rule of `helm lint`, with a chart that breaks it and with what holds it without lint. */
import { parseYaml, stringifyYaml } from "../../base/yaml.ts";
import type { ChartFiles } from "../../model/types.ts";
import type { Declaration } from "../support/charts.ts";

export interface LintRule {
  /** The function in Helm's source. */
  readonly name: string;
  /** The majors that have it. */
  readonly majors: readonly ("3" | "4")[];
  /** Breaks the rule in a chart. */
  readonly breaks: (files: Files) => void;
  /** What Helm says. */
  readonly message: RegExp;
  readonly heldBy: Holder;
}

export type Holder =
  /** Rendering the chart fails, or one of the checks of objects finds it: the code. */
  | { readonly report: string }
  /** The composer refuses the declaration: the code. */
  | { readonly declaration: Declaration; readonly code: string }
  /** No declaration leads to it: the composer writes the file, and why it cannot be otherwise. */
  | { readonly composer: string; readonly holds: (files: ChartFiles) => boolean }
  /** Nothing but lint, which such a chart gets on every build. */
  | { readonly lint: Declaration };

export type Files = Map<string, string | Uint8Array>;

export const BOTH = ["3", "4"] as const;

export const DEPENDENCY = "apiVersion: v2\nname: redis\nversion: 1.0.0\n";

/** Sets fields in Chart.yaml; undefined removes one. */
export function metadata(fields: Readonly<Record<string, unknown>>) {
  return (files: Files) => {
    const { values = [] } = parseYaml(String(files.get("Chart.yaml")));
    const kept = Object.entries({ ...(values[0] as object), ...fields }).filter(([, value]) => value !== undefined);
    files.set("Chart.yaml", stringifyYaml(Object.fromEntries(kept) as never));
  };
}

/** The fields of Chart.yaml. */
export function fieldsOf(files: ChartFiles): Readonly<Record<string, unknown>> {
  return (parseYaml(String(files.get("Chart.yaml"))).values?.[0] ?? {}) as Readonly<Record<string, unknown>>;
}
