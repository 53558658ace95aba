/** Names as they would be in a release with the chart's own name: typed by hand, they are wrong in every other release. */

import type { Rendering } from "../types.ts";
import { madeObjects } from "./makers.ts";

/** `<kind>/<name>` of what the chart creates in this release, by what it is called in the usual one. */
export function fixedNames(rendering: Rendering): ReadonlyMap<string, string> {
  const { release, usual } = rendering.declaration;
  if (release === usual.release) return new Map();
  const made = [...rendering.objects, ...madeObjects(rendering)];
  const names = made.flatMap(({ kind, name }) =>
    usually(name, release, usual.release).map((typed) => [`${kind}/${typed}`, `${kind}/${name}`] as const),
  );
  const real = new Set(made.map(({ kind, name }) => `${kind}/${name}`));
  return new Map(names.filter(([typed]) => !real.has(typed)));
}

/** What a name would be in another release. An app with the name of the release is not named twice. */
function usually(name: string, release: string, other: string): readonly string[] {
  if (name === release) return [other];
  if (!name.startsWith(`${release}-`)) return [];
  const rest = name.slice(release.length + 1);
  return rest === other || rest.startsWith(`${other}-`) ? [rest, `${other}-${rest}`] : [`${other}-${rest}`];
}
