/** The account that an app's pods act as, and what it may do with the Kubernetes API. */
import type { App, AppView, JsonObject } from "../types.ts";

interface Account {
  readonly create: boolean;
  /** Empty for the name of the app's objects. */
  readonly name: string;
  readonly annotations: Readonly<Record<string, string>>;
}

/** The app's service account; undefined where its pods act as the namespace's default one. */
export function resolveServiceAccount({ service_account: own, rbac }: App): Account | undefined {
  if (own === undefined && rbac === undefined) return undefined;
  const { create, name, annotations } = typeof own === "string" ? { name: own } : (own ?? {});
  return {
    // A name alone is that of an account which is there; what belongs to an account makes it the app's own.
    create: create ?? (name === undefined || annotations !== undefined || rbac !== undefined),
    name: name ?? "",
    annotations: annotations ?? {},
  };
}

/** Defaults of the values' `serviceAccount`. */
export function serviceAccountValues(app: App): JsonObject | undefined {
  const account = resolveServiceAccount(app);
  return account && { ...account, annotations: { ...app.annotations, ...account.annotations } };
}

/** Pods get a token only where the app talks to the Kubernetes API. */
export function automountsToken({ service_account: own, rbac }: App): boolean {
  return (typeof own === "object" ? own.automount : undefined) ?? rbac !== undefined;
}

/** The rules of the app's Role and of its ClusterRole, as Kubernetes writes them. */
export function resolveRules({ rbac }: App): AppView["rules"] {
  const rules = (isCluster: boolean) =>
    (rbac ?? [])
      .filter(({ cluster = false }) => cluster === isCluster)
      .map((rule) => ({ value: kubernetesRule(rule) }));
  return { namespace: rules(false), cluster: rules(true) };
}

function kubernetesRule(rule: NonNullable<App["rbac"]>[number]): JsonObject {
  const { api_groups = [""], resources, resource_names, non_resource_urls, verbs } = rule;
  return {
    ...(resources && { apiGroups: [...api_groups], resources: [...resources] }),
    ...(resource_names && { resourceNames: [...resource_names] }),
    ...(non_resource_urls && { nonResourceURLs: [...non_resource_urls] }),
    verbs: [...verbs],
  };
}
