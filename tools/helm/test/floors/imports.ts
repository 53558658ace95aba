/** Reads the imports of sources from their text; type imports count as well. */
import { posix } from "node:path";

/** The text of each source by path below `tools/helm/`. */
export type Sources = ReadonlyMap<string, string>;

export type Imports = ReadonlyMap<string, readonly string[]>;

// The formatter puts specifiers in double quotes. A leading dot means a file here, not a package. After a `?`, the bundler is told
// what to make of it: a script for browsers. What else it makes is templates, which import nothing.
const SPECIFIER = /\b(?:from|import)\s*\(?\s*"(\.[^"?]+)(?:\?script)?"/g;

/** The files that each source imports. */
export function importsOf(sources: Sources): Imports {
  return new Map(
    [...sources].map(([path, text]) => [
      path,
      [...text.matchAll(SPECIFIER)].map(([, specifier = ""]) => posix.join(posix.dirname(path), specifier)),
    ]),
  );
}

/** All files that are reachable from one. */
export function reachedFrom(start: string, imports: Imports): ReadonlySet<string> {
  const reached = new Set([start]);
  for (const path of reached) for (const next of imports.get(path) ?? []) reached.add(next);
  return reached;
}

/** Every cycle once, from its alphabetically first file back to it. */
export function cyclesOf(imports: Imports): readonly (readonly string[])[] {
  return [...imports.keys()].sort().flatMap((start) => {
    // A cycle belongs to its first file, so the others must come later.
    const later = new Map([...imports].filter(([path]) => path >= start));
    const path = pathBack(start, later);
    return path === undefined ? [] : [path];
  });
}

/** The shortest path from a file back to itself. */
function pathBack(start: string, imports: Imports): readonly string[] | undefined {
  const paths: (readonly string[])[] = [[start]];
  const seen = new Set<string>();
  for (const path of paths) {
    for (const next of imports.get(path.at(-1) ?? "") ?? []) {
      if (next === start) return [...path, next];
      if (seen.has(next)) continue;
      seen.add(next);
      paths.push([...path, next]);
    }
  }
  return undefined;
}
