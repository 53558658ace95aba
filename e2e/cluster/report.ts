/** How results are printed. */
import type { Cell } from "./matrix.ts";
import type { PairResult } from "./pairs.ts";
import type { Verdict } from "./random.ts";

/** A line in the Test Anything Protocol, with what was found below it. */
export function cellLine({ variant, helm, findings, seconds }: Cell): string {
  const { label, environment } = variant;
  const name = [label, environment, `on Helm ${helm.major}`].filter((word) => word !== undefined).join(" ");
  const lines = findings.map(({ step, what }) => `  ${step}: ${what.replaceAll("\n", "\n  ")}`);
  return [`${findings.length === 0 ? "ok" : "not ok"} - ${name} (${seconds.toFixed(1)} s)`, ...lines].join("\n");
}

export function verdictLine({ seed, name, objections }: Verdict): string {
  const lines = objections.map((text) => `  ${text.replaceAll("\n", "\n  ")}`);
  return [`${lines.length === 0 ? "ok" : "not ok"} - random chart ${seed} (${JSON.stringify(name)})`, ...lines].join(
    "\n",
  );
}

/** Charts × environments × Helm. */
export function tableOf(cells: readonly Cell[]): string {
  const rows = new Map<string, string[]>();
  for (const { variant, helm, findings } of cells) {
    const key = `${variant.label} | ${variant.environment ?? ""}`;
    const row = rows.get(key) ?? [];
    row[helm.major - 3] = findings.length === 0 ? "ok" : [...new Set(findings.map(({ step }) => step))].join(", ");
    rows.set(key, row);
  }
  const lines = [...rows].map(([key, results]) => `# | ${key} | ${results.join(" | ")} |`);
  const failed = cells.filter(({ findings }) => findings.length > 0).length;
  return [
    "# | chart | environment | Helm 3 | Helm 4 |",
    "# | --- | --- | --- | --- |",
    ...lines,
    `# ${cells.length - failed} of ${cells.length} releases are well`,
  ].join("\n");
}

/** Whether the cluster and the upgrade test say the same, and everything else went well. */
export function agrees({ live, offline, failures }: PairResult): boolean {
  const same = (["upgrade", "rollback"] as const).every(
    (step) => (live[step] === undefined) === (offline[step] === undefined),
  );
  return same && failures.length === 0;
}

export function pairLine(result: PairResult): string {
  const { pair, helm, live, offline, failures, seconds } = result;
  const steps = (["upgrade", "rollback"] as const).filter(
    (step) => live[step] !== undefined || offline[step] !== undefined,
  );
  const said = [
    ...failures,
    ...steps.flatMap((step) => [
      `${step} on the cluster: ${live[step] ?? "works"}`,
      `${step} by the upgrade test: ${offline[step] ?? "passes"}`,
    ]),
  ];
  const lines = said.map((text) => `  ${text.replaceAll("\n", "\n  ")}`);
  return [
    `${agrees(result) ? "ok" : "not ok"} - ${pair.name} on Helm ${helm.major} (${seconds.toFixed(1)} s)`,
    ...lines,
  ].join("\n");
}

/** What cannot be upgraded or rolled back, live and by the upgrade test. */
export function pairTable(results: readonly PairResult[]): string {
  const word = (text: string | undefined) => (text === undefined ? "works" : "refused");
  const rows = results
    .filter((result) => !agrees(result) || result.live.upgrade !== undefined || result.live.rollback !== undefined)
    .map(
      ({ pair, helm, live, offline, failures }) =>
        `# | ${pair.name} | ${helm.major} | ${word(live.upgrade)} | ${word(offline.upgrade)} | ${word(live.rollback)} | ${word(offline.rollback)} | ${failures.length} |`,
    );
  return [
    "# | pair | Helm | upgrade, live | upgrade test | rollback, live | upgrade test back | other failures |",
    "# | --- | --- | --- | --- | --- | --- | --- |",
    ...rows,
    `# ${results.filter(agrees).length} of ${results.length} pairs agree`,
  ].join("\n");
}
