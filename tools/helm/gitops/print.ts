/** The text of a file: where it comes from, what a reader must know, and its objects. */
import { stringifyYaml } from "../base/yaml.ts";
import type { GitopsFile } from "./types.ts";

export function printFile({ objects, notes = [] }: GitopsFile, label: string): string {
  // The repository's name is of no use to `bazel run`.
  const target = label.slice(label.indexOf("//"));
  // `.update` recognizes its own files by the first words (tools/rules/chart_golden_update.bzl).
  const header = [`Made from ${target} by \`bazel run ${target}.update\`.`, ...notes];
  return `${header.map((line) => `# ${line}\n`).join("")}${objects.map(stringifyYaml).join("---\n")}`;
}
