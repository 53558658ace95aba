/** Where in a schema a name belongs that stands where it is unknown: `ingress_host` in `ingress.host`, `minReplicas` in `autoscaling.min_replicas`. */

import { spelling } from "../base/similar.ts";
import { propertiesOf, type SchemaFiles, type SchemaNode, spellingsOf, usualKeysOf } from "./schema_tree.ts";

/** A place that takes the value. */
export interface Home {
  readonly path: readonly string[];
  readonly node: SchemaNode;
}

const DEEPEST = 4;
/** A name that is known in more places than these says nothing. */
const MOST = 3;

/** The places below a dict that a name may mean; the name is that of the place, or of the path to it. */
export function homesOf(name: string, start: SchemaNode, files: SchemaFiles): readonly Home[] {
  const word = spelling(name);
  let level: readonly Home[] = [{ path: [], node: start }];
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth += 1) {
    const found = level.flatMap(({ path, node }) =>
      spelledOut(word, node, files).map((home) => ({ ...home, path: [...path, ...home.path] })),
    );
    if (found.length > 0) return found.length > MOST ? [] : found;
    level = level.flatMap((home) => childrenOf(home, files));
  }
  return [];
}

function childrenOf({ path, node }: Home, files: SchemaFiles): readonly Home[] {
  return propertiesOf(node, files).map(([key, child]) => ({ path: [...path, key], node: child }));
}

/** Places whose path, written without anything between its parts, is the word. */
function spelledOut(word: string, node: SchemaNode, files: SchemaFiles): readonly Home[] {
  const usual = usualKeysOf(node, files)
    .filter((key) => spelling(key) === word)
    .map((key) => ({ path: [key], node: { schema: {}, file: node.file } }));
  const named = childrenOf({ path: [], node }, files).flatMap(({ path, node: child }) => {
    const names = spellingsOf(path[0] ?? "", child);
    if (names.includes(word)) return [{ path, node: child }];
    const starts = names.filter((start) => word.startsWith(start));
    return starts.flatMap((start) =>
      spelledOut(word.slice(start.length), child, files).map((home) => ({ ...home, path: [...path, ...home.path] })),
    );
  });
  return [...usual, ...named];
}
