/** Stage 1, parse: turns JSON text into typed data, or into problems worded by the schemas. */

import { UNPRINTABLE } from "../../base/text.ts";
import type { Problem, Result } from "../../model/problems.ts";
import { joinPath } from "../../model/problems.ts";
import { schemaProblems } from "../../model/schema_problems.ts";
import { APP_SCHEMA, CHART_SCHEMA } from "../../model/schemas.ts";
import type { App, Chart, Model, Request } from "../../model/types.ts";
import type { Vocabulary } from "../../model/unknown_property.ts";
import { withVersions } from "./versions.ts";

const SCHEMAS = { app: APP_SCHEMA, chart: CHART_SCHEMA };

const LIST = { noun: "attribute", code: "unknown-attribute", page: "docs/attributes.md" } as const;

const VOCABULARIES: Readonly<Record<keyof typeof SCHEMAS, Vocabulary>> = {
  app: { ...LIST, anchorEnd: "", elsewhere: { helm_chart: CHART_SCHEMA } },
  chart: { ...LIST, anchorEnd: "-of-a-chart", elsewhere: { release_app: APP_SCHEMA } },
};

const FILES = { "app.schema.json": APP_SCHEMA };

/**
 * All of a request's JSON. Of an invalid app, the model keeps the valid attributes, so that later stages can still report
 * problems with them; if too little is left, the app is left out.
 */
export function parse(request: Request): { model: Model | undefined; problems: readonly Problem[] } {
  const chart = parseJson<Chart>(request.chart, "chart", (declaration) => withVersions(declaration, request));
  const apps = request.apps.map((text) => parseJson<App>(text, "app"));
  const problems = [chart, ...apps].flatMap((result) => result.problems ?? []).concat(empty(chart.value, request));
  const usable = apps.flatMap((result, index) => result.value ?? salvage(request.apps[index] ?? "", result.problems));
  const model = chart.value && {
    chart: chart.value,
    apps: usable,
    files: request.files,
    checks: request.checks,
    isWhole: problems.length === 0,
  };
  return { model, problems };
}

function empty(chart: Chart | undefined, { apps }: Request): Problem[] {
  const { manifests = [], templated_manifests = [], dependencies = [] } = chart ?? {};
  const parts = [apps, manifests, templated_manifests, dependencies];
  if (chart === undefined || parts.some(({ length }) => length > 0)) return [];
  return [
    {
      code: "empty-chart",
      label: chart.label,
      path: "apps",
      what: "is empty",
      got: [],
      expected: "at least one app, job, manifest or dependency",
      fix: 'add the `_metadata` target of a `release_app`, like `apps = [":my_app_metadata"]`',
    },
  ];
}

/** One app's metadata. */
export function parseApp(text: string): Result<App> {
  return parseJson(text, "app");
}

/** A chart's declaration. */
export function parseChart(text: string): Result<Chart> {
  return parseJson(text, "chart");
}

function parseJson<Value>(
  text: string,
  model: keyof typeof SCHEMAS,
  complete: (value: unknown) => Result<unknown> = (value) => ({ value }),
): Result<Value> {
  let written: unknown;
  try {
    written = JSON.parse(text);
  } catch {
    return { problems: [notJson(text)] };
  }
  const completed = complete(written);
  if (completed.problems !== undefined) return completed;
  const { value } = completed;
  const label = labelOf(value);
  const broken = schemaProblems(value, SCHEMAS[model], VOCABULARIES[model], FILES);
  const problems = [...broken, ...unshippable(value, "")].map((problem) => ({ ...problem, label }));
  return problems.length === 0 ? { value: value as Value } : { problems };
}

/** Attributes that rules about other attributes depend on: without them, their results would be wrong. */
const ESSENTIAL = ["schema_version", "label", "app_name", "app_type", "image", "port", "ports"];

/** The app without the attributes that have problems. */
function salvage(text: string, problems: readonly Problem[]): App[] {
  const wrong = new Set(problems.map(({ path }) => /^[^.[]*/.exec(path)?.[0] ?? ""));
  if (wrong.has("") || ESSENTIAL.some((attribute) => wrong.has(attribute))) return [];
  const kept = Object.entries(JSON.parse(text)).filter(([attribute]) => !wrong.has(attribute));
  return [Object.fromEntries(kept) as unknown as App];
}

function notJson(text: string): Problem {
  return {
    code: "invalid-json",
    label: "metadata",
    path: "",
    what: "is not JSON",
    got: text.slice(0, 40),
    expected: "the output of an `app_metadata` target",
    fix: "build the `_metadata` target of the `release_app` and pass its file",
  };
}

function labelOf(value: unknown): string {
  const label = typeof value === "object" && value !== null ? (value as { label?: unknown }).label : undefined;
  return typeof label === "string" && label !== "" ? label : "metadata without a label";
}

/** Texts and numbers that would arrive changed. */
function unshippable(value: unknown, path: string): Omit<Problem, "label">[] {
  if (typeof value === "string") {
    return value.isWellFormed() && !UNPRINTABLE.test(value) ? [] : [unprintableAt(path, value)];
  }
  if (typeof value === "number") return isExact(value) ? [] : [roundedAt(path, value)];
  if (typeof value !== "object" || value === null) return [];
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([key, child]) => [
    ...(isList ? [] : unshippable(key, path)),
    ...(key === MERGE_KEY ? [mergeKeyAt(joinPath(path, key))] : []),
    ...unshippable(child, joinPath(path, isList ? Number(key) : key)),
  ]);
}

/** Helm 3's parser takes it for YAML's merge key, even in quotes. */
const MERGE_KEY = "<<";

function mergeKeyAt(path: string): Omit<Problem, "label"> {
  return {
    code: "invalid-text",
    path,
    what: "is a key that Helm 3 cannot read",
    got: MERGE_KEY,
    expected: "any key except YAML's merge key",
    fix: "rename it",
  };
}

function unprintableAt(path: string, got: string): Omit<Problem, "label"> {
  return {
    code: "invalid-text",
    path,
    what: "contains a character that a chart cannot contain",
    got,
    expected: "Unicode text without NUL, DEL and C1 control characters",
    fix: "remove the character",
  };
}

function isExact(value: number): boolean {
  return !Number.isInteger(value) || Number.isSafeInteger(value);
}

/** JSON and Helm read numbers as floating point. */
function roundedAt(path: string, got: number): Omit<Problem, "label"> {
  return {
    code: "out-of-range",
    path,
    what: "is an integer that would lose digits",
    got,
    expected: `an integer from ${Number.MIN_SAFE_INTEGER} to ${Number.MAX_SAFE_INTEGER}, or text`,
    fix: "write it in quotes",
  };
}
