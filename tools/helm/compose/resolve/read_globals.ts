/** Which keys of `global` templates read that the composer did not write: those of the user, and of charts within the chart. */
import { readArchive } from "../../base/archive.ts";
import { isObject } from "../../base/json.ts";
import { parseYaml } from "../../base/yaml.ts";
import type { ChartFiles } from "../../model/types.ts";

/** The keys that files read; undefined if some template takes `global` as a whole, so that it may read any. */
export function globalsReadBy(files: ChartFiles): readonly string[] | undefined {
  const found = [...files].map(([path, content]) => keysIn(path, content));
  return found.some((keys) => keys === undefined) ? undefined : found.flatMap((keys) => keys ?? []);
}

function keysIn(path: string, content: string | Uint8Array): readonly string[] | undefined {
  if (/\.(tgz|tar\.gz)$/.test(path)) return globalsReadBy(readArchive(Buffer.from(content)));
  const text = Buffer.from(content).toString();
  // Notes only tell people.
  if (/(^|\/)NOTES\.txt$/.test(path)) return [];
  if (/(^|\/)values\.yaml$/.test(path)) return keysOfDefaults(text);
  const uses = [...text.matchAll(/\.Values\.global\b(?:\.(\w+))?/g)].map(([, key]) => key);
  return uses.every((key) => key !== undefined) ? uses : undefined;
}

function keysOfDefaults(text: string): readonly string[] {
  const [values] = parseYaml(text).values ?? [];
  const global = isObject(values) ? values["global"] : undefined;
  return isObject(global) ? Object.keys(global) : [];
}
