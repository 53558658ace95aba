/** The Kubernetes versions that charts can be checked against, oldest first. */
export const KUBE_VERSIONS: readonly string[] = ["1.33", "1.34"];
