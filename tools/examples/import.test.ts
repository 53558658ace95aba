/**
 * Imports what every example renders, and charts of others, composes the result and compares: no difference beyond the list. The
 * bounds say how much of it attributes do not say; `IMPORT_TABLE=1` prints all figures.
 */
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "@jest/globals";
import { parseYaml } from "../helm/base/yaml.ts";
import { documentReader } from "../helm/checks/objects/documents.ts";
import { readRendered } from "../helm/checks/objects/objects.ts";
import { compare, isAlike } from "../helm/compare/comparison.ts";
import { composeDraft } from "../helm/import/drafts.ts";
import { type Figures, figuresOf } from "../helm/import/listing.ts";
import { formatProblems } from "../helm/model/problems.ts";
import { helmRunner } from "../helm/system/helm.ts";
import { importSource, toolsFor } from "../helm/system/import_run.ts";
import { HELMS, runHelm } from "../helm/test/support/helm.ts";

const [, [, helm]] = HELMS as [unknown, [string, string]];

/** The charts by their names in the table of bounds: of the examples, and `helm create`. */
const CHARTS = new Map([
  ...(process.env["EXAMPLE_CHARTS"] ?? "")
    .split(" ")
    .filter((path) => path !== "")
    .map((path) => [path.split("/").slice(-2).join("/"), resolve(path)] as const),
  ["old charts/tickets", directoryOf(process.env["OLD_TICKETS"] ?? "examples/demo/migration/old_chart/Chart.yaml")],
  ["old charts/manman", directoryOf(process.env["OLD_MANMAN"] ?? "examples/manman/hand_written/Chart.yaml")],
  ["old charts/helm create", created()],
]);

/** The directory of a chart, by its files. */
function directoryOf(files: string): string {
  return resolve(files.split(" ").find((path) => path.endsWith("/Chart.yaml")) ?? "no Chart.yaml", "..");
}

function created(): string {
  const directory = join(mkdtempSync(join(process.env["TEST_TMPDIR"] ?? tmpdir(), "created-")), "web");
  if (runHelm(helm, ["create", directory]).exitCode !== 0) throw new Error("`helm create` failed");
  return directory;
}

type Bounds = Pick<Figures, "lost" | "manifests" | "patches">;

const BOUNDS = (parseYaml(
  readFileSync(resolve(process.env["IMPORT_BOUNDS"] ?? "tools/examples/import.bounds.yaml"), "utf8"),
).values?.[0] ?? {}) as unknown as Readonly<Record<string, Bounds>>;

const NOTHING: Bounds = { patches: 0, manifests: 0, lost: 0 };

test("each bound is of a chart", () => {
  expect(CHARTS.size).toBeGreaterThan(50);
  expect(Object.keys(BOUNDS).filter((name) => !CHARTS.has(name))).toEqual([]);
});

test.each([...CHARTS])("%s", async (name, chart) => {
  const settings = {
    ...{ label: "import", helm, find: (path: string) => path, run: helmRunner(), read: documentReader() },
    ...{ release: undefined, namespace: undefined, values: [], environments: [], options: [], connection: [] },
    ...{ name: undefined, usualName: "shop", packageLabel: "//shop" },
  };
  const { value: imported, problems = [] } = await importSource([chart], settings);
  if (imported === undefined) throw new Error(formatProblems(problems));
  const { value: files = new Map(), problems: refused = [] } = composeDraft(imported.draft);
  expect(refused).toEqual([]);
  const { render } = toolsFor(imported.input, settings);
  for (const [index, { environment, objects }] of imported.input.variations.entries()) {
    const after = (await render(files, environment)).map(readRendered);
    const accepted = imported.judgements[index]?.accepted ?? {};
    const judged = compare({ before: objects, after }, { renames: {}, acceptances: accepted, label: "import" });
    expect([isAlike(judged.comparison), judged.problems]).toEqual([true, []]);
  }
  const { apps, attributes, ...rest } = figuresOf(imported);
  rows.push([name, imported.input.variations[0]?.objects.length, apps, attributes, ...Object.values(rest)].join(" | "));
  // Fewer are better: then lower the bound.
  expect(rest).toEqual({ ...NOTHING, ...BOUNDS[name] });
});

const rows: string[] = [];

test("the table", () => {
  expect(rows).toHaveLength(CHARTS.size);
  if (process.env["IMPORT_TABLE"] === undefined) return;
  const header = [
    "chart | objects | apps | attributes | fields in patches | manifests | left",
    "--- | ---: | ---: | ---: | ---: | ---: | ---:",
  ];
  console.info([...header, ...rows].map((row) => `| ${row} |`).join("\n"));
});
