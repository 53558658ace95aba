/** Whether JSON is a report, so that any other file is reported as an error instead of breaking the display. */

import type { Report } from "./report.ts";

type Shape = (value: unknown) => boolean;

const text: Shape = (value) => typeof value === "string";
const texts: Shape = listOf(text);
const counts: Shape = (value) => isDict(value) && Object.values(value).every((count) => typeof count === "number");

const REPORT: Shape = dictOf({
  chart: dictOf({ label: text, name: text, version: text, appVersion: text }),
  apps: counts,
  helms: texts,
  kubeVersions: texts,
  settings: listOf(dictOf({ code: text, severity: text })),
  policies: listOf(dictOf({ code: text, description: text, severity: text })),
  renderings: listOf(dictOf({ helm: text, environment: text, objects: (value) => value === null || counts(value) })),
  problems: listOf(
    dictOf({
      code: text,
      severity: text,
      label: text,
      path: text,
      what: text,
      expected: text,
      fix: text,
      environments: texts,
      helms: texts,
    }),
  ),
});

export function isReport(value: unknown): value is Report {
  return REPORT(value);
}

function isDict(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function listOf(item: Shape): Shape {
  return (value) => Array.isArray(value) && value.every(item);
}

function dictOf(shapes: Readonly<Record<string, Shape>>): Shape {
  return (value) => isDict(value) && Object.entries(shapes).every(([key, shape]) => shape(value[key]));
}
