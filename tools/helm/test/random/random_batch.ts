/** Renders many charts with a few Helm processes, as subcharts of one chart. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Json, JsonObject } from "../../base/json.ts";
import { parseYaml, stringifyYaml } from "../../base/yaml.ts";
import type { ChartFiles } from "../../model/types.ts";
import { writeChart, writeText } from "../../system/io.ts";
import { HELMS, lint, runHelm } from "../support/helm.ts";
import type { RandomChart } from "./arbitrary_apps.ts";
import { checkObjects, PLACE } from "./checked_objects.ts";
import { missingFrom, writtenInApp, writtenInChart } from "./written_text.ts";

/** A chart without problems, to be rendered. */
export interface ComposedChart {
  readonly declared: RandomChart;
  readonly files: ChartFiles;
}

export interface Failure {
  readonly declared: RandomChart;
  readonly what: string;
}

/** The charts, renamed if an earlier one has the same name. */
export function withDistinctNames(charts: readonly RandomChart[]): readonly RandomChart[] {
  const taken = new Set<unknown>();
  return charts.map(({ chart, ...others }, index) => {
    const name = chart["chart_name"];
    const chart_name = taken.has(name) && typeof name === "string" ? `${name.slice(0, 44)}-${index}` : name;
    taken.add(chart_name);
    return { ...others, chart: { ...chart, chart_name } };
  });
}

/** What is wrong with charts. If Helm fails on several at once, each half is tried in turn. */
export function failuresOf(charts: readonly ComposedChart[]): readonly Failure[] {
  const [first, ...others] = charts;
  if (first === undefined) return [];
  const directory = mkdtempSync(join(process.env["TEST_TMPDIR"] ?? tmpdir(), "random-"));
  try {
    const rendered = renderBatch(directory, charts);
    if (typeof rendered !== "string") {
      return charts.flatMap((chart, index) => failureOf(chart, rendered[index] ?? []));
    }
    if (others.length === 0) return [{ declared: first.declared, what: rendered }];
  } finally {
    rmSync(directory, { recursive: true });
  }
  const half = Math.ceil(charts.length / 2);
  return [...failuresOf(charts.slice(0, half)), ...failuresOf(charts.slice(half))];
}

/** The objects of each chart as rendered by each Helm, or Helm's error. */
function renderBatch(directory: string, charts: readonly ComposedChart[]): readonly (readonly Json[])[][] | string {
  const names = charts.map(({ declared }) => String(declared.chart["chart_name"]));
  const metadata = { apiVersion: "v2", name: "batch", version: "0.1.0" };
  const dependencies = names.map((name) => ({ name, version: ">=0.0.0-0" }));
  writeText(join(directory, "Chart.yaml"), stringifyYaml({ ...metadata, dependencies }));
  writeText(join(directory, "values.yaml"), "{}\n");
  writeText(join(directory, "templates/_none.tpl"), "");
  for (const [index, { files }] of charts.entries()) writeChart(join(directory, "charts", names[index] ?? ""), files);
  const texts: (readonly string[])[] = [];
  for (const [version, helm] of HELMS) {
    const report = lint(helm, directory, ["--with-subcharts"]);
    if (!report.passed) return `${version}: lint: ${report.messages.map(({ text }) => text).join("\n")}`;
    const { exitCode, stdout, stderr } = runHelm(helm, [
      "template",
      PLACE.release,
      directory,
      "--namespace",
      PLACE.namespace,
    ]);
    if (exitCode !== 0) return `${version}: template: ${stderr}`;
    texts.push(byChart(stdout, names));
  }
  return names.map((_, index) => {
    const parsed = new Map<string, readonly Json[]>();
    return texts.map((text) => {
      const own = text[index] ?? "";
      // Identical output of both Helms is parsed once.
      parsed.set(own, parsed.get(own) ?? objectsOf(own));
      return parsed.get(own) ?? [];
    });
  });
}

/** Helm's output, chart by chart: users' text never starts a line. */
function byChart(text: string, names: readonly string[]): readonly string[] {
  const documents = text.split(/^---\n(?=# Source: batch\/charts\/)/m);
  return names.map((name) =>
    documents
      .flatMap((document) => (document.startsWith(`# Source: batch/charts/${name}/`) ? [document] : []))
      .join("---\n"),
  );
}

function objectsOf(text: string): readonly Json[] {
  const { values, error } = parseYaml(text);
  if (error !== undefined) throw new Error(`not YAML: ${error}\n${text}`);
  return values.filter((value) => value !== null);
}

function differences(left: readonly Json[], right: readonly Json[]): readonly string[] {
  if (left.length !== right.length) return [`one Helm gives ${left.length} objects, and another one ${right.length}`];
  return left.flatMap((object, index) => {
    if (isDeepStrictEqual(object, right[index])) return [];
    return [`the Helms give different objects: ${JSON.stringify(object)} and ${JSON.stringify(right[index])}`];
  });
}

/** The apps that are on: not off themselves, and not in want of one that is off. */
function deployedOf(apps: RandomChart["apps"]): RandomChart["apps"] {
  const on = apps.filter(({ enabled }) => enabled !== false);
  const names = new Set(on.flatMap(({ label, app_name }) => [label, app_name]));
  const left = on.filter(({ requires = [] }) => (requires as readonly unknown[]).every((name) => names.has(name)));
  return left.length === apps.length ? left : deployedOf(left);
}

function failureOf({ declared, files }: ComposedChart, runs: readonly (readonly Json[])[]): readonly Failure[] {
  const [objects = [], ...others] = runs;
  const deployed = deployedOf(declared.apps);
  const expected = [
    ...deployed.flatMap((app) => writtenInApp(app, declared)),
    ...(deployed.length === 0 ? [] : writtenInChart(declared)),
  ];
  const missing = missingFrom(objects, expected);
  const found = [
    ...others.flatMap((other) => differences(objects, other)),
    ...checkObjects(objects as readonly JsonObject[], { declared, files }),
    ...missing.map(({ path, form, json }) => `${path}: the ${form} is in no object: ${json}`),
  ];
  return found.length === 0 ? [] : [{ declared, what: found.join("\n") }];
}
