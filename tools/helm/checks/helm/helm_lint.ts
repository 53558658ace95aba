/** `helm lint` finds nothing wrong with the chart. */
import type { HelmCheck, LintMessage, LintReport } from "../types.ts";

export const helmLint: HelmCheck = {
  code: "helm-lint",
  severity: "error",
  about: "failure",
  description: "`helm lint --strict` finds nothing, with the chart's own values and those of each environment.",
  source: "Helm: helm lint",
  run: ({ result }) =>
    faults(result.lint).map(({ severity, text }) => ({
      path: "helm lint",
      what: `${severity}: ${text}`,
      expected: "a chart that passes `helm lint --strict`",
      fix: "correct the values or the manifest that the message names",
    })),
};

export function faults({ passed, messages }: LintReport): readonly LintMessage[] {
  return passed ? [] : messages.filter(({ severity }) => severity !== "info");
}
