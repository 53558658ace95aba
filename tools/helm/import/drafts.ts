/** Drafts of charts: composes them, and takes out what the composer refuses. */

import { isObject } from "../base/json.ts";
import { SEVERITIES } from "../checks/severities.gen.ts";
import { compose } from "../compose/compose.ts";
import { parse } from "../compose/parse/parse.ts";
import { resolve } from "../compose/resolve/resolve.ts";
import { factsOf } from "../facts/facts.ts";
import type { ChartView } from "../model/chart_view.ts";
import type { Problem } from "../model/problems.ts";
import { propertiesOf } from "../model/schema_tree.ts";
import { APP_SCHEMA, CHART_SCHEMA } from "../model/schemas.ts";
import type { ChartFiles, Request } from "../model/types.ts";
import type { Attributes, Draft, Json, JsonObject } from "./types.ts";

/** What the build would hand to the composer. Bazel sorts the keys of dicts. */
function requestOf({ chart, apps, files }: Draft): Request {
  const text = (attributes: Attributes) => JSON.stringify(sortedKeys(attributes));
  return { chart: text(chart), apps: apps.map(text), files, checks: SEVERITIES };
}

export function sortedKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortedKeys(inner)]));
}

export function composeDraft(draft: Draft): ReturnType<typeof compose> {
  return compose(requestOf(draft));
}

/** The chart with all defaults: its values, and which template belongs to whom. */
export function viewOf(draft: Draft): ChartView | undefined {
  const { model } = parse(requestOf(draft));
  return model && resolve(factsOf(model)).view;
}

/** First the exact place that a problem names, then whole attributes, finally whole apps. */
const DEPTHS: readonly number[] = [...new Array<number>(6).fill(Number.POSITIVE_INFINITY), 1, 1, 1, 0];

export interface Repaired {
  readonly draft: Draft;
  readonly files: ChartFiles;
}

/** A draft without what the composer refuses; what is left of its objects then needs patches or manifests. */
export function repaired(draft: Draft): Repaired {
  let current = draft;
  for (const depth of DEPTHS) {
    const { value, problems } = composeDraft(current);
    if (value !== undefined) return { draft: current, files: value };
    const [chart = current.chart] = without([current.chart], problems, Math.max(1, depth));
    current = { ...current, chart, apps: without(current.apps, problems, depth) };
  }
  const { value } = composeDraft(current);
  return { draft: current, files: value ?? new Map() };
}

const NEEDED = new Set<string | number>([...APP_SCHEMA.required, ...CHART_SCHEMA.required]);

/** Targets without what their problems name; without targets that need it. */
function without(targets: readonly Attributes[], problems: readonly Problem[], depth: number): readonly Attributes[] {
  return targets.flatMap((target) => {
    const paths = problems
      .filter(({ label }) => label === target["label"])
      .map(({ path }) => segments(path).slice(0, depth))
      // From the end, so that other items of a list keep their index.
      .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? 1 : -1));
    if (paths.some(([attribute]) => attribute === undefined || NEEDED.has(attribute))) return [];
    return [paths.reduce<Json>((value, path) => removed(value, path), target) as Attributes];
  });
}

/** A value without what is at a path, or at the longest part of the path that exists. */
function removed(value: Json, [step, ...rest]: readonly (number | string)[]): Json {
  if (step === undefined) return value;
  if (Array.isArray(value)) {
    const index = Number(step);
    const inner = value[index];
    return goesOn(inner, rest) ? value.with(index, removed(inner, rest)) : value.toSpliced(index, 1);
  }
  if (typeof value !== "object" || value === null) return value;
  const inner = (value as Attributes)[step];
  const { [step]: _, ...others } = value as Attributes;
  return goesOn(inner, rest) ? { ...others, [step]: removed(inner, rest) } : others;
}

function goesOn(value: Json | undefined, [step]: readonly (number | string)[]): value is Json {
  return step !== undefined && typeof value === "object" && value !== null && step in value;
}

/** The segments of a path as problems write it: `a.b`, `a["b.c"]`, `a[0]`. */
function segments(path: string): readonly (number | string)[] {
  const parts = /\.?([A-Za-z_][A-Za-z0-9_-]*)|\[("(?:[^"\\]|\\.)*"|\d+)\]/gy;
  return [...path.matchAll(parts)].map(([, name, quoted]) => name ?? (JSON.parse(quoted ?? '""') as number | string));
}

/** Leaves out each attribute of each app that makes no difference to what templates see, and shortens others. */
export function shortened(draft: Draft): Draft {
  const apps = draft.apps.map((app) => {
    // An app alone is quicker, if it needs no other one.
    const alone = { ...draft, apps: [app] };
    const frame = composeDraft(alone).value === undefined ? draft : alone;
    const framed = (own: Attributes): Draft => ({
      ...frame,
      apps: frame.apps.map((each) => (each === app ? own : each)),
    });
    const whole = partsOf(viewOf(frame));
    // What templates do not see may still be needed.
    const makesNoDifference = (shorter: Attributes) =>
      partsOf(viewOf(framed(shorter))) === whole && composeDraft(framed(shorter)).value !== undefined;
    return Object.keys(app).reduce((current, attribute) => {
      const shorter = formsOf(current, attribute).find(makesNoDifference);
      return shorter ?? smaller(current, attribute, makesNoDifference);
    }, app);
  });
  return { ...draft, apps };
}

/** What differs between views; objects are made of the same parts. */
function partsOf(view: ChartView | undefined): string {
  return JSON.stringify([view?.apps, view?.values]);
}

/** Shorter declarations to try: without an attribute, or with another one that says the same. */
function formsOf(app: Attributes, attribute: string): readonly Attributes[] {
  if (NEEDED.has(attribute)) return [];
  const { [attribute]: value, ...rest } = app;
  const [only, ...others] = attribute === "ports" ? Object.values(value as Attributes) : [];
  return [rest, ...(typeof only === "number" && others.length === 0 ? [{ ...rest, port: only }] : [])];
}

/** Whether an attribute is a dict with keys of the schema's. */
function hasProperties(attribute: string): boolean {
  const schema = APP_SCHEMA.properties[attribute] ?? {};
  return propertiesOf({ schema: { ...schema }, file: APP_SCHEMA }, {}).length > 0;
}

/** A dict without those of its keys that make no difference. */
function smaller(app: Attributes, attribute: string, makesNoDifference: (shorter: Attributes) => boolean): Attributes {
  const value = app[attribute];
  if (!isObject(value) || !hasProperties(attribute)) return app;
  let current: Attributes = app;
  for (const key of Object.keys(value)) {
    const rest = Object.entries(current[attribute] as JsonObject).filter(([name]) => name !== key);
    const shorter = { ...current, [attribute]: Object.fromEntries(rest) };
    if (makesNoDifference(shorter)) current = shorter;
  }
  return current;
}
