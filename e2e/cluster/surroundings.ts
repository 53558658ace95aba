/** What a chart expects of the cluster and of its namespace, by name. */
import type { Api } from "./api.ts";
import type { Namespace } from "./namespaces.ts";
import { type Fields, type KubernetesObject, nameOf, podSpecOf } from "./objects.ts";
import { type Need, needsOf } from "./pod_needs.ts";
import { createStorageClass } from "./storage.ts";

/** The Secrets and ConfigMaps that the pods need and the chart does not bring. */
export function needsOfChart(objects: readonly KubernetesObject[]): readonly Need[] {
  const own = new Set(objects.map(nameOf));
  const needs = objects.flatMap((object) => needsOf(podSpecOf(object) ?? {}));
  return needs.filter(({ kind, name }) => !own.has(`${kind}/${name}`));
}

/** What whoever installs the chart has to create. */
export function needsOfInstaller(objects: readonly KubernetesObject[]): readonly Need[] {
  const operators = objects.filter(({ kind }) => kind === "ExternalSecret");
  const created = operators.map(({ metadata, spec }) => spec.target?.name ?? metadata.name);
  return needsOfChart(objects).filter(({ kind, name }) => kind !== "Secret" || !created.includes(name));
}

/** Creates everything that objects name and that a cluster's administrator would have created. */
export async function surround(api: Api, namespace: Namespace, objects: readonly KubernetesObject[]): Promise<void> {
  await namespace.provide(needsOfChart(objects));
  const pods = objects.flatMap((object) => podSpecOf(object) ?? []);
  const named = (values: readonly Fields[]) => [...new Set(values.filter((value) => typeof value === "string"))];
  for (const name of named(pods.map(({ priorityClassName }) => priorityClassName))) {
    const object = { apiVersion: "scheduling.k8s.io/v1", kind: "PriorityClass", metadata: { name }, value: 1000 };
    if (!name.startsWith("system-")) await api.call("POST", "/apis/scheduling.k8s.io/v1/priorityclasses", object);
  }
  for (const name of named(pods.map(({ runtimeClassName }) => runtimeClassName))) {
    const object = { apiVersion: "node.k8s.io/v1", kind: "RuntimeClass", metadata: { name }, handler: "played" };
    await api.call("POST", "/apis/node.k8s.io/v1/runtimeclasses", object);
  }
  for (const name of named(pods.map(({ serviceAccountName }) => serviceAccountName))) {
    if (objects.some((object) => nameOf(object) === `ServiceAccount/${name}`)) continue;
    const object = { apiVersion: "v1", kind: "ServiceAccount", metadata: { name } };
    await api.call("POST", `/api/v1/namespaces/${namespace.name}/serviceaccounts`, object);
  }
  for (const name of named(objects.flatMap(claimsOf).map(({ storageClassName }) => storageClassName))) {
    if (name !== "") await createStorageClass(api, name);
  }
  const labels = Object.assign({}, ...pods.map(({ nodeSelector }) => nodeSelector ?? {}));
  const own = Object.entries(labels).filter(([key]) => !key.includes("kubernetes.io/"));
  if (own.length > 0)
    await api.call("PATCH", "/api/v1/nodes/node-1", { metadata: { labels: Object.fromEntries(own) } });
}

/** The specifications of the claims that an object is or makes. */
function claimsOf({ kind, spec }: KubernetesObject): readonly Fields[] {
  if (kind === "PersistentVolumeClaim") return [spec];
  const templates: readonly Fields[] = spec?.volumeClaimTemplates ?? [];
  return templates.map((template) => template.spec);
}
