import satisfies from "semver/functions/satisfies.js";

const NEWEST = "1.36";

/**
 * The Kubernetes versions whose schemas are bundled, oldest first: those for which the official client was released, which
 * there is none of for 1.31 and 1.35.
 */
export const KUBE_VERSIONS: readonly string[] = ["1.30", "1.32", "1.33", "1.34", NEWEST];

/** The one of these that a cluster's version belongs to, in any common form: `1.33`, `v1.33.1-eks-1`. */
export function knownKubeVersion(version: string): string | undefined {
  const minor = /^v?(\d+\.\d+)(\.\d+)?([-+].*)?$/.exec(version)?.[1];
  return KUBE_VERSIONS.find((known) => known === minor);
}

/** The newest version that a chart's `kubeVersion` allows; the newest of all if it allows none of them. */
export function newestKubeVersion(range = "*"): string {
  // Helm's ranges are npm's, except that a comma means "and".
  const isAllowed = (version: string) => satisfies(`${version}.0`, range.replaceAll(",", " "));
  return KUBE_VERSIONS.findLast(isAllowed) ?? NEWEST;
}
