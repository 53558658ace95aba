/** What a document of a manifest must be: one Kubernetes object with a name. */

import { isObject, type Json } from "../../base/json.ts";
import type { Problem } from "../../model/problems.ts";

/** What is wrong with a document that is not a Kubernetes object of its own, and what to do. */
export type Mistake = Pick<Problem, "expected" | "fix" | "what">;

export function isKubernetesObject(value: Json): boolean {
  return value !== null && mistakeIn(value) === undefined;
}

/** Undefined for an object, and for an empty document. */
export function mistakeIn(value: Json): Mistake | undefined {
  if (value === null) return undefined;
  if (!isObject(value)) return { ...NO_OBJECT, what: "contains something that is not a Kubernetes object" };
  const { apiVersion, kind, items, metadata } = value;
  if (typeof kind === "string" && kind.endsWith("List") && Array.isArray(items)) return list(kind);
  const { name, generateName } = isObject(metadata) ? metadata : {};
  const fields = Object.entries({ apiVersion, kind, "metadata.name": name });
  const misread = fields.find(([, field]) => ["boolean", "number"].includes(typeof field));
  if (misread !== undefined) return notText(...misread);
  if (generateName !== undefined && name === undefined) return GENERATED;
  const isComplete = fields.every(([, field]) => typeof field === "string" && field !== "");
  return isComplete ? undefined : { ...NO_OBJECT, what: "contains something that is not a Kubernetes object" };
}

const NO_OBJECT = { expected: "objects with `apiVersion`, `kind` and `metadata.name`", fix: "correct the file" };

function list(kind: string): Mistake {
  return {
    what: `contains a ${kind}, which has objects in it but is none itself`,
    expected: "objects as documents of their own",
    fix: "write each of its `items` as a document of its own, with `---` between them",
  };
}

function notText(field: string, value: Json | undefined): Mistake {
  const got = `the ${typeof value} ${JSON.stringify(value)}`;
  return {
    what: `contains an object whose \`${field}\` YAML reads as ${got}, as it does with words like \`y\`, \`on\` and \`1e3\``,
    expected: "text",
    fix: "put it in quotes",
  };
}

/** Helm looks objects up by their names (https://github.com/helm/helm/issues/3348). */
const GENERATED: Mistake = {
  what: "contains an object with `generateName`, which Helm cannot find again once Kubernetes has named it",
  expected: "a `metadata.name`",
  fix: "give it a name; a hook is created anew each time with the annotation `helm.sh/hook-delete-policy: before-hook-creation`",
};
