/** Objects are not larger than Kubernetes can store. */

import { lookup, mapOf } from "../objects/objects.ts";
import type { Json, JsonObject, KubernetesObject, ObjectCheck, ObjectProblem } from "../types.ts";

const KIBIBYTE = 1024;

/** Kubernetes API: `MaxSecretSize`, which holds for ConfigMaps, too. */
const MOST_DATA = 1024 * KIBIBYTE;

/** etcd, System limits: the size of a request. */
const MOST_IN_ALL = 1536 * KIBIBYTE;

export const oversizedObject: ObjectCheck = {
  code: "oversized-object",
  severity: "error",
  about: "failure",
  description: "Objects fit into the cluster's storage: 1 MiB of data in a ConfigMap or Secret, and 1.5 MiB in all.",
  source: "Kubernetes: ConfigMaps, Motivation; etcd: System limits",
  run: ({ objects }) => objects.flatMap(problemsOf),
};

function problemsOf(object: KubernetesObject): readonly ObjectProblem[] {
  const { body } = object;
  const isData = object.kind === "ConfigMap" || object.kind === "Secret";
  const ofData = isData ? over(object, "data", dataSize(object), MOST_DATA) : [];
  return ofData.length > 0 ? ofData : over(object, "", bytesOf(JSON.stringify(body)), MOST_IN_ALL);
}

function over(object: KubernetesObject, path: string, size: number, most: number): readonly ObjectProblem[] {
  if (size <= most) return [];
  return [
    {
      object,
      path,
      what: `has ${size} bytes, ${size - most} more than Kubernetes stores`,
      expected: `at most ${most} bytes`,
      fix: "split it, or put the content into the image or a volume",
    },
  ];
}

function dataSize({ kind, body }: KubernetesObject): number {
  const [data, binary, texts] = ["data", "binaryData", "stringData"].map((field) => mapOf(lookup(body, field)));
  const ofData = kind === "Secret" ? sizeOfBytes(data) : sizeOfTexts(data);
  return ofData + sizeOfBytes(binary) + sizeOfTexts(texts);
}

const sizeOfTexts = (map: JsonObject = {}) => sumOf(Object.values(map), (text) => bytesOf(String(text)));
const sizeOfBytes = (map: JsonObject = {}) =>
  sumOf(Object.values(map), (base64) => Buffer.byteLength(String(base64), "base64"));

function sumOf<Item extends Json>(items: readonly Item[], sizeOf: (item: Item) => number): number {
  return items.reduce<number>((sum, item) => sum + sizeOf(item), 0);
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}
