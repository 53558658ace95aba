/** Asks the API server about objects without creating them: a dry run validates, fills in defaults and runs admission. */
import type { Api } from "./api.ts";
import { type KubernetesObject, nameOf } from "./objects.ts";

/** The path of an object's collection, by its version and kind; undefined if the server does not have the kind. */
async function collectionOf(
  api: Api,
  { apiVersion, kind }: KubernetesObject,
  namespace: string,
): Promise<string | undefined> {
  const root = apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const { body } = await kindsOf(api, root);
  const found = (body.resources ?? []).find(
    (each: { readonly kind: string; readonly name: string }) => each.kind === kind && !each.name.includes("/"),
  );
  if (found === undefined) return undefined;
  return found.namespaced ? `${root}/namespaces/${namespace}/${found.name}` : `${root}/${found.name}`;
}

const discovered = new WeakMap<Api, Map<string, ReturnType<Api["call"]>>>();

function kindsOf(api: Api, root: string): ReturnType<Api["call"]> {
  const known = discovered.get(api) ?? new Map<string, ReturnType<Api["call"]>>();
  discovered.set(api, known);
  const found = known.get(root) ?? api.call("GET", root);
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
  const said = await Promise.all(objects.map((object) => objectionsTo(api, object, namespace)));
  return said.flat();
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
