/** When apps are deployed, and what is there only while others are. */

import { allOf, rootValuesPath, valuesPath } from "../../base/literal.ts";
import type { AppFacts, ChartFacts, Graph } from "../../facts/types.ts";

/** The condition that the app of a `when` is deployed. */
export function whenDeployed(
  reference: string | undefined,
  { model: { graph } }: { readonly model: ChartFacts },
): string | undefined {
  const other = reference === undefined ? undefined : graph.find(reference);
  return other && allOf(switchOf(other), ...requiredBy(other, graph));
}

/** Helm expression: whether an app is deployed. */
export function deployedExpression(facts: AppFacts, graph: Graph): string {
  const own = `${valuesPath("apps", facts.app.app_name)}.enabled`;
  return allOf(own, ...requiredBy(facts, graph)) ?? own;
}

/** Helm expressions of the switches of the apps that an app requires. */
export function requiredBy(facts: AppFacts, graph: Graph): readonly string[] {
  return graph.requiredBy(facts).map(switchOf);
}

function switchOf({ app }: AppFacts): string {
  return `${rootValuesPath("apps", app.app_name)}.enabled`;
}
