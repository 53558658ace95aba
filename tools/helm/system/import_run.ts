/** Reads what is to be imported, and imports it with Helm. */
import { join } from "node:path";
import { readObject } from "../checks/objects/objects.ts";
import type { JsonObject } from "../checks/types.ts";
import { chartMetadata } from "../import/chart_attributes.ts";
import { type Imported, importObjects } from "../import/importing.ts";
import type { Input, Tools } from "../import/tools.ts";
import type { Draft } from "../import/types.ts";
import { formatProblems, type Problem, type Result } from "../model/problems.ts";
import type { App, Chart, ChartFiles } from "../model/types.ts";
import { reportOnChart } from "./chart_report.ts";
import { UsageError } from "./command.ts";
import { environmentOptions, errorOf } from "./helm.ts";
import { type ImportSettings, readImportSource, within } from "./import_source.ts";
import { withTemporaryDirectory, writeChart } from "./io.ts";

export interface RunSettings extends ImportSettings {
  /** Name of the new chart. Default: that of the chart that is imported, or the usual one. */
  readonly name: string | undefined;
  readonly usualName: string;
  readonly packageLabel: string;
}

/** What was imported, and from what. */
export type ImportRun = Imported & { readonly input: Input };

export async function importSource(places: readonly string[], settings: RunSettings): Promise<Result<ImportRun>> {
  const { label, packageLabel } = settings;
  const given = settings.release ?? settings.name;
  const source = await readImportSource(places, { ...settings, release: given });
  const name = settings.name ?? String(source.metadata["name"] ?? settings.usualName);
  const problems = [...source.problems, ...nameProblems(name, label)];
  if (problems.length > 0) return { problems };
  const release = given ?? String(source.metadata["name"] ?? name);
  const input: Input = {
    ...{ release, packageLabel, chartName: name },
    metadata: chartMetadata(source.metadata),
    variations: source.variations,
    namespaces: source.namespaces,
  };
  const imported = await importObjects(input, toolsFor(input, settings));
  return { value: { ...imported, input } };
}

function nameProblems(name: string, label: string): readonly Problem[] {
  if (/^[a-z]([a-z0-9-]{0,51}[a-z0-9])?$/.test(name)) return [];
  return [
    {
      code: "invalid-name",
      label,
      path: "--name",
      what: "is no valid name of a chart",
      got: name,
      expected: "at most 53 lower-case letters, digits and dashes, starting with a letter",
      fix: "give the chart another one with `--name`",
    },
  ];
}

type Helm = Pick<RunSettings, "helm" | "options" | "read" | "run">;

type Release = Pick<Input, "namespaces" | "release">;

export function toolsFor(release: Release, settings: Helm): Tools {
  return {
    render: (files, environment) => render(files, environment, release, settings),
    check: (files, draft) => failingChecks(files, draft, settings.helm),
  };
}

/** What Helm makes of the new chart. That it renders is up to the composer. */
function render(
  files: ChartFiles,
  environment: string | undefined,
  { release, namespaces }: Release,
  { helm, options, read, run }: Helm,
) {
  const namespace = namespaces.get(environment) ?? "default";
  return withTemporaryDirectory(async (folder) => {
    const directory = join(folder, "chart");
    writeChart(directory, files);
    const rendered = await run(helm, [
      ...["template", release, directory, "--include-crds", "--namespace", namespace, ...options],
      ...(environment === undefined ? [] : environmentOptions(directory, environment)),
    ]);
    if (rendered.exitCode === 0)
      return read(rendered.stdout).objects.map((object) => ({
        ...object,
        body: within(readObject(object.body), namespace).body,
      }));
    throw new UsageError(`the new chart cannot be rendered: ${errorOf(rendered, directory)}`);
  });
}

/** The codes of the checks that fail, with the chart's own values or in an environment. */
function failingChecks(files: ChartFiles, { chart, apps }: Draft, helm: string): Promise<readonly string[]> {
  return withTemporaryDirectory(async (folder) => {
    const directory = join(folder, "chart");
    writeChart(directory, files);
    const { value: report, problems } = await reportOnChart({
      directory,
      helms: [{ version: "", path: helm }],
      chart: chart as unknown as Chart,
      apps: apps as unknown as readonly App[],
      crds: [],
      rendered: ["", ...Object.keys((chart["environments"] ?? {}) as JsonObject)],
      linted: [],
    });
    if (report === undefined) throw new UsageError(formatProblems(problems));
    return report.problems.flatMap(({ code, severity }) => (severity === "error" ? [code] : []));
  });
}
