/** Built charts, and what they say about themselves. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

export interface BuiltChart {
  /** Label of its target, such as `//demo/worker:worker_chart`. */
  readonly label: string;
  readonly directory: string;
}

/** A chart with the values of one environment, or with its own. */
export interface Variant extends BuiltChart {
  readonly environment: string | undefined;
}

export type Level = "restricted" | "baseline" | "privileged";

/** A chart with its own values, and with those of each environment. */
export function variantsOf(chart: BuiltChart): readonly Variant[] {
  const environments = readdirSync(chart.directory).flatMap((name) => /^values-(.+)\.yaml$/.exec(name)?.slice(1) ?? []);
  return [undefined, ...environments].map((environment) => ({ ...chart, environment }));
}

export function optionsOf({ directory, environment }: Variant): readonly string[] {
  return environment === undefined ? [] : ["--values", join(directory, `values-${environment}.yaml`)];
}

/** The strictest level of the Pod Security Standards that a chart's README promises to meet. */
export function levelOf({ directory }: BuiltChart): Level {
  const readme = readFileSync(join(directory, "README.md"), "utf8");
  return (/Pod Security Standard _(restricted|baseline)_/.exec(readme)?.[1] ?? "privileged") as Level;
}

// biome-ignore lint/suspicious/noExplicitAny: any YAML file of a chart.
export function readYaml({ directory }: BuiltChart, name: string): any {
  return parse(readFileSync(join(directory, name), "utf8"));
}
