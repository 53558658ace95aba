/** Kubernetes' CEL library of quantities. They are exact, in billionths, which are the smallest that Kubernetes knows. */
import { entryOf } from "../../base/table.ts";
import { ExpressionError, type Library, type Opaque, opaque, opaqueType } from "../library.ts";

const QUANTITY_TYPE = opaqueType<bigint>("kubernetes.Quantity");
type Quantity = Opaque<bigint>;

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
    "quantity(string): kubernetes.Quantity": (text: string) => quantity(parse(text)),
    "isQuantity(string): bool": (text: string) => read(text) !== undefined,
    "kubernetes.Quantity.sign(): int": ({ value }: Quantity) => sign(value),
    "kubernetes.Quantity.isInteger(): bool": ({ value }: Quantity) => asInteger(value) !== undefined,
    "kubernetes.Quantity.asInteger(): int": ({ value }: Quantity) => {
      const integer = asInteger(value);
      if (integer === undefined) throw new ExpressionError("cannot convert value to integer");
      return integer;
    },
    "kubernetes.Quantity.asApproximateFloat(): double": ({ value }: Quantity) => Number(value) / Number(ONE),
    "kubernetes.Quantity.add(kubernetes.Quantity): kubernetes.Quantity": (left: Quantity, right: Quantity) =>
      quantity(left.value + right.value),
    "kubernetes.Quantity.add(int): kubernetes.Quantity": (left: Quantity, right: bigint) =>
      quantity(left.value + right * ONE),
    "kubernetes.Quantity.sub(kubernetes.Quantity): kubernetes.Quantity": (left: Quantity, right: Quantity) =>
      quantity(left.value - right.value),
    "kubernetes.Quantity.sub(int): kubernetes.Quantity": (left: Quantity, right: bigint) =>
      quantity(left.value - right * ONE),
    "kubernetes.Quantity.compareTo(kubernetes.Quantity): int": (left: Quantity, right: Quantity) =>
      sign(left.value - right.value),
    "kubernetes.Quantity.isGreaterThan(kubernetes.Quantity): bool": (left: Quantity, right: Quantity) =>
      left.value > right.value,
    "kubernetes.Quantity.isLessThan(kubernetes.Quantity): bool": (left: Quantity, right: Quantity) =>
      left.value < right.value,
  },
  operators: {
    "kubernetes.Quantity == kubernetes.Quantity": (left: Quantity, right: Quantity) => left.value === right.value,
  },
};

function quantity(value: bigint): Quantity {
  return opaque(QUANTITY_TYPE, value);
}

function sign(value: bigint): bigint {
  return value < 0n ? -1n : value > 0n ? 1n : 0n;
}

function asInteger(value: bigint): bigint | undefined {
  const integer = value / ONE;
  return value % ONE === 0n && BigInt.asIntN(64, integer) === integer ? integer : undefined;
}

function parse(text: string): bigint {
  const value = read(text);
  if (value === undefined) throw new ExpressionError(`unable to parse quantity: ${text}`);
  return value;
}

/** Undefined if the text is no quantity. What is less than a billionth is rounded up, away from zero. */
function read(text: string): bigint | undefined {
  const parts = /^([+-]?)([0-9]*)(?:[.]([0-9]*))?(?:[eE]([+-]?[0-9]{1,3})|([A-Za-z]*))$/.exec(text);
  if (parts === null) return undefined;
  const [, minus, whole = "", decimals = "", exponent = "0", suffix = ""] = parts;
  const factor = entryOf(FACTORS, suffix);
  if (factor === undefined || whole + decimals === "") return undefined;
  const power = Number(exponent) - decimals.length;
  const numerator = BigInt(whole + decimals) * factor * 10n ** BigInt(Math.max(power, 0));
  const denominator = 10n ** BigInt(Math.max(-power, 0));
  const value = (numerator + denominator - 1n) / denominator;
  return minus === "-" ? -value : value;
}
