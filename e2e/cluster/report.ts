/** How results are printed. */
import type { CaseVerdict } from "./check_cases.ts";
import type { DefaultsVerdict } from "./defaults.ts";
import type { Delivered } from "./delivery.ts";
import type { GitopsVerdict } from "./gitops.ts";
import type { Cell } from "./matrix.ts";
import type { Outcome, PairResult } from "./pairs.ts";
import type { PolicyTally } from "./policies.ts";
import type { Verdict } from "./random.ts";
import type { RefusalVerdict } from "./refusals.ts";
import type { Told } from "./stories.ts";

/** A line in the Test Anything Protocol, with what was found below it. */
function tapLine(isWell: boolean, name: string, found: readonly string[]): string {
  const lines = found.map((text) => `  ${text.replaceAll("\n", "\n  ")}`);
  return [`${isWell ? "ok" : "not ok"} - ${name}`, ...lines].join("\n");
}

export function cellLine({ variant, helm, findings, seconds }: Cell): string {
  const words = [variant.label, variant.environment, `on Helm ${helm.major} (${seconds.toFixed(1)} s)`];
  const found = findings.map(({ step, what }) => `${step}: ${what}`);
  return tapLine(found.length === 0, words.filter((word) => word !== undefined).join(" "), found);
}

export function verdictLine({ seed, name, objections }: Verdict): string {
  return tapLine(objections.length === 0, `random chart ${seed} (${JSON.stringify(name)})`, objections);
}

export function caseLine({ code, name, disagreements }: CaseVerdict): string {
  return tapLine(disagreements.length === 0, `[${code}] ${name}`, disagreements);
}

export function refusalLines(subject: string, verdicts: readonly RefusalVerdict[]): string {
  return verdicts
    .map(({ title, disagreements }) => tapLine(disagreements.length === 0, `${subject}: ${title}`, disagreements))
    .join("\n");
}

export function defaultsLine({ id, findings }: DefaultsVerdict): string {
  return tapLine(findings.length === 0, `defaults of ${id}`, findings);
}

export function deliveredLine({ command, failure }: Delivered): string {
  return tapLine(failure === undefined, command, failure === undefined ? [] : [failure]);
}

export function gitopsLine({ path, objections }: GitopsVerdict): string {
  return tapLine(objections.length === 0, `the API server takes ${path}`, objections);
}

export function storyLine({ title, helm, findings }: Told): string {
  return tapLine(findings.length === 0, `${title}, on Helm ${helm.major}`, findings);
}

/** Policies, with the objects about which we and the API server say the same, and with some of the others. */
export function policyTable(tallies: readonly PolicyTally[]): string {
  const lines = tallies.map(({ policy, differences }) =>
    tapLine(differences.length === 0, policy, differences.slice(0, 3)),
  );
  const rows = tallies.map(
    ({ policy, allowed, refused, failed, undecided, differences }) =>
      `# | ${[policy, allowed, refused, failed, differences.length, undecided].join(" | ")} |`,
  );
  const sum = (count: (tally: PolicyTally) => number) => tallies.reduce((total, tally) => total + count(tally), 0);
  const same = sum(({ allowed, refused, failed }) => allowed + refused + failed);
  const different = sum(({ differences }) => differences.length);
  return [
    ...lines,
    "# | policy | both allow | both refuse, with the same words | both fail | differ | not decided by us |",
    "# | --- | --- | --- | --- | --- | --- |",
    ...rows,
    `# ${same} of ${same + different} verdicts agree`,
  ].join("\n");
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

const STEPS = ["upgrade", "rollback"] as const;
type Step = (typeof STEPS)[number];

/** Whether the cluster and the upgrade test say the same, and everything else went well. */
export function agrees(result: PairResult): boolean {
  const { live, offline, failures } = result;
  const same = comparable(result).every(
    (step) => [...live.values()].some((each) => each[step] !== undefined) === (offline[step] !== undefined),
  );
  return same && failures.length === 0;
}

/** After an upgrade that is refused, there is nothing to roll back. */
function comparable({ live }: PairResult): readonly Step[] {
  return [...live.values()].every(({ upgrade }) => upgrade === undefined) ? STEPS : ["upgrade"];
}

export function pairLine(result: PairResult): string {
  const { pair, live, offline, failures, seconds } = result;
  const said = [
    ...failures,
    ...comparable(result)
      .filter((step) => isRefused(result, step))
      .flatMap((step) => [
        ...[...live].map(([major, outcome]) => `${step} with Helm ${major}: ${outcome[step] ?? "works"}`),
        `${step} by the upgrade test: ${offline[step] ?? "passes"}`,
      ]),
  ];
  return tapLine(agrees(result), `${pair.name} (${seconds.toFixed(1)} s)`, said);
}

/** Whether anyone refuses a step: the cluster with some Helm, or the upgrade test. */
function isRefused({ live, offline }: PairResult, step: Step): boolean {
  return [offline, ...live.values()].some((outcome) => outcome[step] !== undefined);
}

/** What is refused, live and by the upgrade test. */
export function pairTable(results: readonly PairResult[]): string {
  const word = (outcome: Outcome | undefined, step: Step) => (outcome?.[step] === undefined ? "works" : "refused");
  const rows = results
    .filter((result) => !agrees(result) || STEPS.some((step) => isRefused(result, step)))
    .map(({ pair, live, offline, failures }) => {
      const words = STEPS.flatMap((step) => [live.get(3), live.get(4), offline].map((outcome) => word(outcome, step)));
      return `# | ${[pair.name, ...words, failures.length].join(" | ")} |`;
    });
  return [
    "# | pair | upgrade: Helm 3 | Helm 4 | upgrade test | rollback: Helm 3 | Helm 4 | upgrade test back | other failures |",
    "# | --- | --- | --- | --- | --- | --- | --- | --- |",
    ...rows,
    `# ${results.filter(agrees).length} of ${results.length} pairs agree`,
  ].join("\n");
}
