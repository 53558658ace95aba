/** Makes the report on a chart directory: runs Helm with each set of values, and the checks on the objects that it renders. */

import { parseYaml } from "../base/yaml.ts";
import type { Severities } from "../checks/check.ts";
import { declarationOf } from "../checks/objects/declaration.ts";
import { documentReader } from "../checks/objects/documents.ts";
import { mapOf } from "../checks/objects/objects.ts";
import {
  type CheckSetting,
  countBy,
  type Report,
  readResults,
  renderingReports,
  reportedProblems,
} from "../checks/report/report.ts";
import type { Declaration, HelmResult } from "../checks/types.ts";
import { appTypeOf } from "../facts/app/app_type.ts";
import type { App, Chart } from "../model/types.ts";
import { environmentOptions, errorOf, type HelmRun, helmRunner, lintArguments, readLint } from "./helm.ts";
import { readDirectory, readText } from "./io.ts";

export interface HelmVersion {
  readonly version: string;
  /** The binary. */
  readonly path: string;
}

export interface ReportRequest {
  /** Directory of the chart. */
  readonly directory: string;
  readonly helms: readonly HelmVersion[];
  readonly chart: Chart;
  readonly apps: readonly App[];
  /** Contents of files with CustomResourceDefinitions that the chart does not contain. */
  readonly crds: readonly string[];
  /** Environments to render; the empty string stands for the chart's own values. */
  readonly environments: readonly string[];
  /** Name and namespace of the release. Default: some that no one types. */
  readonly release?: string | undefined;
  readonly namespace?: string | undefined;
  /** Kubernetes version to render for and to check against. Default: the chart's versions. */
  readonly kubeVersion?: string | undefined;
  /** More options for Helm, like `--set`. */
  readonly options?: readonly string[];
}

export async function reportOnChart(request: ReportRequest): Promise<Report> {
  const { chart, apps, helms } = request;
  const metadata = mapOf(parseYaml(readText(`${request.directory}/Chart.yaml`)).values?.[0]);
  const declaration = declarationOf({ ...request, files: readDirectory(request.directory) });
  const readings = readResults(await runHelms(request, declaration), documentReader());
  const settings = settingsOf(chart);
  const severities = Object.fromEntries(settings.map(({ code, severity }) => [code, severity])) as Severities;
  return {
    chart: {
      label: chart.label,
      name: String(metadata["name"]),
      version: String(metadata["version"]),
      appVersion: String(metadata["appVersion"]),
    },
    apps: countBy(apps.map((app) => appTypeOf(app) ?? "unknown")),
    helms: helms.map(({ version }) => version),
    kubeVersions: declaration.kubeVersions,
    settings,
    renderings: renderingReports(readings),
    problems: reportedProblems(readings, declaration, severities),
  };
}

export function settingsOf({ checks = {} }: Chart): readonly CheckSetting[] {
  return Object.entries(checks).map(([code, setting]) =>
    typeof setting === "string"
      ? { code, severity: setting, reason: undefined }
      : { code, severity: setting.severity, reason: setting.reason },
  );
}

/** Runs every Helm version with every environment, a few processes at a time. */
async function runHelms(request: ReportRequest, declaration: Declaration): Promise<readonly HelmResult[]> {
  const { directory, options = [] } = request;
  const run = helmRunner();
  const kubeVersion = request.kubeVersion ?? declaration.kubeVersions.at(-1);
  const common = [
    ...["--namespace", declaration.namespace],
    ...(kubeVersion === undefined ? [] : ["--kube-version", kubeVersion]),
  ];
  const runs = request.helms.flatMap((helm) => request.environments.map((environment) => ({ helm, environment })));
  return Promise.all(
    runs.map(async ({ helm, environment }) => {
      const values = environment === "" ? [] : environmentOptions(directory, environment);
      const all = [...common, ...values, ...options];
      const [linted, rendered] = await Promise.all([
        run(helm.path, lintArguments(directory, all)),
        run(helm.path, ["template", declaration.release, directory, ...all]),
      ]);
      return {
        helm: helm.version,
        environment,
        lint: readLint(linted, directory),
        rendered: textOrError(rendered, directory),
      };
    }),
  );
}

function textOrError(run: HelmRun, chart: string): HelmResult["rendered"] {
  return run.exitCode === 0 ? { text: run.stdout } : { error: errorOf(run, chart) };
}

/** Pairs binaries with versions; both lists have the same order. */
export function helmVersions(paths: readonly string[] = [], versions: readonly string[] = []): readonly HelmVersion[] {
  return paths.map((path, index) => ({ path, version: versions[index] ?? "" }));
}
