/** Failed pods of a job: limits for each index of an indexed job, and rules that Kubernetes accepts. */

import { listWords } from "../../base/text.ts";
import type { AppFacts } from "../../facts/types.ts";
import { joinPath, type Problem } from "../../model/problems.ts";
import type { App, PodFailureRule } from "../../model/types.ts";

export function validatePodFailures(facts: AppFacts): readonly Problem[] {
  const { rules = [] } = facts.app.pod_failure_policy ?? {};
  return [
    ...missing(facts.app),
    ...manyFailed(facts.app),
    ...rules.flatMap((rule, index) => ruleProblems(facts, rule, joinPath("pod_failure_policy.rules", index))),
  ];
}

/** Attributes that need another one. */
function missing(app: App): Problem[] {
  const { completion_mode, completions, backoff_limit_per_index, max_failed_indexes } = app;
  const isIndexed = completion_mode === "Indexed";
  const needs = [
    ["completion_mode", isIndexed && completions === undefined, "completions", "completions = <number>"],
    [
      "backoff_limit_per_index",
      backoff_limit_per_index !== undefined && !isIndexed,
      "completion_mode",
      'completion_mode = "Indexed"',
    ],
    [
      "max_failed_indexes",
      max_failed_indexes !== undefined && backoff_limit_per_index === undefined,
      "backoff_limit_per_index",
      "backoff_limit_per_index = <number>",
    ],
  ] as const;
  return needs
    .filter(([, isMissing]) => isMissing)
    .map(([path, , other, code]) => ({
      code: "missing-attribute",
      label: app.label,
      path,
      what: `needs \`${other}\``,
      got: app[path],
      expected: `\`${code}\` next to it`,
      fix: `add \`${code}\`, or remove \`${path}\``,
    }));
}

function manyFailed({ label, completions, max_failed_indexes: most }: App): Problem[] {
  if (most === undefined || completions === undefined || most <= completions) return [];
  return [
    {
      code: "out-of-range",
      label,
      path: "max_failed_indexes",
      what: `is more than the ${completions} \`completions\``,
      got: most,
      expected: `at most ${completions}`,
      fix: "lower it",
    },
  ];
}

function ruleProblems({ app, name, containers }: AppFacts, rule: PodFailureRule, path: string): Problem[] {
  const { action, on_exit_codes: codes, on_pod_conditions: conditions } = rule;
  const names = [name, ...containers.map((container) => container.name)];
  const problem = (at: string, rest: Omit<Problem, "code" | "label" | "path">): Problem => {
    return { code: "invalid-value", label: app.label, path: `${path}${at}`, ...rest };
  };
  const container = codes?.container_name;
  return [
    ...((codes === undefined) === (conditions === undefined)
      ? [
          problem("", {
            what: `is about ${codes === undefined ? "neither exit codes nor" : "both exit codes and"} conditions`,
            expected: "either `on_exit_codes` or `on_pod_conditions`",
            fix: codes === undefined ? "add one of them" : "write two rules",
          }),
        ]
      : []),
    ...(codes?.values.includes(0) && codes.operator !== "NotIn"
      ? [
          problem(".on_exit_codes.values", {
            what: "has 0, with which no pod fails",
            got: codes.values,
            expected: "codes of failures",
            fix: "remove 0",
          }),
        ]
      : []),
    ...(container !== undefined && !names.includes(container)
      ? [
          problem(".on_exit_codes.container_name", {
            what: "is not a container of the pod",
            got: container,
            expected: `one of ${listWords(names)}`,
            fix: "write one of these, or remove it for any container",
          }),
        ]
      : []),
    ...(action === "FailIndex" && app.backoff_limit_per_index === undefined
      ? [
          problem(".action", {
            what: "is about an index, but the job has no limit for each",
            got: action,
            expected: "`FailIndex` with `backoff_limit_per_index`",
            fix: "add `backoff_limit_per_index`, or write `FailJob`",
          }),
        ]
      : []),
  ];
}
