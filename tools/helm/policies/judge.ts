/** What policies say about the objects of a chart, in the order in which the API server asks. */

import { resultOf, type Variables } from "../cel/language.ts";
import { AUTHORIZER, RESOURCE_CHECK } from "../cel/libraries/authorizer.ts";
import { toCel } from "../cel/values.ts";
import type { Json, Rendering, Strings } from "../checks/types.ts";
import { evaluated } from "./evaluation.ts";
import { lazy } from "./lazy.ts";
import { matchesResources } from "./match.ts";
import { parametersOf } from "./parameters.ts";
import { labelsOf } from "./read.ts";
import { NO_NAMESPACE, namespaceOf, requestOf } from "./records.ts";
import { subjectsOf } from "./subjects.ts";
import type { Place, Policies, Policy, Subject, Verdict } from "./types.ts";

export function judge(policies: Policies, rendering: Rendering, place: Place): readonly Verdict[] {
  const witnesses = subjectsOf(rendering, place).map((subject) => witnessOf(subject, policies, place));
  return policies.policies.flatMap((policy) => {
    const refused = new Set<string>();
    return witnesses.flatMap((witness) => verdictsOn(witness, policy, policies, refused));
  });
}

/** A subject, and what all expressions see of it. */
interface Witness {
  readonly subject: Subject;
  /** Of its namespace; undefined if nothing says which it has. */
  readonly labels: Strings | undefined;
  /** Computed when an expression first needs it. */
  readonly variables: () => Scope;
}

/** Variables, and the values of those that policies declare, by their definitions. */
type Scope = Variables & { readonly [COMPUTED]: Map<string, unknown> };

const COMPUTED = Symbol("computed variables");

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
    [COMPUTED]: new Map<string, unknown>(),
  }));
  return { subject, labels, variables };
}

/** `refused`: what the policy has refused before, which grows. */
function verdictsOn(
  { subject, labels, variables }: Witness,
  policy: Policy,
  policies: Policies,
  refused: Set<string>,
): readonly Verdict[] {
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
    return parameters.flatMap((parameter, index) => {
      const scope = variablesOf(policy, variables(), parameter);
      return evaluated({ policy, binding, subject, parameter: index, refused, variables: scope });
    });
  });
}

function namespaceLabels({ namespace }: Subject, policies: Policies, place: Place) {
  if (namespace === undefined) return undefined;
  const declared = namespace === place.namespace ? place.namespaceLabels : undefined;
  return declared === undefined ? policies.namespaces.get(namespace) : labelsOf(namespace, declared);
}

/** With those that the policy declares, each of which is computed when an expression first needs it. */
function variablesOf(policy: Policy, common: Scope, parameter: Json): Scope {
  const scope = Object.create(declaredIn(policy)) as Scope;
  // Policies that declare the same variables share them, unless they depend on parameters.
  const computed = policy.paramKind === undefined ? common[COMPUTED] : new Map<string, unknown>();
  return Object.assign(scope, common, { params: toCel(parameter), [COMPUTED]: computed });
}

const declared = new WeakMap<Policy, object>();

/** The policy's variables, as properties of whatever inherits them: making these for each object would cost more than all else. */
function declaredIn(policy: Policy): object {
  const known = declared.get(policy) ?? {};
  if (declared.has(policy)) return known;
  declared.set(policy, known);
  let definition = "";
  for (const [name, { source, program }] of policy.variables) {
    // A variable sees those before it.
    definition += `${name} = ${source}\n`;
    const key = definition;
    const compute = (scope: Scope) =>
      resultOf(program?.evaluate(scope) ?? { error: `variable \`${name}\` does not compile` });
    Object.defineProperty(known, `variables.${name}`, {
      get(this: Scope) {
        const computed = this[COMPUTED];
        if (!computed.has(key)) computed.set(key, compute(this));
        return computed.get(key);
      },
    });
  }
  return known;
}

/** The object as an expression sees it. Controllers give what they make names that no one knows before. */
function objectOf({ body, within, name }: Subject): unknown {
  const object = toCel(body()) as { readonly metadata: object };
  if (within === "" && name !== "") return object;
  const what = "the name that a controller or the API server gives";
  const unknown = { get: () => resultOf({ undecided: what }), enumerable: true };
  return { ...object, metadata: Object.defineProperty({ ...object.metadata }, "name", unknown) };
}
