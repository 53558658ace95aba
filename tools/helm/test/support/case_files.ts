/** Cases of checks, one file each, found by being there: `<directory>/<code of a check>/<case>.yaml`. */

import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { JsonObject } from "../../base/json.ts";
import { parseYaml } from "../../base/yaml.ts";
import { listOf, mapOf, textOf } from "../../checks/objects/objects.ts";
import { readText } from "../../system/io.ts";

/** What all cases have. */
export interface CaseFile {
  readonly code: string;
  readonly name: string;
  /** What the case is about: its first line. */
  readonly title: string;
  /** Places of what is found; none for a near miss (`passes_….yaml`). */
  readonly findings: readonly string[];
}

/** All cases below a directory, each with what `read` makes of its content. */
export function caseFiles<Content>(
  directory: string,
  read: (content: JsonObject) => Content,
): readonly (CaseFile & Content)[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .flatMap((code) =>
      readdirSync(join(directory, code))
        .sort()
        .map((file) => {
          const path = join(directory, code, file);
          const content = documents(path)[0] ?? {};
          return {
            code,
            name: file.replace(/\.yaml$/, ""),
            title: (readText(path).split("\n")[0] ?? "").replace(/^# /, ""),
            findings: listOf(content["findings"]).flatMap((place) => textOf(place) ?? []),
            ...read(content),
          };
        }),
    );
}

/** The documents of a YAML file. */
export function documents(path: string): readonly JsonObject[] {
  const { values, error } = parseYaml(readText(path));
  if (values === undefined) throw new Error(`${path}: ${error}`);
  return values.map(mapOf);
}
