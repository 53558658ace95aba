/** Quantities as Kubernetes writes them: `100m`, `10Gi`, `1e3` (Kubernetes API: Quantity). */
import { entryOf } from "./table.ts";

const FACTORS: Readonly<Record<string, number>> = {
  "": 1,
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** A quantity as a number; NaN if it is not a quantity. */
export function amount(quantity: string | number): number {
  const [, digits, suffix = ""] = /^([+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?)([A-Za-z]*)$/.exec(String(quantity)) ?? [];
  return Number(digits) * (entryOf(FACTORS, suffix) ?? Number.NaN);
}

/** Whether a quantity is a multiple of another one. Exact, which floating-point numbers are not. */
export function isMultiple(quantity: string | number, unit: string): boolean {
  const [dividend, divisor] = [fractionOf(quantity), fractionOf(unit)];
  if (dividend === undefined || divisor === undefined || divisor.numerator === 0n) return false;
  return (dividend.numerator * divisor.denominator) % (dividend.denominator * divisor.numerator) === 0n;
}

interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

function fractionOf(quantity: string | number): Fraction | undefined {
  const parts = /^([0-9]*)(?:[.]([0-9]*))?(?:[eE]([+-]?[0-9]{1,3}))?([A-Za-z]*)$/.exec(String(quantity));
  const [, whole = "", decimals = "", exponent = "0", suffix = ""] = parts ?? [];
  const factor = entryOf(FACTORS, suffix);
  if (factor === undefined || whole + decimals === "") return undefined;
  const power = Number(exponent) - decimals.length;
  const [multiplier, divisor] = factor < 1 ? [1, Math.round(1 / factor)] : [factor, 1];
  return {
    numerator: BigInt(whole + decimals) * BigInt(multiplier) * 10n ** BigInt(Math.max(power, 0)),
    denominator: BigInt(divisor) * 10n ** BigInt(Math.max(-power, 0)),
  };
}

/** Whether a number or percentage of pods is none. */
export function isNone(pods: number | string): boolean {
  return Number.parseInt(String(pods), 10) === 0;
}
