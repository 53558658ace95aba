/** Every chart × environment × Helm, several at a time. */
import { availableParallelism } from "node:os";
import { type BuiltChart, type Variant, variantsOf } from "./charts.ts";
import type { ControlPlane } from "./control_plane.ts";
import type { Helm } from "./helm.ts";
import { type Finding, live } from "./life.ts";

export interface Cell {
  readonly variant: Variant;
  readonly helm: Helm;
  readonly findings: readonly Finding[];
  readonly seconds: number;
}

/** Odd but legal names: with a dot, one that YAML takes for a number, the longest, and the shortest. */
const RELEASES = ["prod", "v1.2", "1e3", `a${"-b".repeat(26)}`, "x"];

/** Lives of all variants. `seen` is called with each as it ends. */
export async function matrix(
  controlPlane: ControlPlane,
  {
    variants,
    helms,
    seen,
  }: { readonly variants: readonly Variant[]; readonly helms: readonly Helm[]; readonly seen: (cell: Cell) => void },
): Promise<readonly Cell[]> {
  const subjects = variants.flatMap((variant) => helms.map((helm) => ({ variant, helm })));
  return inParallel(subjects, async ({ variant, helm }, index) => {
    const start = performance.now();
    const release = RELEASES[index % RELEASES.length] ?? "";
    const subject = { ...variant, helm, release, namespace: `test-${index}` };
    const findings = await live(controlPlane, subject).catch((error: Error) => [
      { step: "crash", what: error.message },
    ]);
    const cell = { variant, helm, findings, seconds: (performance.now() - start) / 1000 };
    seen(cell);
    return cell;
  });
}

/** All variants of the large systems, and each other chart with its own values. */
export function shareOf(charts: readonly BuiltChart[]): readonly Variant[] {
  return charts.flatMap((chart) =>
    chart.label.startsWith("//demo/") ? variantsOf(chart).slice(0, 1) : variantsOf(chart),
  );
}

/** Runs jobs, several at a time: most of a life is waiting. */
export async function inParallel<Job, Result>(
  jobs: readonly Job[],
  run: (job: Job, index: number) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const queue = jobs.entries();
  const worker = async () => {
    for (const [index, job] of queue) results[index] = await run(job, index);
  };
  await Promise.all(Array.from({ length: 4 * availableParallelism() }, worker));
  return results;
}
