/** Where a chart goes: its environments and their destinations, each with a name of its own. */
import { closest, listWords } from "../base/text.ts";
import { type Destination, destinationsOf } from "../facts/destinations.ts";
import { joinPath } from "../model/problems.ts";
import type { Chart } from "../model/types.ts";
import type { Target, Unlabelled } from "./types.ts";

interface Scope {
  readonly environments?: readonly string[];
  readonly application_name?: string;
}

/** Argo CD and Flux put names into labels. */
const LONGEST_NAME = 63;

/** The environments of a chart, sorted. */
export function environmentsOf({ environments = {}, environment_files = {} }: Chart): readonly string[] {
  return [...Object.keys(environments), ...Object.keys(environment_files)].sort();
}

/** The environments that a declaration is about. */
export function chosenEnvironments({ environments }: Scope, chart: Chart): readonly string[] {
  return environments ?? environmentsOf(chart);
}

/** The targets, in the order of the environments and of `deploy`. */
export function targetsOf(scope: Scope, chart: Chart): readonly Target[] {
  const environments = chosenEnvironments(scope, chart);
  if (environments.length === 0) {
    return destinationsOf(chart).map((destination) => ({ environment: undefined, name: "", destination }));
  }
  return environments.flatMap((environment) => {
    const destinations = destinationsOf(chart, environment);
    return destinations.map((destination) => ({
      environment,
      name: nameOf(environment, distinction(destination, destinations)),
      destination,
    }));
  });
}

/** Contexts are often named after the environment, like `prod-eu`, which is then enough. */
function nameOf(environment: string, distinction: readonly string[]): string {
  const name = distinction.join("-");
  return name.startsWith(`${environment}-`) ? name : [environment, ...distinction].join("-");
}

/** What sets a destination apart from others of the same environment. */
function distinction(destination: Destination, all: readonly Destination[]): readonly string[] {
  return (["context", "namespace", "release"] as const)
    .filter((part) => new Set(all.map((each) => each[part])).size > 1)
    .map((part) => dnsLabel(destination[part] ?? "current"));
}

/** Contexts may have any characters, like `arn:aws:eks:eu-west-1:1:cluster/shop`. */
function dnsLabel(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** The name of a target's objects. */
export function objectName({ application_name }: Scope, chart: Chart, { name }: Pick<Target, "name">): string {
  return [application_name ?? chart.chart_name, name].filter(Boolean).join("-");
}

/** The name with `{environment}` in it. */
export function withEnvironment(name: string, environment: string | undefined): string {
  return name.replaceAll("{environment}", environment ?? "default");
}

/** An environment that the declaration names, and the chart or the declaration does not have. */
export function unknownEnvironment(path: string, name: string, known: readonly string[]): readonly Unlabelled[] {
  if (known.includes(name)) return [];
  const meant = closest(name, known);
  return [
    {
      code: "unknown-environment",
      path,
      what: "is not an environment here",
      got: name,
      expected: known.length === 0 ? "an environment in `environments` of the chart" : listWords(known, "or"),
      fix: meant === undefined ? `add \`${name}\` to \`environments\`` : `rename it to \`${meant}\``,
    },
  ];
}

/** What is wrong with the environments and with where they go. */
export function validateTargets(scope: Scope, chart: Chart): readonly Unlabelled[] {
  const known = environmentsOf(chart);
  const unknown = (scope.environments ?? []).flatMap((name, index) =>
    unknownEnvironment(joinPath("environments", index), name, known),
  );
  const homeless = chosenEnvironments(scope, chart).filter((name) => known.includes(name) && !chart.deploy?.[name]);
  if (unknown.length > 0 || homeless.length > 0)
    return [...unknown, ...homeless.map((name) => homelessIn(name, chart))];
  const targets = targetsOf(scope, chart);
  return [...samePlaces(targets), ...sameNames(scope, chart, targets), ...longNames(scope, chart, targets)];
}

function homelessIn(name: string, { label }: Chart): Unlabelled {
  return {
    code: "missing-destination",
    path: "environments",
    what: "has an environment that goes nowhere",
    got: name,
    expected: `a destination in \`deploy\` of ${label} for each environment`,
    fix: `add \`"${name}": {"namespace": "…"}\` to \`deploy\`, or leave \`${name}\` out of \`environments\``,
  };
}

function samePlaces(targets: readonly Target[]): readonly Unlabelled[] {
  return repeated(targets, ({ destination }) => JSON.stringify(destination)).map(([first, second]) => ({
    code: "duplicate-destination",
    path: "environments",
    what: `sends \`${first.environment}\` and \`${second.environment}\` to the same place`,
    got: { ...second.destination },
    expected: "each environment in a place of its own",
    fix: "give one of them another `namespace`, `kube_context` or `release` in `deploy` of the chart",
  }));
}

function sameNames(scope: Scope, chart: Chart, targets: readonly Target[]): readonly Unlabelled[] {
  return repeated(targets, ({ name }) => name).map(([, second]) => ({
    code: "duplicate-name",
    path: "environments",
    what: "gives two places the same name",
    got: objectName(scope, chart, second),
    expected: "names of environments and contexts that differ in letters or digits",
    fix: "rename an environment, or a `kube_context` in `deploy` of the chart",
  }));
}

/** Pairs of items with the same key. */
function repeated<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly (readonly [Item, Item])[] {
  return [...Map.groupBy(items, keyOf).values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : others.map((other) => [first, other] as const),
  );
}

function longNames(scope: Scope, chart: Chart, targets: readonly Target[]): readonly Unlabelled[] {
  return targets
    .map((target) => objectName(scope, chart, target))
    .filter((name) => name.length > LONGEST_NAME)
    .map((name) => longName("application_name", name, "choose a shorter `application_name`"));
}

export function longName(path: string, name: string, fix: string): Unlabelled {
  return {
    code: "invalid-name",
    path,
    what: `makes a name of ${name.length} characters`,
    got: name,
    expected: `at most ${LONGEST_NAME}, because it becomes a label`,
    fix,
  };
}

export function isTooLong(name: string): boolean {
  return name.length > LONGEST_NAME;
}
