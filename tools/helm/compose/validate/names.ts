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
  return [...apps.flatMap(tooLong), ...collisions];
}

function tooLong({ app: { label, app_name }, traits: { workload } }: AppFacts): Problem[] {
  const { nameLimit } = WORKLOADS[workload];
  const over = app_name.length - nameLimit;
  if (over <= 0) return [];
  return [
    {
      code: "name-too-long",
      label,
      path: "app_name",
      what: `is ${app_name.length} characters long, ${over} over the limit of a ${workload}`,
      got: app_name,
      expected: `at most ${nameLimit} characters`,
      fix: "set a shorter `app_name`",
    },
  ];
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
