/** Secrets in comparisons: one notation. */
import { isMap, mapOf } from "../checks/objects/objects.ts";
import type { KubernetesObject } from "./types.ts";

/** A Secret's `stringData` as the `data` that the API server makes of it. */
export function plain(object: KubernetesObject): KubernetesObject {
  const { stringData, ...body } = object.body;
  if (object.kind !== "Secret" || !isMap(stringData)) return object;
  const encoded = Object.entries(stringData).map(([key, value]) => [
    key,
    Buffer.from(String(value)).toString("base64"),
  ]);
  return { ...object, body: { ...body, data: { ...mapOf(body["data"]), ...Object.fromEntries(encoded) } } };
}
