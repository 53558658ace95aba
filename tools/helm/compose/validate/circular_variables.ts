/** Variables that refer to each other in a circle: Kubernetes replaces `$(NAME)` only by variables that come earlier. */

import { listWords } from "../../base/text.ts";
import { variablesIn } from "../../facts/variable_references.ts";
import { joinPath, type Problem } from "../../model/problems.ts";
import type { App } from "../../model/types.ts";

type Variables = NonNullable<App["env"]>;

/** Circles among the variables of a container. `common`: those of all apps, which have their own circles reported elsewhere. */
export function circularVariables(label: string, own: Variables, common: Variables = {}): readonly Problem[] {
  const all = new Map(Object.entries({ ...common, ...own }));
  const circles = Object.keys(own)
    .map((name) => circleOf(name, all))
    .filter((circle) => circle !== undefined);
  // The same circle shows from each of its variables; the first one reports it.
  const unique = new Map(circles.toReversed().map((circle) => [[...circle].sort().join(" "), circle]));
  return [...unique.values()].map((circle) => {
    const [name = "", ...others] = circle;
    return {
      code: "circular-variables",
      label,
      path: joinPath("env", name),
      what: `refers to ${listWords(others)}, which in turn ${others.length === 1 ? "refers" : "refer"} to it`,
      got: circle.map((each) => `$(${each})`).join(" "),
      expected: "variables that do not need each other",
      fix: `write the text itself instead of \`$(${others[0]})\``,
    };
  });
}

/** The shortest way from a variable back to itself by way of others; one in its own text may come from `env_from`. */
function circleOf(start: string, all: ReadonlyMap<string, Variables[string]>): readonly string[] | undefined {
  const ways: string[][] = [[start]];
  const seen = new Set<string>();
  for (const way of ways) {
    const last = way.at(-1) ?? start;
    const value = all.get(last);
    const next = value === undefined ? [] : variablesIn(value);
    if (way.length > 1 && next.includes(start)) return way;
    for (const name of next) {
      if (name === start || seen.has(name)) continue;
      seen.add(name);
      ways.push([...way, name]);
    }
  }
  return undefined;
}
