/** Reads the JSON files that commands take, and reports invalid ones. */

import type { Report } from "../checks/report/report.ts";
import { isReport } from "../checks/report/report_shape.ts";
import { parseApp, parseChart } from "../compose/parse/parse.ts";
import { formatProblems, type Result, show } from "../model/problems.ts";
import type { App, Chart } from "../model/types.ts";
import { UsageError } from "./command.ts";
import { readText } from "./io.ts";

export function readApp(path: string): App {
  return valid(parseApp(readText(path)));
}

export function readChart(path: string): Chart {
  return valid(parseChart(readText(path)));
}

function valid<Value>(result: Result<Value>): Value {
  if (result.problems !== undefined) throw new UsageError(formatProblems(result.problems));
  return result.value;
}

export function readReport(path: string): Report {
  const text = readText(path);
  const report = parseJson(text);
  if (isReport(report)) return report;
  throw new UsageError(`${path} is not a report (got ${show(text)}); expected the JSON that \`check\` writes`);
}

/** The value of an option that takes a JSON object of strings. */
export function readTexts(text: string, option: string): Readonly<Record<string, string>> {
  const texts = parseJson(text);
  if (typeof texts === "object" && texts !== null && Object.values(texts).every((each) => typeof each === "string")) {
    return texts as Readonly<Record<string, string>>;
  }
  throw new UsageError(`${option}: is not a JSON object of strings (got ${show(text)})`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
