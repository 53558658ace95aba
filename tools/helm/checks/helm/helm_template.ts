/** Helm can render the chart. */
import type { HelmCheck } from "../types.ts";

export const helmTemplate: HelmCheck = {
  code: "helm-template",
  severity: "error",
  about: "failure",
  description: "`helm template` renders the chart with its own values and those of each environment.",
  source: "Helm: helm template",
  run: ({ result: { rendered } }) =>
    rendered?.error === undefined
      ? []
      : [
          {
            path: "helm template",
            what: rendered.error,
            expected: "a chart that Helm can render",
            fix: "correct the values or the manifest that the message names",
          },
        ],
};
