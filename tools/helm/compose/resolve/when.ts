/** Other apps of the chart, and what is there only while they are. */
import { rootValuesPath, valuesPath } from "../../base/literal.ts";
import type { Source } from "./objects.ts";

/** The condition that the app of a `when` is enabled. */
export function whenEnabled(reference: string | undefined, { model: { graph } }: Source): string | undefined {
  const other = reference === undefined ? undefined : graph.find(reference);
  return other && `${rootValuesPath("apps", other.app.app_name)}.enabled`;
}

/** Helm expression: whether the app of that key is deployed. */
export function enabledExpression(appKey: string): string {
  return `${valuesPath("apps", appKey)}.enabled`;
}
