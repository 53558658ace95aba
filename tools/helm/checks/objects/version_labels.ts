/** Labels that contain a version, and so change with it. */
export const VERSION_LABELS: readonly string[] = ["app.kubernetes.io/version", "chart", "helm.sh/chart"];
