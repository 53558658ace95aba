/** What a chart's BUILD files declare, as its checks need it. */

import { readArchive } from "../../base/archive.ts";
import { parseYaml } from "../../base/yaml.ts";
import { allowedKubeVersion, KUBE_VERSIONS, knownKubeVersion, newestKubeVersion } from "../../facts/kube_versions.ts";
import { CHART_DEFAULTS } from "../../model/defaults.ts";
import type { App, Chart, ChartFiles } from "../../model/types.ts";
import type { Declaration } from "../types.ts";
import { externalOf } from "./external.ts";
import { isMap } from "./objects.ts";

interface Declared {
  readonly chart: Chart;
  readonly apps: readonly App[];
  /** The files of the composed chart. */
  readonly files: ChartFiles;
  /** Texts of files with CustomResourceDefinitions that the chart does not ship. */
  readonly crds?: readonly string[];
  /** Default: a name that no one types, so that a name typed by hand is not right by chance. */
  readonly release?: string | undefined;
  readonly namespace?: string | undefined;
  /** A version of Kubernetes. Default: the chart's. */
  readonly kubeVersion?: string | undefined;
}

/** The release that charts are checked for. */
export const UNUSUAL = { release: "any-release", namespace: "any-namespace" };

export function declarationOf({
  chart,
  apps,
  files,
  crds = [],
  release = UNUSUAL.release,
  namespace = UNUSUAL.namespace,
  kubeVersion,
}: Declared): Declaration {
  const shipped = [...files].flatMap(unpacked).filter(([path]) => /(^|\/)crds\/[^/]+\.ya?ml$/.test(path));
  const asked = kubeVersion === undefined ? undefined : knownKubeVersion(kubeVersion);
  const wanted: readonly string[] =
    asked === undefined ? (chart.kube_versions ?? [newestKubeVersion(chart.kube_version)]) : [asked];
  const kubeVersions = KUBE_VERSIONS.filter((version) => wanted.includes(version));
  const newest = kubeVersions.at(-1);
  const texts = [...shipped.map(([, content]) => textOf(content)), ...crds];
  return {
    label: chart.label,
    release,
    namespace,
    usual: { release: chart.chart_name, namespace: chart.namespace ?? CHART_DEFAULTS.namespace },
    apps,
    external: externalOf(apps, chart, release, parseYaml(textOf(files.get("values.yaml") ?? "")).values?.[0]),
    kubeVersions,
    kubeVersion: newest && allowedKubeVersion(newest, chart.kube_version),
    crds: texts.flatMap((text) => (parseYaml(text).values ?? []).filter(isMap)),
  };
}

type File = readonly [path: string, content: string | Uint8Array];

/** The files of a packaged dependency, and of those in it; any other file is itself. */
function unpacked([path, content]: File): readonly File[] {
  const isPackage = /(^|\/)charts\/[^/]+\.tgz$/.test(path) && typeof content !== "string";
  return isPackage ? [...readArchive(content)].flatMap(unpacked) : [[path, content]];
}

function textOf(content: string | Uint8Array): string {
  return typeof content === "string" ? content : new TextDecoder().decode(content);
}
