/** Configuration: each setting once, no secrets, and files that fit into a ConfigMap. */

import { listWords } from "../../base/text.ts";
import { decode, fileKey } from "../../facts/config_files.ts";
import type { AppFacts, ChartFacts, Mounted } from "../../facts/types.ts";
import { joinPath, type Problem } from "../../model/problems.ts";
import type { App, Model } from "../../model/types.ts";

type ConfigFiles = NonNullable<App["config_files"]>[string];
type Place = Pick<Problem, "label" | "path">;

/** Kubernetes documentation, "ConfigMaps". */
const LARGEST = 1024 * 1024;

export function validateConfig({ app, configFiles }: AppFacts, { files }: ChartFacts): readonly Problem[] {
  const groups = configFiles.flatMap((mounted) => {
    const { name, entry: group } = mounted;
    const place = { label: app.label, path: joinPath("config_files", name) };
    return [
      ...group.files.flatMap((file) => fileProblems(place, group, file, files)),
      ...duplicateKeys(place, group),
      ...tooLarge(place, group, files),
      ...unknownKeys(place, mounted),
    ];
  });
  return [...givenTwice(app), ...groups];
}

function givenTwice({ label, config = {}, env = {} }: App): Problem[] {
  return Object.keys(config)
    .filter((name) => Object.hasOwn(env, name))
    .map((name) => ({
      code: "duplicate-name",
      label,
      path: joinPath("config", name),
      what: `is also given in ${joinPath("env", name)}`,
      got: config[name],
      expected: "each variable in one place",
      fix: "remove it from `config` or from `env`",
    }));
}

function fileProblems(
  place: Place,
  { templated }: ConfigFiles,
  file: ConfigFiles["files"][number],
  files: Model["files"],
) {
  const problem = (what: string, expected: string, fix: string, code = "invalid-file"): Problem[] => [
    { ...place, code, what: `names ${file.file}, which ${what}`, expected, fix },
  ];
  const content = files.get(file.file);
  if (content === undefined) return problem("was not passed in", "its content", `pass --file=${file.file}=<path>`);
  if (!/^(?!\.$|\.\.)[A-Za-z0-9._-]{1,253}$/.test(fileKey(file))) {
    const fix = 'write `"files": {"<name>": "<label>"}`';
    return problem("has a name that cannot be a key of a ConfigMap", "letters, digits, `-`, `_` and `.`", fix);
  }
  // Helm drops it when it reads the chart.
  if (content[0] === 0xef && content[1] === 0xbb && content[2] === 0xbf) {
    return problem("starts with a byte order mark, which Helm drops", "UTF-8 without one", "save the file without it");
  }
  if (templated === true && decode(content) === undefined) {
    return problem(
      "is not text and cannot be a template",
      "UTF-8 text without control characters",
      "move it to an entry without `templated`",
    );
  }
  return [];
}

function duplicateKeys(place: Place, group: ConfigFiles): Problem[] {
  const owners = new Map<string, string>();
  return group.files.flatMap((file) => {
    const owner = owners.get(fileKey(file));
    owners.set(fileKey(file), owner ?? file.file);
    if (owner === undefined) return [];
    return {
      ...place,
      code: "duplicate-name",
      what: `has two files with the same name: ${owner} and ${file.file}`,
      got: fileKey(file),
      expected: "a unique name for each file",
      fix: 'name them: `"files": {"<name>": "<label>"}`',
    };
  });
}

function tooLarge(place: Place, group: ConfigFiles, files: Model["files"]): Problem[] {
  const size = group.files.reduce((sum, { file }) => sum + (files.get(file)?.byteLength ?? 0), 0);
  if (size <= LARGEST) return [];
  return [
    {
      ...place,
      code: "too-large",
      what: `has ${size} bytes, ${size - LARGEST} over the limit of a ConfigMap`,
      expected: `at most ${LARGEST} bytes`,
      fix: "split it into several entries, or put the files into the image",
    },
  ];
}

function unknownKeys(place: Place, { entry, points }: Mounted<ConfigFiles>): Problem[] {
  const known = entry.files.map(fileKey);
  return points.flatMap(({ mountPath, subPath }) => {
    if (subPath === undefined || known.includes(subPath)) return [];
    return {
      ...place,
      code: "unknown-key",
      what: `has no file to mount at ${mountPath}`,
      got: subPath,
      expected: `one of ${listWords(known)}`,
      fix: "add the file or mount another one",
    };
  });
}
