/** Where in an object an expression is violated, as far as the expression tells. */
import type { Environment } from "@marcbachmann/cel-js";
import { language, type Program, type Variables } from "../cel/language.ts";
import { isNode, type Node } from "../cel/syntax.ts";
import { joinPath } from "../model/problems.ts";
import type { Expression, Policy } from "./types.ts";

/** What an identifier of an expression stands for: a path in the object. */
type Paths = ReadonlyMap<string, string>;

interface Search {
  readonly policy: Policy;
  readonly variables: Variables;
  readonly paths: Paths;
}

/** Empty if the expression does not tell. */
export function violatedPath({ source }: Expression, policy: Policy, variables: Variables): string {
  const root = syntaxOf(source);
  return root === undefined ? "" : (violated(root, { policy, variables, paths: OBJECT }) ?? "");
}

const OBJECT: Paths = new Map([["object", ""]]);

/** Compiled once: every object that breaks a rule asks for the same parts of its expression. */
const syntax = new Map<string, Node | undefined>();
const programs = new WeakMap<Policy, Map<string, Program | undefined>>();
const environments = new WeakMap<Policy, Environment>();

function syntaxOf(source: string): Node | undefined {
  if (!syntax.has(source)) syntax.set(source, parsed(source));
  return syntax.get(source);
}

function parsed(source: string): Node | undefined {
  try {
    return language().environment.parse(source).ast as unknown as Node;
  } catch {
    return undefined;
  }
}

/** The place that makes an expression false. */
function violated(node: Node, search: Search): string | undefined {
  const [left, right] = operands(node);
  switch (node.op) {
    case "&&": {
      const sides = [left, right].filter(isNode);
      const guilty = sides.find((side) => valueFor(side, search) === false);
      return guilty === undefined ? undefined : violated(guilty, search);
    }
    case "||":
      // `!has(a) || a > 1`: what follows is what the rule is about.
      return (right && violated(right, search)) ?? (left && violated(left, search));
    case "?:": {
      const side = chosen(node, search);
      return side && violated(side, search);
    }
    case "rcall":
      return loop(node, search) ?? firstPath(node, search);
    default:
      return firstPath(node, search);
  }
}

function operands(node: Node): readonly (Node | undefined)[] {
  return Array.isArray(node.args) ? (node.args as readonly Node[]) : [];
}

/** `list.all(item, …)`: the first item for which it does not hold. */
function loop(node: Node, search: Search): string | undefined {
  const [name, receiver, [variable, predicate, ...others]] = node.args as readonly [string, Node, readonly Node[]];
  if (name !== "all" || variable?.op !== "id" || predicate === undefined || others.length > 0) return undefined;
  const list = valueFor(receiver, search);
  const paths = itemPaths(receiver, search);
  if (!Array.isArray(list) || paths === undefined) return pathOf(receiver, search);
  for (const [index, item] of list.entries()) {
    const at = paths[index] ?? "";
    const inner = {
      ...search,
      // A copy would compute all variables.
      variables: Object.create(search.variables, { [String(variable.args)]: { value: item } }) as Variables,
      paths: new Map([...search.paths, [String(variable.args), at]]),
    };
    if (valueFor(predicate, inner) !== true) return violated(predicate, inner) ?? at;
  }
  return pathOf(receiver, search);
}

/** Where the items of a list are, which may be several lists, one after the other. */
function itemPaths(node: Node, search: Search): readonly string[] | undefined {
  if (node.op === "+") {
    const sides = operands(node).map((side) => (side === undefined ? undefined : itemPaths(side, search)));
    return sides.every((side) => side !== undefined) ? sides.flat() : undefined;
  }
  const meant = meantBy(node, search);
  if (meant !== undefined) return itemPaths(meant, inObject(search));
  const [path, list] = [pathOf(node, search), valueFor(node, search)];
  if (!Array.isArray(list)) return undefined;
  if (list.length === 0) return [];
  return path === undefined ? undefined : list.map((_, index) => joinPath(path, index));
}

/** What another expression stands for: the chosen side of a condition, or a variable. */
function meantBy(node: Node, { policy, ...search }: Search): Node | undefined {
  if (node.op === "?:") return chosen(node, { policy, ...search });
  if (node.op !== ".") return undefined;
  const [parent, field] = node.args as readonly [Node, string];
  const isVariable = parent.op === "id" && parent.args === "variables";
  const source = isVariable ? policy.variables.get(field)?.source : undefined;
  return source === undefined ? undefined : syntaxOf(source);
}

function chosen(node: Node, search: Search): Node | undefined {
  const [condition, then, otherwise] = node.args as readonly Node[];
  return condition && valueFor(condition, search) === true ? then : otherwise;
}

/** Variables do not see what loops declare. */
function inObject(search: Search): Search {
  return { ...search, paths: OBJECT };
}

/** The value of a part of an expression; undefined if it has none. */
function valueFor(node: Node, { variables, policy }: Search): unknown {
  const { input, start, end } = node as unknown as {
    readonly input: string;
    readonly start: number;
    readonly end: number;
  };
  const outcome = programFor(policy, input.slice(start, end))?.evaluate(variables);
  return outcome !== undefined && "value" in outcome ? outcome.value : undefined;
}

function programFor(policy: Policy, part: string): Program | undefined {
  const known = programs.get(policy) ?? new Map<string, Program | undefined>();
  programs.set(policy, known);
  if (!known.has(part)) known.set(part, language().compile(environmentOf(policy), part).program);
  return known.get(part);
}

/** What loops declare is not known to a part of an expression: any name is a variable. */
function environmentOf(policy: Policy): Environment {
  const known = environments.get(policy) ?? language().environment.clone({ unlistedVariablesAreDyn: true });
  if (!environments.has(policy)) {
    for (const name of policy.variables.keys()) known.registerVariable(`variables.${name}`, "dyn");
    environments.set(policy, known);
  }
  return known;
}

/** The first place in the object that an expression reads. */
function firstPath(node: Node, search: Search): string | undefined {
  const path = pathOf(node, search);
  if (path !== undefined && path !== "") return path;
  for (const child of childrenOf(node.args)) {
    const found = firstPath(child, search);
    if (found !== undefined) return found;
  }
  return undefined;
}

function childrenOf(value: unknown): readonly Node[] {
  if (isNode(value)) return [value];
  return Array.isArray(value) ? value.flatMap(childrenOf) : [];
}

/** The place that an expression stands for: `object.spec.replicas`, `container.image`, `object.?spec.orValue({})`. */
function pathOf(node: Node, search: Search): string | undefined {
  switch (node.op) {
    case "id":
      return search.paths.get(String(node.args));
    case ".":
    case ".?": {
      const [parent, field] = node.args as readonly [Node, string];
      const meant = meantBy(node, search);
      if (meant !== undefined) return pathOf(meant, inObject(search)) ?? firstPath(meant, inObject(search));
      const path = pathOf(parent, search);
      return path === undefined ? undefined : joinPath(path, field);
    }
    case "[]":
    case "[?]": {
      const [parent, key] = node.args as readonly [Node, Node];
      const path = pathOf(parent, search);
      if (path === undefined || key.op !== "value") return path;
      return joinPath(path, typeof key.args === "bigint" ? Number(key.args) : String(key.args));
    }
    case "rcall": {
      const [name, receiver] = node.args as readonly [string, Node];
      return name === "orValue" || name === "value" ? pathOf(receiver, search) : undefined;
    }
    case "?:": {
      const side = chosen(node, search);
      return side && pathOf(side, search);
    }
    default:
      return undefined;
  }
}
