/** `validate`: lints and renders a built chart and sums up what is in it, for a person. */
import { parseArgs } from "node:util";
import { appTypeOf } from "../app_types.ts";
import type { Outcome } from "../commands.ts";
import { environmentOptions, type LintReport, lint, runHelm, template } from "../helm.ts";
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
  /** Environments of the chart that are looked at. */
  environment: { type: "string", multiple: true },
  /** Not the chart's own values, only those environments. */
  "environments-only": { type: "boolean", default: false },
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
  const release = values.release ?? String(metadata["name"]);
  const look = (more: readonly string[]): Finding => lookAt(helm, release, chart, [...more, ...options]);
  const own = values["environments-only"] ? [] : [look([])];
  const environments = (values.environment ?? []).map((name) => {
    const finding = look(environmentOptions(chart, name));
    return { ...finding, lines: ["", `environment ${name}`, ...finding.lines] };
  });
  const findings = [...own, ...environments];
  const lines = [
    `chart    ${metadata["name"]} ${metadata["version"]}, app version ${metadata["appVersion"]}`,
    `helm     ${runHelm(helm, ["version", "--template", "{{.Version}}"]).stdout}`,
    `apps     ${countBy((values.app ?? []).map((path) => JSON.parse(readText(resolveRunfile(path))) as App).map(typeName))}`,
    ...findings.flatMap((finding) => finding.lines),
  ];
  return { exitCode: findings.every(({ passed }) => passed) ? 0 : 1, output: lines.join("\n") };
}

interface Finding {
  readonly passed: boolean;
  readonly lines: readonly string[];
}

/** The chart with certain values: its objects by kind, and what lint says. */
function lookAt(helm: string, release: string, chart: string, options: readonly string[]): Finding {
  const linted = lint(helm, chart, options);
  const rendered = template(helm, release, chart, options);
  return {
    passed: linted.passed && rendered.error === undefined,
    lines: [
      `objects  ${rendered.error === undefined ? countBy(rendered.objects.map(kindOf)) : "none: rendering failed"}`,
      ...lintLines(linted),
      ...(rendered.error === undefined ? [] : [`error    ${rendered.error}`]),
    ],
  };
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
