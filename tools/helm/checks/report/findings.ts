/** What the report says of renderings: how many objects each has, and the problems of all. */

import { compareText } from "../../base/text.ts";
import { type CheckedProblem, checkReading, checkRendering, readRendering, type Severities } from "../check.ts";
import type { DocumentReader } from "../objects/documents.ts";
import { textOf } from "../objects/objects.ts";
import type { Declaration, HelmResult, Reading } from "../types.ts";
import { type Inquiry, type RenderingReport, type ReportedProblem, sortProblems } from "./report.ts";

export function readResults(results: readonly HelmResult[], read: DocumentReader): readonly Reading[] {
  return results.map((result) => ({
    result,
    documents:
      result.rendered === undefined || result.rendered.error !== undefined ? undefined : read(result.rendered.text),
  }));
}

export function renderingReports(readings: readonly Reading[]): readonly RenderingReport[] {
  const rendered = readings.filter(({ result }) => result.rendered !== undefined);
  return rendered.map(({ result: { helm, environment }, documents }) => ({
    helm,
    environment,
    objects: documents === undefined ? null : countBy(documents.objects.map(({ body }) => textOf(body["kind"]) ?? "?")),
  }));
}

export function countBy(names: readonly string[]): Readonly<Record<string, number>> {
  const counts = [...Map.groupBy(names, (name) => name)].map(([name, group]) => [name, group.length] as const);
  return Object.fromEntries(counts.sort(([left], [right]) => compareText(left, right)));
}

/** All problems, each once, with where it occurs. */
export function reportedProblems(
  readings: readonly Reading[],
  declaration: Declaration,
  severities: Severities,
  inquiry?: Inquiry,
): readonly ReportedProblem[] {
  const checked = new Map<string, readonly CheckedProblem[]>();
  const found = readings.flatMap((reading) => {
    const { rendered, environment, helm } = reading.result;
    // Environments that render alike are checked once.
    const key = `${inquiry?.contextOf(environment) ?? ""}\n${rendered?.error ?? rendered?.text ?? ""}`;
    const problems = checked.get(key) ?? objectProblems(reading, declaration, severities, inquiry);
    checked.set(key, problems);
    const first = readings.find(({ result }) => result.environment === environment);
    return [...checkReading(reading, first, declaration, severities), ...problems].map((problem) => ({
      problem,
      environment,
      helm,
    }));
  });
  const grouped = [...Map.groupBy(found, ({ problem }) => JSON.stringify(problem)).values()];
  const reported = grouped
    .flatMap(([first, ...others]) => (first === undefined ? [] : [[first, ...others] as const]))
    .map((group) => ({
      ...group[0].problem,
      environments: [...new Set(group.map(({ environment }) => environment))],
      helms: [...new Set(group.map(({ helm }) => helm))],
    }));
  return sortProblems(reported);
}

function objectProblems(
  { documents, result }: Reading,
  declaration: Declaration,
  severities: Severities,
  inquiry: Inquiry | undefined,
): readonly CheckedProblem[] {
  if (documents === undefined) return [];
  const rendering = readRendering(documents.objects, declaration);
  return [...checkRendering(rendering, severities), ...(inquiry?.run(rendering, result.environment) ?? [])];
}
