/** Alerts by group, as a PrometheusRule has them. */

import type { JsonObject } from "../../base/json.ts";
import { compareText } from "../../base/text.ts";
import type { AppFacts } from "../../facts/types.ts";
import type { App } from "../../model/types.ts";

type Alert = NonNullable<App["alerts"]>[string];

/** The groups of the app's PrometheusRule, sorted by name. */
export function resolveAlerts({ name: app, app: { alerts = {} } }: AppFacts): readonly JsonObject[] {
  const groups = new Map<string, JsonObject[]>();
  for (const [key, alert] of Object.entries(alerts).sort(([left], [right]) => compareText(left, right))) {
    const { group, name } = alertName(key);
    const rules = groups.get(group ?? app) ?? [];
    groups.set(group ?? app, [...rules, rule(name, alert)]);
  }
  return [...groups]
    .map(([name, rules]) => ({ name, rules }))
    .sort((left, right) => compareText(left.name, right.name));
}

/** `latency/SlowRequests` is the alert `SlowRequests` of the group `latency`. */
function alertName(key: string): { group: string | undefined; name: string } {
  const [name = "", group] = key.split("/").reverse();
  return { group, name };
}

function rule(name: string, alert: Alert): JsonObject {
  const labels = { ...alert.labels, ...given("severity", alert.severity) };
  const annotations = {
    ...alert.annotations,
    ...given("summary", alert.summary),
    ...given("description", alert.description),
  };
  return {
    alert: name,
    expr: alert.expr,
    ...given("for", alert.for),
    ...given("keep_firing_for", alert.keep_firing_for),
    ...(Object.keys(labels).length > 0 && { labels }),
    ...(Object.keys(annotations).length > 0 && { annotations }),
  };
}

function given(key: string, value: string | undefined): Readonly<Record<string, string>> {
  return value === undefined ? {} : { [key]: value };
}
