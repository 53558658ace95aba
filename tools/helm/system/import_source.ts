/** What is imported: the objects of charts or manifests, with their own values and in each environment. */
import { listWords } from "../base/text.ts";
import { mapOf } from "../checks/objects/objects.ts";
import type { JsonObject, KubernetesObject } from "../checks/types.ts";
import { workloadTraits } from "../facts/workloads.ts";
import type { Variation } from "../import/manifests.ts";
import type { Problem } from "../model/problems.ts";
import { isChart, type RenderableChart, readRenderableChart } from "./chart_versions.ts";
import { readComparisonSide, type SideSettings } from "./comparison_sides.ts";
import { fileExists } from "./io.ts";

export interface ImportSettings extends Omit<SideSettings, "environment" | "namespace" | "reporter" | "values"> {
  /** Namespace of the release. Default: that of the workloads, if they agree about one. */
  readonly namespace: string | undefined;
  readonly label: string;
  readonly values: readonly string[];
  /** `name` of an environment of the chart, or `name=file`: of values for a chart, or with manifests. */
  readonly environments: readonly string[];
}

export interface ImportSource {
  readonly variations: readonly Variation[];
  /** The namespace of each of them. */
  readonly namespaces: ReadonlyMap<string | undefined, string>;
  /** Chart.yaml; empty for manifests. */
  readonly metadata: JsonObject;
  readonly problems: readonly Problem[];
}

/** Reads everything, and reports everything that is wrong with it. */
export async function readImportSource(places: readonly string[], settings: ImportSettings): Promise<ImportSource> {
  const opened = places.length === 1 ? openChart(places[0] ?? "", settings) : {};
  const { chart } = opened;
  const wanted = settings.environments.length > 0 ? settings.environments : (chart?.environments ?? []);
  const named = wanted.map((text) => environmentOf(text, chart, settings));
  const problems = [
    ...(opened.problem === undefined ? [] : [opened.problem]),
    ...named.flatMap(({ problem }) => problem ?? []),
    ...repeated(
      named.map(({ name }) => name),
      settings,
    ),
  ];
  const sides = await Promise.all(
    [undefined, ...named].map(async (environment) => {
      if (environment?.problem !== undefined || opened.problem !== undefined) return { objects: [], problems: [] };
      return readVariation(places, environment, chart !== undefined, settings);
    }),
  );
  const found = sides.map(({ objects }, index) => {
    const namespace = settings.namespace ?? namespaceOf(objects);
    return {
      environment: named[index - 1]?.name,
      namespace,
      objects: objects.map((object) => within(object, namespace)),
    };
  });
  return {
    variations: found.map(({ environment, objects }) => ({ environment, objects })),
    namespaces: new Map(found.map(({ environment, namespace }) => [environment, namespace])),
    metadata: mapOf(chart?.metadata),
    problems: [...problems, ...sides.flatMap((side) => side.problems)],
  };
}

const USUAL = "default";

/** The namespace that all workloads with one name. */
function namespaceOf(objects: readonly KubernetesObject[]): string {
  const named = objects.filter(({ kind }) => workloadTraits(kind) !== undefined);
  const namespaces = new Set(named.flatMap(({ namespace }) => namespace ?? []));
  const [only] = namespaces;
  return namespaces.size === 1 && only !== undefined ? only : USUAL;
}

/** The object without a namespace that is the release's. */
export function within(object: KubernetesObject, namespace: string): KubernetesObject {
  if (object.namespace !== namespace) return object;
  const { namespace: _, ...metadata } = mapOf(object.body["metadata"]);
  return { ...object, namespace: undefined, body: { ...object.body, metadata } };
}

interface Environment {
  readonly name: string;
  readonly file?: string;
  readonly problem?: Problem;
}

function environmentOf(text: string, chart: RenderableChart | undefined, { label, find }: ImportSettings): Environment {
  const [name = "", ...rest] = text.split("=");
  const place = { label, path: `--environment=${name}`, got: text };
  if (!/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(name)) return { name, problem: { ...place, ...INVALID_NAME } };
  if (rest.length > 0) {
    const file = rest.join("=");
    return fileExists(find(file)) ? { name, file } : { name, problem: { ...place, ...NO_FILE } };
  }
  if (chart?.environments.includes(name) === true) return { name };
  const known = chart?.environments ?? [];
  const expected = known.length === 0 ? "`<name>=<file>`" : `${listWords(known, "or")}, or \`<name>=<file>\``;
  return { name, problem: { ...place, ...UNKNOWN, expected } };
}

function repeated(names: readonly string[], { label }: ImportSettings): readonly Problem[] {
  const twice = [...new Set(names.filter((name, index) => names.indexOf(name) < index))];
  return twice.map((name) => ({ label, path: `--environment=${name}`, ...REPEATED }));
}

function readVariation(
  places: readonly string[],
  environment: Environment | undefined,
  isOfChart: boolean,
  settings: ImportSettings,
): Promise<Variation & { readonly problems: readonly Problem[] }> {
  const { label, values } = settings;
  const file = environment?.file;
  const path = environment === undefined ? "--chart" : `--environment=${environment.name}`;
  return attempt({ label, path }, async () => {
    const own = file === undefined || isOfChart ? places : [file];
    const more = file === undefined || !isOfChart ? [] : [settings.find(file)];
    const side = await readComparisonSide(own, {
      ...settings,
      namespace: settings.namespace ?? USUAL,
      environment: file === undefined ? environment?.name : undefined,
      values: [...values, ...more],
      reporter: { label, path },
    });
    return { environment: environment?.name, ...side };
  });
}

/** A folder or file that cannot be read is a problem like any other. */
async function attempt(
  place: Pick<Problem, "label" | "path">,
  read: () => Promise<Variation & { readonly problems: readonly Problem[] }>,
): Promise<Variation & { readonly problems: readonly Problem[] }> {
  try {
    return await read();
  } catch (error) {
    return { environment: undefined, objects: [], problems: [unreadable(place, error)] };
  }
}

function unreadable(place: Pick<Problem, "label" | "path">, error: unknown): Problem {
  if (!(error instanceof Error) || !("syscall" in error)) throw error;
  return { ...place, ...UNREADABLE, what: `cannot be read: ${error.message}` };
}

function openChart(
  place: string,
  { find, label }: ImportSettings,
): { readonly chart?: RenderableChart; readonly problem?: Problem } {
  const path = find(place);
  if (!fileExists(path)) return {};
  try {
    const chart = isChart(path) ? readRenderableChart(path) : undefined;
    return chart === undefined ? {} : { chart };
  } catch (error) {
    return { problem: unreadable({ label, path: "--chart" }, error) };
  }
}

const INVALID_NAME = {
  code: "invalid-environment",
  what: "has no valid name",
  expected: "lower-case letters, digits and dashes, like `prod`",
  fix: "rename the environment",
};

const NO_FILE = {
  code: "no-source",
  what: "names a file that does not exist",
  expected: "a file of values for a chart, or manifests",
  fix: "correct the path; relative ones start in your working directory",
};

const UNKNOWN = {
  code: "unknown-environment",
  what: "is no environment of the chart",
  fix: "add the file of its values, or with its manifests",
};

const REPEATED = {
  code: "duplicate-environment",
  what: "is given more than once",
  expected: "each environment once",
  fix: "remove all but one; list several files of values in `--values`",
};

const UNREADABLE = {
  code: "unreadable",
  expected: "files that you may read",
  fix: "change who may read them, or name others",
};
