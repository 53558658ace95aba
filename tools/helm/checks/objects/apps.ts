/** The app that an object belongs to. */
import { dnsName } from "../../facts/app_types.ts";
import type { App } from "../../model/types.ts";
import type { Declaration, KubernetesObject } from "../types.ts";

/** The app that an object's labels name; undefined for objects of the chart itself, of manifests and of dependencies. */
export function appOf({ labels, origin }: KubernetesObject, { apps }: Declaration): App | undefined {
  // The apps of a dependency may have the names of this chart's.
  if (origin.kind === "dependency") return undefined;
  const name = labels["app.kubernetes.io/name"];
  return apps.find(({ app_name }) => name !== undefined && dnsName(app_name) === name);
}
