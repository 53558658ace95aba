/** What a comparison is asked for. */
import { parseYaml } from "../base/yaml.ts";
import { isMap } from "../checks/objects/objects.ts";
import type { Problem } from "../model/problems.ts";
import { fileExists, readText } from "../system/io.ts";
import { findRunfile, userPath } from "../system/runfiles.ts";

/** A file of the build, or the path that a person wrote. */
export function findFile(path: string): string {
  return findRunfile(path) ?? userPath(path);
}

export interface Texts {
  readonly texts: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
}

/** YAML or JSON files with a text for each key. `option`: the one that names them. */
export function readTextsFiles(files: readonly string[], option: string, label: string): Texts {
  const all = files.map((file) => readTextsFile(file, option, label));
  return {
    texts: Object.assign({}, ...all.map(({ texts }) => texts)),
    problems: all.flatMap(({ problems }) => problems),
  };
}

function readTextsFile(file: string, option: string, label: string): Texts {
  const path = findFile(file);
  const failed = (what: string) => ({
    texts: {},
    problems: [
      {
        code: "not-a-map",
        label,
        path: option,
        what,
        got: file,
        expected:
          'a YAML or JSON file with one map of texts, like `"Deployment/api spec.replicas": An autoscaler sets it.`',
        fix: "correct the file",
      },
    ],
  });
  if (!fileExists(path)) return failed("does not exist");
  const { values = [], error } = parseYaml(readText(path));
  if (error !== undefined) return failed(`is not YAML: ${error}`);
  const [texts = {}] = values;
  if (values.length > 1 || !isMap(texts) || !Object.values(texts).every((text) => typeof text === "string")) {
    return failed("is not a map of texts");
  }
  return { texts: texts as Readonly<Record<string, string>>, problems: [] };
}
