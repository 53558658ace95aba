/** Runs a system's tests against each mutant of its charts. */
import { join } from "node:path";
import { compose } from "../../helm/compose/compose.ts";
import type { ChartFiles, Request } from "../../helm/model/types.ts";
import { writeChart } from "../../helm/system/io.ts";
import type { Tests } from "./bundled_tests.ts";
import { type Inputs, type Mutant, mutantsOf, readRequest } from "./requests.ts";

/** What became of a mutant. */
export type Outcome =
  | { readonly mutant: string; readonly kind: "killed"; readonly by: string }
  /** The composer refuses it, so there is no chart. */
  | { readonly mutant: string; readonly kind: "refused" }
  /** The chart is the same, for instance because the figure is also the default. */
  | { readonly mutant: string; readonly kind: "equivalent" }
  | { readonly mutant: string; readonly kind: "survived" };

/** The charts of a system, by the variable that tells the tests where each is. */
export type System = Readonly<Record<string, Inputs>>;

/** Writes all charts below a folder, and tells the tests. */
export function writeCharts(system: System, folder: string): void {
  for (const [variable, inputs] of Object.entries(system)) {
    const directory = join(folder, variable);
    process.env[variable] = directory;
    writeChart(directory, composed([readRequest(inputs)]) ?? new Map());
  }
}

/** The outcomes of all mutants of a system whose charts are below a folder. Charts are replaced, and restored in the end. */
export async function outcomesOf(system: System, folder: string, tests: Tests): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const earlier: Request[] = [];
  for (const [variable, inputs] of Object.entries(system)) {
    const request = readRequest(inputs);
    const original = composed([request]) ?? new Map();
    const directory = join(folder, variable);
    for (const mutant of mutantsOf(request, earlier)) {
      outcomes.push(await outcomeOf(mutant, original, directory, tests));
    }
    writeChart(directory, original);
    earlier.push(request);
  }
  return outcomes;
}

async function outcomeOf(
  { name, variants }: Mutant,
  original: ChartFiles,
  directory: string,
  tests: Tests,
): Promise<Outcome> {
  const files = composed(variants);
  if (files === undefined) return { mutant: name, kind: "refused" };
  if (same(files, original)) return { mutant: name, kind: "equivalent" };
  writeChart(directory, files);
  const by = await tests.firstFailure();
  return by === undefined ? { mutant: name, kind: "survived" } : { mutant: name, kind: "killed", by };
}

function composed(variants: Mutant["variants"]): ChartFiles | undefined {
  for (const request of variants) {
    const { value } = compose(request);
    if (value !== undefined) return value;
  }
  return undefined;
}

function same(left: ChartFiles, right: ChartFiles): boolean {
  return (
    left.size === right.size &&
    [...left].every(([path, content]) =>
      Buffer.from(content as string).equals(Buffer.from((right.get(path) ?? "") as string)),
    )
  );
}
