/** HelmReleases of Flux and their sources (Flux' documentation, "Helm Releases" and "OCI Repositories"). */
import { given, isObject, type Json, type JsonObject } from "../base/json.ts";
import { parseYaml } from "../base/yaml.ts";
import { isOci, tagOf } from "./chart_source.ts";
import { camelCased } from "./names.ts";
import { attributesIn } from "./overrides.ts";
import { objectName } from "./targets.ts";
import type { GitopsFile, Source, Target } from "./types.ts";

type FluxSource = Source<"flux_helm_release">;

const SOURCES = "source.toolkit.fluxcd.io/v1";

/** Each target has a folder of its own, for a Flux Kustomization takes everything below its path. */
export function helmReleaseFiles(source: FluxSource): readonly GitopsFile[] {
  return source.targets.map((target) => ({
    path: [target.name, "helm-release.yaml"].filter(Boolean).join("/"),
    objects: objectsOf(source, target),
  }));
}

function objectsOf(source: FluxSource, target: Target): readonly JsonObject[] {
  const { declaration, chart } = source;
  const metadata = { name: objectName(declaration, chart, target), namespace: declaration.namespace };
  const isRegistry = isOci(declaration.repository ?? "");
  const parts = isRegistry
    ? fromRegistry(source, metadata.name, target)
    : fromRepository(source, metadata.name, target);
  const release = {
    apiVersion: "helm.toolkit.fluxcd.io/v2",
    kind: "HelmRelease",
    metadata,
    spec: { ...releaseOf(source, target), ...parts.release },
  };
  return [{ apiVersion: SOURCES, kind: parts.kind, metadata, spec: parts.spec }, release];
}

interface Parts {
  readonly kind: string;
  /** Of the source. */
  readonly spec: JsonObject;
  /** What the release says about the chart and its values. */
  readonly release: JsonObject;
}

/** A release that refers to an artifact has no list of values files, so it contains the values. */
function fromRegistry(
  { declaration, chart, version, digest, values }: FluxSource,
  name: string,
  target: Target,
): Parts {
  const text = target.environment === undefined ? undefined : values.get(`values-${target.environment}.yaml`);
  const own: Json = (text === undefined ? undefined : parseYaml(text).values?.[0]) ?? {};
  return {
    kind: "OCIRepository",
    spec: given({
      interval: declaration.source_interval,
      url: `${declaration.repository}/${chart.chart_name}`,
      ref: digest === undefined ? { tag: tagOf(version) } : { digest },
      layerSelector: { mediaType: "application/vnd.cncf.helm.chart.content.v1.tar+gzip", operation: "copy" },
      secretRef: declaration.secret === undefined ? undefined : { name: declaration.secret },
    }),
    release: {
      chartRef: { kind: "OCIRepository", name },
      ...(isObject(own) && Object.keys(own).length > 0 ? { values: own } : {}),
    },
  };
}

function fromRepository({ declaration, chart, version }: FluxSource, name: string, { environment }: Target): Parts {
  return {
    kind: "HelmRepository",
    spec: given({
      interval: declaration.source_interval,
      url: declaration.repository,
      secretRef: declaration.secret === undefined ? undefined : { name: declaration.secret },
    }),
    release: {
      chart: {
        spec: given({
          chart: chart.chart_name,
          version,
          sourceRef: { kind: "HelmRepository", name },
          valuesFiles: environment === undefined ? [] : ["values.yaml", `values-${environment}.yaml`],
        }),
      },
    },
  };
}

function releaseOf({ declaration, chart }: FluxSource, { environment, destination }: Target): JsonObject {
  const attributes = attributesIn(declaration, environment);
  const { interval, timeout, test, drift_detection, depends_on = [], suspend, service_account } = attributes;
  const install = { ...(chart.create_namespace ? { create_namespace: true } : {}), ...attributes.install };
  return given({
    interval,
    releaseName: destination.release,
    targetNamespace: destination.namespace,
    // Where Helm itself looks for the release.
    storageNamespace: destination.namespace,
    timeout,
    suspend: suspend || undefined,
    serviceAccountName: service_account,
    dependsOn: depends_on.map((name) => ({ name })),
    install: Object.keys(install).length === 0 ? undefined : camelCased(install),
    upgrade: attributes.upgrade && camelCased(attributes.upgrade),
    test: test ? { enable: true } : undefined,
    driftDetection:
      drift_detection === undefined || drift_detection === "disabled" ? undefined : { mode: drift_detection },
  });
}
