/** Where pods run, how new versions replace them, and when jobs do. */
import { hooksOf, isMap, lookup, mapOf, stringsOf, wordsOf } from "../../checks/objects/objects.ts";
import { HOOK_EVENTS } from "../../facts/app_types.ts";
import type { Json, JsonObject } from "../types.ts";
import { mapsAt, type Source, tidy } from "./source.ts";

/** `affinity` as it is, unless it says what `anti_affinity` does. */
export function affinityOf(source: Source): Json | undefined {
  return antiAffinityOf(source) === undefined ? source.spec["affinity"] : undefined;
}

/** Pods of the app that keep apart. */
export function antiAffinityOf({ spec, unit }: Source): JsonObject | undefined {
  const affinity = mapOf(spec["affinity"]);
  const { podAntiAffinity } = affinity;
  if (Object.keys(affinity).length !== 1 || !isMap(podAntiAffinity)) return undefined;
  const soft = mapsAt(podAntiAffinity, "preferredDuringSchedulingIgnoredDuringExecution");
  const hard = mapsAt(podAntiAffinity, "requiredDuringSchedulingIgnoredDuringExecution");
  if (soft.length + hard.length !== 1) return undefined;
  const term = hard[0] ?? mapOf(soft[0]?.["podAffinityTerm"]);
  const selected = stringsOf(lookup(term, "labelSelector", "matchLabels"));
  if (JSON.stringify(sorted(selected)) !== JSON.stringify(sorted(unit.selector))) return undefined;
  if (soft.length > 0 && soft[0]?.["weight"] !== 100) return undefined;
  return tidy({ type: hard.length > 0 ? "hard" : "soft", topology_key: term["topologyKey"] });
}

function sorted(labels: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  return Object.entries(labels).sort(([one], [other]) => (one < other ? -1 : 1));
}

export function topologySpreadOf({ spec }: Source): readonly Json[] {
  return mapsAt(spec, "topologySpreadConstraints").map((constraint) =>
    tidy({
      topology_key: constraint["topologyKey"],
      max_skew: constraint["maxSkew"],
      when_unsatisfiable: constraint["whenUnsatisfiable"],
      match_label_keys: constraint["matchLabelKeys"],
      min_domains: constraint["minDomains"],
      node_affinity_policy: constraint["nodeAffinityPolicy"],
      node_taints_policy: constraint["nodeTaintsPolicy"],
    }),
  );
}

export function tolerationsOf({ spec }: Source): readonly Json[] | undefined {
  const tolerations = mapsAt(spec, "tolerations").map(({ tolerationSeconds, operator, ...toleration }) =>
    tidy({ ...toleration, operator: operator ?? "Equal", toleration_seconds: tolerationSeconds }),
  );
  return tolerations.length === 0 ? undefined : tolerations;
}

export function hostAliasesOf({ spec }: Source): JsonObject | undefined {
  const aliases = mapsAt(spec, "hostAliases").map(({ ip, hostnames }) => [String(ip), hostnames ?? []] as const);
  return aliases.length === 0 ? undefined : Object.fromEntries(aliases);
}

export function dnsConfigOf({ spec }: Source): JsonObject | undefined {
  if (!isMap(spec["dnsConfig"])) return undefined;
  const { nameservers, searches } = spec["dnsConfig"];
  const options = mapsAt(spec["dnsConfig"], "options").map(({ name, value }) => [String(name), value ?? ""] as const);
  return tidy({ nameservers, searches, options: options.length === 0 ? undefined : Object.fromEntries(options) });
}

export function updateStrategyOf({ full }: Source): JsonObject | undefined {
  const strategy = lookup(full.body, "spec", full.kind === "Deployment" ? "strategy" : "updateStrategy");
  if (!isMap(strategy)) return undefined;
  const { maxUnavailable, maxSurge, partition } = mapOf(strategy["rollingUpdate"]);
  return tidy({ type: strategy["type"], max_unavailable: maxUnavailable, max_surge: maxSurge, partition });
}

/** The phase in which a job runs; of those that start together the nearest, which a patch corrects. */
export function phaseOf({ workload }: Source): string | undefined {
  const events = hooksOf(workload);
  if (events.length === 0) return undefined;
  const phases = Object.entries(HOOK_EVENTS);
  const same = phases.find(([, phase]) => [...wordsOf(phase)].sort().join() === [...events].sort().join());
  const near = phases.find(([, phase]) => events.some((event) => wordsOf(phase).includes(event)));
  return (same ?? near)?.[0] ?? "before_deploy";
}

export function weightOf({ workload }: Source): number | undefined {
  const weight = Number(workload.annotations["helm.sh/hook-weight"] ?? "0");
  return hooksOf(workload).length > 0 && Number.isInteger(weight) ? weight : undefined;
}

export function deletePolicyOf({ workload }: Source): readonly string[] | undefined {
  if (hooksOf(workload).length === 0) return undefined;
  const policies = wordsOf(workload.annotations["helm.sh/hook-delete-policy"] ?? "before-hook-creation");
  const others = policies.filter((policy) => policy !== "before-hook-creation");
  // One that always applies says that no other does.
  return others.length === 0 ? ["before-hook-creation"] : others;
}

/** What a failed pod of a job means, in the words of the attribute. */
export function podFailurePolicyOf(policy: Json | undefined): JsonObject | undefined {
  if (!isMap(policy)) return undefined;
  const rules = mapsAt(policy, "rules").map(({ action, onExitCodes, onPodConditions }) =>
    tidy({
      action,
      on_exit_codes: isMap(onExitCodes)
        ? tidy({
            container_name: onExitCodes["containerName"],
            operator: onExitCodes["operator"],
            values: onExitCodes["values"],
          })
        : undefined,
      on_pod_conditions: Array.isArray(onPodConditions)
        ? Object.fromEntries(
            mapsAt({ onPodConditions }, "onPodConditions").map(({ type, status }) => [String(type), status ?? "True"]),
          )
        : undefined,
    }),
  );
  return { rules };
}
