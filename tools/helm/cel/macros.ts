/** CEL's macros that the library lacks: those of two variables, of optional values, and `sortBy` (cel-go: `ext`). */
import { Optional } from "@marcbachmann/cel-js";
import { order } from "./libraries/lists.ts";
import { ExpressionError } from "./library.ts";
import type { Meter } from "./meter.ts";
import {
  type Call,
  type Checker,
  type Evaluator,
  type Expander,
  type Macro,
  type Node,
  type Scope,
  type Type,
  variableName,
} from "./syntax.ts";
import { isMap } from "./values.ts";

type Entry = readonly [key: unknown, value: unknown];

/** What a loop does with its entries: `run` evaluates the bodies for one of them. */
interface Loop {
  readonly typeOf: (checker: Checker, range: Type, bodies: readonly Type[]) => Type;
  readonly collect: (entries: readonly Entry[], run: (entry: Entry) => readonly Lazy[]) => unknown;
}

type Lazy = () => unknown;

const BOOLEAN: Loop["typeOf"] = (checker) => checker.getType("bool");
const LIST: Loop["typeOf"] = (checker, _, bodies) => checker.getType(`list<${bodies.at(-1)?.name}>`);
const MAP: Loop["typeOf"] = (checker, range, bodies) =>
  checker.getType(`map<${range.kind === "list" ? "int" : (range.keyType?.name ?? "dyn")}, ${bodies.at(-1)?.name}>`);
const DYNAMIC_MAP: Loop["typeOf"] = (checker) => checker.getType("map");

export function macros(meter: Meter): Readonly<Record<string, Expander>> {
  const loop = (definition: Loop): Expander => expandLoop(definition, meter);
  const filtered = (definition: Loop): Expander => expandLoop(filteredBy(definition), meter);
  return {
    "list.all(ast, ast, ast): bool": loop({ typeOf: BOOLEAN, collect: quantifier(false) }),
    "list.exists(ast, ast, ast): bool": loop({ typeOf: BOOLEAN, collect: quantifier(true) }),
    "list.existsOne(ast, ast, ast): bool": loop({ typeOf: BOOLEAN, collect: one }),
    "list.transformList(ast, ast, ast): list<dyn>": loop({ typeOf: LIST, collect: toList }),
    "list.transformList(ast, ast, ast, ast): list<dyn>": filtered({ typeOf: LIST, collect: toList }),
    "list.transformMap(ast, ast, ast): map": loop({ typeOf: MAP, collect: toMap }),
    "list.transformMap(ast, ast, ast, ast): map": filtered({ typeOf: MAP, collect: toMap }),
    "list.transformMapEntry(ast, ast, ast): map": loop({ typeOf: DYNAMIC_MAP, collect: toEntries }),
    "list.transformMapEntry(ast, ast, ast, ast): map": filtered({ typeOf: DYNAMIC_MAP, collect: toEntries }),
    "list.sortBy(ast, ast): list<dyn>": expandSortBy(meter),
    "optional.optMap(ast, ast): dyn": expandOptional((value) => Optional.of(value)),
    "optional.optFlatMap(ast, ast): dyn": expandOptional((value) => value),
  };
}

function expandLoop({ typeOf, collect }: Loop, { spend }: Meter): Expander {
  return ({ args: [first, second, ...bodies], receiver }: Call): Macro => {
    const [keyName, valueName] = [variableName(first), variableName(second)];
    let [outer, inner]: (Scope | undefined)[] = [];
    return {
      async: false,
      typeCheck: (checker, _, scope) => {
        const range = checker.check(receiver, scope);
        const dynamic = checker.getType("dyn");
        outer = scope.forkWithVariable(
          keyName,
          range.kind === "list" ? checker.getType("int") : (range.keyType ?? dynamic),
        );
        inner = outer.forkWithVariable(valueName, range.valueType ?? dynamic);
        const scopeOfBody = inner;
        return typeOf(
          checker,
          range,
          bodies.map((body) => checker.check(body, scopeOfBody)),
        );
      },
      evaluate: (evaluator, _, scope) => {
        const run = ([key, value]: Entry) => {
          spend(bodies.length);
          const around = (outer as Scope).reuse(scope).setIterValue(key, evaluator);
          const within = (inner as Scope).reuse(around).setIterValue(value, evaluator);
          return bodies.map((body) => () => evaluator.run(body, within));
        };
        return collect(entriesOf(evaluator.run(receiver, scope)), run);
      },
    };
  };
}

function entriesOf(range: unknown): readonly Entry[] {
  if (Array.isArray(range)) return range.map((value, index) => [BigInt(index), value] as const);
  if (isMap(range)) return Object.entries(range);
  throw new ExpressionError("range of a comprehension must be a list or a map");
}

/** The first body of a loop decides whether an entry counts. */
function filteredBy({ typeOf, collect }: Loop): Loop {
  return {
    typeOf,
    collect: (entries, run) => {
      const kept = entries.filter((entry) => isTrue(run(entry)[0]));
      return collect(kept, (entry) => run(entry).slice(1));
    },
  };
}

function isTrue(body: Lazy | undefined): boolean {
  const value = body?.();
  if (typeof value !== "boolean") throw new ExpressionError("predicate must return bool");
  return value;
}

/** The result is known once one entry decides; until then errors do not count. */
function quantifier(decisive: boolean): Loop["collect"] {
  return (entries, run) => {
    let failure: unknown;
    for (const entry of entries) {
      try {
        if (isTrue(run(entry)[0]) === decisive) return decisive;
      } catch (error) {
        failure ??= error;
      }
    }
    if (failure !== undefined) throw failure;
    return !decisive;
  };
}

const one: Loop["collect"] = (entries, run) => entries.filter((entry) => isTrue(run(entry)[0])).length === 1;

const toList: Loop["collect"] = (entries, run) => entries.map((entry) => run(entry)[0]?.());

const toMap: Loop["collect"] = (entries, run) =>
  Object.fromEntries(entries.map((entry) => [String(entry[0]), run(entry)[0]?.()]));

const toEntries: Loop["collect"] = (entries, run) => {
  const made = entries.flatMap((entry) => Object.entries(run(entry)[0]?.() as object));
  if (new Set(made.map(([key]) => key)).size < made.length)
    throw new ExpressionError("insert failed: key already exists");
  return Object.fromEntries(made);
};

function expandSortBy({ spend }: Meter): Expander {
  return ({ args: [variable, key], receiver }: Call): Macro => {
    const name = variableName(variable);
    let inner: Scope | undefined;
    return {
      async: false,
      typeCheck: (checker, _, scope) => {
        const range = checker.check(receiver, scope);
        inner = scope.forkWithVariable(name, range.valueType ?? checker.getType("dyn"));
        checker.check(key as Node, inner);
        return range.kind === "list" ? range : checker.getType("list");
      },
      evaluate: (evaluator, _, scope) => {
        const keyed = (evaluator.run(receiver, scope) as readonly unknown[]).map((item) => {
          spend(1);
          const within = (inner as Scope).reuse(scope).setIterValue(item, evaluator);
          return { item, key: evaluator.run(key as Node, within) };
        });
        return keyed.sort((left, right) => order(left.key, right.key)).map(({ item }) => item);
      },
    };
  };
}

/** `wrap`: what becomes of the value that the expression has for the optional one. */
function expandOptional(wrap: (value: unknown) => unknown): Expander {
  return ({ args: [variable, body], receiver }: Call): Macro => {
    const name = variableName(variable);
    let inner: Scope | undefined;
    return {
      async: false,
      typeCheck: (checker, _, scope) => {
        const range = checker.check(receiver, scope);
        inner = scope.forkWithVariable(name, range.valueType ?? checker.getType("dyn"));
        const type = checker.check(body as Node, inner);
        return type.kind === "optional" ? type : checker.getType(`optional<${type.name}>`);
      },
      evaluate: (evaluator: Evaluator, _, scope) => {
        const optional = evaluator.run(receiver, scope);
        if (!(optional instanceof Optional))
          throw new ExpressionError("no such overload: the receiver is not optional");
        if (!optional.hasValue()) return Optional.none();
        return wrap(
          evaluator.run(body as Node, (inner as Scope).reuse(scope).setIterValue(optional.value(), evaluator)),
        );
      },
    };
  };
}
