import gt from "semver/functions/gt.js";
import satisfies from "semver/functions/satisfies.js";
import minVersion from "semver/ranges/min-version.js";
import validRange from "semver/ranges/valid.js";

/**
 * The Kubernetes versions whose schemas are bundled, oldest first: those for which the official client was released, which
 * there is none of for 1.31 and 1.35.
 */
export const KUBE_VERSIONS: readonly string[] = ["1.30", "1.32", "1.33", "1.34", "1.36"];

/** The one of these that a cluster's version belongs to, in any common form: `1.33`, `v1.33.1-eks-1`. */
export function knownKubeVersion(version: string): string | undefined {
  const minor = /^v?(\d+\.\d+)(\.\d+)?([-+].*)?$/.exec(version)?.[1];
  return KUBE_VERSIONS.find((known) => known === minor);
}

/** The newest version of which a chart's `kubeVersion` allows a release; if it allows none of them, the next older one. */
export function newestKubeVersion(range = "*"): string {
  const lowest = lowestIn(range);
  return (
    KUBE_VERSIONS.findLast((version) => releaseOf(version, range) !== undefined) ??
    KUBE_VERSIONS.findLast((version) => gt(lowest, `${version}.0`)) ??
    String(KUBE_VERSIONS[0])
  );
}

/** What Helm renders a chart for that is checked against a version: one that the chart's `kubeVersion` allows, of this version if possible. */
export function allowedKubeVersion(version: string, range = "*"): string {
  return releaseOf(version, range) ?? lowestIn(range);
}

/** More releases than a version of Kubernetes ever had. */
const PATCHES = Array.from({ length: 100 }, (_, patch) => `.${patch}`);

/** The version itself stands for its first release. */
function releaseOf(version: string, range: string): string | undefined {
  const patch = PATCHES.find((each) => satisfies(`${version}${each}`, npmRange(range)));
  return patch === PATCHES[0] ? version : patch && `${version}${patch}`;
}

function lowestIn(range: string): string {
  const valid = validRange(npmRange(range));
  const lowest = valid === null ? null : minVersion(valid);
  return lowest === null ? "0.0.0" : `${lowest.major}.${lowest.minor}.${lowest.patch}`;
}

/** Helm's ranges are npm's, except for commas, versions of two numbers, and versions that are left out, which hardly matters. */
function npmRange(range: string): string {
  return range
    .replaceAll(/!=[^\s,|]+/g, "")
    .replaceAll(",", " ")
    .replaceAll(/(?<![0-9.])([0-9]+\.[0-9]+)-/g, "$1.0-");
}
