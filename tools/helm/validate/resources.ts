/** Resources: Kubernetes rejects a container that requests more than its limit. */
import { joinPath, type Problem } from "../problems.ts";
import type { App } from "../types.ts";

const FACTORS: Readonly<Record<string, number>> = {
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

export function validateResources({ label, resources }: App): readonly Problem[] {
  const limits = resources?.limits ?? {};
  return Object.entries(resources?.requests ?? {}).flatMap(([resource, request]) => {
    const limit = limits[resource];
    if (limit === undefined || amount(request) <= amount(limit)) return [];
    return {
      code: "request-over-limit",
      label,
      path: joinPath("resources.requests", resource),
      what: `is more than the limit of ${limit}`,
      got: request,
      expected: `at most ${limit}`,
      fix: "lower the request or raise the limit",
    };
  });
}

/** A quantity as a number: `500m` is 0.5. */
export function amount(quantity: string | number): number {
  const [, digits, suffix = ""] = /^([0-9.]+)([A-Za-z]*)$/.exec(String(quantity)) ?? [];
  return Number(digits) * (FACTORS[suffix] ?? 1);
}
