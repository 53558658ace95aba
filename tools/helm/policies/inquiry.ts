/** Puts what policies say about a chart into its report. */
import { oneLine } from "../base/text.ts";
import type { CheckedProblem, Severities } from "../checks/check.ts";
import { CHECKS } from "../checks/checks.ts";
import { appOf } from "../checks/objects/apps.ts";
import { lookup } from "../checks/objects/objects.ts";
import { fixOf } from "../checks/objects/origin.ts";
import type { Inquiry, PolicyRule } from "../checks/report/report.ts";
import type { Declaration, Json, Rendering } from "../checks/types.ts";
import { isPolicyCode, policyCode } from "../facts/policy_codes.ts";
import { joinPath, type Level } from "../model/problems.ts";
import { attributeOf } from "./attributes.ts";
import { judge } from "./judge.ts";
import type { Place, Policies, Policy, PolicyMistake, Undecided, Verdict, Violation } from "./types.ts";

export interface Questions {
  readonly policies: Policies;
  readonly severities: Severities;
  /** Where the chart goes in an environment; empty text for its own values. */
  readonly placesOf: (environment: string) => readonly Place[];
}

export function inquiryOf(questions: Questions): Inquiry {
  const { policies, placesOf } = questions;
  return {
    rules: policies.policies.map(ruleOf),
    contextOf: (environment) => JSON.stringify(placesOf(environment)),
    run: (rendering, environment) => {
      const verdicts = placesOf(environment).flatMap((place) => judge(policies, rendering, place));
      const problems = [
        ...policies.mistakes.map((mistake) => mistakeProblem(mistake, rendering.declaration)),
        ...unboundProblems(policies, rendering.declaration),
        ...updateProblems(policies, rendering.declaration),
        ...unknownProblems(questions, rendering.declaration),
        ...verdicts.map((verdict) => problemOf(verdict, rendering)),
      ];
      return distinct(problems).flatMap((problem) => withSeverity(problem, questions.severities));
    },
  };
}

function ruleOf({ name, bindings }: Policy): PolicyRule {
  const isDenying = bindings.some(({ actions }) => actions.includes("Deny"));
  return {
    code: policyCode(name),
    severity: isDenying ? "error" : "warning",
    description: `No object is against the policy \`${name}\`.`,
  };
}

function distinct(problems: readonly CheckedProblem[]): readonly CheckedProblem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

/** As the chart sets it. */
function withSeverity(problem: CheckedProblem, severities: Severities): readonly CheckedProblem[] {
  const severity = severities[problem.code] ?? problem.severity;
  return severity === "off" ? [] : [{ ...problem, severity }];
}

function problemOf(verdict: Verdict, rendering: Rendering): CheckedProblem {
  switch (verdict.kind) {
    case "violation":
      return violationProblem(verdict, rendering);
    case "undecided":
      return undecidedProblem(verdict, rendering.declaration);
    case "unusable":
      return mistakeProblem(verdict.mistake, rendering.declaration);
  }
}

function violationProblem(violation: Violation, { declaration }: Rendering): CheckedProblem {
  const { policy, binding, subject, expression, message, path } = violation;
  const { object } = subject;
  const code = policyCode(policy.name);
  const got = valueAt(object.body, path);
  const made = subject.within === "" ? "" : ` for the ${subject.kind} that it makes`;
  return {
    code,
    severity: severityOf(violation),
    label: appOf(object, declaration)?.label ?? declaration.label,
    path: path === "" ? object.id : `${object.id} ${path}`,
    what: `${binding.actions.includes("Deny") ? "is refused by" : "is against"} the policy \`${policy.name}\`${made}: ${message}`,
    ...(got === undefined ? {} : { got }),
    expected: `\`${oneLine(expression.source)}\``,
    fix: fixOf({ fix: fixes(code, object.kind, path) }, code, object.origin),
  };
}

function fixes(code: string, kind: string, path: string) {
  const attribute = attributeOf(kind, path);
  const otherwise = `write \`"${code}": {"severity": "warning", "reason": "…"}\` in \`checks\``;
  const change = attribute === undefined ? "change what it comes from" : `change \`${attribute}\``;
  return { app: `${change}, or ${otherwise}` };
}

/** The server turns failures into what the binding asks for as well, unless the policy ignores them. */
function severityOf({ binding, policy, isFailure }: Violation): Level {
  return binding.actions.includes("Deny") && !(isFailure && policy.ignoresFailures) ? "error" : "warning";
}

function valueAt(body: Json, path: string): Json | undefined {
  if (path === "") return undefined;
  const keys = [...path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|([^.[\]]+)/g)].map(([, quoted, index, name]) =>
    index === undefined ? (quoted ?? name ?? "") : Number(index),
  );
  return lookup(body, ...keys);
}

function severityOfCheck(code: string): Level {
  return CHECKS.find((check) => check.code === code)?.severity ?? "error";
}

function undecidedProblem(
  { policy, what }: Pick<Undecided, "policy" | "what">,
  { label }: Declaration,
): CheckedProblem {
  return {
    code: "undecided-policy",
    severity: severityOfCheck("undecided-policy"),
    label,
    path: `policy ${policy.name}`,
    what: `is not decided: it asks for ${what}`,
    expected: "something that BUILD files or the files of policies say",
    fix: "declare `namespace_labels` if it is about those; otherwise try the chart on a cluster, and set `undecided-policy` to `off` with a reason",
  };
}

function mistakeProblem({ file, path, ...mistake }: PolicyMistake, { label }: Declaration): CheckedProblem {
  const place = path === "" ? file : `${file}: ${path}`;
  return { code: "invalid-policy", severity: severityOfCheck("invalid-policy"), label, path: place, ...mistake };
}

/** A cluster does not enforce it either, but that is hardly what its authors mean. */
function unboundProblems({ policies }: Policies, { label }: Declaration): readonly CheckedProblem[] {
  return policies
    .filter(({ bindings }) => bindings.length === 0)
    .map(({ name, document }) => ({
      code: "undecided-policy",
      severity: severityOfCheck("undecided-policy"),
      label,
      path: `policy ${name}`,
      what: `has no binding in the files, so that nothing enforces it (${document.file})`,
      expected: "a ValidatingAdmissionPolicyBinding with its name",
      fix: "add the binding, or remove the policy",
    }));
}

/** The build knows what an installation creates, but not what an upgrade finds. */
function updateProblems({ policies }: Policies, declaration: Declaration): readonly CheckedProblem[] {
  return policies
    .filter(({ constraints }) => isAboutUpdatesAlone(constraints["resourceRules"]))
    .map((policy) => undecidedProblem({ policy, what: "objects as they were before an update" }, declaration));
}

function isAboutUpdatesAlone(rules: Json | undefined): boolean {
  const operations = (Array.isArray(rules) ? rules : []).flatMap((rule: Json) => {
    const found = lookup(rule, "operations");
    return Array.isArray(found) ? found : [];
  });
  return operations.includes("UPDATE") && !operations.includes("CREATE") && !operations.includes("*");
}

function unknownProblems({ policies, severities }: Questions, { label }: Declaration): readonly CheckedProblem[] {
  const known = policies.policies.map(({ name }) => policyCode(name));
  return Object.keys(severities)
    .filter((code) => isPolicyCode(code) && !known.includes(code))
    .map((code) => ({
      code: "unknown-check",
      severity: "error",
      label,
      path: joinPath("checks", code),
      what: "names a policy that the chart is not held against",
      got: code,
      expected: known.length === 0 ? "policies in `policies`" : `one of ${known.join(", ")}`,
      fix: "correct the name, or remove it",
    }));
}
