/** What can be compared: charts, manifests, and releases in clusters. */
import { join, resolve } from "node:path";
import { oneLine } from "../base/text.ts";
import type { DocumentReader } from "../checks/objects/documents.ts";
import { type Reporter, readSide, type Side, type Source } from "../compare/reading.ts";
import type { KubernetesObject } from "../compare/types.ts";
import type { Problem } from "../model/problems.ts";
import { isChart, readRenderableChart } from "./chart_versions.ts";
import { environmentOptions, errorOf, type HelmRunner } from "./helm.ts";
import {
  fileExists,
  isDirectory,
  readDirectory,
  readStandardInput,
  readText,
  withTemporaryDirectory,
  writeChart,
} from "./io.ts";
import { type LiveRelease, readRelease } from "./live_release.ts";

export interface SideSettings {
  readonly helm: string;
  /** Where a path that people wrote leads. */
  readonly find: (path: string) => string;
  readonly run: HelmRunner;
  readonly read: DocumentReader;
  /** Where a chart is meant to be released. */
  readonly release: string | undefined;
  readonly namespace: string;
  readonly environment: string | undefined;
  /** Files of values for a chart. */
  readonly values: readonly string[];
  /** More options for `helm template`. */
  readonly options: readonly string[];
  /** Helm's options for how to reach a cluster. */
  readonly connection: readonly string[];
  readonly reporter: Reporter;
}

export interface ReadSide extends Side {
  /** What the cluster has of a release; undefined for all else. */
  readonly live?: readonly KubernetesObject[];
}

const RELEASE = /^release:(.+)$/;
const MANIFEST = /\.(ya?ml|json)$/;

/** Each place is a chart, packed or not, a file or directory of manifests, `-` for the standard input, or `release:<name>`. */
export async function readComparisonSide(places: readonly string[], settings: SideSettings): Promise<ReadSide> {
  const parts = await Promise.all(places.map((place) => partAt(place, settings)));
  const problems = parts.flatMap(({ problem }) => problem ?? []);
  if (problems.length > 0) return { objects: [], problems };
  const releases = parts.flatMap(({ release }) => release ?? []);
  const rendered = releases.flatMap((release) => release.rendered);
  const sources = parts.flatMap((part) => part.sources ?? []);
  const side =
    sources.length === 0 && releases.length > 0 ? { objects: [], problems: [] } : readSide(sources, settings);
  return {
    ...side,
    objects: [...rendered, ...side.objects],
    // Files next to a release are as they are.
    ...(releases.length === 0 ? {} : { live: [...releases.flatMap(({ live }) => live), ...side.objects] }),
  };
}

/** Texts, a release, or why there is neither. */
interface Part {
  readonly sources?: readonly Source[];
  readonly release?: LiveRelease;
  readonly problem?: Problem;
}

async function partAt(place: string, settings: SideSettings): Promise<Part> {
  const { reporter } = settings;
  const [, release] = RELEASE.exec(place) ?? [];
  if (release !== undefined) return liveRelease(release, settings);
  if (place === "-") return { sources: [{ name: "", text: readStandardInput() }] };
  const path = settings.find(place);
  if (!fileExists(path)) return { problem: { ...reporter, ...NOTHING, got: place } };
  if (isChart(path)) return renderedChart(place, settings);
  if (!isDirectory(path)) return { sources: [{ name: place, text: readText(path) }] };
  if (KUSTOMIZATIONS.some((name) => fileExists(join(path, name)))) {
    return { problem: { ...reporter, ...KUSTOMIZATION, got: place } };
  }
  const manifests = [...readDirectory(path)].filter(([file]) => MANIFEST.test(file));
  return { sources: manifests.map(([name, content]) => ({ name, text: new TextDecoder().decode(content) })) };
}

async function renderedChart(place: string, settings: SideSettings): Promise<Part> {
  const { helm, find, run, reporter, environment, namespace } = settings;
  const chart = readRenderableChart(find(place));
  if (chart === undefined) return { problem: { ...reporter, ...NO_CHART, got: place } };
  return withTemporaryDirectory(async (folder) => {
    const isUnpacked = isDirectory(find(place));
    const directory = isUnpacked ? resolve(find(place)) : join(folder, "chart");
    if (!isUnpacked) writeChart(directory, chart.files);
    const isKnown = environment !== undefined && chart.environments.includes(environment);
    const rendered = await run(helm, [
      ...["template", settings.release ?? String(chart.metadata["name"]), directory, "--include-crds"],
      ...["--namespace", namespace, ...settings.options],
      ...(isKnown ? environmentOptions(directory, environment) : []),
      ...settings.values.flatMap((file) => ["--values", file]),
      ...(settings.values.length === 0 ? [UNVALIDATED] : []),
    ]);
    if (rendered.exitCode === 0) return { sources: [{ name: "", text: rendered.stdout }] };
    const what = `cannot be rendered: ${errorOf(rendered, directory)}`;
    return { problem: { ...reporter, ...NOT_RENDERED, what } };
  });
}

/** A chart's schema accepts its own values, and holding a hundred apps against it would take most of the time. */
const UNVALIDATED = "--skip-schema-validation";

async function liveRelease(name: string, { helm, namespace, connection, reporter }: SideSettings): Promise<Part> {
  const found = await readRelease(helm, name, ["--namespace", namespace], connection);
  if (found.error === undefined) return { release: found };
  const what = `cannot be read: ${oneLine(found.error)}`;
  const problem = found.isMissing ? NO_RELEASE : NO_CLUSTER;
  return { problem: { ...reporter, ...problem, what, got: `release ${name} in namespace ${namespace}` } };
}

const NOTHING = {
  code: "no-source",
  what: "does not exist",
  expected:
    "a chart (a directory or `.tgz`), manifests (a file, a directory, or `-` for the standard input) or `release:<name>`",
  fix: "correct the path; relative ones start in your working directory",
};

const KUSTOMIZATIONS = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

const KUSTOMIZATION = {
  code: "kustomization",
  what: "is what Kustomize builds manifests from",
  expected: "the manifests themselves",
  fix: "write `kustomize build <directory> | bazel run …`, with `-` instead of the directory",
};

const NO_CHART = {
  code: "no-chart",
  what: "is not a chart",
  expected: "a directory with a `Chart.yaml`, or a packaged chart",
  fix: "name a chart",
};

const NOT_RENDERED = {
  code: "failed-rendering",
  expected: "a chart that renders",
  fix: "correct the chart, or name a file with the values that it needs; `helm dependency build` fetches charts that it lacks",
};

const NO_RELEASE = {
  code: "no-release",
  expected: "a release that is installed",
  fix: "correct its name, `--namespace` or `--kube-context`; `helm list --all-namespaces` lists the releases",
};

const NO_CLUSTER = {
  code: "unreachable-cluster",
  expected: "a cluster that answers",
  fix: "check `--kube-context` and KUBECONFIG, or compare with files: `helm get manifest` prints those of a release",
};
