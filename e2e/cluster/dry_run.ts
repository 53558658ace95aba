/** Asks the API server about objects without creating them: a dry run validates, fills in defaults and runs admission. */
import type { Api } from "./api.ts";
import { type KubernetesObject, nameOf } from "./objects.ts";

/** The path of an object's collection, by its version and kind; undefined if the server does not have the kind. */
export async function collectionOf(
  api: Api,
  { apiVersion, kind }: KubernetesObject,
  namespace: string,
): Promise<string | undefined> {
  const root = apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const found = (await resourcesAt(api, root)).find((each) => each.kind === kind && !each.name.includes("/"));
  if (found !== undefined)
    return found.namespaced ? `${root}/namespaces/${namespace}/${found.name}` : `${root}/${found.name}`;
  // Its definition may come yet.
  discovered.get(api)?.delete(root);
  return undefined;
}

interface Resource {
  readonly kind: string;
  readonly name: string;
  readonly namespaced: boolean;
}

const discovered = new WeakMap<Api, Map<string, Promise<readonly Resource[]>>>();

function resourcesAt(api: Api, root: string): Promise<readonly Resource[]> {
  const known = discovered.get(api) ?? new Map<string, Promise<readonly Resource[]>>();
  discovered.set(api, known);
  const found = known.get(root) ?? api.call("GET", root).then(({ body }) => body.resources ?? []);
  known.set(root, found);
  return found;
}

/**
 * What the server says against objects: errors, warnings, and fields that it does not know. Server-side apply, as `helm install`
 * does it in Helm 4, with unknown fields as errors.
 */
export async function objections(
  api: Api,
  objects: readonly KubernetesObject[],
  namespace: string,
): Promise<readonly string[]> {
  // Objects of kinds that the chart itself defines can only be asked about once it is installed.
  const own = new Set(kindsDefinedBy(objects));
  const asked = objects.filter(({ kind }) => !own.has(kind));
  const said = await Promise.all(asked.map((object) => objectionsTo(api, object, namespace)));
  return said.flat();
}

/** The object in another namespace, if it is in any. */
export function movedTo(namespace: string, object: KubernetesObject): KubernetesObject {
  const { metadata } = object;
  return metadata.namespace === undefined ? object : { ...object, metadata: { ...metadata, namespace } };
}

/** The kinds of CustomResourceDefinitions. */
export function kindsDefinedBy(objects: readonly KubernetesObject[]): readonly string[] {
  return objects.flatMap(({ kind, spec }) => (kind === "CustomResourceDefinition" ? [spec.names.kind] : []));
}

async function objectionsTo(api: Api, object: KubernetesObject, namespace: string): Promise<readonly string[]> {
  const collection = await collectionOf(api, object, namespace);
  if (collection === undefined) return [`${nameOf(object)}: the server has no ${object.apiVersion} ${object.kind}`];
  const query = "dryRun=All&fieldManager=helm&force=true&fieldValidation=Strict";
  const path = `${collection}/${encodeURIComponent(object.metadata.name)}?${query}`;
  const { status, body, warnings } = await api.call("PATCH", path, object, "apply-patch");
  const errors = status >= 300 ? [body.message] : [];
  return [...errors, ...warnings.map((warning) => `warning: ${warning}`)].map((text) => `${nameOf(object)}: ${text}`);
}
