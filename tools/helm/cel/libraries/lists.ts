/** CEL's and Kubernetes' libraries of lists and of sets. */
import { ExpressionError, type Library, namespace } from "../library.ts";
import type { Meter } from "../meter.ts";
import { type CelValue, compare, isEqual } from "../values.ts";

const SETS_NAMESPACE = namespace("sets");
const LISTS_NAMESPACE = namespace("lists");

type List = readonly CelValue[];

/** Functions whose results can be longer than their arguments cost as much as these are long. */
export function lists({ spend }: Meter): Library {
  return {
    namespaces: [SETS_NAMESPACE, LISTS_NAMESPACE],
    functions: {
      "list.isSorted(): bool": (list: List) =>
        list.every((item, index) => index === 0 || order(list[index - 1], item) <= 0),
      "list.sum(): dyn": sum,
      "list<A>.min(): A": (list: List) => extreme(list, "min", (order) => order < 0),
      "list<A>.max(): A": (list: List) => extreme(list, "max", (order) => order > 0),
      "list<A>.indexOf(A): int": (list: List, item: CelValue) =>
        BigInt(list.findIndex((other) => isEqual(other, item))),
      "list<A>.lastIndexOf(A): int": (list: List, item: CelValue) =>
        BigInt(list.findLastIndex((other) => isEqual(other, item))),
      "list<A>.slice(int, int): list<A>": slice,
      "list.flatten(): list<dyn>": (list: List) => flatten(list, 1n),
      "list.flatten(int): list<dyn>": flatten,
      "list<A>.reverse(): list<A>": (list: List) => list.toReversed(),
      "list<A>.distinct(): list<A>": distinct,
      "list<A>.sort(): list<A>": (list: List) => list.toSorted(order),
      "listsNamespace.range(int): list<int>": (_: unknown, size: bigint) => {
        spend(Number(size));
        return Array.from({ length: Number(size) }, (_, index) => BigInt(index));
      },
      "setsNamespace.contains(list<dyn>, list<dyn>): bool": (_: unknown, list: List, sublist: List) =>
        hasAll(list, sublist),
      "setsNamespace.equivalent(list<dyn>, list<dyn>): bool": (_: unknown, left: List, right: List) =>
        hasAll(left, right) && hasAll(right, left),
      "setsNamespace.intersects(list<dyn>, list<dyn>): bool": (_: unknown, left: List, right: List) =>
        right.some((item) => has(left, item)),
    },
  };
}

/** For sorting; fails if the values cannot be compared. */
export function order(left: CelValue, right: CelValue): number {
  const found = compare(left, right);
  if (found === undefined) throw new ExpressionError("list elements must be comparable");
  return found;
}

function sum(list: List): CelValue {
  if (list.every((item) => typeof item === "number")) {
    // Of an empty list, whose items have no type.
    return list.length === 0 ? 0n : list.reduce((total: number, item) => total + item, 0);
  }
  if (!list.every((item) => typeof item === "bigint")) throw new ExpressionError("sum() is of numbers of one type");
  return list.reduce((total: bigint, item) => total + item, 0n);
}

function extreme(list: List, name: string, isBetter: (order: number) => boolean): CelValue {
  if (list.length === 0) throw new ExpressionError(`${name} called on empty list`);
  return list.reduce((best, item) => (isBetter(order(item, best)) ? item : best));
}

function slice(list: List, start: bigint, end: bigint): List {
  if (start < 0n || end < 0n || start > end || end > list.length) {
    throw new ExpressionError(`cannot slice(${start}, ${end}), list is length ${list.length}`);
  }
  return list.slice(Number(start), Number(end));
}

function flatten(list: List, depth: bigint): List {
  if (depth < 0n) throw new ExpressionError("level must be non-negative");
  return list.flat(Number(depth));
}

function distinct(list: List): List {
  return list.filter((item, index) => list.findIndex((other) => isEqual(other, item)) === index);
}

function has(list: List, item: CelValue): boolean {
  return list.some((other) => isEqual(other, item));
}

function hasAll(list: List, items: List): boolean {
  return items.every((item) => has(list, item));
}
