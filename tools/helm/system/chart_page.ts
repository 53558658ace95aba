/** Gathers what the page about a chart shows: Helm renders it with its own values and those of each environment. */
import { join } from "node:path";
import { applyOverlay } from "../base/overlay.ts";
import { parseYaml, stringifyYaml } from "../base/yaml.ts";
import { readRendering } from "../checks/check.ts";
import { declarationOf } from "../checks/objects/declaration.ts";
import { type DocumentReader, documentReader } from "../checks/objects/documents.ts";
import { isMap } from "../checks/objects/objects.ts";
import type { Report } from "../checks/report/report.ts";
import type { Declaration, JsonObject } from "../checks/types.ts";
import { CHART_DEFAULTS } from "../model/defaults.ts";
import type { Result } from "../model/problems.ts";
import type { App, Chart, ChartFiles } from "../model/types.ts";
import { type Marking, markedValues } from "../page/sources/marked_values.ts";
import type { PageInput, RenderingInput } from "../page/types.ts";
import type { PolicyFile } from "../policies/types.ts";
import { reportOnChart, settingsOf } from "./chart_report.ts";
import { errorOf, type HelmRunner, helmRunner } from "./helm.ts";
import { type HelmRun, stoppedProblem } from "./helm_run.ts";
import { readDirectory, withTemporaryDirectory, writeChart, writeText } from "./io.ts";

export interface PageRequest {
  /** Directory of the chart. */
  readonly directory: string;
  readonly helm: string;
  readonly chart: Chart;
  readonly apps: readonly App[];
  /** Contents of files with CustomResourceDefinitions that the chart does not contain. */
  readonly crds: readonly string[];
  readonly policies: readonly PolicyFile[];
  readonly environments: readonly string[];
  /** The chart's own overlay of its values, from a file; undefined if it is in the declaration. */
  readonly overlay: JsonObject | undefined;
  /** What the checks found. */
  readonly report: Report;
}

/** All but the upgrade; or why there is nothing: problems with Helm on this machine, not with the chart. */
export async function readPageInput(request: PageRequest): Promise<Result<Omit<PageInput, "upgrade">>> {
  const { directory, chart, apps, report, overlay } = request;
  const files = readDirectory(directory);
  const { value: renderings, problems } = await renderAll(request, files);
  if (problems !== undefined) return { problems };
  const silenced = await silencedProblems(request);
  if (silenced.problems !== undefined) return silenced;
  const { description } = readMap(files, "Chart.yaml");
  return {
    value: {
      chart,
      apps,
      description: typeof description === "string" ? description : "",
      report,
      silenced: silenced.value,
      renderings,
      overlay: overlay ?? ((chart.values ?? {}) as JsonObject),
    },
  };
}

/** The objects of a chart with its own values and those of each environment. */
export async function renderAll(
  request: Omit<PageRequest, "overlay" | "policies" | "report">,
  files: ChartFiles,
): Promise<Result<readonly RenderingInput[]>> {
  const { chart, environments } = request;
  const declaration = declarationOf({
    ...request,
    files,
    release: chart.chart_name,
    namespace: chart.namespace ?? CHART_DEFAULTS.namespace,
  });
  const settings = { helm: request.helm, declaration, run: helmRunner(), read: documentReader() };
  const rendered = await Promise.all(
    ["", ...environments].map((environment) => renderOne(environment, request.directory, files, settings)),
  );
  const runs = rendered.map(({ run, input }) => ({
    ...run,
    environment: input.environment,
    verb: "template" as const,
  }));
  const stopped = stoppedProblem(chart.label, runs);
  return stopped === undefined ? { value: rendered.map(({ input }) => input) } : { problems: [stopped] };
}

interface Settings {
  readonly helm: string;
  readonly declaration: Declaration;
  readonly run: HelmRunner;
  readonly read: DocumentReader;
}

async function renderOne(
  environment: string,
  directory: string,
  files: ChartFiles,
  settings: Settings,
): Promise<{ readonly input: RenderingInput; readonly run: HelmRun }> {
  const { declaration, read } = settings;
  const file = `values-${environment}.yaml`;
  const environmentValues = environment === "" ? {} : readMap(files, file);
  const run = await render(directory, environment === "" ? [] : [join(directory, file)], settings);
  const isWhole = run.exitCode === 0;
  const objects = isWhole ? read(run.stdout).objects : [];
  const values = applyOverlay(readMap(files, "values.yaml"), environmentValues);
  return {
    run,
    input: {
      environment,
      environmentValues,
      objects,
      rendering: readRendering(objects, declaration),
      error: isWhole ? undefined : errorOf(run, directory),
      marked: isWhole ? await renderMarked(values, files, settings) : undefined,
    },
  };
}

function render(
  directory: string,
  valuesFiles: readonly string[],
  { helm, declaration, run }: Settings,
): Promise<HelmRun> {
  const { release, namespace, kubeVersion } = declaration;
  return run(helm, [
    ...["template", release, directory, "--namespace", namespace],
    ...(kubeVersion === undefined ? [] : ["--kube-version", kubeVersion]),
    ...valuesFiles.flatMap((file) => ["--values", file]),
  ]);
}

/** The same with marked values; undefined if a template cannot do with any of them. */
async function renderMarked(
  values: JsonObject,
  files: ChartFiles,
  settings: Settings,
): Promise<RenderingInput["marked"]> {
  for (const marking of MARKINGS) {
    const marked = markedValues(values, (key) => OWN_KEYS.has(key), marking);
    const objects = await withTemporaryDirectory(async (folder) => {
      const [directory, valuesFile] = [join(folder, "chart"), join(folder, "values.yaml")];
      // The schema would reject them.
      writeChart(directory, new Map([...files].filter(([path]) => path !== "values.schema.json")));
      writeText(valuesFile, stringifyYaml(marked.values));
      const { exitCode, stdout } = await render(directory, [valuesFile], settings);
      return exitCode === 0 ? settings.read(stdout).objects : undefined;
    });
    if (objects !== undefined) return { values: marked, objects };
  }
  return undefined;
}

const MARKINGS: readonly Marking[] = ["all", "texts", "numbers"];

/** The keys of the values that the composer writes; all others are those of dependencies. */
const OWN_KEYS: ReadonlySet<string> = new Set(["apps", "global", "ingress"]);

/** What the checks would say that are off for the chart. */
async function silencedProblems(request: PageRequest): Promise<Result<PageInput["silenced"]>> {
  const { chart, helm, environments } = request;
  const off = new Set(settingsOf(chart).flatMap(({ code, severity }) => (severity === "off" ? [code] : [])));
  if (off.size === 0) return { value: [] };
  const { value, problems } = await reportOnChart({
    ...request,
    helms: [{ path: helm, version: "" }],
    chart: { ...chart, checks: {} },
    rendered: ["", ...environments],
    linted: [],
  });
  return problems === undefined ? { value: value.problems.filter(({ code }) => off.has(code)) } : { problems };
}

function readMap(files: ChartFiles, path: string): JsonObject {
  const content = files.get(path);
  const text = typeof content === "string" ? content : new TextDecoder().decode(content);
  const value = parseYaml(text).values?.[0];
  return isMap(value) ? value : {};
}
