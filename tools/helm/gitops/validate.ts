/** What a schema cannot say about a declaration. */
import { joinPath } from "../model/problems.ts";
import type { Chart } from "../model/types.ts";
import { eachPart, validateOverrides } from "./overrides.ts";
import { projectsOf } from "./project.ts";
import { validateWindows } from "./sync_windows.ts";
import { chosenEnvironments, isTooLong, longName, targetsOf, unknownEnvironment, validateTargets } from "./targets.ts";
import type { Declaration, Declarations, Unlabelled } from "./types.ts";

/** `unreadable`: attributes that are given, but that nobody knows; what depends on them is not judged. */
export type Validate<Declaration> = (
  declaration: Declaration,
  chart: Chart,
  unreadable: ReadonlySet<string>,
) => readonly Unlabelled[];

/** What every macro has. Of unknown environments, only those of the chart are certain. */
export const validateCommon: Validate<Declaration> = (declaration, chart, unreadable) => [
  ...(unreadable.has("environments") ? [] : validateTargets(declaration, chart)),
  ...validateOverrides(declaration, chosenEnvironments(declaration, chart)),
];

export const validateProject: Validate<Declarations["argocd_project"]> = (declaration, chart, unreadable) => {
  const windows = eachPart(declaration).flatMap(([path, { sync_windows = [] }]) =>
    validateWindows(sync_windows, joinPath(path, "sync_windows")),
  );
  if (unreadable.has("environments")) return windows;
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
};

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

export const validateRollout: Validate<Declarations["argocd_application_set"]> = (declaration, chart, unreadable) => {
  const { rolling_sync } = declaration;
  if (rolling_sync === undefined) return [];
  const environments = chosenEnvironments(declaration, chart);
  const steps = rolling_sync.flatMap(({ environments: names }, step) =>
    names.map(
      (name, index) => [joinPath(joinPath(joinPath("rolling_sync", step), "environments"), index), name] as const,
    ),
  );
  const named = steps.map(([, name]) => name);
  const unnamed = environments.filter((name) => !named.includes(name) && !unreadable.has("environments"));
  return [
    ...steps.flatMap(([path, name]) => unknownEnvironment(path, name, environments)),
    ...steps.filter(([, name], index) => named.indexOf(name) < index).map(([path, name]) => inTwoSteps(path, name)),
    ...unnamed.map(inNoStep),
    ...eachPart(declaration).flatMap(([path, { automated }]) =>
      automated?.self_heal ? [healed(joinPath(joinPath(path, "automated"), "self_heal"))] : [],
    ),
  ];
};

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
