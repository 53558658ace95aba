/** Evaluates a policy for an object. */
import { oneLine } from "../base/text.ts";
import type { Outcome, Variables } from "../cel/language.ts";
import type { Binding, Expression, Policy, Subject, Validation, Verdict, Violation } from "./types.ts";
import { violatedPath } from "./violated_path.ts";

/** An object before a policy, with one of its bindings and one of its parameters. */
export interface Case {
  readonly policy: Policy;
  readonly binding: Binding;
  readonly subject: Subject;
  /** Tells the parameters of a binding apart. */
  readonly parameter: number;
  /** What the policy has refused before, which grows. */
  readonly refused: Set<string>;
  readonly variables: Variables;
}

/** A workload that a policy refuses would make pods that it refuses for the same reason: that is said once. */
function isRefused(instance: Case, expression: Expression): boolean {
  return instance.subject.within !== "" && instance.refused.has(keyOf(instance, expression));
}

function violation(
  instance: Case,
  expression: Expression,
  found: Pick<Violation, "isFailure" | "message" | "path">,
): Violation {
  const { policy, binding, subject, refused } = instance;
  refused.add(keyOf(instance, expression));
  return { kind: "violation", policy, binding, subject, expression, ...found };
}

function keyOf({ binding, parameter, subject: { object } }: Case, { path }: Expression): string {
  return [binding.name, parameter, path, object.id, object.namespace].join("\n");
}

/** What the policy says about the object. */
export function evaluated(instance: Case): readonly Verdict[] {
  const { policy, variables } = instance;
  // A condition that is false ends it, whatever others say.
  const conditions = policy.matchConditions.map((condition) => ({
    condition,
    outcome: outcomeOf(condition, variables),
  }));
  if (conditions.some(({ outcome }) => "value" in outcome && outcome.value === false)) return [];
  const unclear = conditions.flatMap(({ condition, outcome }) => unclearVerdict(instance, condition, outcome));
  if (unclear.length > 0) return unclear.slice(0, 1);
  return [
    ...policy.validations.flatMap((validation) => validated(instance, validation)),
    ...policy.auditAnnotations.flatMap((annotation) =>
      unclearVerdict(instance, annotation, outcomeOf(annotation, variables)),
    ),
  ];
}

function outcomeOf({ program }: Expression, variables: Variables): Outcome {
  // One that does not compile has been reported as a mistake of the file.
  return program?.evaluate(variables) ?? { value: true };
}

/** Of an expression that has no value. */
function unclearVerdict(instance: Case, expression: Expression, outcome: Outcome): readonly Verdict[] {
  const { policy, subject } = instance;
  if (outcome.undecided !== undefined) return [{ kind: "undecided", policy, what: outcome.undecided }];
  if (outcome.error === undefined) return [];
  if (isRefused(instance, expression)) return [];
  const message = `expression '${oneLine(expression.source)}' resulted in error: ${outcome.error}`;
  return [violation(instance, expression, { message, isFailure: true, path: subject.within })];
}

function validated(instance: Case, validation: Validation): readonly Verdict[] {
  if (isRefused(instance, validation)) return [];
  const { policy, subject, variables } = instance;
  const outcome = outcomeOf(validation, variables);
  const unclear = unclearVerdict(instance, validation, outcome);
  if (unclear.length > 0 || ("value" in outcome && outcome.value !== false)) return unclear;
  const path = [subject.within, violatedPath(validation, policy, variables)].filter(Boolean).join(".");
  return [violation(instance, validation, { message: messageOf(validation, variables), isFailure: false, path })];
}

/** Kubernetes takes the first of these that says something. */
function messageOf({ message, messageExpression, source }: Validation, variables: Variables): string {
  const outcome = messageExpression?.program?.evaluate(variables);
  const computed =
    outcome !== undefined && "value" in outcome && typeof outcome.value === "string" ? outcome.value.trim() : "";
  if (computed !== "" && !computed.includes("\n") && computed.length <= LONGEST_MESSAGE) return computed;
  return message?.trim() || `failed expression: ${oneLine(source)}`;
}

/** Of Kubernetes: `MaxEvaluatedMessageExpressionSizeBytes`. */
const LONGEST_MESSAGE = 5 * 1024;
