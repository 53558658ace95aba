/**
 * Which fields of an object in the cluster Helm has set, as the API server records it for a server-side apply (Kubernetes:
 * Server-Side Apply, "Field management"). A field that it stores as nothing, such as `hostNetwork: false`, is among them, until
 * someone removes it.
 */
import type { Json } from "../base/json.ts";
import { entryOf } from "../base/table.ts";
import { isMap, listOf, mapOf } from "../checks/objects/objects.ts";
import type { JsonObject, KubernetesObject } from "./types.ts";

/** The fields below a place. `unknown`: nobody has recorded them; `none`: they are not Helm's. */
export type Ownership = JsonObject | "none" | "unknown";

/** What Helm 4 owns of an object. Helm 3 does not apply on the server's side: then the record lacks what is stored as nothing. */
export function ownershipOf({ body }: KubernetesObject): Ownership {
  const managers = listOf(mapOf(body["metadata"])["managedFields"]).filter(isMap);
  const applied = managers.find(({ manager, operation }) => manager === "helm" && operation === "Apply");
  return isMap(applied?.["fieldsV1"]) ? applied["fieldsV1"] : "unknown";
}

export function ownedField(ownership: Ownership, name: string): Ownership {
  return below(ownership, (fields) => entryOf(fields, `f:${name}`));
}

/** An item of a list whose items differ in a key. */
export function ownedItem(ownership: Ownership, key: string, id: string): Ownership {
  return below(ownership, (fields) =>
    Object.entries(fields)
      .flatMap(([name, item]) => (isItem(name, key, id) ? [item] : []))
      .at(0),
  );
}

function isItem(name: string, key: string, id: string): boolean {
  return name.startsWith("k:") && String((JSON.parse(name.slice("k:".length)) as JsonObject)[key]) === id;
}

/** What is owned as a whole has no record of its parts. */
function below(ownership: Ownership, find: (fields: JsonObject) => Json | undefined): Ownership {
  if (typeof ownership === "string") return ownership;
  if (Object.keys(ownership).length === 0) return "unknown";
  const found = find(ownership);
  return isMap(found) ? found : "none";
}
