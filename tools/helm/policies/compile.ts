/** Compiles the expressions of a policy, with the variables that Kubernetes gives them. */
import type { Environment } from "@marcbachmann/cel-js";
import { type Language, language, type Program } from "../cel/language.ts";
import { AUTHORIZER, RESOURCE_CHECK } from "../cel/libraries/authorizer.ts";
import { listOf, mapOf, textOf } from "../checks/objects/objects.ts";
import type { JsonObject } from "../checks/types.ts";
import { joinPath } from "../model/problems.ts";
import { NAMESPACE, NO_NAMESPACE, RECORDS, REQUEST } from "./records.ts";
import type { Binding, Condition, Expression, Policy, PolicyDocument, PolicyMistake, Validation } from "./types.ts";

export interface CompiledPolicy {
  readonly policy: Policy;
  readonly mistakes: readonly PolicyMistake[];
}

let shared: Environment | undefined;

/** What all policies have. */
function environmentOf({ environment }: Language): Environment {
  if (shared !== undefined) return shared;
  shared = environment.clone();
  for (const { name, construct, fields } of RECORDS) shared.registerType(name, { ctor: construct, fields });
  shared
    .registerVariable("object", "dyn")
    .registerVariable("oldObject", "dyn")
    .registerVariable("request", REQUEST.name)
    .registerVariable("namespaceObject", NAMESPACE.name)
    .registerVariable("authorizer", AUTHORIZER.type.name)
    .registerVariable("authorizer.requestResource", RESOURCE_CHECK.type.name)
    .registerOperator(`${NAMESPACE.name} == null`, (namespace) => namespace === NO_NAMESPACE);
  return shared;
}

const TRUTH = ["bool"];
const TEXT = ["string"];
const ANNOTATION = ["string", "null"];

export function compilePolicy(document: PolicyDocument, bindings: readonly Binding[]): CompiledPolicy {
  const compiler = compilerOf(document);
  const { spec, environment, compile } = compiler;
  const matchConditions = conditions(compiler, "matchConditions", "expression", TRUTH);
  // Conditions of matching do not see variables; each variable sees those before it.
  const variables = entriesIn(spec, "variables").map(([path, entry]) => {
    const name = textOf(entry["name"]) ?? "";
    const expression = compile(textOf(entry["expression"]), `${path}.expression`);
    const full = `variables.${name}`;
    if (!environment.hasVariable(full)) environment.registerVariable(full, expression.program?.type ?? "dyn");
    return [name, expression] as const;
  });
  const policy: Policy = {
    document,
    name: document.name,
    constraints: mapOf(spec["matchConstraints"]),
    matchConditions,
    variables: new Map(variables),
    validations: entriesIn(spec, "validations").map(([path, entry]) => validation(compiler, path, entry)),
    auditAnnotations: conditions(compiler, "auditAnnotations", "valueExpression", ANNOTATION),
    paramKind: paramKindOf(spec),
    ignoresFailures: spec["failurePolicy"] === "Ignore",
    bindings,
  };
  return { policy, mistakes: [...compiler.mistakes, ...emptiness(document, policy)] };
}

interface Compiler {
  readonly spec: JsonObject;
  readonly environment: Environment;
  /** `types`: those that the value may have; without them, any. */
  readonly compile: (source: string | undefined, path: string, types?: readonly string[]) => Expression;
  readonly mistakes: readonly PolicyMistake[];
}

function compilerOf({ body, file, id }: PolicyDocument): Compiler {
  const spec = mapOf(body["spec"]);
  const tongue = language();
  const environment = environmentOf(tongue).clone();
  if (paramKindOf(spec) !== undefined) environment.registerVariable("params", "dyn");
  const mistakes: PolicyMistake[] = [];
  return {
    spec,
    environment,
    mistakes,
    compile: (source = "", at, types) => {
      const path = `spec.${at}`;
      const { program, error } = tongue.compile(environment, source);
      const what = error ?? wrongType(program, types);
      if (what === undefined) return { source, path, program };
      const fix = "correct the expression";
      const expected = "an expression of Kubernetes' CEL";
      mistakes.push({ file, path: `${id} ${path}`, what: `does not compile: ${what}`, got: source, expected, fix });
      return { source, path, program: undefined };
    },
  };
}

function wrongType({ type }: Program, types: readonly string[] | undefined): string | undefined {
  if (types === undefined || types.includes(type)) return undefined;
  return `must evaluate to ${types.join(" or ")} but got ${type}`;
}

function entriesIn(spec: JsonObject, field: string): readonly (readonly [path: string, entry: JsonObject])[] {
  return listOf(spec[field]).map((entry, index) => [joinPath(field, index), mapOf(entry)] as const);
}

function conditions(
  { spec, compile }: Compiler,
  field: string,
  key: string,
  types: readonly string[],
): readonly Condition[] {
  return entriesIn(spec, field).map(([path, entry]) => ({
    name: textOf(entry["name"]) ?? textOf(entry["key"]) ?? "",
    ...compile(textOf(entry[key]), `${path}.${key}`, types),
  }));
}

function validation({ compile }: Compiler, path: string, entry: JsonObject): Validation {
  const messageExpression = textOf(entry["messageExpression"]);
  return {
    ...compile(textOf(entry["expression"]), `${path}.expression`, TRUTH),
    message: textOf(entry["message"]),
    messageExpression:
      messageExpression === undefined ? undefined : compile(messageExpression, `${path}.messageExpression`, TEXT),
  };
}

function paramKindOf(spec: JsonObject): Policy["paramKind"] {
  const { apiVersion, kind } = mapOf(spec["paramKind"]);
  return typeof apiVersion === "string" && typeof kind === "string" ? { apiVersion, kind } : undefined;
}

function emptiness({ file, id }: PolicyDocument, policy: Policy): readonly PolicyMistake[] {
  if (policy.validations.length > 0 || policy.auditAnnotations.length > 0) return [];
  const expected = "`validations` or `auditAnnotations`";
  return [{ file, path: `${id} spec`, what: "says nothing", expected, fix: "add a validation" }];
}
