/** `helm lint` finds nothing wrong with the chart. */
import type { HelmCheck, LintMessage, LintReport } from "../types.ts";

export const helmLint: HelmCheck = {
  code: "helm-lint",
  severity: "error",
  about: "failure",
  description:
    "`helm lint --strict` finds nothing. It runs in `.validate` and `.test`, and on every build of a chart with `templated_manifests`, `dependencies` or URLs of maintainers.",
  source: "Helm: helm lint",
  run: ({ result: { lint, rendered } }) => {
    // Lint renders the chart, too, and says the same about a chart that does not render.
    if (lint === undefined || rendered?.error !== undefined) return [];
    return faults(lint).map(({ severity, text }) => ({
      path: "helm lint",
      what: `${severity}: ${text}`,
      expected: "a chart that passes `helm lint --strict`",
      fix: "correct the values or the manifest that the message names",
    }));
  },
};

function faults({ passed, messages }: LintReport): readonly LintMessage[] {
  return passed ? [] : messages.filter(({ severity }) => severity !== "info");
}
