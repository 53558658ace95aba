/** What a chart expects of the cluster and of its namespace, by name. */
import type { Api } from "./api.ts";
import { ensureKind } from "./definitions.ts";
import { kindsDefinedBy } from "./dry_run.ts";
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
  const pods = objects.flatMap((object) => podSpecOf(object) ?? []);
  await namespace.provide(needsOfChart(objects));
  await defineKinds(api, objects);
  await createServiceAccounts(api, namespace, objects);
  await createClasses(api, pods);
  for (const name of names(objects.flatMap(claimsOf), "storageClassName")) await createStorageClass(api, name);
  await createClaims(api, namespace, objects);
  await labelNode(api, pods);
}

/** The distinct names in a field. */
function names(objects: readonly Fields[], field: string): readonly string[] {
  const values = objects.map((object) => object[field]);
  return [...new Set(values.filter((value) => typeof value === "string" && value !== ""))];
}

/** Definitions of kinds that nobody else brings. */
async function defineKinds(api: Api, objects: readonly KubernetesObject[]): Promise<void> {
  const own = kindsDefinedBy(objects);
  for (const object of objects.filter(({ kind }) => !own.includes(kind))) {
    const isCustom = object.apiVersion.includes(".");
    if (isCustom) await ensureKind(api, object);
  }
}

async function createServiceAccounts(
  api: Api,
  namespace: Namespace,
  objects: readonly KubernetesObject[],
): Promise<void> {
  const own = new Set(objects.map(nameOf));
  const pods = objects.flatMap((object) => podSpecOf(object) ?? []);
  for (const name of names(pods, "serviceAccountName").filter((each) => !own.has(`ServiceAccount/${each}`))) {
    const object = { apiVersion: "v1", kind: "ServiceAccount", metadata: { name } };
    await api.call("POST", `/api/v1/namespaces/${namespace.name}/serviceaccounts`, object);
  }
}

async function createClasses(api: Api, pods: readonly Fields[]): Promise<void> {
  const scheduling = { apiVersion: "scheduling.k8s.io/v1", kind: "PriorityClass", value: 1000 };
  for (const name of names(pods, "priorityClassName").filter((each) => !each.startsWith("system-"))) {
    await api.call("POST", "/apis/scheduling.k8s.io/v1/priorityclasses", { ...scheduling, metadata: { name } });
  }
  const runtime = { apiVersion: "node.k8s.io/v1", kind: "RuntimeClass", handler: "played" };
  for (const name of names(pods, "runtimeClassName")) {
    await api.call("POST", "/apis/node.k8s.io/v1/runtimeclasses", { ...runtime, metadata: { name } });
  }
}

/** Claims that pods mount and the chart does not bring. */
async function createClaims(api: Api, namespace: Namespace, objects: readonly KubernetesObject[]): Promise<void> {
  const own = new Set(objects.map(nameOf));
  const volumes: readonly Fields[] = objects.flatMap((object) => podSpecOf(object)?.volumes ?? []);
  const mounted = volumes.flatMap(({ persistentVolumeClaim }) => persistentVolumeClaim ?? []);
  for (const name of names(mounted, "claimName").filter((each) => !own.has(`PersistentVolumeClaim/${each}`))) {
    const spec = { accessModes: ["ReadWriteMany"], resources: { requests: { storage: "1Gi" } } };
    const object = { apiVersion: "v1", kind: "PersistentVolumeClaim", metadata: { name }, spec };
    await api.call("POST", `/api/v1/namespaces/${namespace.name}/persistentvolumeclaims`, object);
  }
}

/** A node on which pods with a selector of their own may run. */
async function labelNode(api: Api, pods: readonly Fields[]): Promise<void> {
  const wanted = pods.flatMap(({ nodeSelector = {} }) => Object.entries(nodeSelector));
  const labels = Object.fromEntries(wanted.filter(([label]) => !label.includes("kubernetes.io/")));
  if (Object.keys(labels).length > 0) await api.call("PATCH", "/api/v1/nodes/node-1", { metadata: { labels } });
}

/** The specifications of the claims that an object is or makes. */
function claimsOf({ kind, spec }: KubernetesObject): readonly Fields[] {
  if (kind === "PersistentVolumeClaim") return [spec];
  const templates: readonly Fields[] = spec?.volumeClaimTemplates ?? [];
  return templates.map((template) => template.spec);
}
