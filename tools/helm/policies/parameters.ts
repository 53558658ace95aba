/** The parameters of a binding (k8s.io/apiserver/pkg/admission/plugin/policy/generic: `CollectParams`). */
import { mapOf, textOf } from "../checks/objects/objects.ts";
import { matches } from "../checks/objects/selectors.ts";
import type { Json, JsonObject } from "../checks/types.ts";
import type { Binding, Policies, Policy, PolicyDocument, PolicyMistake, Subject } from "./types.ts";

type Parameters =
  | { readonly parameters: readonly Json[]; readonly mistake?: never }
  | { readonly parameters?: never; readonly mistake: PolicyMistake };

/** Each is evaluated by itself. Without parameters, `params` is null, or there is nothing to evaluate. */
export function parametersOf(policy: Policy, binding: Binding, subject: Subject, policies: Policies): Parameters {
  const { paramRef } = binding;
  const { paramKind } = policy;
  if (paramKind === undefined || paramRef === undefined) return { parameters: [null] };
  const namespace = textOf(paramRef["namespace"]) ?? subject.namespace;
  const found = policies.parameters.filter(
    (document) =>
      document.apiVersion === paramKind.apiVersion &&
      document.kind === paramKind.kind &&
      isIn(document, namespace) &&
      isMeant(document, paramRef),
  );
  if (found.length > 0 || paramRef["parameterNotFoundAction"] === "Allow") {
    return { parameters: found.map(({ body }) => body) };
  }
  return { mistake: missing(binding, paramKind.kind, paramRef) };
}

/** Objects of the whole cluster are in no namespace. */
function isIn(document: PolicyDocument, namespace: string | undefined): boolean {
  return document.namespace === undefined || document.namespace === namespace;
}

function isMeant({ name, labels }: PolicyDocument, paramRef: JsonObject): boolean {
  const wanted = textOf(paramRef["name"]);
  return wanted === undefined ? matches(mapOf(paramRef["selector"]), labels) : name === wanted;
}

function missing({ document }: Binding, kind: string, paramRef: JsonObject): PolicyMistake {
  const name = textOf(paramRef["name"]);
  return {
    file: document.file,
    path: `${document.id} spec.paramRef`,
    what: `refers to ${name === undefined ? "parameters that no" : "a parameter that none"} of the files ${name === undefined ? "have" : "has"}`,
    got: name ?? paramRef["selector"],
    expected: `a ${kind} in \`policies\`, in the namespace that the binding names or that of the object`,
    fix: `add the ${kind}`,
  };
}
