/**
 * The Kubernetes versions whose schemas are bundled, oldest first: those for which the official client was released, which
 * there is none of for 1.31 and 1.35.
 */
export const KUBE_VERSIONS: readonly string[] = ["1.30", "1.32", "1.33", "1.34", "1.36"];
