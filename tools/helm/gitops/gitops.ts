/** Files for Argo CD and Flux, from a chart, its environments and where they go. Pure, as `compose` is. */
import { parseChart } from "../compose/parse/parse.ts";
import type { GitopsMacro } from "../model/gitops_schemas.ts";
import type { Problem, Result } from "../model/problems.ts";
import { applicationFiles } from "./application.ts";
import { applicationSetFiles } from "./application_set.ts";
import { validateSource, withRepository } from "./chart_source.ts";
import { readDigest } from "./digest.ts";
import { helmReleaseFiles } from "./helm_release.ts";
import { parseDeclaration } from "./parse.ts";
import { printFile } from "./print.ts";
import { projectFiles } from "./project.ts";
import { schemaProblems } from "./schemas.ts";
import { targetsOf } from "./targets.ts";
import type { Declarations, GitopsFile, GitopsRequest, Source, Unlabelled } from "./types.ts";
import { type Validate, validateCommon, validateProject, validateRollout } from "./validate.ts";

interface Maker<Macro extends GitopsMacro> {
  readonly validate: Validate<Declarations[Macro]>;
  readonly files: (source: Source<Macro>) => readonly GitopsFile[];
}

const MAKERS: { readonly [Macro in GitopsMacro]: Maker<Macro> } = {
  argocd_application: { validate: () => [], files: applicationFiles },
  argocd_application_set: { validate: validateRollout, files: applicationSetFiles },
  argocd_project: { validate: validateProject, files: projectFiles },
  flux_helm_release: { validate: () => [], files: helmReleaseFiles },
};

/** The text of each file by its path, or everything that is wrong with the declaration. */
export function gitopsFiles(request: GitopsRequest): Result<ReadonlyMap<string, string>> {
  return filesOf(request.macro, request);
}

function filesOf<Macro extends GitopsMacro>(macro: Macro, request: GitopsRequest): Result<ReadonlyMap<string, string>> {
  const parsed = parseDeclaration(request.declaration, macro);
  const chart = parseChart(request.chart);
  const labelled = (problem: Unlabelled): Problem => ({ label: parsed.label, ...problem });
  if (chart.problems !== undefined) return { problems: [...chart.problems, ...parsed.problems.map(labelled)] };
  const declaration: Declarations[Macro] = withRepository(parsed.declaration, chart.value, parsed.unreadable);
  const { validate, files } = MAKERS[macro];
  const digest = readDigest(declaration, request.files);
  const problems = [
    ...parsed.problems,
    ...validateCommon(declaration, chart.value, parsed.unreadable),
    ...validateSource(declaration, parsed.unreadable, macro !== "flux_helm_release"),
    ...validate(declaration, chart.value, parsed.unreadable),
    ...digest.problems,
  ];
  if (problems.length > 0) return { problems: problems.map(labelled) };
  const { version, values } = request;
  const source = { declaration, chart: chart.value, version, digest: digest.value, values };
  const made = files({ ...source, targets: targetsOf(declaration, chart.value) });
  const invalid = made.flatMap(schemaProblems);
  if (invalid.length > 0) return { problems: invalid.map(labelled) };
  return { value: new Map(made.map((file) => [file.path, printFile(file, parsed.label)])) };
}
