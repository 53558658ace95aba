/** A report in the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0), which code hosts show next to the code. */
import { formatProblem } from "../../model/problems.ts";
import { CHECKS } from "../checks.ts";
import type { PolicyRule, Report, ReportedProblem } from "./report.ts";

export function sarif({ problems, policies }: Report): string {
  const rules: readonly PolicyRule[] = [...CHECKS, ...policies];
  const log = {
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "rules_appchart", rules: rules.map(rule) } },
        columnKind: "utf16CodeUnits",
        results: problems.map((problem) => result(problem, rules)),
      },
    ],
  };
  return JSON.stringify(log, undefined, 2);
}

function rule({ code, description, severity }: PolicyRule): object {
  return {
    id: code,
    shortDescription: { text: description },
    defaultConfiguration: { level: severity },
  };
}

function result(problem: ReportedProblem, rules: readonly PolicyRule[]): object {
  const { code, severity, label, path, environments } = problem;
  return {
    ruleId: code,
    ruleIndex: rules.findIndex((each) => each.code === code),
    level: severity,
    message: { text: formatProblem(problem) },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: buildFile(label) } },
        logicalLocations: [{ fullyQualifiedName: `${label}: ${path}` }],
      },
    ],
    properties: { environments },
  };
}

/** The BUILD file that declares a target of the main repository, by its usual name. */
function buildFile(label: string): string {
  const [, folder = ""] = /^@*[^/]*\/\/([^:]*)/.exec(label) ?? [];
  return folder === "" ? "BUILD.bazel" : `${folder}/BUILD.bazel`;
}
