/** Objects of both versions side by side. */
import { isHook } from "../checks/objects/hooks.ts";
import { listOf, lookup, mapOf, textOf } from "../checks/objects/objects.ts";
import { identifyIn, match } from "../compare/matching.ts";
import type { Pair } from "../compare/types.ts";
import type { Json, KubernetesObject, Upgrade, UpgradeProblem, UpgradeRendering } from "./types.ts";

const identify = identifyIn("");

/** The objects that both versions have, except hooks, which are recreated each time they run. */
export function pairs({ before, after }: Pick<UpgradeRendering, "before" | "after">): readonly Pair[] {
  return matchReleased(before, after).pairs;
}

/** The objects that Helm deletes because the next version does not have them. */
export function removed({ before, after }: UpgradeRendering): readonly KubernetesObject[] {
  return matchReleased(before, after).gone;
}

function matchReleased(before: readonly KubernetesObject[], after: readonly KubernetesObject[]) {
  const isReleased = (object: KubernetesObject) => !isHook(object);
  return match(before.filter(isReleased), after.filter(isReleased), identify);
}

export function isKept({ annotations }: KubernetesObject): boolean {
  return annotations["helm.sh/resource-policy"] === "keep";
}

/** The claim templates of a StatefulSet, by their names. */
export function claimTemplates({ kind, body }: KubernetesObject): ReadonlyMap<string, Json> {
  const templates = kind === "StatefulSet" ? listOf(lookup(body, "spec", "volumeClaimTemplates")) : [];
  return new Map(templates.map((template) => [textOf(lookup(mapOf(template), "metadata", "name")) ?? "", template]));
}

/** The problems of each rendering. Those of the chart's own values are not repeated for environments. */
export function inRenderings(
  { renderings }: Upgrade,
  find: (rendering: UpgradeRendering) => readonly Omit<UpgradeProblem, "environment">[],
): readonly UpgradeProblem[] {
  const own = new Set(
    renderings
      .filter(({ environment }) => environment === undefined)
      .flatMap(find)
      .map(identityOf),
  );
  return renderings.flatMap((rendering) =>
    find(rendering)
      .filter((problem) => rendering.environment === undefined || !own.has(identityOf(problem)))
      .map((problem) => ({ ...problem, environment: rendering.environment })),
  );
}

function identityOf({ place, what }: Omit<UpgradeProblem, "environment">): string {
  return `${place}: ${what}`;
}
