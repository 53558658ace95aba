/** Charts with the same version are the same chart. */
import { compareText, listWords } from "../../base/text.ts";
import { differences } from "../../compare/differences.ts";
import type { ChartFiles, ChartVersion, UpgradeCheck } from "../types.ts";
import { compareVersions, renumber } from "../versions.ts";

export const versionNotRaised: UpgradeCheck = {
  code: "version-not-raised",
  severity: "error",
  description: "A chart that changes gets a new version, since registries, caches and people tell charts apart by it.",
  source: "Helm: Charts, Charts and Versioning",
  allowedByVersion: false,
  run: ({ previous, next }) => {
    if (compareVersions(previous.version, next.version) !== 0) return [];
    const changed = changedFiles(previous, next);
    if (changed.length === 0) return [];
    return [
      {
        place: "chart_version",
        what: `is the same as that of the previous chart, although it differs in ${listFiles(changed)}`,
        got: next.version,
        expected: "a higher version",
        fix: `set \`chart_version = "${renumber(next.version)}"\`, or a higher one`,
      },
    ];
  },
};

/** The files that determine what a chart does. Helm rewrites Chart.yaml when it packs a chart, and unpacks `charts/`. */
const CONTENT = /^((crds|files|templates)\/.*|values(-.*)?\.yaml|values\.schema\.json)$/;

function changedFiles(previous: ChartVersion, next: ChartVersion): readonly string[] {
  const isOther = (path: string) => !isEqual(previous.files, next.files, path);
  const paths = [...new Set([...previous.files.keys(), ...next.files.keys()])];
  const isInBoth = (path: string) => previous.files.has(path) && next.files.has(path);
  const nested = paths.filter((path) => path.startsWith("charts/") && isInBoth(path));
  const own = paths.filter((path) => CONTENT.test(path));
  const metadata = differences(previous.metadata, next.metadata).some(({ path }) => path[0] !== "version");
  return [...(metadata ? ["Chart.yaml"] : []), ...[...own, ...nested].filter(isOther)].sort(compareText);
}

function isEqual(left: ChartFiles, right: ChartFiles, path: string): boolean {
  const [one, other] = [left.get(path), right.get(path)];
  return one !== undefined && other !== undefined && Buffer.from(one).equals(Buffer.from(other));
}

const SHOWN = 3;

function listFiles(paths: readonly string[]): string {
  if (paths.length <= SHOWN) return listWords(paths);
  const shown = paths.slice(0, SHOWN - 1).map((path) => `\`${path}\``);
  return `${shown.join(", ")} and ${paths.length - shown.length} more files`;
}
