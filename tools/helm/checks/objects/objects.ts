/**
 * Reads Kubernetes objects. They may have any shape: the schemas report fields of the wrong type, and to all other checks
 * such a field does not exist.
 */

import { entryOf } from "../../base/table.ts";
import { workloadTraits } from "../../facts/workloads.ts";
import { joinPath } from "../../model/problems.ts";
import type { Container, Json, JsonObject, KubernetesObject, PodTemplate, RenderedObject, Strings } from "../types.ts";
import { originOf } from "./origin.ts";

/** The value at a path; undefined if there is none. */
export function lookup(value: Json | undefined, ...path: readonly (string | number)[]): Json | undefined {
  return path.reduce<Json | undefined>((inner, key) => {
    if (typeof key === "number") return listOf(inner)[key];
    return entryOf(mapOf(inner), key);
  }, value);
}

export function mapOf(value: Json | undefined): JsonObject {
  return isMap(value) ? value : {};
}

export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

export function textOf(value: Json | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

export function numberOf(value: Json | undefined): number | undefined {
  return typeof value === "number" ? value : undefined;
}

/** The entries of a map whose values are strings. */
export function stringsOf(value: Json | undefined): Strings {
  return Object.fromEntries(
    Object.entries(mapOf(value)).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

export function isMap(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The items of a list with their paths: `spec.ports[0]`. */
export function itemsAt(
  object: KubernetesObject,
  ...path: readonly string[]
): readonly [path: string, item: JsonObject][] {
  const parent = path.reduce<string>(joinPath, "");
  return listOf(lookup(object.body, ...path)).map((item, index) => [joinPath(parent, index), mapOf(item)]);
}

/** An object of a chart, with where it comes from. */
export function readRendered({ body, template = "" }: RenderedObject): KubernetesObject {
  return { ...readObject(body), origin: originOf(template) };
}

export function readObject(body: JsonObject): KubernetesObject {
  const apiVersion = textOf(body["apiVersion"]) ?? "";
  const kind = textOf(body["kind"]) ?? "";
  const metadata = mapOf(body["metadata"]);
  const name = textOf(metadata["name"]) ?? "";
  return {
    id: `${kind}/${name}`,
    apiVersion,
    group: apiVersion.includes("/") ? (apiVersion.split("/")[0] ?? "") : "",
    kind,
    name,
    namespace: textOf(metadata["namespace"]),
    labels: stringsOf(metadata["labels"]),
    annotations: stringsOf(metadata["annotations"]),
    origin: originOf(""),
    body,
  };
}

export function podTemplateOf(owner: KubernetesObject): PodTemplate | undefined {
  const path = workloadTraits(owner.kind)?.podTemplate;
  if (path === undefined) return undefined;
  const template = lookup(owner.body, ...path);
  const at = path.reduce<string>(joinPath, "");
  const spec = mapOf(lookup(template, "spec"));
  return {
    owner,
    path: at,
    labels: stringsOf(lookup(template, "metadata", "labels")),
    annotations: stringsOf(lookup(template, "metadata", "annotations")),
    spec,
    containers: ["initContainers", "containers"].flatMap((field) => containersAt(spec, field, joinPath(at, "spec"))),
  };
}

/** The containers in a field of a pod's spec. */
export function containersAt(spec: JsonObject, field: string, parent: string): readonly Container[] {
  return listOf(spec[field]).map((item, index) => {
    const body = mapOf(item);
    const started = body["restartPolicy"] === "Always" ? "sidecar" : "init";
    return {
      path: joinPath(joinPath(parent, field), index),
      name: textOf(body["name"]) ?? "",
      role: field === "containers" ? "main" : started,
      body,
    };
  });
}

/** The Helm events that an object is a hook of; empty for an ordinary object of the release. */
export function hooksOf({ annotations }: KubernetesObject): readonly string[] {
  return wordsOf(annotations["helm.sh/hook"]);
}

/** The words of a comma-separated annotation. */
export function wordsOf(text: string | undefined): readonly string[] {
  return (text ?? "")
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
}
