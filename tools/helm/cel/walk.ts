/** Prepares the syntax of an expression: what the CEL library does otherwise than Kubernetes, and what loops cost. */
import { Optional } from "@marcbachmann/cel-js";
import { closest } from "../base/text.ts";
import { FUNCTION_NAMES } from "./functions.ts";
import { ExpressionError } from "./library.ts";
import type { Meter } from "./meter.ts";
import { type Evaluator, isNode, type Macro, type Node, type Scope } from "./syntax.ts";
import { isMap } from "./values.ts";

/** Functions of the library that do not do what Kubernetes' do, and the names of those that do. */
const RENAMED: Readonly<Record<string, string>> = { matches: "matchesRe2" };

/** Before types are checked. `isVariable`: whether there is a variable of this name. */
export function prepare(root: Node, isVariable: (name: string) => boolean): void {
  for (const node of nodesIn(root)) {
    if (node.op === "call" || node.op === "rcall") prepareCall(node, isVariable);
    if (node.op !== ".") continue;
    const name = qualifiedName(node);
    // Variables may have names with dots: `variables.image`.
    if (name !== undefined && isVariable(name)) node.setMeta("alternate", identifier(node, name));
  }
}

function prepareCall(node: Node, isVariable: (name: string) => boolean): void {
  const call = node.args as unknown[];
  const name = String(call[0]);
  if (!FUNCTION_NAMES.has(name)) throw unknownFunction(name);
  if (name === "has" && node.op === "call") node.setMeta("macro", presence(call[1] as readonly Node[], isVariable));
  call[0] = RENAMED[name] ?? name;
}

function unknownFunction(name: string): ExpressionError {
  const meant = closest(name, [...FUNCTION_NAMES]);
  return new ExpressionError(
    `\`${name}\` is not a function of Kubernetes${meant === undefined ? "" : `; did you mean \`${meant}\`?`}`,
  );
}

/** `a.b` for the field of an identifier. */
function qualifiedName(node: Node): string | undefined {
  const [parent, field] = node.args as readonly [Node, string];
  return parent.op === "id" ? `${parent.args}.${field}` : undefined;
}

function identifier(node: Node, name: string): Node {
  const [{ op, meta }] = node.args as readonly [Node, string];
  return node.clone({ name: op, check: meta["check"], evaluate: meta["evaluate"] }, name);
}

/** `has` of the field of any expression; the library's own only follows fields from a variable on. */
function presence([field]: readonly Node[], isVariable: (name: string) => boolean): Macro {
  if (field?.op !== ".") throw new ExpressionError("invalid argument to has() macro");
  const [operand, key] = field.args as readonly [Node, string];
  const name = qualifiedName(field);
  const isQualified = name !== undefined && isVariable(name);
  return {
    async: false,
    typeCheck: (checker, _, scope) => {
      checker.check(field, scope);
      return checker.getType("bool");
    },
    evaluate: (evaluator, _, scope) => isQualified || isPresent(evaluator.run(operand, scope), key),
  };
}

function isPresent(value: unknown, key: string): boolean {
  if (value instanceof Optional) return value.hasValue() && isPresent(value.value(), key);
  if (isMap(value)) return Object.hasOwn(value, key);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new ExpressionError(`no such key: ${key}`);
  return (value as Readonly<Record<string, unknown>>)[key] !== undefined;
}

/** After types are checked. */
export function finish(root: Node, meter: Meter): void {
  for (const node of nodesIn(root)) {
    if (node.op === "list") assertOneType(node);
    if (node.op === "comprehension") meterStep((node.args as { readonly step: Node }).step, meter);
  }
}

/** Kubernetes refuses a list of, say, a number and a text, but for one that is formatted. */
function assertOneType({ args }: Node): void {
  const types = (args as readonly Node[]).flatMap(({ checkedType }) =>
    checkedType === undefined || /\b(?:dyn|[A-Z])\b/.test(checkedType.name) ? [] : [checkedType.name],
  );
  const other = types.find((type) => type !== types[0]);
  if (other !== undefined) throw new ExpressionError(`expected type '${types[0]}' but found '${other}'`);
}

/** A step of a loop costs as much as it has operators. */
function meterStep(step: Node, { spend }: Meter): void {
  const cost = nodesIn(step).length;
  const unmetered = Object.getPrototypeOf(step).evaluate as Node["evaluate"];
  let resolved: Node["evaluate"] | undefined;
  const evaluate = (evaluator: Evaluator, node: unknown, scope: Scope): unknown => {
    // A node replaces its own method when it is first called, and calls itself again.
    if (resolved === undefined) return unmetered.call(step, evaluator, node, scope);
    spend(cost);
    return resolved.call(step, evaluator, node, scope);
  };
  Object.defineProperty(step, "evaluate", {
    get: () => evaluate,
    set: (own: Node["evaluate"]) => {
      resolved = own;
    },
  });
}

/** All nodes, those that macros were expanded to as well. */
function nodesIn(root: Node): readonly Node[] {
  const seen = new Set<unknown>();
  const found: Node[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    if (Array.isArray(value)) for (const item of value) visit(item);
    else if (isNode(value)) {
      found.push(value);
      visit(value.args);
      visit(value.meta["alternate"]);
      visit(value.meta["macro"]);
    } else if (Object.getPrototypeOf(value) === Object.prototype) for (const item of Object.values(value)) visit(item);
  };
  visit(root);
  return found;
}
