/** The checks of an upgrade: two versions of a chart and their objects come in, problems come out. */
import { type Acceptances, covers } from "../compare/acceptances.ts";
import { joinPath, type Problem } from "../model/problems.ts";
import { upgradeAcceptanceProblems } from "./acceptance.ts";
import { UPGRADE_CHECKS } from "./checks.gen.ts";
import { isKept, removed } from "./objects.ts";
import type { Upgrade, UpgradeCheck, UpgradeProblem } from "./types.ts";
import { mayBreak } from "./versions.ts";

export interface UpgradeReport {
  readonly problems: readonly Problem[];
  /** Problems that do not fail the test. */
  readonly warnings: readonly Problem[];
  /** Accepted problems with their reasons, and objects that Helm keeps. */
  readonly notes: readonly string[];
}

/** Who reports a problem: the chart for its content, the test for what it accepts. */
export interface Labels {
  readonly chart: string;
  readonly test: string;
}

export function checkUpgrade(
  upgrade: Upgrade,
  labels: Labels,
  acceptances: Acceptances = {},
  checks: readonly UpgradeCheck[] = UPGRADE_CHECKS,
): UpgradeReport {
  const isBreaking = mayBreak(upgrade.previous.version, upgrade.next.version);
  const found = checks.flatMap((check) =>
    check.run(upgrade).map((problem) => {
      const acceptance = Object.entries(acceptances).find(([key]) => covers(key, `${check.code} ${problem.place}`));
      const isAllowed = check.allowedByVersion && isBreaking;
      const reason =
        acceptance?.[1] ?? (isAllowed ? `Version ${upgrade.next.version} allows breaking changes.` : undefined);
      const { code, severity } = check;
      return { problem: toProblem(problem, code, labels.chart), code, severity, place: problem.place, reason };
    }),
  );
  const codes = checks.map(({ code }) => code);
  const places = found.map(({ code, place }) => `${code} ${place}`);
  const open = (severity: UpgradeCheck["severity"]) =>
    found.filter((each) => each.severity === severity && each.reason === undefined).map(({ problem }) => problem);
  return {
    problems: [...open("error"), ...upgradeAcceptanceProblems(acceptances, codes, places, labels.test)],
    warnings: open("warning"),
    notes: [
      ...found.flatMap(({ problem: { path, what, code }, reason }) =>
        reason === undefined ? [] : [`accepted  ${path}: ${what} [${code}]: ${reason}`],
      ),
      ...upgrade.renderings
        .flatMap(removed)
        .filter(isKept)
        .map(
          ({ id }) =>
            `kept      ${id}: is no longer in the chart, and stays in the cluster; Helm 3 cannot roll back over this, but upgrade to the earlier chart [helm.sh/resource-policy]`,
        ),
    ],
  };
}

function toProblem({ environment, place, ...problem }: UpgradeProblem, code: string, label: string): Problem {
  const path = environment === undefined ? place : `${joinPath("environments", environment)}: ${place}`;
  return { code, label, path, ...problem };
}

/** Problems by code, each group below the description of its check. */
export function formatUpgradeProblems(
  problems: readonly Problem[],
  format: (problems: readonly Problem[]) => string,
): string {
  const descriptions = new Map(UPGRADE_CHECKS.map((check) => [check.code, heading(check)]));
  const groups = Map.groupBy(problems, ({ code }) => code);
  return [...groups.keys()]
    .sort()
    .map((code) => [descriptions.get(code), format(groups.get(code) ?? [])].filter(Boolean).join("\n"))
    .join("\n\n");
}

function heading({ severity, description }: UpgradeCheck): string {
  return severity === "warning" ? `Warning: ${description}` : description;
}
