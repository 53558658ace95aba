/** What a schema cannot say about a declaration. */
import { joinPath } from "../model/problems.ts";
import type { Chart } from "../model/types.ts";
import { validateSource } from "./chart_source.ts";
import { eachPart, validateOverrides } from "./overrides.ts";
import { projectsOf } from "./project.ts";
import { validateWindows } from "./sync_windows.ts";
import { chosenEnvironments, isTooLong, longName, targetsOf, unknownEnvironment, validateTargets } from "./targets.ts";
import type { Declaration, Declarations, Unlabelled } from "./types.ts";

/** What every macro has. */
export function validateCommon(declaration: Declaration, chart: Chart, hasGit: boolean): readonly Unlabelled[] {
  return [
    ...validateTargets(declaration, chart),
    ...validateSource(declaration, hasGit),
    ...validateOverrides(declaration, chosenEnvironments(declaration, chart)),
  ];
}

export function validateProject(declaration: Declarations["argocd_project"], chart: Chart): readonly Unlabelled[] {
  const windows = eachPart(declaration).flatMap(([path, { sync_windows = [] }]) =>
    validateWindows(sync_windows, joinPath(path, "sync_windows")),
  );
  const projects = projectsOf({ declaration, chart, targets: targetsOf(declaration, chart) });
  const long = [...projects.keys()]
    .filter(isTooLong)
    .map((name) => longName("project", name, "choose a shorter `project`"));
  const shared = [...projects.values()].flatMap((targets) =>
    sharedProblems(
      declaration,
      targets.map(({ environment }) => environment),
    ),
  );
  return [...windows, ...long, ...shared];
}

/** What differs by environment needs a project for each. */
function sharedProblems(
  { overrides = {}, project }: Declarations["argocd_project"],
  environments: readonly (string | undefined)[],
): readonly Unlabelled[] {
  const names = [...new Set(environments.flatMap((name) => name ?? []))];
  if (names.length < 2) return [];
  return names
    .filter((name) => name in overrides)
    .map((name) => ({
      code: "shared-project",
      path: joinPath("overrides", name),
      what: "is for one environment, but several share the project",
      got: project,
      expected: "a project for each environment",
      fix: "write `{environment}` into `project`",
    }));
}

export function validateRollout(
  declaration: Declarations["argocd_application_set"],
  chart: Chart,
): readonly Unlabelled[] {
  const { rolling_sync } = declaration;
  if (rolling_sync === undefined) return [];
  const environments = chosenEnvironments(declaration, chart);
  const steps = rolling_sync.flatMap(({ environments: names }, step) =>
    names.map(
      (name, index) => [joinPath(joinPath(joinPath("rolling_sync", step), "environments"), index), name] as const,
    ),
  );
  const named = steps.map(([, name]) => name);
  return [
    ...steps.flatMap(([path, name]) => unknownEnvironment(path, name, environments)),
    ...steps.filter(([, name], index) => named.indexOf(name) < index).map(([path, name]) => inTwoSteps(path, name)),
    ...environments.filter((name) => !named.includes(name)).map(inNoStep),
    ...eachPart(declaration).flatMap(([path, { automated }]) =>
      automated?.self_heal ? [healed(joinPath(joinPath(path, "automated"), "self_heal"))] : [],
    ),
  ];
}

function inTwoSteps(path: string, got: string): Unlabelled {
  return {
    code: "duplicate-step",
    path,
    what: "is in an earlier step, too",
    got,
    expected: "each environment in one step",
    fix: "remove it from one of them",
  };
}

function inNoStep(got: string): Unlabelled {
  return {
    code: "missing-step",
    path: "rolling_sync",
    what: "has no step for an environment, so Argo CD would never sync it",
    got,
    expected: "each environment in one step",
    fix: `add \`{"environments": ["${got}"]}\`, or leave \`${got}\` out of \`environments\``,
  };
}

function healed(path: string): Unlabelled {
  return {
    code: "ignored-attribute",
    path,
    what: "has no effect with `rolling_sync`, which starts syncs itself",
    got: true,
    expected: "`self_heal` or `rolling_sync`",
    fix: "remove one of them",
  };
}
