/** Labels that say which version something is of, and so change from one to the next. */
export const VERSION_LABELS: readonly string[] = ["app.kubernetes.io/version", "chart", "helm.sh/chart"];
