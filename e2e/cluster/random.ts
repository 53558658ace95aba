/**
 * Random charts against the API server, as a second oracle for our schemas and checks: every object of a chart that passes our
 * checks must pass a dry run on the server, without a warning.
 */
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { writeChart } from "../../tools/helm/system/io.ts";
import { randomCharts } from "../../tools/helm/test/random/arbitrary_apps.ts";
import { type ComposedChart, withDistinctNames } from "../../tools/helm/test/random/random_batch.ts";
import { composeRandom, repaired } from "../../tools/helm/test/random/repaired.ts";
import type { ControlPlane } from "./control_plane.ts";
import { objections } from "./dry_run.ts";
import { type Helm, session } from "./helm.ts";
import { inParallel } from "./matrix.ts";
import { namespaceOf } from "./namespaces.ts";

export interface Verdict {
  readonly seed: number;
  readonly name: string;
  readonly objections: readonly string[];
}

/** Both names look like numbers to YAML. */
const PLACE = { name: "0x1f", namespace: "1e3" } as const;
/** One value in two thousand does not follow the schemas. */
const CHARTS = randomCharts(2000);

interface SeededChart extends ComposedChart {
  readonly seed: number;
}

/** What the server says to random charts. */
export async function judgeRandom(
  controlPlane: ControlPlane,
  helm: Helm,
  charts: readonly SeededChart[],
): Promise<readonly Verdict[]> {
  await namespaceOf(controlPlane.api, PLACE.namespace).create("privileged");
  const scratch = mkdtempSync(join(controlPlane.directory, "random-"));
  const { template } = session(controlPlane, helm, { ...PLACE, options: [] });
  return inParallel(charts, async ({ files, declared, seed }, index) => {
    const directory = join(scratch, String(index));
    writeChart(directory, files);
    const said = await template(directory).then(
      (objects) => objections(controlPlane.api, objects, PLACE.namespace),
      (error: Error) => [`helm template: ${error.message}`],
    );
    return { seed, name: String(declared.chart["chart_name"]), objections: said };
  });
}

/** Charts without problems, drawn with one seed after another: the same ones in every run. */
export function composedCharts(count: number, seed: number): readonly SeededChart[] {
  const found: SeededChart[] = [];
  for (let current = seed; found.length < count; current++) {
    const [declared] = withDistinctNames(fc.sample(CHARTS, { numRuns: 1, seed: current }));
    if (declared === undefined) continue;
    const { value, problems } = composeRandom(declared);
    const composed = value === undefined ? repaired(declared, problems) : { declared, files: value };
    if (composed !== undefined && composed.declared.apps.length > 0) found.push({ ...composed, seed: current });
  }
  return found;
}
