/** What sources import, read from their text; imports of types count. */
import { posix } from "node:path";

/** Text of each source, by its path below `tools/helm/`. */
export type Sources = ReadonlyMap<string, string>;

export type Imports = ReadonlyMap<string, readonly string[]>;

// The formatter writes every specifier in double quotes. What starts with a dot is a file here, not a package.
const SPECIFIER = /\b(?:from|import)\s*\(?\s*"(\.[^"]+)"/g;

/** The files that each source imports. */
export function importsOf(sources: Sources): Imports {
  return new Map(
    [...sources].map(([path, text]) => [
      path,
      [...text.matchAll(SPECIFIER)].map(([, specifier = ""]) => posix.join(posix.dirname(path), specifier)),
    ]),
  );
}

/** All files that can be reached from one. */
export function reachedFrom(start: string, imports: Imports): ReadonlySet<string> {
  const reached = new Set([start]);
  for (const path of reached) for (const next of imports.get(path) ?? []) reached.add(next);
  return reached;
}

/** Every circle once, from its first file in the alphabet back to it. */
export function circlesOf(imports: Imports): readonly (readonly string[])[] {
  return [...imports.keys()].sort().flatMap((start) => {
    // A circle belongs to its first file: none of the others may come before it.
    const later = new Map([...imports].filter(([path]) => path >= start));
    const way = wayBack(start, later);
    return way === undefined ? [] : [way];
  });
}

/** The shortest way from a file back to itself. */
function wayBack(start: string, imports: Imports): readonly string[] | undefined {
  const ways: (readonly string[])[] = [[start]];
  const seen = new Set<string>();
  for (const way of ways) {
    for (const next of imports.get(way.at(-1) ?? "") ?? []) {
      if (next === start) return [...way, next];
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return undefined;
}
