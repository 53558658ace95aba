/** The images that objects have a cluster run. */
import { compareText } from "../../base/text.ts";
import type { Json, JsonObject } from "../types.ts";
import { isMap, listOf, lookup, podTemplateOf, readObject, textOf } from "./objects.ts";

/** Kinds with texts of any name. */
const TEXTS = new Set(["ConfigMap", "CustomResourceDefinition", "Secret"]);

/** References of the images of pods, and of the custom resources from which operators make pods; sorted, each once. */
export function imagesIn(objects: readonly JsonObject[]): readonly string[] {
  return [...new Set(objects.flatMap(imagesOf))].sort(compareText);
}

function imagesOf(body: JsonObject): readonly string[] {
  const object = readObject(body);
  const pod = podTemplateOf(object);
  if (pod === undefined) return TEXTS.has(object.kind) ? [] : imagesBelow(body);
  const volumes = listOf(pod.spec["volumes"]).map((volume) => lookup(volume, "image", "reference"));
  return [...pod.containers.map((container) => container.body["image"]), ...volumes].flatMap(
    (image) => textOf(image) ?? [],
  );
}

function imagesBelow(value: Json): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(imagesBelow);
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "image" && typeof inner === "string" ? [inner] : imagesBelow(inner),
  );
}
