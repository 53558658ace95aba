/** The service account of an app's pods, and its permissions in the Kubernetes API. */

import type { JsonObject } from "../../base/json.ts";
import type { AppFacts } from "../../facts/types.ts";
import type { AppView } from "../../model/app_view.ts";
import { DEFAULTS } from "../../model/defaults.ts";
import type { App } from "../../model/types.ts";

/** Defaults of the values' `serviceAccount`. */
export function serviceAccountValues({ app, serviceAccount: account }: AppFacts): JsonObject | undefined {
  return account && { ...account, annotations: { ...app.annotations, ...account.annotations } };
}

/** Pods get a token only if the app uses the Kubernetes API. */
export function automountsToken({ service_account: own, rbac }: App): boolean {
  return (typeof own === "object" ? own.automount : undefined) ?? rbac !== undefined;
}

/** The rules of the app's Role and of its ClusterRole, as Kubernetes writes them. */
export function resolveRules({ rbac }: App): AppView["rules"] {
  const rules = (isCluster: boolean) =>
    (rbac ?? [])
      .filter(({ cluster = DEFAULTS.rbacRule.cluster }) => cluster === isCluster)
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
