/** The verdicts of a render test, for people and as JUnit XML. */
import { styleText } from "node:util";
import { plural } from "../base/text.ts";
import { escapeXml, xmlAttribute } from "../base/xml.ts";
import { formatProblem } from "../model/problems.ts";
import type { Failure, Verdict } from "./types.ts";

/** Each failure once, with the part of the object that it is about, and the counts. */
export function verdictsText(verdicts: readonly Verdict[], { isColored }: { readonly isColored: boolean }): string {
  const paint = (line: string) => (isColored ? styleText("bold", line, { validateStream: false }) : line);
  const blocks = new Set(verdicts.flatMap(({ failures }) => failures).map((failure) => failureText(failure, paint)));
  const failed = verdicts.filter(({ failures }) => failures.length > 0).length;
  const cases = new Set(verdicts.map((verdict) => verdict.case)).size;
  const count = `${plural(cases, "case")}, ${plural(verdicts.length, "assertion")}`;
  return [...blocks, `${count}: ${failed === 0 ? "all hold" : `${failed} failed`}`].join("\n\n");
}

function failureText(failure: Failure, paint: (line: string) => string): string {
  const lines = failure.excerpt?.split("\n").map((line) => `    ${line}`) ?? [];
  return [paint(formatProblem(failure)), ...lines].join("\n");
}

/** A suite for each case, and a test case for each assertion. */
export function verdictsJunit(verdicts: readonly Verdict[], label: string): string {
  const suites = [...Map.groupBy(verdicts, (verdict) => verdict.case)].map(([name, group]) => {
    const suite = `${label} ${name}`;
    const failed = group.filter(({ failures }) => failures.length > 0).length;
    return [
      `<testsuite name=${xmlAttribute(suite)} tests="${group.length}" failures="${failed}" errors="0" skipped="0">`,
      ...group.map((verdict) => testCase(suite, verdict)),
      "</testsuite>",
    ].join("\n");
  });
  return ['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>", ...suites, "</testsuites>", ""].join("\n");
}

function testCase(suite: string, { title, place, failures }: Verdict): string {
  const [, file = "", line = ""] = /^(.*):(\d+)$/.exec(place) ?? [];
  const names = `classname=${xmlAttribute(suite)} name=${xmlAttribute(title)}`;
  const head = `<testcase ${names} file=${xmlAttribute(file)} line=${xmlAttribute(line)}`;
  if (failures.length === 0) return `${head}/>`;
  const [first = ""] = failures.map(formatProblem);
  const text = failures.map((failure) => failureText(failure, (words) => words)).join("\n");
  return [`${head}>`, `<failure message=${xmlAttribute(first)}>${escapeXml(text)}</failure>`, "</testcase>"].join("\n");
}
