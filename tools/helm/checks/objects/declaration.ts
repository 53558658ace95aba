/** What a chart's BUILD files declare, as its checks need it. */

import { parseYaml } from "../../base/yaml.ts";
import { KUBE_VERSIONS, knownKubeVersion, newestKubeVersion } from "../../facts/kube_versions.ts";
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
  readonly release: string;
  /** Default: the chart's. */
  readonly namespace?: string | undefined;
  /** A version of Kubernetes. Default: the chart's. */
  readonly kubeVersion?: string | undefined;
}

export function declarationOf({
  chart,
  apps,
  files,
  crds = [],
  release,
  namespace,
  kubeVersion,
}: Declared): Declaration {
  const shipped = [...files].filter(([path]) => /(^|\/)crds\/[^/]+\.ya?ml$/.test(path));
  const asked = kubeVersion === undefined ? undefined : knownKubeVersion(kubeVersion);
  const kubeVersions: readonly string[] =
    asked === undefined ? (chart.kube_versions ?? [newestKubeVersion(chart.kube_version)]) : [asked];
  const texts = [...shipped.map(([, content]) => textOf(content)), ...crds];
  return {
    label: chart.label,
    namespace: namespace ?? chart.namespace ?? "default",
    apps,
    external: externalOf(apps, chart, release, parseYaml(textOf(files.get("values.yaml") ?? "")).values?.[0]),
    kubeVersions: KUBE_VERSIONS.filter((version) => kubeVersions.includes(version)),
    crds: texts.flatMap((text) => (parseYaml(text).values ?? []).filter(isMap)),
  };
}

function textOf(content: string | Uint8Array): string {
  return typeof content === "string" ? content : new TextDecoder().decode(content);
}
