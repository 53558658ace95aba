/** The outcomes of all mutants as Markdown, for people who run the test. */
import type { Outcome } from "./run.ts";

export function outcomeTable(outcomes: readonly Outcome[]): string {
  const kinds = Map.groupBy(outcomes, ({ kind }) => kind);
  const killers = Map.groupBy(kinds.get("killed") ?? [], (outcome) => (outcome.kind === "killed" ? outcome.by : ""));
  const counts = [...kinds].map(([kind, list]) => `| ${kind} | ${list.length} |`);
  const tests = [...killers]
    .sort(([, left], [, right]) => right.length - left.length)
    .map(([title, list]) => `| ${title} | ${list.length} |`);
  const all = outcomes.map(
    (outcome) => `| ${outcome.mutant} | ${outcome.kind === "killed" ? outcome.by : outcome.kind} |`,
  );
  return [
    `${outcomes.length} changes`,
    table("outcome", "changes", counts),
    table("failing test", "changes", tests),
    table("change", "outcome", all),
  ].join("\n\n");
}

function table(left: string, right: string, rows: readonly string[]): string {
  return [`| ${left} | ${right} |`, "| --- | --- |", ...rows].join("\n");
}
