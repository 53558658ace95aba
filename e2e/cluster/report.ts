/** How results are printed. */
import type { Cell } from "./matrix.ts";

/** A line in the Test Anything Protocol, with what was found below it. */
export function cellLine({ variant, helm, findings, seconds }: Cell): string {
  const { label, environment } = variant;
  const name = [label, environment, `on Helm ${helm.major}`].filter((word) => word !== undefined).join(" ");
  const lines = findings.map(({ step, what }) => `  ${step}: ${what.replaceAll("\n", "\n  ")}`);
  return [`${findings.length === 0 ? "ok" : "not ok"} - ${name} (${seconds.toFixed(1)} s)`, ...lines].join("\n");
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
