/** What a change of a golden copy means for a cluster: the objects that change. */
import { join } from "node:path";
import { documentReader } from "../checks/objects/documents.ts";
import { compare, isAlike } from "../compare/comparison.ts";
import { MEANINGS, type Meanings } from "../compare/report/report.ts";
import { comparisonGroups } from "../compare/report/text.ts";
import type { ChartFiles } from "../model/types.ts";
import { readComparisonSide } from "../system/comparison_sides.ts";
import { helmRunner } from "../system/helm.ts";
import { withTemporaryDirectory, writeFiles } from "../system/io.ts";
import { replacements } from "../upgrade/replacements.ts";

const OF_COPY: Meanings = {
  ...MEANINGS,
  missing: "in the copy alone",
  extra: "in the build alone",
  changed: "copy → build",
};

/** The changes from one set of files to another, a chart or manifests, as lines; none if either cannot be rendered. */
export function objectChanges(before: ChartFiles, after: ChartFiles, helm: string): Promise<readonly string[]> {
  return withTemporaryDirectory(async (folder) => {
    const settings = {
      helm,
      find: (path: string) => path,
      run: helmRunner(),
      read: documentReader(),
      release: undefined,
      namespace: "default",
      environment: undefined,
      values: [],
      options: [],
      connection: [],
      reporter: { label: "", path: "" },
    };
    const read = (name: string, files: ChartFiles) => {
      writeFiles(join(folder, name), files);
      return readComparisonSide([join(folder, name)], settings);
    };
    const [older, newer] = [await read("before", before), await read("after", after)];
    if (older.problems.length + newer.problems.length > 0) return [];
    const sides = { before: older.objects, after: newer.objects };
    const { comparison } = compare(sides, { renames: {}, acceptances: {}, label: "" });
    if (isAlike(comparison)) return ["", "No object changes for a cluster."];
    const { pairs, ...found } = comparison;
    return comparisonGroups(
      { ...found, replaced: replacements(pairs) },
      {
        isColored: false,
        meanings: OF_COPY,
      },
    );
  });
}
