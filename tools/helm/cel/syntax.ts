/** The parts of the CEL library that its macros work with, and that it leaves out of its types. */

export interface Type {
  readonly kind: string;
  readonly name: string;
  readonly keyType?: Type;
  readonly valueType?: Type;
}

export interface Node {
  readonly op: string;
  readonly args: unknown;
  readonly meta: Readonly<Record<string, unknown>>;
  readonly checkedType?: Type;
  readonly evaluate: Evaluate;
  readonly setMeta: (key: string, value: unknown) => Node;
  readonly clone: (operator: object, args: unknown) => Node;
}

export type Evaluate = (evaluator: Evaluator, node: unknown, scope: Scope) => unknown;

/** Where variables are looked up. */
export interface Scope {
  readonly forkWithVariable: (name: string, type: Type) => Scope;
  readonly reuse: (parent: Scope) => Scope;
  readonly setIterValue: (value: unknown, evaluator: Evaluator) => Scope;
}

export interface Checker {
  readonly check: (node: Node, scope: Scope) => Type;
  readonly getType: (name: string) => Type;
  readonly createError: (code: string, message: string, node: Node) => Error;
}

export interface Evaluator {
  readonly run: (node: Node, scope: Scope) => unknown;
}

/** What an expander makes of a call. */
export interface Macro {
  readonly typeCheck: (checker: Checker, macro: unknown, scope: Scope) => Type;
  readonly evaluate: (evaluator: Evaluator, macro: unknown, scope: Scope) => unknown;
  readonly async: false;
}

export interface Call {
  readonly args: readonly Node[];
  readonly receiver: Node;
}

export type Expander = (call: Call) => Macro;

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "op" in value && "setMeta" in value;
}

/** The name of the variable that a macro declares. */
export function variableName(node: Node | undefined): string {
  if (node?.op === "id" && typeof node.args === "string") return node.args;
  throw new Error("argument must be a simple name");
}
