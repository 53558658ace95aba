/** Where an unknown name belongs in a schema: `ingress_host` in `ingress.host`, `minReplicas` in `autoscaling.min_replicas`. */

import { spelling, wordsOf } from "../base/similar.ts";
import { propertiesOf, type SchemaFiles, type SchemaNode, spellingsOf, usualKeysOf } from "./schema_tree.ts";

/** A place that accepts the value. */
export interface Home {
  readonly path: readonly string[];
  readonly node: SchemaNode;
}

const DEEPEST = 4;
/** A name that fits in more places than this is too ambiguous. */
const MOST = 3;

/** The places below a dict that a name may refer to: the name of a place, or of the path to it. */
export function homesOf(
  name: string,
  start: SchemaNode,
  files: SchemaFiles,
  accepts: (node: SchemaNode) => boolean,
): readonly Home[] {
  // People write both `memory_limit` and `limits.memory`.
  const words = [spelling(name), spelling(wordsOf(name).toReversed().join("_"))];
  let level: readonly Home[] = [{ path: [], node: start }];
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth += 1) {
    const found = level.flatMap(({ path, node }) =>
      words
        .flatMap((word) => spelledOut(word, node, files))
        .filter((home) => accepts(home.node))
        .map((home) => ({ ...home, path: [...path, ...home.path] })),
    );
    const places = new Map(found.map((home) => [home.path.join("."), home]));
    if (places.size > 0) return places.size > MOST ? [] : [...places.values()];
    level = level.flatMap((home) => childrenOf(home, files));
  }
  return [];
}

function childrenOf({ path, node }: Home, files: SchemaFiles): readonly Home[] {
  return propertiesOf(node, files).map(([key, child]) => ({ path: [...path, key], node: child }));
}

/** Places whose path, written without separators, is the word. */
function spelledOut(word: string, node: SchemaNode, files: SchemaFiles): readonly Home[] {
  const usual = usualKeysOf(node, files)
    .filter(([key]) => spelling(key) === word)
    .map(([key, child]) => ({ path: [key], node: child }));
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
