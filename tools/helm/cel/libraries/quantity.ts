/** Kubernetes' CEL library of quantities. They are exact, in billionths, which are the smallest that Kubernetes knows. */
import { entryOf } from "../../base/table.ts";
import { ExpressionError, type Library, type Opaque, opaque, opaqueType } from "../library.ts";

interface Amount {
  /** In billionths. */
  readonly value: bigint;
  /** Whether it is written without fractions: to Kubernetes, `2000m` is no integer. */
  readonly isWhole: boolean;
}

const QUANTITY_TYPE = opaqueType<Amount>("kubernetes.Quantity");
type Quantity = Opaque<Amount>;

const ONE = 1_000_000_000n;

/** Factors of billionths. */
const FACTORS: Readonly<Record<string, bigint>> = {
  "": ONE,
  n: 1n,
  u: 1_000n,
  m: 1_000_000n,
  k: ONE * 10n ** 3n,
  M: ONE * 10n ** 6n,
  G: ONE * 10n ** 9n,
  T: ONE * 10n ** 12n,
  P: ONE * 10n ** 15n,
  E: ONE * 10n ** 18n,
  Ki: ONE << 10n,
  Mi: ONE << 20n,
  Gi: ONE << 30n,
  Ti: ONE << 40n,
  Pi: ONE << 50n,
  Ei: ONE << 60n,
};

export const QUANTITY: Library = {
  types: [QUANTITY_TYPE],
  functions: {
    "quantity(string): kubernetes.Quantity": (text: string) => opaque(QUANTITY_TYPE, parse(text)),
    "isQuantity(string): bool": (text: string) => read(text) !== undefined,
    "sign(kubernetes.Quantity): int": ({ value }: Quantity) => sign(value.value),
    "kubernetes.Quantity.isInteger(): bool": ({ value }: Quantity) => asInteger(value) !== undefined,
    "kubernetes.Quantity.asInteger(): int": ({ value }: Quantity) => {
      const integer = asInteger(value);
      if (integer === undefined) throw new ExpressionError("cannot convert value to integer");
      return integer;
    },
    "kubernetes.Quantity.asApproximateFloat(): double": ({ value }: Quantity) => Number(value.value) / Number(ONE),
    "kubernetes.Quantity.add(kubernetes.Quantity): kubernetes.Quantity": (left: Quantity, right: Quantity) =>
      sum(left.value, right.value),
    "kubernetes.Quantity.add(int): kubernetes.Quantity": (left: Quantity, right: bigint) =>
      sum(left.value, whole(right)),
    "kubernetes.Quantity.sub(kubernetes.Quantity): kubernetes.Quantity": (left: Quantity, { value }: Quantity) =>
      sum(left.value, { ...value, value: -value.value }),
    "kubernetes.Quantity.sub(int): kubernetes.Quantity": (left: Quantity, right: bigint) =>
      sum(left.value, whole(-right)),
    "kubernetes.Quantity.compareTo(kubernetes.Quantity): int": (left: Quantity, right: Quantity) =>
      sign(difference(left, right)),
    "kubernetes.Quantity.isGreaterThan(kubernetes.Quantity): bool": (left: Quantity, right: Quantity) =>
      difference(left, right) > 0n,
    "kubernetes.Quantity.isLessThan(kubernetes.Quantity): bool": (left: Quantity, right: Quantity) =>
      difference(left, right) < 0n,
  },
  operators: {
    "kubernetes.Quantity == kubernetes.Quantity": (left: Quantity, right: Quantity) => difference(left, right) === 0n,
  },
};

function whole(value: bigint): Amount {
  return { value: value * ONE, isWhole: true };
}

/** What is nothing has no fractions either. */
function sum(left: Amount, right: Amount): Quantity {
  const parts = [left, right].filter(({ value }) => value !== 0n);
  return opaque(QUANTITY_TYPE, { value: left.value + right.value, isWhole: parts.every(({ isWhole }) => isWhole) });
}

function difference(left: Quantity, right: Quantity): bigint {
  return left.value.value - right.value.value;
}

function sign(value: bigint): bigint {
  return value < 0n ? -1n : value > 0n ? 1n : 0n;
}

function asInteger({ value, isWhole }: Amount): bigint | undefined {
  const integer = value / ONE;
  return isWhole && BigInt.asIntN(64, integer) === integer ? integer : undefined;
}

function parse(text: string): Amount {
  const value = read(text);
  if (value === undefined) throw new ExpressionError(`unable to parse quantity: ${text}`);
  return value;
}

/** Undefined if the text is no quantity. What is less than a billionth is rounded up, away from zero. */
function read(text: string): Amount | undefined {
  const parts = /^([+-]?)([0-9]*)(?:[.]([0-9]*))?(?:[eE]([+-]?[0-9]{1,3})|([A-Za-z]*))$/.exec(text);
  if (parts === null) return undefined;
  const [, minus, digits = "", decimals = "", exponent = "0", suffix = ""] = parts;
  const factor = entryOf(FACTORS, suffix);
  if (factor === undefined || digits + decimals === "") return undefined;
  const power = Number(exponent) - decimals.length;
  const numerator = BigInt(digits + decimals) * factor * 10n ** BigInt(Math.max(power, 0));
  const denominator = 10n ** BigInt(Math.max(-power, 0));
  const value = (numerator + denominator - 1n) / denominator;
  const isBinary = suffix.endsWith("i");
  const isWhole = isBinary ? decimals === "" : numberOfZeros(factor) - 9 + power >= 0;
  return { value: minus === "-" ? -value : value, isWhole };
}

/** Of a power of ten. */
function numberOfZeros(power: bigint): number {
  return String(power).length - 1;
}
