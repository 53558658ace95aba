/** Renders a chart for the cases of a test. */
import { join } from "node:path";
import type { PlacedCase } from "../assertions/types.ts";
import type { Outcome } from "../assertions/verdicts.ts";
import { documentReader } from "../checks/objects/documents.ts";
import { readRendered } from "../checks/objects/objects.ts";
import type { RenderableChart } from "./chart_versions.ts";
import { environmentOptions, errorOf, helmRunner } from "./helm.ts";
import { withTemporaryDirectory, writeChart, writeText } from "./io.ts";

/** What holds for all cases that do not say otherwise. */
export interface CaseDefaults {
  readonly helm: string;
  readonly environment: string | undefined;
  /** Files of values. */
  readonly values: readonly string[];
  readonly release: string | undefined;
  readonly namespace: string;
  readonly kubeVersion: string | undefined;
}

/** In the order of the cases. */
export function renderCases(
  chart: RenderableChart,
  cases: readonly PlacedCase[],
  defaults: CaseDefaults,
): Promise<readonly Outcome[]> {
  return withTemporaryDirectory(async (folder) => {
    const directory = join(folder, "chart");
    writeChart(directory, chart.files);
    const run = helmRunner();
    const read = documentReader();
    return Promise.all(
      cases.map(async (tested, index): Promise<Outcome> => {
        const values = join(folder, `values-${index}.json`);
        writeText(values, JSON.stringify(tested.values ?? {}));
        const name = tested.release ?? defaults.release ?? String(chart.metadata["name"]);
        const options = optionsOf(tested, defaults, directory);
        const rendered = await run(defaults.helm, ["template", name, directory, ...options, "--values", values]);
        if (rendered.exitCode !== 0) return { error: errorOf(rendered, directory) };
        const { objects, broken } = read(rendered.stdout);
        const [wrong] = broken;
        if (wrong !== undefined) return { error: `${wrong.template} ${wrong.what}` };
        return { objects: objects.map(readRendered) };
      }),
    );
  });
}

function optionsOf(tested: PlacedCase, defaults: CaseDefaults, directory: string): readonly string[] {
  const environment = environmentOf(tested, defaults);
  const kubeVersion = tested.kube_version ?? defaults.kubeVersion;
  return [
    ...["--include-crds", "--namespace", tested.namespace ?? defaults.namespace],
    ...(kubeVersion === undefined ? [] : ["--kube-version", kubeVersion]),
    ...(tested.api_versions ?? []).flatMap((version) => ["--api-versions", version]),
    ...(tested.upgrade === true ? ["--is-upgrade"] : []),
    ...(environment === undefined ? [] : environmentOptions(directory, environment)),
    ...defaults.values.flatMap((file) => ["--values", file]),
  ];
}

/** The environment that a case is rendered in; undefined: the chart's own values. */
export function environmentOf(
  { environment }: Pick<PlacedCase, "environment">,
  defaults: Pick<CaseDefaults, "environment">,
): string | undefined {
  return environment ?? defaults.environment;
}
