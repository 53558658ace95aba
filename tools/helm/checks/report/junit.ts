/** A report as JUnit XML: a suite per environment and a test case per check, with its problems as failures. */
import { escapeXml, xmlAttribute } from "../../base/xml.ts";
import { formatProblem } from "../../model/problems.ts";
import { CHECKS } from "../checks.ts";
import type { Report, ReportedProblem } from "./report.ts";

export function junit(report: Report): string {
  const environments = [...new Set(report.renderings.map(({ environment }) => environment))];
  const suites = environments.map((environment) => suite(report, environment));
  return ['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>", ...suites, "</testsuites>", ""].join("\n");
}

function suite({ chart, problems, policies, settings }: Report, environment: string): string {
  const off = settings.filter(({ severity }) => severity === "off").map(({ code }) => code);
  const checks = [...CHECKS, ...policies].filter(({ code }) => !off.includes(code));
  const here = problems.filter(({ environments }) => environments.includes(environment));
  const failing = checks.filter(({ code }) => here.some((problem) => isErrorOf(problem, code)));
  const name = environment === "" ? chart.label : `${chart.label} ${environment}`;
  const cases = checks.map(({ code }) =>
    testCase(
      name,
      code,
      here.filter((problem) => problem.code === code),
    ),
  );
  return [
    `<testsuite name=${xmlAttribute(name)} tests="${checks.length}" failures="${failing.length}" errors="0" skipped="0">`,
    ...cases,
    "</testsuite>",
  ].join("\n");
}

function isErrorOf(problem: ReportedProblem, code: string): boolean {
  return problem.code === code && problem.severity === "error";
}

function testCase(suiteName: string, code: string, problems: readonly ReportedProblem[]): string {
  const errors = problems.filter(({ severity }) => severity === "error").map(formatProblem);
  const warnings = problems.filter(({ severity }) => severity === "warning").map(formatProblem);
  const children = [
    ...(errors.length === 0
      ? []
      : [`<failure message=${xmlAttribute(errors[0] ?? "")}>${escapeXml(errors.join("\n"))}</failure>`]),
    ...(warnings.length === 0 ? [] : [`<system-out>${escapeXml(warnings.join("\n"))}</system-out>`]),
  ];
  const head = `<testcase classname=${xmlAttribute(suiteName)} name=${xmlAttribute(code)}`;
  return children.length === 0 ? `${head}/>` : [`${head}>`, ...children, "</testcase>"].join("\n");
}
