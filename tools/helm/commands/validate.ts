/** `validate`: lints and renders a built chart and sums up what is in it, for a person. */
import { parseArgs } from "node:util";
import { appTypeOf } from "../app_types.ts";
import type { Outcome } from "../commands.ts";
import { type LintReport, lint, runHelm, template } from "../helm.ts";
import { readText } from "../io.ts";
import { compareText } from "../problems.ts";
import { resolveRunfile, userPath } from "../runfiles.ts";
import type { App, Json, JsonObject } from "../types.ts";
import { parseYaml } from "../yaml.ts";

const OPTIONS = {
  /** Runfiles: the chart, Helm and the apps' metadata. */
  chart: { type: "string", default: "" },
  helm: { type: "string", default: "" },
  app: { type: "string", multiple: true },
  /** Options for Helm, with Helm's meaning. */
  namespace: { type: "string", short: "n", default: "default" },
  release: { type: "string" },
  "kube-version": { type: "string" },
  values: { type: "string", short: "f", multiple: true },
  set: { type: "string", multiple: true },
} as const;

export function validateChart(args: readonly string[]): Outcome {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const chart = resolveRunfile(values.chart);
  const helm = resolveRunfile(values.helm);
  const options = [
    "--namespace",
    values.namespace,
    ...(values["kube-version"] === undefined ? [] : ["--kube-version", values["kube-version"]]),
    ...(values.values ?? []).flatMap((file) => ["--values", userPath(file)]),
    ...(values.set ?? []).flatMap((assignment) => ["--set", assignment]),
  ];
  const metadata = parseYaml(readText(`${chart}/Chart.yaml`)).values?.[0] as JsonObject;
  const linted = lint(helm, chart, options);
  const rendered = template(helm, values.release ?? String(metadata["name"]), chart, options);
  const lines = [
    `chart    ${metadata["name"]} ${metadata["version"]}, app version ${metadata["appVersion"]}`,
    `helm     ${runHelm(helm, ["version", "--template", "{{.Version}}"]).stdout}`,
    `apps     ${countBy((values.app ?? []).map((path) => JSON.parse(readText(resolveRunfile(path))) as App).map(typeName))}`,
    `objects  ${rendered.error === undefined ? countBy(rendered.objects.map(kindOf)) : "none: rendering failed"}`,
    ...lintLines(linted),
    ...(rendered.error === undefined ? [] : [`error    ${rendered.error}`]),
  ];
  return { exitCode: linted.passed && rendered.error === undefined ? 0 : 1, output: lines.join("\n") };
}

function typeName(app: App): string {
  return appTypeOf(app) ?? "unknown";
}

function kindOf(object: Json): string {
  return String((object as JsonObject)["kind"]);
}

function countBy(names: readonly string[]): string {
  const counts = Map.groupBy(names, (name) => name);
  const parts = [...counts]
    .sort(([left], [right]) => compareText(left, right))
    .map(([name, group]) => `${group.length} ${name}`);
  return parts.length === 0 ? "none" : parts.join(", ");
}

function lintLines({ passed, messages }: LintReport): string[] {
  const warnings = messages.filter(({ severity }) => severity === "warning").length;
  const errors = messages.filter(({ severity }) => severity === "error").length;
  return [
    `lint     ${passed ? "passed" : "failed"}: ${errors} errors, ${warnings} warnings`,
    ...messages.map(({ severity, text }) => `${severity.padEnd(8)} ${text}`),
  ];
}
