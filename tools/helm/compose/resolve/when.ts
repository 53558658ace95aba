/** When apps are deployed, and what is there only while others are. */

import { allOf, anyOf, rootValuesPath, valuesPath } from "../../base/literal.ts";
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
  return allOf(own, ...requiredBy(facts, graph));
}

/** Helm expressions that are all true while what an app requires is deployed. `known`: apps that are, since two may require each other. */
export function requiredBy(facts: AppFacts, graph: Graph, known: readonly AppFacts[] = []): readonly string[] {
  const deployed = [...known, facts, ...graph.requiredBy(facts)];
  const open = graph.alternativesOf(facts).filter((group) => !group.some((app) => deployed.includes(app)));
  const either = open.map((group) =>
    anyOf(...group.map((app) => allOf(switchOf(app), ...requiredBy(app, graph, deployed)))),
  );
  return [...graph.requiredBy(facts).map(switchOf), ...either];
}

function switchOf({ app }: AppFacts): string {
  return `${rootValuesPath("apps", app.app_name)}.enabled`;
}

/** Names of apps; of each list, one must be deployed. */
export function requirementsOf(facts: AppFacts, graph: Graph): readonly (readonly string[])[] {
  const alone = graph.requiredBy(facts).map((app) => [app]);
  return [...alone, ...graph.alternativesOf(facts)].map((group) => group.map(({ app }) => app.app_name));
}
