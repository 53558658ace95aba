/** `generate`: composes a chart directory. Called by the build's action, or by hand. */

import { isAbsolute, join } from "node:path";
import { SEVERITIES } from "../checks/severities.gen.ts";
import { compose } from "../compose/compose.ts";
import { sampleApp } from "../facts/sample_app.ts";
import { formatProblems } from "../model/problems.ts";
import type { Request } from "../model/types.ts";
import { defineCommand, type OptionValues, type Outcome, UsageError } from "../system/command.ts";
import { fileExists, isChartOutput, readText, writeChart } from "../system/io.ts";
import { readLabelled } from "../system/labelled_files.ts";
import { userPath } from "../system/runfiles.ts";

const OPTIONS = {
  apps: {
    type: "string",
    multiple: true,
    value: "app",
    description:
      "Metadata of an app: a file, or the label of a built `app_metadata` target, like //hello:hello_api_metadata.",
  },
  "app-type": {
    type: "string",
    multiple: true,
    value: "type",
    description: "Adds a small app of this type, to show what the type gets.",
  },
  output: {
    type: "string",
    required: true,
    default: "",
    value: "directory",
    description: "Directory to write the chart to. An existing chart there is replaced.",
  },
  declaration: {
    type: "string",
    value: "file",
    description:
      "The chart's declaration: the JSON of its `helm_chart`. Default: the options below describe the chart.",
  },
  file: {
    type: "string",
    multiple: true,
    value: "label=path",
    description:
      "A file or directory that the JSON refers to by label. In the label, `%3D` stands for `=` and `%25` for `%`.",
  },
  "chart-name": { type: "string", value: "name", description: "The chart's name. Default: chart." },
  "chart-version": {
    type: "string",
    value: "version",
    description: "The chart's version, also instead of that in the declaration. Default: 0.1.0.",
  },
  "app-version": {
    type: "string",
    value: "version",
    description: "Version of the apps, also instead of that in the declaration. Default: the chart's version.",
  },
  status: {
    type: "string",
    multiple: true,
    value: "file",
    internal: true,
    description: "Bazel's workspace status, whose keys may stand in the versions above.",
  },
  description: { type: "string", description: "What the chart deploys. Default: the list of its apps." },
  env: {
    type: "string",
    value: "name",
    description: "Environment that the chart's own values are for. Default: none.",
  },
  "ingress-mode": {
    type: "string",
    value: "mode",
    description: "`single`: one Ingress for all apps; `per-app`: one for each. Default: single.",
  },
  namespace: { type: "string", value: "name", description: "Namespace to install the chart in. Default: default." },
  naming: {
    type: "string",
    value: "scheme",
    description: "`release`: objects are named <release>-<app>; `app`: objects are named <app>. Default: release.",
  },
} as const;

type Values = OptionValues<typeof OPTIONS>;

export const generate = defineCommand({
  summary: "Composes a chart directory from apps.",
  examples: [
    "bazel run //tools/helm:composer -- generate --apps=//hello:hello_api_metadata --output=/tmp/hello_chart",
    "bazel run //tools/helm:composer -- generate --app-type=worker --output=/tmp/worker_chart",
    "bazel run //tools/helm:composer -- generate --apps=api.json --apps=worker.json --output=chart --namespace=hello",
  ],
  options: OPTIONS,
  run: generateChart,
});

function generateChart(values: Values): Outcome {
  const output = userPath(values.output);
  if (!isChartOutput(output)) {
    throw new UsageError(`${output} exists and is not a chart; choose another --output or remove it`);
  }
  const result = compose({
    chart: values.declaration === undefined ? chartFromOptions(values) : readText(userPath(values.declaration)),
    apps: [
      ...(values.apps ?? []).map((app) => readText(metadataPath(app))),
      ...(values["app-type"] ?? []).map((type) => JSON.stringify(sampleApp(type))),
    ],
    files: new Map((values.file ?? []).flatMap(readLabelled)),
    checks: SEVERITIES,
    ...lateVersions(values),
  });
  if (result.problems !== undefined) return { exitCode: 1, output: formatProblems(result.problems) };
  writeChart(output, result.value);
  return { exitCode: 0, output: "" };
}

function lateVersions(values: Values): Pick<Request, "status" | "versions"> {
  const given = Object.entries({ chart_version: values["chart-version"], app_version: values["app-version"] });
  const versions = given.filter((entry): entry is [string, string] => entry[1] !== undefined);
  if (versions.length === 0) return {};
  const lines = (values.status ?? []).flatMap((path) => readText(path).split("\n"));
  return {
    versions: Object.fromEntries(versions),
    status: new Map(lines.map((line) => [line.split(" ", 1)[0] ?? "", line.slice(line.indexOf(" ") + 1)] as const)),
  };
}

function chartFromOptions(values: Values): string {
  return JSON.stringify({
    schema_version: 1,
    label: "generate",
    chart_name: values["chart-name"] ?? "chart",
    description: values.description,
    environment: values.env,
    ingress_mode: values["ingress-mode"],
    namespace: values.namespace,
    naming: values.naming,
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
