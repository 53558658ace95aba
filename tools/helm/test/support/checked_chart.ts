/** A chart on disk with the reports on it, and the commands that write, judge and show them. */
import { writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect } from "@jest/globals";
import type { Report } from "../../checks/report/report.ts";
import { runCommand } from "../../commands.ts";
import type { Outcome } from "../../system/command.ts";
import { readText } from "../../system/io.ts";
import { app, chart, chartOf, type Declaration } from "./charts.ts";
import { HELMS } from "./helm.ts";

export const RUNFILES = resolve("..");
process.env["RUNFILES_DIR"] = RUNFILES;

export const [HELM_3 = "", HELM_4 = ""] = HELMS.map(([, path]) => path);

export const RESOURCES = { requests: { cpu: "1", memory: "1Gi" }, limits: { memory: "1Gi" } };

const CONFIG_MAP = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: twice}\n";
export const TWICE = [CONFIG_MAP, CONFIG_MAP].join("---\n");

/** A chart on disk, with the options that the build passes for it. */
export function build({
  chart: declared = chart(),
  apps = [app({ resources: RESOURCES, topology_spread: "host" })],
  files = {},
}: Declaration) {
  const directory = chartOf({ chart: declared, apps, files });
  const folder = dirname(directory);
  const write = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  return {
    /** The folder of all these files. */
    folder,
    directory,
    declaration: write("chart.json", JSON.stringify(declared)),
    apps: apps.map((metadata, index) => write(`${index}.json`, JSON.stringify(metadata))),
    report: join(folder, "report.json"),
    lint: join(folder, "lint.json"),
    accepted: join(folder, "accepted"),
  };
}

export type Built = ReturnType<typeof build>;

/** The report of `check`; that of `lint` is one of a chart in which lint finds nothing. */
export async function check(built: Built, helms: readonly string[], ...more: readonly string[]): Promise<Report> {
  const report = await reportOf("check", built, helms, more);
  writeFileSync(built.lint, JSON.stringify({ ...report, renderings: [], problems: [] }));
  return report;
}

export async function reportOf(
  command: "check" | "lint",
  built: Built,
  helms: readonly string[],
  more: readonly string[],
): Promise<Report> {
  const report = built[command === "check" ? "report" : "lint"];
  const outcome = await runCommand([
    command,
    `--chart=${built.directory}`,
    `--declaration=${built.declaration}`,
    ...built.apps.map((path) => `--app=${path}`),
    ...helms.flatMap((helm, index) => [`--helm=${helm}`, `--helm-version=${index}.0.0`]),
    `--report=${report}`,
    ...more,
  ]);
  expect(outcome).toEqual({ exitCode: 0, output: "" });
  return JSON.parse(readText(report)) as Report;
}

export function validate(built: Built, helm: string, ...more: readonly string[]): Promise<Outcome> {
  const runfile = (path: string): string => relative(RUNFILES, path);
  return runCommand([
    "validate",
    `--report=${runfile(built.report)}`,
    `--lint=${runfile(built.lint)}`,
    `--chart=${runfile(built.directory)}`,
    `--declaration=${runfile(built.declaration)}`,
    ...built.apps.map((path) => `--app=${runfile(path)}`),
    `--helm=${runfile(helm)}`,
    "--helm-version=9.9.9",
    ...more,
  ]);
}

export function accept(built: Built): Promise<Outcome> {
  return runCommand(["accept", `--report=${built.report}`, `--accepted=${built.accepted}`]);
}

/** A chart with two objects of the same name. */
export function withDuplicate(): Built {
  return build({
    chart: chart({ manifests: ["shop/twice.yaml"], environments: { prod: {} } }),
    files: { "shop/twice.yaml": TWICE },
  });
}
