/** App names: present, short enough for the objects made of them, and still different as DNS labels. */
import { listWords } from "../../base/text.ts";
import { dnsName, NAME_LIMITS, traitsOf } from "../../facts/app_types.ts";
import type { Problem } from "../../model/problems.ts";
import type { App, Model } from "../../model/types.ts";

export function validateNames({ apps }: Model): readonly Problem[] {
  const byName = new Map<string, App[]>();
  for (const app of apps) {
    byName.set(dnsName(app.app_name), [...(byName.get(dnsName(app.app_name)) ?? []), app]);
  }
  const collisions = [...byName].flatMap(([name, [first, ...others]]) =>
    first === undefined ? [] : others.map((other) => collision(name, first, other)),
  );
  return [...apps.flatMap(tooLong), ...collisions];
}

function tooLong(app: App): Problem[] {
  const { label, app_name } = app;
  const { workload } = traitsOf(app);
  const over = app_name.length - NAME_LIMITS[workload];
  if (over <= 0) return [];
  return [
    {
      code: "name-too-long",
      label,
      path: "app_name",
      what: `is ${app_name.length} characters long, ${over} over the limit of a ${workload}`,
      got: app_name,
      expected: `at most ${NAME_LIMITS[workload]} characters`,
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
    what: `makes the same object names as ${first.label}: ${listWords(names)} both become \`${name}\``,
    got: other.app_name,
    expected: "another name for each app of a chart",
    fix: "set another `app_name` on one of them, or list the app once",
  };
}
