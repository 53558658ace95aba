/** Applications of Argo CD: one for each target (Argo CD's documentation, "Application Specification"). */
import { given, type JsonObject } from "../base/json.ts";
import { ARGO_API, CREATE_NAMESPACE, clusterOf } from "./argo.ts";
import { argoSource } from "./chart_source.ts";
import { camelCased } from "./names.ts";
import { attributesIn } from "./overrides.ts";
import { objectName, withEnvironment } from "./targets.ts";
import type { GitopsFile, Source, Target } from "./types.ts";

export type ArgoSource = Source<"argocd_application"> | Source<"argocd_application_set">;

/** The texts of an Application that differ between targets. */
export interface Words {
  readonly name: string;
  readonly environment: string | undefined;
  readonly namespace: string;
  readonly release: string;
  /** Default: as declared. */
  readonly project?: string;
}

export function applicationFiles(source: Source<"argocd_application">): readonly GitopsFile[] {
  const { declaration, chart, targets } = source;
  return targets.map((target) => {
    const name = objectName(declaration, chart, target);
    const { metadata, spec } = applicationParts(source, target, wordsOf(target, name));
    const named = { name, namespace: declaration.namespace, ...metadata };
    return {
      path: `${target.name || name}.yaml`,
      objects: [{ apiVersion: ARGO_API, kind: "Application", metadata: named, spec }],
    };
  });
}

export function wordsOf({ environment, destination }: Target, name: string): Words {
  return { name, environment, namespace: destination.namespace, release: destination.release };
}

/** Labels and annotations, and the whole `spec`. */
export function applicationParts(
  { declaration, chart, version, digest }: ArgoSource,
  target: Target,
  { environment, namespace, release, project }: Words,
): { readonly metadata: JsonObject; readonly spec: JsonObject } {
  const attributes = attributesIn<ArgoSource["declaration"]>(declaration, target.environment);
  const { automated, retry, sync_options = chart.create_namespace ? [CREATE_NAMESPACE] : [] } = attributes;
  const wave = "sync_wave" in attributes ? attributes.sync_wave : undefined;
  const syncPolicy = given({
    automated: automated && camelCased(automated),
    syncOptions: sync_options,
    retry: retry && camelCased(retry),
  });
  const valueFiles = environment === undefined ? [] : [`values-${environment}.yaml`];
  return {
    metadata: withoutEmpty({
      labels: { ...(environment === undefined ? {} : { environment }), ...attributes.labels },
      annotations: {
        ...(wave === undefined ? {} : { "argocd.argoproj.io/sync-wave": String(wave) }),
        ...attributes.annotations,
      },
    }),
    spec: given({
      project: project ?? withEnvironment(attributes.project, environment),
      source: {
        ...argoSource(declaration, chart, { version, digest }),
        helm: given({ releaseName: release, valueFiles }),
      },
      destination: { ...clusterOf(target.destination, declaration.clusters), namespace },
      syncPolicy: Object.keys(syncPolicy).length === 0 ? undefined : syncPolicy,
      ignoreDifferences: attributes.ignore_differences?.map(camelCased),
      revisionHistoryLimit: attributes.revision_history_limit,
    }),
  };
}

function withoutEmpty(maps: Readonly<Record<string, JsonObject>>): JsonObject {
  return Object.fromEntries(Object.entries(maps).filter(([, map]) => Object.keys(map).length > 0));
}
