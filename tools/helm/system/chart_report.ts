/** Makes the report on a chart directory: runs Helm with each set of values, and the checks on the objects that it renders. */

import { parseYaml } from "../base/yaml.ts";
import { isCustomResource } from "../checks/catalog/schemas.ts";
import type { Severities } from "../checks/check.ts";
import { declarationOf } from "../checks/objects/declaration.ts";
import { documentReader } from "../checks/objects/documents.ts";
import { mapOf } from "../checks/objects/objects.ts";
import { countBy, readResults, renderingReports, reportedProblems } from "../checks/report/findings.ts";
import type { CheckSetting, Inquiry, Report } from "../checks/report/report.ts";
import type { Declaration, HelmRendering, HelmResult, Reading } from "../checks/types.ts";
import { appTypeOf } from "../facts/app/app_type.ts";
import { destinationsOf } from "../facts/destinations.ts";
import { isPolicyCode } from "../facts/policy_codes.ts";
import type { Result } from "../model/problems.ts";
import type { App, Chart, ChartFiles } from "../model/types.ts";
import type { PolicyFile } from "../policies/types.ts";
import { environmentOptions, errorOf, helmRunner, lintArguments, readLint } from "./helm.ts";
import { type HelmRun, type Run, stoppedProblem } from "./helm_run.ts";
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
  /** Admission policies that the chart is held against, with their bindings and parameters. */
  readonly policies?: readonly PolicyFile[];
  /** Environments to render; the empty string stands for the chart's own values. */
  readonly rendered: readonly string[];
  /** Environments to lint. */
  readonly linted: readonly string[];
  /** Name and namespace of the release. Default: some that no one types. */
  readonly release?: string | undefined;
  readonly namespace?: string | undefined;
  /** Kubernetes version to render for and to check against. Default: the chart's versions. */
  readonly kubeVersion?: string | undefined;
  /** More options for Helm, like `--set`. */
  readonly options?: readonly string[];
  /** Seconds after which a Helm that has not ended is stopped. */
  readonly timeLimit?: number | undefined;
}

/**
 * The environments to lint on every build. Nothing that the composer writes fails `helm lint` and no check, except that Helm's
 * pattern for the URLs of maintainers rejects some that are right; what other people wrote may fail, too.
 */
export function lintedOnBuild({
  templated_manifests = [],
  dependencies = [],
  maintainers = [],
}: Chart): readonly string[] {
  const isLinted =
    templated_manifests.length > 0 || dependencies.length > 0 || maintainers.some(({ url }) => url !== undefined);
  return isLinted ? [""] : [];
}

/** The report, or why there is none: problems with Helm on this machine, not with the chart. */
export async function reportOnChart(request: ReportRequest): Promise<Result<Report>> {
  const { chart, apps, helms } = request;
  const metadata = mapOf(parseYaml(readText(`${request.directory}/Chart.yaml`)).values?.[0]);
  const files = readDirectory(request.directory);
  const declared = declarationOf({ ...request, files });
  const { value: results, problems } = await runHelms(request, declared, files);
  if (problems !== undefined) return { problems };
  const readings = readResults(results, documentReader());
  const declaration = await withRules(declared, readings);
  const settings = settingsOf(chart);
  const severities = Object.fromEntries(settings.map(({ code, severity }) => [code, severity])) as Severities;
  const inquiry = await inquiryInto(request, severities);
  const report = {
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
    policies: inquiry?.rules ?? [],
    renderings: renderingReports(readings),
    problems: reportedProblems(readings, declaration, severities, inquiry),
  };
  return { value: report };
}

/** Only custom resources have rules, and those take a while to load. */
async function withRules(declaration: Declaration, readings: readonly Reading[]): Promise<Declaration> {
  const objects = readings.flatMap(({ documents }) => documents?.objects ?? []);
  const isCustom = objects.some(({ body }) => isCustomResource(String(body["apiVersion"]), String(body["kind"])));
  if (!isCustom) return declaration;
  const { ruleBook } = await import("../checks/catalog/rules.ts");
  return { ...declaration, rules: ruleBook(declaration.crds) };
}

/** The expressions of policies take a while to load, and many charts have none. */
async function inquiryInto(request: ReportRequest, severities: Severities): Promise<Inquiry | undefined> {
  const { chart, policies = [], release, namespace } = request;
  if (policies.length === 0 && !Object.keys(severities).some(isPolicyCode)) return undefined;
  const [{ compiledPolicies }, { inquiryOf }] = await Promise.all([
    import("../policies/cache.ts"),
    import("../policies/inquiry.ts"),
  ]);
  const placesOf = (environment: string) =>
    destinationsOf(chart, environment === "" ? undefined : environment).map((destination) => ({
      release: release ?? destination.release,
      namespace: namespace ?? destination.namespace,
      // Those of another namespace are not declared.
      namespaceLabels:
        (namespace ?? destination.namespace) === destination.namespace ? destination.namespaceLabels : undefined,
    }));
  return inquiryOf({ policies: compiledPolicies(policies), severities, placesOf });
}

export function settingsOf({ checks = {} }: Chart): readonly CheckSetting[] {
  return Object.entries(checks).map(([code, setting]) =>
    typeof setting === "string"
      ? { code, severity: setting, reason: undefined }
      : { code, severity: setting.severity, reason: setting.reason },
  );
}

/** Runs every Helm version with every environment, a few processes at a time. */
async function runHelms(
  request: ReportRequest,
  declaration: Declaration,
  files: ChartFiles,
): Promise<Result<readonly HelmResult[]>> {
  const { directory, helms, rendered, linted } = request;
  const run = helmRunner(request.timeLimit);
  const common = commonOptions(request, declaration);
  const verbs = [
    ...rendered.map((environment) => ({ environment, verb: "template" }) as const),
    ...linted.map((environment) => ({ environment, verb: "lint" }) as const),
  ];
  const runs = await Promise.all(
    helms.flatMap(({ path, version }) =>
      verbs.map(async ({ environment, verb }): Promise<Run> => {
        const values = environment === "" ? [] : environmentOptions(directory, environment);
        const all = [...common, ...values, ...(request.options ?? [])];
        const args =
          verb === "lint" ? lintArguments(directory, all) : ["template", declaration.release, directory, ...all];
        return { ...(await run(path, args)), helm: version, environment, verb };
      }),
    ),
  );
  const stopped = stoppedProblem(declaration.label, runs);
  if (stopped !== undefined) return { problems: [stopped] };
  return {
    value: helms.flatMap(({ version }) =>
      resultsOf(
        runs.filter(({ helm }) => helm === version),
        directory,
        files,
      ),
    ),
  };
}

function commonOptions({ kubeVersion }: ReportRequest, declaration: Declaration): readonly string[] {
  const version = kubeVersion ?? declaration.kubeVersion;
  return ["--namespace", declaration.namespace, ...(version === undefined ? [] : ["--kube-version", version])];
}

/** What the runs of one version of Helm say, by environment. */
function resultsOf(runs: readonly Run[], chart: string, files: ChartFiles): readonly HelmResult[] {
  const byEnvironment = [...Map.groupBy(runs, ({ environment }) => environment)];
  return byEnvironment.map(([environment, group]) => {
    const [rendered, linted] = (["template", "lint"] as const).map((verb) => group.find((run) => run.verb === verb));
    return {
      helm: group[0]?.helm ?? "",
      environment,
      files,
      lint: linted === undefined ? undefined : readLint(linted, chart),
      rendered: rendered === undefined ? undefined : textOrError(rendered, chart),
    };
  });
}

function textOrError(run: HelmRun, chart: string): HelmRendering {
  return run.exitCode === 0 ? { text: run.stdout, messages: run.stderr } : { error: errorOf(run, chart) };
}

/** Pairs texts with the paths that the declaration has for them; both have the same order. */
export function policyFiles({ policies = [] }: Chart, texts: readonly string[]): readonly PolicyFile[] {
  return texts.map((text, index) => ({ path: policies[index] ?? `policies[${index}]`, text }));
}

/** Pairs binaries with versions; both lists have the same order. */
export function helmVersions(paths: readonly string[] = [], versions: readonly string[] = []): readonly HelmVersion[] {
  return paths.map((path, index) => ({ path, version: versions[index] ?? "" }));
}
