/** Which app an object is of. */
import { dnsName } from "../../facts/app_types.ts";
import type { App } from "../../model/types.ts";
import type { Declaration, KubernetesObject } from "../types.ts";

/** The app that an object says it is of; undefined for the chart's own objects, and those of manifests and dependencies. */
export function appOf({ labels }: KubernetesObject, { apps }: Declaration): App | undefined {
  const name = labels["app.kubernetes.io/name"];
  return apps.find(({ app_name }) => name !== undefined && dnsName(app_name) === name);
}
