/** A chart's settings for checks: known checks, a reason for each one that is relaxed, and known versions. */

import { closest, listWords } from "../../base/text.ts";
import { KUBE_VERSIONS } from "../../facts/kube_versions.ts";
import { isPolicyCode } from "../../facts/policy_codes.ts";
import type { ChartFacts } from "../../facts/types.ts";
import type { Severity } from "../../model/problems.ts";
import { joinPath, type Problem } from "../../model/problems.ts";
import type { Chart } from "../../model/types.ts";

const STRICTNESS: readonly Severity[] = ["off", "warning", "error"];

export function validateChecks({ chart, checks }: ChartFacts): readonly Problem[] {
  const settings = Object.entries(chart.checks ?? {});
  return [...unknownVersions(chart), ...settings.flatMap(([code, setting]) => ofCheck(chart, checks, code, setting))];
}

function ofCheck(
  { label }: Chart,
  checks: ChartFacts["checks"],
  code: string,
  setting: NonNullable<Chart["checks"]>[string],
): readonly Problem[] {
  const path = joinPath("checks", code);
  // Which policies there are is known once the chart is checked. Their default may be less, but then nobody sets it to that.
  const usual = isPolicyCode(code) ? "error" : checks.get(code);
  if (usual === undefined) {
    const meant = closest(code, [...checks.keys()]);
    return [
      {
        code: "unknown-check",
        label,
        path,
        what: "is not a check",
        got: code,
        expected:
          meant === undefined ? "a code from docs/checks.md" : `\`${meant}\`, or another code from docs/checks.md`,
        fix: meant === undefined ? "remove it" : `rename it to \`${meant}\``,
      },
    ];
  }
  const { severity, reason } = typeof setting === "string" ? { severity: setting, reason: undefined } : setting;
  if (reason !== undefined || STRICTNESS.indexOf(severity) >= STRICTNESS.indexOf(usual)) return [];
  return [
    {
      code: "missing-reason",
      label,
      path,
      what: `is less than the check's default \`${usual}\` and has no reason`,
      got: severity,
      expected: "a reason for later readers",
      fix: `write \`{"severity": "${severity}", "reason": "…"}\``,
    },
  ];
}

function unknownVersions({ label, kube_versions }: Chart): readonly Problem[] {
  return [...(kube_versions ?? []).entries()]
    .filter(([, version]) => !KUBE_VERSIONS.includes(version))
    .map(([index, version]) => ({
      code: "unknown-version",
      label,
      path: joinPath("kube_versions", index),
      what: "is not a version that charts can be checked against",
      got: version,
      expected: `one of ${listWords(KUBE_VERSIONS)}`,
      fix: "choose one of these, or omit `kube_versions` for the newest",
    }));
}
