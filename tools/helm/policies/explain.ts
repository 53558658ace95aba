/** Explains policies to people: what each is about, and the expressions that objects have to satisfy. */
import { listOf, lookup, mapOf, textOf } from "../checks/objects/objects.ts";
import type { Json } from "../checks/types.ts";
import type { Binding, Expression, Policies, Policy } from "./types.ts";

/** A text about the policy of this name; `policy:` may stand before it. Undefined if there is none. */
export function explainPolicy({ policies }: Policies, word: string): string | undefined {
  const name = word.replace(/^policy:/, "");
  const policy = policies.find((each) => each.name === name);
  return policy === undefined ? undefined : linesOf(policy).join("\n");
}

function linesOf(policy: Policy): readonly string[] {
  const { name, document, constraints, matchConditions, variables, validations, auditAnnotations, bindings } = policy;
  return [
    `policy ${name}, in ${document.file}`,
    ...listOf(constraints["resourceRules"]).map((rule) => `about     ${ruleText(rule)}`),
    ...listOf(constraints["excludeResourceRules"]).map((rule) => `not about ${ruleText(rule)}`),
    ...selectors(constraints),
    ...matchConditions.map((condition) => `if        ${sourceOf(condition)}`),
    ...[...variables].map(([variable, expression]) => `where     variables.${variable} = ${sourceOf(expression)}`),
    ...validations.flatMap((validation) => [
      `must be   ${sourceOf(validation)}`,
      ...(validation.messageExpression === undefined ? [] : [`  says    ${sourceOf(validation.messageExpression)}`]),
      ...(validation.message === undefined ? [] : [`  says    ${JSON.stringify(validation.message)}`]),
    ]),
    ...auditAnnotations.map((annotation) => `records   ${annotation.name} = ${sourceOf(annotation)}`),
    `failures  ${policy.ignoresFailures ? "are ignored by the cluster" : "count as violations"}`,
    ...bindings.map(bindingText),
    ...(bindings.length === 0 ? ["bound     by nothing: nothing enforces it"] : []),
  ];
}

/** With further lines below the first. */
function sourceOf({ source }: Expression): string {
  return source.trim().replaceAll(/\n\s*/g, "\n          ");
}

function ruleText(rule: Json): string {
  const words = (field: string) => listOf(lookup(rule, field)).map((word) => (word === "" ? "core" : String(word)));
  const names = words("resourceNames");
  return [
    `${words("operations").join(", ")} of ${words("resources").join(", ")}`,
    ...(names.length === 0 ? [] : [`named ${names.join(", ")}`]),
    `in ${words("apiGroups").join(", ")} ${words("apiVersions").join(", ")}`,
  ].join(" ");
}

function selectors(resources: Policy["constraints"]): readonly string[] {
  return ["namespaceSelector", "objectSelector"].flatMap((field) => {
    const selector = mapOf(resources[field]);
    return Object.keys(selector).length === 0 ? [] : [`only      ${field} ${JSON.stringify(selector)}`];
  });
}

function bindingText({ name, actions, paramRef, resources }: Binding): string {
  const parameters =
    paramRef === undefined ? [] : [`with ${textOf(paramRef["name"]) ?? JSON.stringify(paramRef["selector"])}`];
  const limits = Object.keys(resources).length === 0 ? [] : [`for ${JSON.stringify(resources)}`];
  return [`bound     by ${name}: ${actions.join(", ")}`, ...parameters, ...limits].join(" ");
}
