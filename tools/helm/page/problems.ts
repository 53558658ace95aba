/** Problems of a chart for the page: what the checks found, and what the chart accepts. */
import { CHECKS } from "../checks/checks.ts";
import { UNUSUAL } from "../checks/objects/declaration.ts";
import type { ReportedProblem } from "../checks/report/report.ts";
import { type Problem, show } from "../model/problems.ts";
import type { PageInput, ProblemPage } from "./types.ts";

const RANK = { error: 0, warning: 1, accepted: 2 } as const;

/** Errors first; last, what the chart accepts: problems of checks that it turns off, or whose severity it lowers with a reason. */
export function problemsOf(
  { report, silenced, renderings }: Pick<PageInput, "renderings" | "report" | "silenced">,
  titleOf: (environment: string) => string,
): readonly ProblemPage[] {
  const settings = new Map(report.settings.map((setting) => [setting.code, setting]));
  const defaults = new Map([...CHECKS, ...report.policies].map(({ code, severity }) => [code, severity] as const));
  const levelOf = ({ code, severity }: ReportedProblem): ProblemPage["level"] => {
    const isLowered = settings.get(code)?.severity === "warning" && defaults.get(code) === "error";
    return isLowered ? "accepted" : severity;
  };
  const own = ownPaths(renderings);
  const shown = (problem: ReportedProblem, level: ProblemPage["level"]) => {
    const environments = problem.environments.map(titleOf);
    return problemPage(own(problem), level, environments, settings.get(problem.code)?.reason ?? "");
  };
  return [
    ...report.problems.map((problem) => shown(problem, levelOf(problem))),
    ...silenced.map((problem) => shown(problem, "accepted")),
  ].sort((one, other) => RANK[one.level] - RANK[other.level]);
}

/** The checks render the chart for a release that no one types; the page, for one of the chart's own name. */
function ownPaths(renderings: PageInput["renderings"]): (problem: ReportedProblem) => ReportedProblem {
  const ids = new Set(renderings.flatMap(({ rendering }) => rendering.objects.map(({ id }) => id)));
  const release = renderings[0]?.rendering.declaration.release ?? "";
  return ({ path, ...problem }) => {
    const [id = "", ...rest] = path.split(" ");
    const names = [id, id.replace(UNUSUAL.release, release), id.replace(`${UNUSUAL.release}-`, "")];
    return { ...problem, path: [names.find((name) => ids.has(name)) ?? id, ...rest].join(" ") };
  };
}

export function problemPage(
  { code, label, path, what, got, expected, fix }: Problem,
  level: ProblemPage["level"],
  environments: readonly string[],
  reason = "",
): ProblemPage {
  const [object = ""] = /^[A-Z][A-Za-z]*\/\S+/.exec(path) ?? [];
  return {
    level,
    code,
    label,
    path,
    object,
    what,
    got: got === undefined ? "" : show(got),
    expected,
    fix,
    reason,
    environments,
  };
}
