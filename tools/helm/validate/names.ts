/** App names: present, short enough for the objects made of them, and still different as DNS labels. */
import { dnsName } from "../app_types.ts";
import { listWords, type Problem } from "../problems.ts";
import type { App, Model } from "../types.ts";

/** Services and labels end at 63 characters (RFC 1035, Kubernetes "Object Names and IDs"). */
const LONGEST_NAME = 63;

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

function tooLong({ label, app_name }: App): Problem[] {
  const over = app_name.length - LONGEST_NAME;
  if (over <= 0) return [];
  return [
    {
      code: "name-too-long",
      label,
      path: "app_name",
      what: `is ${app_name.length} characters long, ${over} over the limit of Kubernetes Services and labels`,
      got: app_name,
      expected: `at most ${LONGEST_NAME} characters`,
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
