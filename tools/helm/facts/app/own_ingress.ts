/** Which external-apis have an Ingress of their own: class and annotations hold for all of an Ingress. */

import { compareText } from "../../base/text.ts";
import type { App, Chart } from "../../model/types.ts";

/** The apps, among those with an Ingress, that do not share one: with `per-app` all, otherwise those that differ from the rest. */
export function ownIngressesOf(exposed: readonly App[], { ingress, ingress_mode }: Chart): ReadonlySet<App> {
  if (ingress_mode === "per-app") return new Set(exposed);
  const settings = new Map(exposed.map((app) => [app, settingsOf(app.ingress, ingress)]));
  // If they agree, it does not matter where they say it.
  if (new Set(settings.values()).size < 2) return new Set();
  const ofChart = settingsOf({}, ingress);
  return new Set(exposed.filter((app) => settings.get(app) !== ofChart));
}

/** What apps with the same Ingress have in common, as text that can be compared. */
function settingsOf(own: App["ingress"], common: Chart["ingress"]): string {
  const annotations = Object.entries({ ...common?.annotations, ...own?.annotations });
  const sorted = annotations.toSorted(([left], [right]) => compareText(left, right));
  return JSON.stringify([own?.class ?? common?.class, sorted]);
}
