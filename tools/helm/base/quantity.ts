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

/** Whether a number or percentage of pods is none. */
export function isNone(pods: number | string): boolean {
  return Number.parseInt(String(pods), 10) === 0;
}
