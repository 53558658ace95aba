/** Repairs charts like a user who removes everything that problems name. */
import { SEVERITIES } from "../../checks/severities.gen.ts";
import { compose } from "../../compose/compose.ts";
import type { Problem, Result } from "../../model/problems.ts";
import { APP_SCHEMA, CHART_SCHEMA } from "../../model/schemas.ts";
import type { ChartFiles } from "../../model/types.ts";
import { bytes } from "../support/charts.ts";
import type { Metadata, RandomChart } from "./arbitrary_apps.ts";

export function composeRandom({ chart, apps, files }: RandomChart): Result<ChartFiles> {
  return compose({
    chart: JSON.stringify(chart),
    apps: apps.map((app) => JSON.stringify(app)),
    files: new Map(Object.entries(files).map(([name, content]) => [name, bytes(content)])),
    checks: SEVERITIES,
  });
}

/** How deep removals go: first the exact place that a problem names, then whole attributes, finally whole apps. */
const DEPTHS: readonly number[] = [...new Array(6).fill(Number.POSITIVE_INFINITY), 1, 1, 1, 0, 0];

/** A chart and its files, with everything removed that problems name; undefined if nothing is left. */
export function repaired(
  declared: RandomChart,
  found: readonly Problem[],
): { readonly declared: RandomChart; readonly files: ChartFiles } | undefined {
  let current = declared;
  let problems = found;
  for (const depth of DEPTHS) {
    const [chart] = without([current.chart], problems, Math.max(1, depth));
    if (chart === undefined) return undefined;
    current = { ...current, chart, apps: without(current.apps, problems, depth) };
    const { value, problems: left } = composeRandom(current);
    if (value !== undefined) return { declared: current, files: value };
    problems = left;
  }
  return undefined;
}

const REQUIRED = new Set<string | number>([...APP_SCHEMA.required, ...CHART_SCHEMA.required, "app_type"]);

/** Targets without what their problems name; drops targets that need it. */
function without(targets: readonly Metadata[], problems: readonly Problem[], depth: number): Metadata[] {
  return targets.flatMap((target) => {
    const copy = structuredClone(target);
    const own = problems.filter(({ label }) => label === target["label"]);
    // From the end, so that other items of a list keep their index.
    const paths = own.map(({ path }) => segments(path).slice(0, depth)).sort((a, b) => compareSegments(b, a));
    for (const path of paths) {
      const [attribute] = path;
      if (attribute === undefined || REQUIRED.has(attribute)) return [];
      remove(copy, path);
    }
    return [copy];
  });
}

function compareSegments(left: readonly (number | string)[], right: readonly (number | string)[]): number {
  for (const [index, segment] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    if (segment === other) continue;
    return segment > other ? 1 : -1;
  }
  return left.length - right.length;
}

/** Removes the value at a path, or at the longest part of the path that exists. */
function remove(root: Metadata, path: readonly (number | string)[]): void {
  let parent: unknown = root;
  for (const [index, segment] of path.entries()) {
    const child = (parent as Record<string | number, unknown>)[segment];
    const next = path[index + 1];
    const goesOn = next !== undefined && typeof child === "object" && child !== null && next in child;
    if (goesOn) {
      parent = child;
      continue;
    }
    if (Array.isArray(parent)) parent.splice(Number(segment), 1);
    else delete (parent as Record<string, unknown>)[segment];
    return;
  }
}

/** The segments of a path as problems write it: `a.b`, `a["b.c"]`, `a[0]`. */
export function segments(path: string): (number | string)[] {
  const parts = /\.?([A-Za-z_][A-Za-z0-9_-]*)|\[("(?:[^"\\]|\\.)*"|\d+)\]/gy;
  const found = [...path.matchAll(parts)];
  if (found.map(([text]) => text).join("") !== path) throw new Error(`not an attribute path: ${path}`);
  return found.map(([, name, quoted]) => name ?? (JSON.parse(quoted ?? "") as number | string));
}
