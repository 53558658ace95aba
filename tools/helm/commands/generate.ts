/** `generate`: composes a chart directory. The build's action calls it, and a person may. */

import { isAbsolute, join } from "node:path";
import { parseArgs } from "node:util";
import { SEVERITIES } from "../checks/checks.ts";
import { compose } from "../compose/compose.ts";
import { formatProblems } from "../model/problems.ts";
import type { Outcome } from "../system/command.ts";
import {
  fileExists,
  isChartOutput,
  isDirectory,
  readBytes,
  readDirectory,
  readTemplates,
  readText,
  writeChart,
} from "../system/io.ts";
import { resolveRunfile, userPath } from "../system/runfiles.ts";

const OPTIONS = {
  /** JSON of the `helm_chart`; without it the options below describe the chart. */
  chart: { type: "string" },
  /** App metadata files, or labels of built `app_metadata` targets; comma-separated or repeated. */
  apps: { type: "string", multiple: true },
  /** Directory of the chart. */
  output: { type: "string" },
  /** EJS templates. */
  template: { type: "string", multiple: true },
  /** EJS templates in runfiles. */
  "template-runfile": { type: "string", multiple: true },
  /** `<label>=<path>` of a file that the JSON refers to; in the label `%3D` is `=` and `%25` is `%`. */
  file: { type: "string", multiple: true },
  "chart-name": { type: "string" },
  "chart-version": { type: "string" },
  "app-version": { type: "string" },
  description: { type: "string" },
  env: { type: "string" },
  "ingress-mode": { type: "string" },
  namespace: { type: "string" },
  naming: { type: "string" },
} as const;

export function generate(args: readonly string[]): Outcome {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  if (values.output === undefined) return { exitCode: 2, output: "generate: --output=<directory> is missing" };
  const output = userPath(values.output);
  if (!isChartOutput(output)) {
    return {
      exitCode: 2,
      output: `generate: ${output} holds something else than a chart; name another --output or remove it`,
    };
  }
  const templates = [...(values.template ?? []), ...(values["template-runfile"] ?? []).map(resolveRunfile)];
  const apps = (values.apps ?? []).flatMap((list) => list.split(",")).filter((app) => app !== "");
  const result = compose({
    chart: values.chart === undefined ? chartFromOptions(values) : readText(userPath(values.chart)),
    apps: apps.map((app) => readText(metadataPath(app))),
    files: new Map((values.file ?? []).flatMap(readLabelled)),
    checks: SEVERITIES,
    templates: readTemplates(templates),
  });
  if (result.problems !== undefined) return { exitCode: 1, output: formatProblems(result.problems) };
  writeChart(output, result.value);
  return { exitCode: 0, output: "" };
}

function chartFromOptions(values: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({
    schema_version: 1,
    label: "generate",
    chart_name: values["chart-name"] ?? "chart",
    chart_version: values["chart-version"],
    app_version: values["app-version"],
    description: values["description"],
    environment: values["env"],
    ingress_mode: values["ingress-mode"],
    namespace: values["namespace"],
    naming: values["naming"],
  });
}

/** `//package:target` stands for the built metadata of that target. */
function metadataPath(app: string): string {
  const [, folder, target] = /^(?:@@?[^/]*)?\/\/([^:]*):(.+)$/.exec(app) ?? [];
  if (folder === undefined || target === undefined) return userPath(app);
  const built = userPath(join("bazel-bin", folder, `${target}.json`));
  const fromRoot = join(process.env["BUILD_WORKSPACE_DIRECTORY"] ?? "", "bazel-bin", folder, `${target}.json`);
  return isAbsolute(fromRoot) && fileExists(fromRoot) ? fromRoot : built;
}

/** A file; of a directory, all that is in it, by the label and their path below. */
function readLabelled(argument: string): [string, Uint8Array][] {
  const separator = argument.indexOf("=");
  const label = argument.slice(0, separator).replaceAll("%3D", "=").replaceAll("%25", "%");
  const path = userPath(argument.slice(separator + 1));
  if (!isDirectory(path)) return [[label, readBytes(path)]];
  return [...readDirectory(path)].map(([file, content]) => [`${label}/${file}`, content]);
}
