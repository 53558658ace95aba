/** Resources that Kubernetes rejects: amounts that it cannot count, and requests that do not fit the limits. */

import { amount, isMultiple } from "../base/quantity.ts";
import { joinPath, type Problem } from "../model/problems.ts";

type Amounts = Readonly<Record<string, string | number>>;

/** Resources of a container, in declarations and in values. */
export interface Resources {
  readonly requests?: Amounts;
  readonly limits?: Amounts;
}

/** A problem, with its path within the resources. */
export type ResourceMistake = Omit<Problem, "label">;

type Explanation = Pick<Problem, "expected" | "fix" | "what"> & Partial<Pick<Problem, "code">>;

export function resourceMistakes({ requests = {}, limits = {} }: Resources): readonly ResourceMistake[] {
  const eachOf = (list: keyof Resources, explain: (resource: string, got: string | number) => Explanation[]) =>
    Object.entries({ limits, requests }[list]).flatMap(([resource, got]) =>
      explain(resource, got).map((found): ResourceMistake => {
        return { code: "invalid-value", path: joinPath(list, resource), got, ...found };
      }),
    );
  return [
    ...eachOf("requests", fraction),
    ...eachOf("limits", fraction),
    ...eachOf("requests", (resource, got) => unlikeLimit(resource, got, limits[resource])),
    ...loneHugePages({ ...requests, ...limits }),
  ];
}

const HUGE_PAGES = "hugepages-";

/** Huge pages and extended resources: a pod has what it requests, and no other pod can use it. */
function isExclusive(resource: string): boolean {
  return resource.startsWith(HUGE_PAGES) || resource.includes("/");
}

/** What a resource is counted in. */
function unitOf(
  resource: string,
): { readonly unit: string; readonly name: string; readonly sample: string } | undefined {
  if (resource === "memory" || resource === "ephemeral-storage") return { unit: "1", name: "bytes", sample: "256Mi" };
  if (resource.includes("/")) return { unit: "1", name: "units", sample: "1" };
  if (!resource.startsWith(HUGE_PAGES)) return undefined;
  const unit = resource.slice(HUGE_PAGES.length);
  return { unit, name: `pages of ${unit}`, sample: unit };
}

function fraction(resource: string, got: string | number): Explanation[] {
  const counted = unitOf(resource);
  if (counted === undefined || isMultiple(got, counted.unit)) return [];
  const expected = `a whole number of ${counted.name}, like \`${counted.sample}\``;
  return [{ what: `is not a whole number of ${counted.name}`, expected, fix: "round it" }];
}

function unlikeLimit(resource: string, request: string | number, limit: string | number | undefined): Explanation[] {
  if (isExclusive(resource) && (limit === undefined || amount(request) !== amount(limit))) {
    return [
      {
        what: limit === undefined ? "has no limit" : `is not the limit of ${limit}`,
        expected: "an equal limit, because pods cannot share this resource",
        fix: "write only the limit, which is then also the request",
      },
    ];
  }
  if (limit === undefined || amount(request) <= amount(limit)) return [];
  return [
    {
      code: "request-over-limit",
      what: `is more than the limit of ${limit}`,
      expected: `at most ${limit}`,
      fix: "lower the request or raise the limit",
    },
  ];
}

function loneHugePages(all: Amounts): ResourceMistake[] {
  const pages = Object.keys(all).find((resource) => resource.startsWith(HUGE_PAGES));
  if (pages === undefined || "cpu" in all || "memory" in all) return [];
  return [
    {
      code: "missing-attribute",
      path: "",
      what: `has \`${pages}\`, but neither CPU nor memory`,
      expected: "a request or limit of `cpu` or `memory` next to huge pages",
      fix: 'add `"memory"` to `requests`',
    },
  ];
}
