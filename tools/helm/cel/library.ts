/** The form in which the functions of a CEL library are written down. */

/** A function by its signature, like `string.find(string): string`. */
export type Functions = Readonly<Record<string, (...args: never[]) => unknown>>;

/** Functions, and what they need. */
export interface Library {
  readonly types?: readonly NamedConstructor[];
  /** Names in front of functions, like `sets` in `sets.contains(a, b)`. */
  readonly namespaces?: readonly Namespace[];
  readonly functions: Functions;
  /** By their signatures, like `Quantity == Quantity`. */
  readonly operators?: Functions;
}

/** Something that expressions can only hand to functions. */
export interface Opaque<Value> {
  readonly value: Value;
}

export interface NamedConstructor {
  readonly name: string;
  readonly construct: new (value: never) => unknown;
}

export interface OpaqueType<Value> extends NamedConstructor {
  readonly construct: new (value: Value) => Opaque<Value>;
}

export interface Namespace {
  readonly name: string;
  readonly type: OpaqueType<undefined>;
}

/** CEL tells values of different types apart by their constructors: hence a class. */
export function opaqueType<Value>(name: string): OpaqueType<Value> {
  return {
    name,
    construct: class implements Opaque<Value> {
      readonly value: Value;
      constructor(value: Value) {
        this.value = value;
      }
    },
  };
}

export function opaque<Value>(type: OpaqueType<Value>, value: Value): Opaque<Value> {
  return new type.construct(value);
}

/** Its functions have signatures like `setsNamespace.contains(list, list): bool`. */
export function namespace(name: string): Namespace {
  return { name, type: opaqueType(`${name}Namespace`) };
}

/** An expression cannot be evaluated to the end. */
export class ExpressionError extends Error {}

/** An expression asks for something that only a cluster knows. */
export class UndecidedError extends Error {}
