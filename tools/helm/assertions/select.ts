/** The objects that an assertion is about. */
import { closest, listWords } from "../base/text.ts";
import type { KubernetesObject } from "../checks/types.ts";
import { appName } from "../compare/app_of.ts";
import { dnsName } from "../facts/app_types.ts";
import type { Assertion } from "./types.ts";

export function select(
  objects: readonly KubernetesObject[],
  { kind, name, app }: Assertion,
): readonly KubernetesObject[] {
  const isNamed = namePattern(name ?? "*");
  return objects.filter(
    (object) =>
      (kind === undefined || object.kind === kind) &&
      isNamed(object.name) &&
      (app === undefined || appName(object) === app || appName(object) === dnsName(app)),
  );
}

function namePattern(pattern: string): (name: string) => boolean {
  const text = pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
  const expression = new RegExp(`^${text}$`, "s");
  return (name) => expression.test(name);
}

/** `Deployments of app api`, for people. */
export function subjectOf({ kind, name, app }: Assertion): string {
  const words = [kind ?? "every object", ...(name === undefined ? [] : [name])];
  return `${words.join(kind === undefined ? " " : "/")}${app === undefined ? "" : ` of app ${app}`}`;
}

/** Longer lists would bury the message. */
const LONGEST = 12;

/** What to change in an assertion that selects nothing. */
export function selectionFix(objects: readonly KubernetesObject[], { kind, app }: Assertion): string {
  const kinds = [...new Set(objects.map((each) => each.kind))].sort();
  if (kind !== undefined && !kinds.includes(kind)) {
    const meant = closest(kind, kinds);
    return meant === undefined ? `correct \`kind\`: there are ${listWords(kinds)}` : `write \`kind: ${meant}\``;
  }
  const apps = [...new Set(objects.flatMap((each) => appName(each) ?? []))].sort();
  if (app !== undefined && !apps.includes(app) && !apps.includes(dnsName(app))) {
    const meant = closest(dnsName(app), apps);
    return meant === undefined ? `correct \`app\`: there are ${listWords(apps)}` : `write \`app: ${meant}\``;
  }
  const there = objects.filter((each) => kind === undefined || each.kind === kind).map(({ id }) => id);
  const listed = there.length <= LONGEST ? listWords(there) : `${listWords(there.slice(0, LONGEST))} and others`;
  return `correct \`name\`, \`kind\` or \`app\`: there are ${listed}`;
}
