/** Sync waves of apps for Argo CD, from the app graph (Argo CD's documentation, "Sync Phases and Waves"). */
import type { JsonObject } from "../../base/json.ts";
import type { AppFacts, ChartFacts } from "../../facts/types.ts";

export const SYNC_WAVE = "argocd.argoproj.io/sync-wave";

/**
 * The wave of an app; undefined for hooks, which have waves of their own by weight, and for charts that are not for Argo CD.
 * All objects of an app are in its wave, for Argo CD waits until everything of a wave is healthy: a claim that no pod
 * mounts yet, or an autoscaler without its workload, would keep it waiting forever.
 */
export function resolveWave(facts: AppFacts, { graph, chart }: ChartFacts): number | undefined {
  const wave = chart.gitops === "argocd" ? graph.waveOf(facts) : undefined;
  return wave === undefined ? undefined : (declaredWave(facts) ?? wave);
}

/** The wave in an app's own annotations. */
function declaredWave({ app }: AppFacts): number | undefined {
  const declared = app.annotations?.[SYNC_WAVE];
  return declared !== undefined && /^-?[0-9]+$/.test(declared) ? Number(declared) : undefined;
}

/** The annotation; none for the first wave, which is Argo CD's default. */
export function waveAnnotation(wave: number | undefined): JsonObject {
  return wave === undefined || wave === 0 ? {} : { [SYNC_WAVE]: String(wave) };
}
