/** The app that an object belongs to. */
import { dnsName } from "../../facts/app_types.ts";
import type { App } from "../../model/types.ts";
import type { Declaration, KubernetesObject } from "../types.ts";

/** The app that an object's labels name; undefined for objects of the chart itself, of manifests and of dependencies. */
export function appOf({ labels }: KubernetesObject, { apps }: Declaration): App | undefined {
  const name = labels["app.kubernetes.io/name"];
  return apps.find(({ app_name }) => name !== undefined && dnsName(app_name) === name);
}
