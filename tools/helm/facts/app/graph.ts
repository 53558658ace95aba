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
  const alternatives = new Map(
    apps.map((facts) => [facts.app, alternativesOf([facts, ...(required.get(facts.app) ?? [])], find)]),
  );
  const waves = wavesOf(
    apps.filter(({ hookPhase }) => hookPhase === undefined),
    (app) => {
      const either = alternatives.get(app.app) ?? [];
      const needed = [...(callees.get(app) ?? []), ...(required.get(app.app) ?? []), ...either.flat()];
      return needed.filter(({ hookPhase }) => hookPhase === undefined);
    },
  );
  return {
    find,
    calleesOf: (app) => byName([...(callees.get(app) ?? [])]),
    callersOf: (app) => byName(callers.get(app) ?? []),
    requiredBy: ({ app }) => required.get(app) ?? [],
    alternativesOf: ({ app }) => alternatives.get(app) ?? [],
    waveOf: (app) => waves.get(app),
  };
}

/** With those that the required apps require in turn; two apps may require each other. */
function requiredOf(facts: AppFacts, find: Graph["find"]): readonly AppFacts[] {
  const found = new Set([facts]);
  for (const { app } of found) {
    for (const target of app.requires ?? []) {
      const required = typeof target === "string" ? find(target) : undefined;
      if (required !== undefined) found.add(required);
    }
  }
  found.delete(facts);
  return byName([...found]);
}

/** Of several apps; a group with one of these is there anyway. */
function alternativesOf(facts: readonly AppFacts[], find: Graph["find"]): readonly (readonly AppFacts[])[] {
  const groups = facts.flatMap(({ app }) => app.requires ?? []).filter((target) => typeof target !== "string");
  return groups
    .map((group) => byName([...new Set(group.flatMap((target) => find(target) ?? []))]))
    .filter((group) => group.length > 0 && !group.some((each) => facts.includes(each)));
}

function byName(apps: readonly AppFacts[]): readonly AppFacts[] {
  return apps.toSorted((left, right) => compareText(left.app.app_name, right.app.app_name));
}
