/** What policies say about the objects of a chart, in the order in which the API server asks. */

import { oneLine } from "../base/text.ts";
import { type Outcome, resultOf, type Variables } from "../cel/language.ts";
import { AUTHORIZER, RESOURCE_CHECK } from "../cel/libraries/authorizer.ts";
import { toCel } from "../cel/values.ts";
import type { Json, Rendering, Strings } from "../checks/types.ts";
import { lazy } from "./lazy.ts";
import { matchesResources } from "./match.ts";
import { parametersOf } from "./parameters.ts";
import { labelsOf } from "./read.ts";
import { NO_NAMESPACE, namespaceOf, requestOf } from "./records.ts";
import { subjectsOf } from "./subjects.ts";
import type { Binding, Expression, Place, Policies, Policy, Subject, Validation, Verdict } from "./types.ts";
import { violatedPath } from "./violated_path.ts";

export function judge(policies: Policies, rendering: Rendering, place: Place): readonly Verdict[] {
  const witnesses = subjectsOf(rendering, place).map((subject) => witnessOf(subject, policies, place));
  return policies.policies.flatMap((policy) =>
    firsts(witnesses.flatMap((witness) => verdictsOn(witness, policy, policies))),
  );
}

/** A subject, and what all expressions see of it. */
interface Witness {
  readonly subject: Subject;
  /** Of its namespace; undefined if nothing says which it has. */
  readonly labels: Strings | undefined;
  /** Computed when an expression first needs it. */
  readonly variables: () => Variables;
}

function witnessOf(subject: Subject, policies: Policies, place: Place): Witness {
  const labels = namespaceLabels(subject, policies, place);
  const namespace = subject.namespace ?? "";
  const variables = lazy(() => ({
    object: objectOf(subject),
    oldObject: null,
    request: requestOf({ ...subject, namespace }),
    namespaceObject: subject.namespace === undefined ? NO_NAMESPACE : namespaceOf(namespace, labels),
    authorizer: AUTHORIZER.value,
    "authorizer.requestResource": RESOURCE_CHECK.value,
  }));
  return { subject, labels, variables };
}

/** A pod that a policy refuses comes from a workload that it may refuse for the same reason: that is said once. */
function firsts(verdicts: readonly Verdict[]): readonly Verdict[] {
  const known = new Set<string>();
  return verdicts.filter((verdict) => {
    if (verdict.kind !== "violation") return true;
    const { binding, expression, subject } = verdict;
    const key = [binding.name, expression.path, subject.object.id, subject.object.namespace].join("\n");
    const owner = subject.within === "" ? undefined : key;
    if (owner !== undefined && known.has(owner)) return false;
    known.add(key);
    return true;
  });
}

function verdictsOn({ subject, labels, variables }: Witness, policy: Policy, policies: Policies): readonly Verdict[] {
  const undecided = (what: string): readonly Verdict[] => [{ kind: "undecided", policy, what }];
  const isMatch = matchesResources(policy.constraints, subject, labels);
  if (typeof isMatch === "string") return undecided(isMatch);
  if (!isMatch) return [];
  return policy.bindings.flatMap((binding) => {
    const isBound = matchesResources(binding.resources, subject, labels);
    if (typeof isBound === "string") return undecided(isBound);
    if (!isBound) return [];
    const { parameters, mistake } = parametersOf(policy, binding, subject, policies);
    if (mistake !== undefined) return [{ kind: "unusable", mistake }];
    return parameters.flatMap((parameter) =>
      evaluated({ policy, binding, subject, variables: variablesOf(policy, variables(), parameter) }),
    );
  });
}

function namespaceLabels({ namespace }: Subject, policies: Policies, place: Place) {
  if (namespace === undefined) return undefined;
  const declared = namespace === place.namespace ? place.namespaceLabels : undefined;
  return declared === undefined ? policies.namespaces.get(namespace) : labelsOf(namespace, declared);
}

/** With those that the policy declares, each of which is computed when an expression first needs it. */
function variablesOf({ variables }: Policy, common: Variables, parameter: Json): Variables {
  const scope = { ...common, params: toCel(parameter) };
  for (const [name, { program }] of variables) {
    const value = lazy(() => resultOf(program?.evaluate(scope) ?? { error: `variable \`${name}\` does not compile` }));
    Object.defineProperty(scope, `variables.${name}`, { get: value, enumerable: true });
  }
  return scope;
}

/** The object as an expression sees it. Controllers give what they make names that no one knows before. */
function objectOf({ body, within, name }: Subject): unknown {
  const object = toCel(body()) as { readonly metadata: object };
  if (within === "" && name !== "") return object;
  const what = "the name that a controller or the API server gives";
  const unknown = { get: () => resultOf({ undecided: what }), enumerable: true };
  return { ...object, metadata: Object.defineProperty({ ...object.metadata }, "name", unknown) };
}

interface Case {
  readonly policy: Policy;
  readonly binding: Binding;
  readonly subject: Subject;
  readonly variables: Variables;
}

function evaluated(instance: Case): readonly Verdict[] {
  const { policy, variables } = instance;
  // A condition that is false ends it, whatever others say.
  const conditions = policy.matchConditions.map((condition) => ({
    condition,
    outcome: outcomeOf(condition, variables),
  }));
  if (
    conditions.some(
      ({ outcome }) => outcome.error === undefined && outcome.undecided === undefined && outcome.value === false,
    )
  )
    return [];
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
function unclearVerdict(
  { policy, binding, subject }: Case,
  expression: Expression,
  outcome: Outcome,
): readonly Verdict[] {
  if (outcome.undecided !== undefined) return [{ kind: "undecided", policy, what: outcome.undecided }];
  if (outcome.error === undefined) return [];
  const message = `expression '${shortened(expression.source)}' resulted in error: ${outcome.error}`;
  return [{ kind: "violation", policy, binding, subject, expression, message, isFailure: true, path: subject.within }];
}

function validated(instance: Case, validation: Validation): readonly Verdict[] {
  const { policy, binding, subject, variables } = instance;
  const outcome = outcomeOf(validation, variables);
  const unclear = unclearVerdict(instance, validation, outcome);
  if (unclear.length > 0 || ("value" in outcome && outcome.value !== false)) return unclear;
  const inObject = violatedPath(validation, policy, variables);
  return [
    {
      kind: "violation",
      policy,
      binding,
      subject,
      expression: validation,
      message: messageOf(validation, variables),
      isFailure: false,
      path: [subject.within, inObject].filter(Boolean).join("."),
    },
  ];
}

/** Kubernetes takes the first of these that says something. */
function messageOf({ message, messageExpression, source }: Validation, variables: Variables): string {
  const outcome = messageExpression?.program?.evaluate(variables);
  const computed =
    outcome !== undefined && "value" in outcome && typeof outcome.value === "string" ? outcome.value.trim() : "";
  if (computed !== "" && !computed.includes("\n") && computed.length <= LONGEST_MESSAGE) return computed;
  return message?.trim() || `failed expression: ${shortened(source)}`;
}

/** Of Kubernetes: `MaxEvaluatedMessageExpressionSizeBytes`. */
const LONGEST_MESSAGE = 5 * 1024;

function shortened(source: string): string {
  return oneLine(source);
}
