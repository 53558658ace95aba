/** Reads the cases of a check: the documents in `<code>.cases.yaml`, next to the check. */

import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { JsonObject } from "../../base/json.ts";
import { parseYaml } from "../../base/yaml.ts";
import { listOf, mapOf, textOf } from "../../checks/objects/objects.ts";
import { readText } from "../../system/io.ts";

/** The keys that all cases have. */
export interface CaseOfCheck {
  /** The check that the file belongs to. */
  readonly code: string;
  /** What the case shows, as a sentence. */
  readonly name: string;
  /** Places where this check, and no other, finds a problem; none for a near miss, which has `passes: true` instead. */
  readonly places: readonly string[];
}

const ENDING = ".cases.yaml";

/** All cases in a folder. `read` converts each document, which has `keys` in addition to those of all cases. */
export function casesIn<Content>(
  folder: string,
  keys: readonly string[],
  read: (document: JsonObject) => Content,
): readonly (CaseOfCheck & Content)[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(ENDING))
    .sort()
    .flatMap((file) =>
      documents(join(folder, file)).map((document) => {
        const mistake = mistakeIn(document, keys);
        if (mistake !== undefined) throw new Error(`${join(folder, file)}: ${document["name"]}: ${mistake}`);
        return {
          code: file.slice(0, -ENDING.length).replaceAll("_", "-"),
          name: textOf(document["name"]) ?? "",
          places: listOf(document["problems"]).flatMap((place) => textOf(place) ?? []),
          ...read(document),
        };
      }),
    );
}

/** A case with a misspelt key would test less than it seems to. */
function mistakeIn(document: JsonObject, keys: readonly string[]): string | undefined {
  const unknown = Object.keys(document).filter((key) => !["name", "passes", "problems", ...keys].includes(key));
  if (unknown.length > 0) return `has no such keys: ${unknown.join(", ")}`;
  const isBroken = listOf(document["problems"]).length > 0;
  return isBroken === (document["passes"] === true) ? "says either its `problems` or `passes: true`" : undefined;
}

/** The documents of a YAML file. */
export function documents(path: string): readonly JsonObject[] {
  const { values, error } = parseYaml(readText(path));
  if (values === undefined) throw new Error(`${path}: ${error}`);
  return values.map(mapOf);
}
