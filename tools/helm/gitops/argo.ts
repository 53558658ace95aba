/** What Argo CD's kinds have in common. */
import type { JsonObject } from "../base/json.ts";
import type { Destination } from "../facts/destinations.ts";

export const ARGO_API = "argoproj.io/v1alpha1";

/** The cluster that Argo CD itself runs in. */
const OWN_CLUSTER = "https://kubernetes.default.svc";

/** A cluster as Argo CD knows it: by its URL or its name. `argocd cluster add` takes a context's name. */
export function clusterOf({ context }: Destination, clusters: Readonly<Record<string, string>> = {}): JsonObject {
  if (context === undefined) return { server: OWN_CLUSTER };
  const known = clusters[context] ?? context;
  return /^https?:\/\//.test(known) ? { server: known } : { name: known };
}

/** `CreateNamespace=true` is what `--create-namespace` is for Helm. */
export const CREATE_NAMESPACE = "CreateNamespace=true";
