/** Runs a system's tests against each mutant of its charts. */
import { join } from "node:path";
import { parseYaml } from "../../helm/base/yaml.ts";
import { compose } from "../../helm/compose/compose.ts";
import { gitopsFiles } from "../../helm/gitops/gitops.ts";
import type { ChartFiles } from "../../helm/model/types.ts";
import { writeChart } from "../../helm/system/io.ts";
import type { Tests } from "./bundled_tests.ts";
import { type GitopsDeclaration, type Inputs, mutantsOf, readRequest, type SystemRequest } from "./requests.ts";

/** What became of a mutant. */
type Fate =
  | { readonly kind: "killed"; readonly by: string }
  /** The composer refuses it, so there is no chart. */
  | { readonly kind: "refused" }
  /** The files are the same, for instance because the figure is also the default. */
  | { readonly kind: "equivalent" }
  | { readonly kind: "survived" };

export type Outcome = { readonly mutant: string } & Fate;

/** The charts of a system, by the variable that tells the tests where each is. */
export type System = Readonly<Record<string, Inputs>>;

/** The files of a chart and of what deploys it, by the variable that tells the tests where they are. */
type Directories = ReadonlyMap<string, ChartFiles>;

/** Writes all charts and what deploys them below a folder, and tells the tests. */
export function writeCharts(system: System, folder: string): void {
  for (const [variable, inputs] of Object.entries(system)) {
    const directories = original(variable, readRequest(inputs));
    for (const name of directories.keys()) process.env[name] = join(folder, name);
    write(directories, folder);
  }
}

function write(directories: Directories, folder: string): void {
  for (const [name, files] of directories) writeChart(join(folder, name), files);
}

/** The outcomes of all mutants of a system whose charts are below a folder. Charts are replaced, and restored in the end. */
export async function outcomesOf(system: System, folder: string, tests: Tests): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const earlier: SystemRequest[] = [];
  for (const [variable, inputs] of Object.entries(system)) {
    const request = readRequest(inputs);
    const unchanged = original(variable, request);
    for (const { name, variants } of mutantsOf(request, earlier)) {
      const changed = firstOf(variable, variants);
      outcomes.push({ mutant: name, ...(await outcomeOf(changed, unchanged, folder, tests)) });
    }
    write(unchanged, folder);
    earlier.push(request);
  }
  return outcomes;
}

async function outcomeOf(
  changed: Directories | undefined,
  unchanged: Directories,
  folder: string,
  tests: Tests,
): Promise<Fate> {
  if (changed === undefined) return { kind: "refused" };
  if ([...changed].every(([name, files]) => same(files, unchanged.get(name) ?? new Map())))
    return { kind: "equivalent" };
  write(changed, folder);
  const by = await tests.firstFailure();
  return by === undefined ? { kind: "survived" } : { kind: "killed", by };
}

/** The first variant that composes. */
function firstOf(variable: string, variants: readonly SystemRequest[]): Directories | undefined {
  for (const variant of variants) {
    const directories = directoriesOf(variable, variant);
    if (directories !== undefined) return directories;
  }
  return undefined;
}

function original(variable: string, request: SystemRequest): Directories {
  const directories = directoriesOf(variable, request);
  if (directories === undefined) throw new Error(`${variable}: the chart as it is has problems`);
  return directories;
}

/** Undefined if the composer refuses the chart or what deploys it. */
function directoriesOf(variable: string, request: SystemRequest): Directories | undefined {
  const { value: chart } = compose(request);
  if (chart === undefined) return undefined;
  const directories = new Map([[variable, chart]]);
  for (const [name, declaration] of Object.entries(request.gitops)) {
    const files = filesFor(declaration, request.chart, chart);
    if (files === undefined) return undefined;
    directories.set(name, files);
  }
  return directories;
}

function filesFor(gitops: GitopsDeclaration, declaration: string, chart: ChartFiles): ChartFiles | undefined {
  const texts = new Map([...chart].map(([path, content]) => [path, String(content)]));
  const metadata = parseYaml(texts.get("Chart.yaml") ?? "").values?.[0] as { readonly version: string };
  const values = new Map([...texts].filter(([path]) => /^values-[^/]+\.yaml$/.test(path)));
  return gitopsFiles({ ...gitops, chart: declaration, version: metadata.version, files: new Map(), values }).value;
}

function same(left: ChartFiles, right: ChartFiles): boolean {
  return (
    left.size === right.size &&
    [...left].every(([path, content]) =>
      Buffer.from(content as string).equals(Buffer.from((right.get(path) ?? "") as string)),
    )
  );
}
