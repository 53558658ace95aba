/** The releases that a run target is about, and how Helm is told of them. */
import { listWords } from "../base/text.ts";
import { type Destination, destinationsOf } from "../facts/destinations.ts";
import type { Problem } from "../model/problems.ts";
import { environmentOptions } from "../system/helm.ts";
import { readChart } from "../system/json_files.ts";
import type { Contexts } from "../system/kubeconfig.ts";
import { resolveRunfile } from "../system/runfiles.ts";
import type { ReleaseOptions } from "./release_options.ts";

export interface Release {
  readonly name: string;
  readonly namespace: string;
  /** Context of the kubeconfig. Undefined: the current one. */
  readonly context: string | undefined;
  /** Directory of the chart; empty if the run target has none. */
  readonly chart: string;
  readonly environment: string | undefined;
  /** Options for the values of the environment. */
  readonly values: readonly string[];
  /** Whether installing creates the namespace. */
  readonly createsNamespace: boolean;
}

/** The options of a command that say which chart it is about. */
export const CHART_OPTIONS = {
  label: { type: "string", default: "", internal: true, description: "Label of the run target." },
  chart: { type: "string", default: "", value: "runfile", internal: true, description: "Directory of the chart." },
  declaration: {
    type: "string",
    required: true,
    default: "",
    value: "runfile",
    internal: true,
    description: "The chart's declaration, which says where its releases go.",
  },
  environment: { type: "string", internal: true, description: "Environment of the run target." },
  helm: { type: "string", default: "", value: "runfile", internal: true, description: "The Helm binary." },
} as const;

export interface ChartChoice {
  readonly chart: string;
  readonly declaration: string;
  readonly environment?: string | undefined;
}

type Choice = Partial<Pick<ReleaseOptions, "context" | "namespace" | "release">>;

/** The releases that people mean, in their order; files are runfiles. */
export function releasesOf({ chart, declaration, environment }: ChartChoice, choice: Choice): readonly Release[] {
  // Only what reads the chart is given one.
  const directory = chart === "" ? "" : resolveRunfile(chart);
  return releasesAt({ chart: directory, declaration: resolveRunfile(declaration), environment }, choice);
}

/** The same, with paths of files. */
export function releasesAt({ chart, declaration, environment }: ChartChoice, choice: Choice): readonly Release[] {
  const declared = readChart(declaration);
  return chosen(destinationsOf(declared, environment), choice).map((destination) => ({
    name: choice.release ?? destination.release,
    namespace: choice.namespace ?? destination.namespace,
    context: destination.context,
    chart,
    environment,
    values: environment === undefined ? [] : environmentOptions(chart, environment),
    createsNamespace: declared.create_namespace === true,
  }));
}

/** The destinations in the context that people choose; if none is, the first one's release goes there. */
function chosen(destinations: readonly Destination[], { context }: Choice): readonly Destination[] {
  if (context === undefined) return destinations;
  const there = destinations.filter((destination) => destination.context === context);
  return there.length > 0 ? there : destinations.slice(0, 1).map((destination) => ({ ...destination, context }));
}

/** Each once, if clusters make no difference. */
export function withoutClusters(releases: readonly Release[]): readonly Release[] {
  const local = releases.map((release) => ({ ...release, context: undefined }));
  return [...new Map(local.map((release) => [JSON.stringify(release), release])).values()];
}

/** Helm's options for where a release is. */
export function placeOptions({ namespace, context }: Release): readonly string[] {
  return ["--namespace", namespace, ...(context === undefined ? [] : ["--kube-context", context])];
}

/** The file in a directory of rendered charts. */
export function renderedFile(environment = ""): string {
  return environment === "" ? "values.yaml" : `values-${environment}.yaml`;
}

/** What is wrong with the environment that people choose; `own`: that of the run target. */
export function unknownEnvironment(
  { label, declaration, environment }: ChartChoice & { readonly label: string },
  own: string | undefined,
): Problem | undefined {
  if (environment === undefined) return undefined;
  const { environments = {}, environment_files = {} } = readChart(resolveRunfile(declaration));
  const known = own === undefined ? Object.keys({ ...environments, ...environment_files }).sort() : [own];
  if (known.includes(environment)) return undefined;
  return {
    code: "unknown-environment",
    label,
    path: "--environment",
    what: own === undefined ? "is not an environment of the chart" : "is not the environment of this run target",
    got: environment,
    expected: known.length === 0 ? "a chart with `environments`" : listWords(known, "or"),
    fix: known.length === 0 ? "leave it out" : "choose one of them",
  };
}

/** Where a release is, for people. */
export function placeOf({ name, namespace, context }: Release, { current }: Contexts): string {
  const cluster = context ?? current;
  const where = cluster === undefined ? "the default cluster" : `context ${cluster}`;
  return `release ${name} in namespace ${namespace} of ${where}`;
}

/** Contexts that the kubeconfig does not have. */
export function unknownContexts(label: string, releases: readonly Release[], { known }: Contexts): readonly Problem[] {
  const strangers = releases.flatMap(({ context }) =>
    context === undefined || known.includes(context) ? [] : context,
  );
  return strangers.map((context) => ({
    code: "unknown-context",
    label,
    path: "--kube-context",
    what: "is not in the kubeconfig",
    got: context,
    expected: known.length === 0 ? "a kubeconfig with contexts" : listWords(known, "or"),
    fix: "choose one of them, or set KUBECONFIG",
  }));
}

export function templateArguments({ name, chart, values, namespace }: Release): readonly string[] {
  return ["template", name, chart, ...values, "--namespace", namespace];
}
