/** Values of CEL: integers are bigints, other numbers are doubles, objects and lists are as in JSON. */
import { type Json, withChildren } from "../base/json.ts";

export type CelValue = unknown;

/** JSON as CEL sees it. Kubernetes reads a number without a fraction as an integer. */
export function toCel(json: Json): CelValue {
  if (typeof json === "number") return Number.isInteger(json) ? BigInt(json) : json;
  // Whatever contains no integers stays as it is.
  return withChildren(json, (inner) => toCel(inner) as Json);
}

/** A value as an error message shows it. */
export function fromCel(value: CelValue): unknown {
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) return value.map(fromCel);
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fromCel(inner)]));
}

export function isMap(value: CelValue): value is Readonly<Record<string, CelValue>> {
  return typeof value === "object" && value !== null && value.constructor === Object;
}

/** CEL's equality: numbers are equal across their types, lists and maps by what they contain. */
export function isEqual(left: CelValue, right: CelValue): boolean {
  if (left === right) return true;
  if (isNumber(left) && isNumber(right)) return Number(left) === Number(right);
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => isEqual(item, right[index]));
  }
  if (left instanceof Date && right instanceof Date) return left.getTime() === right.getTime();
  if (!isMap(left) || !isMap(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && isEqual(left[key], right[key]))
  );
}

function isNumber(value: CelValue): value is bigint | number {
  return typeof value === "bigint" || typeof value === "number";
}

/** The order of two values of one type: below, at or above 0; undefined if they have none. */
export function compare(left: CelValue, right: CelValue): number | undefined {
  if (isNumber(left) && isNumber(right)) return sign(left, right);
  if (typeof left === "string" && typeof right === "string") return sign(left, right);
  if (typeof left === "boolean" && typeof right === "boolean") return sign(Number(left), Number(right));
  if (left instanceof Date && right instanceof Date) return sign(left.getTime(), right.getTime());
  if (left instanceof Uint8Array && right instanceof Uint8Array) return Buffer.compare(left, right);
  const [first, second] = [nanoseconds(left), nanoseconds(right)];
  return first === undefined || second === undefined ? undefined : sign(first, second);
}

function sign(left: bigint | number | string, right: bigint | number | string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Of a duration, which the library represents by seconds and nanoseconds. */
function nanoseconds(value: CelValue): bigint | undefined {
  if (typeof value !== "object" || value === null || !("seconds" in value) || !("nanos" in value)) return undefined;
  return BigInt(value.seconds as bigint) * 1_000_000_000n + BigInt(value.nanos as number);
}
