/** App names: short enough for object names, and unique as DNS labels. */
import { listWords } from "../../base/text.ts";
import type { AppFacts, ChartFacts } from "../../facts/types.ts";
import { WORKLOADS } from "../../facts/workloads.ts";
import type { Problem } from "../../model/problems.ts";
import type { App } from "../../model/types.ts";

export function validateNames({ apps }: ChartFacts): readonly Problem[] {
  const byName = Map.groupBy(apps, ({ name }) => name);
  const collisions = [...byName].flatMap(([name, [first, ...others]]) =>
    first === undefined ? [] : others.map((other) => collision(name, first.app, other.app)),
  );
  const shared = [...Map.groupBy(apps, ({ app }) => app.object_name)].flatMap(([name, [first, ...others]]) =>
    name === undefined || first === undefined ? [] : others.map(({ app }) => sharedName(name, first.app, app)),
  );
  return [...apps.flatMap((facts) => ATTRIBUTES.flatMap((name) => tooLong(facts, name))), ...collisions, ...shared];
}

/** The attributes that objects are named after. */
const ATTRIBUTES = ["app_name", "object_name"] as const;

function tooLong({ app, traits: { workload } }: AppFacts, attribute: (typeof ATTRIBUTES)[number]): Problem[] {
  const { nameLimit } = WORKLOADS[workload];
  const name = app[attribute] ?? "";
  const over = name.length - nameLimit;
  if (over <= 0) return [];
  return [
    {
      code: "name-too-long",
      label: app.label,
      path: attribute,
      what: `is ${name.length} characters long, ${over} over the limit of a ${workload}`,
      got: name,
      expected: `at most ${nameLimit} characters`,
      fix: `set a shorter \`${attribute}\``,
    },
  ];
}

function sharedName(name: string, first: App, other: App): Problem {
  return {
    code: "duplicate-name",
    label: other.label,
    path: "object_name",
    what: `is also the one of ${first.label}`,
    got: name,
    expected: "a unique name for the objects of each app",
    fix: "set another `object_name` for one of them",
  };
}

function collision(name: string, first: App, other: App): Problem {
  const names = [...new Set([first.app_name, other.app_name])];
  return {
    code: "duplicate-name",
    label: other.label,
    path: "app_name",
    what: `leads to the same object names as ${first.label}: ${listWords(names)} both become \`${name}\``,
    got: other.app_name,
    expected: "a unique name for each app of a chart",
    fix: "set another `app_name` for one of them, or list the app only once",
  };
}
