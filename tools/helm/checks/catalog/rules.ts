/**
 * The rules of custom resources: `x-kubernetes-validations` of their definitions, in CEL (Kubernetes: "Extend the Kubernetes API
 * with CustomResourceDefinitions", "Validation rules"). Loaded only for charts that have custom resources.
 */
import type { Environment } from "@marcbachmann/cel-js";
import { oneLine } from "../../base/text.ts";
import { language, type Outcome, type Program } from "../../cel/language.ts";
import { joinPath, within } from "../../model/problems.ts";
import type { BrokenRule, Json, JsonObject } from "../types.ts";
import { withDefaults } from "./defaults.ts";
import { isMap } from "./field_schema.ts";
import { knownRules } from "./known_rules.ts";
import { type Rule, rootSchemas, rulesIn, type StructuralSchema } from "./structural.ts";
import { typedValue } from "./typed_value.ts";

/** Finds the rules that objects break. `crds`: definitions, which override the known ones. */
export function ruleBook(crds: readonly unknown[]): (object: JsonObject) => readonly BrokenRule[] {
  const given = rootSchemas(crds);
  return (object) => {
    const kind = `${object["apiVersion"]} ${object["kind"]}`;
    const schema = given.get(kind) ?? knownRules(kind);
    if (schema === undefined) return [];
    // Those who create an object cannot set its status.
    const { status: _, ...written } = object;
    return brokenIn(withDefaults(written, schema), schema, "");
  };
}

function brokenIn(value: unknown, schema: StructuralSchema, path: string): readonly BrokenRule[] {
  if (value === null || value === undefined) return [];
  const own = rulesIn(schema).flatMap((rule) => broken(rule, value, schema, path));
  return [...own, ...childrenOf(value, schema, path).flatMap(([at, inner, of]) => brokenIn(inner, of, at))];
}

type Child = readonly [path: string, value: unknown, schema: StructuralSchema];

function childrenOf(value: unknown, schema: StructuralSchema, path: string): readonly Child[] {
  if (Array.isArray(value)) {
    const { items } = schema;
    return items === undefined ? [] : value.map((item, index) => [joinPath(path, index), item, items] as const);
  }
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, inner]): readonly Child[] => {
    const of = schema.properties?.[key] ?? schema.additionalProperties;
    return typeof of === "object" ? [[joinPath(path, key), inner, of]] : [];
  });
}

function broken(rule: Rule, value: unknown, schema: StructuralSchema, path: string): readonly BrokenRule[] {
  const program = compiled(rule.rule);
  // A rule about what was there before says nothing about a new object.
  if (program === undefined || /\boldSelf\b/.test(rule.rule)) return [];
  const self = { self: typedValue(value, schema) };
  const outcome = program.evaluate(self);
  if ("value" in outcome && outcome.value === true) return [];
  const at = rule.fieldPath === undefined ? path : within(path, rule.fieldPath.replace(/^\./, ""));
  return [{ path: at, rule: oneLine(rule.rule), message: messageOf(rule, outcome, self), value: value as Json }];
}

function messageOf(
  { rule, message, messageExpression }: Rule,
  outcome: Outcome,
  self: { readonly self: unknown },
): string {
  if (outcome.error !== undefined) return `its rule failed: ${outcome.error}`;
  const computed = messageExpression === undefined ? undefined : compiled(messageExpression)?.evaluate(self);
  if (computed !== undefined && "value" in computed && typeof computed.value === "string") return computed.value;
  return message ?? `failed rule: ${oneLine(rule)}`;
}

const programs = new Map<string, Program | undefined>();
let environment: Environment | undefined;

/** Undefined if it does not compile: then the server does not take the definition. */
function compiled(expression: string): Program | undefined {
  const { environment: base, compile } = language();
  environment ??= base.clone().registerVariable("self", "dyn").registerVariable("oldSelf", "dyn");
  if (!programs.has(expression)) programs.set(expression, compile(environment, expression).program);
  return programs.get(expression);
}
