/** The app graph: which apps of a chart call which, and which require which. */

import { compareText } from "../../base/text.ts";
import type { AppFacts, Graph } from "../types.ts";
import { wavesOf } from "./waves.ts";

export function graphOf(apps: readonly AppFacts[]): Graph {
  // Labels have slashes and names have none.
  const byTarget = new Map(
    apps.flatMap((each) => [[each.app.label, each] as const, [each.app.app_name, each] as const]),
  );
  const find = (target: string) => byTarget.get(target);
  const callees = new Map(apps.map((app) => [app, new Set(app.calls.flatMap(({ target }) => find(target) ?? []))]));
  const callers = new Map<AppFacts, AppFacts[]>();
  for (const [app, called] of callees) {
    for (const callee of called) callers.set(callee, [...(callers.get(callee) ?? []), app]);
  }
  const required = new Map(apps.map((facts) => [facts.app, requiredOf(facts, find)]));
  const waves = wavesOf(
    apps.filter(({ hookPhase }) => hookPhase === undefined),
    (app) => {
      const needed = [...(callees.get(app) ?? []), ...(required.get(app.app) ?? [])];
      return needed.filter(({ hookPhase }) => hookPhase === undefined);
    },
  );
  return {
    find,
    calleesOf: (app) => byName([...(callees.get(app) ?? [])]),
    callersOf: (app) => byName(callers.get(app) ?? []),
    requiredBy: ({ app }) => required.get(app) ?? [],
    waveOf: (app) => waves.get(app),
  };
}

/** With those that the required apps require in turn; two apps may require each other. */
function requiredOf(facts: AppFacts, find: Graph["find"]): readonly AppFacts[] {
  const found = new Set([facts]);
  for (const { app } of found) {
    for (const target of app.requires ?? []) {
      const required = find(target);
      if (required !== undefined) found.add(required);
    }
  }
  found.delete(facts);
  return byName([...found]);
}

function byName(apps: readonly AppFacts[]): readonly AppFacts[] {
  return apps.toSorted((left, right) => compareText(left.app.app_name, right.app.app_name));
}
