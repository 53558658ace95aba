/** Objects for policies to judge: those of the examples and of random charts, what controllers make from them, and mutants. */

import { jsonMutants } from "../../tools/examples/mutants/json_mutants.ts";
import { parseYaml } from "../../tools/helm/base/yaml.ts";
import { readRendering } from "../../tools/helm/checks/check.ts";
import { mapOf } from "../../tools/helm/checks/objects/objects.ts";
import type { Declaration, Json, JsonObject } from "../../tools/helm/checks/types.ts";
import { subjectsOf } from "../../tools/helm/policies/subjects.ts";
import { readText } from "../../tools/helm/system/io.ts";
import { NAMESPACE } from "./policies.ts";

/** Of all mutants, so many of each kind of object are tried. */
const MUTANTS_OF_KIND = 200;

/** Objects that break what those of good charts keep. */
const BAD_OBJECTS = "e2e/cluster/bad_objects.yaml";

export function corpusOf(rendered: readonly JsonObject[]): readonly JsonObject[] {
  const bad = (parseYaml(readText(BAD_OBJECTS)).values ?? []).map(mapOf);
  const objects = distinct([...bad, ...rendered].map(placed).filter(isAsked));
  const made = distinct(objects.flatMap(madeFrom).map(withoutAccount).filter(isAsked));
  const all = [...objects, ...made];
  return distinct([...all, ...[...Map.groupBy(all, ({ kind }) => kind)].flatMap(([, ofKind]) => mutantsOf(ofKind))]);
}

/** Kinds that admission changes before policies see them, or that need something else to be there. */
function isAsked({ kind }: JsonObject): boolean {
  return kind !== "CustomResourceDefinition" && kind !== "Namespace" && kind !== "PersistentVolume";
}

/** All in one namespace. */
function placed(object: JsonObject): JsonObject {
  const { namespace: _, ...metadata } = object["metadata"] as JsonObject;
  return { ...object, metadata };
}

const PLACE = { release: "shop", namespace: NAMESPACE, namespaceLabels: undefined };
const DECLARATION: Declaration = {
  label: "//shop:chart",
  ...PLACE,
  usual: PLACE,
  apps: [],
  external: new Set(),
  kubeVersions: [],
  crds: [],
};

/** With names, since those that the server gives are not known before. */
function madeFrom(object: JsonObject): readonly JsonObject[] {
  return subjectsOf(readRendering([{ body: object }], DECLARATION), PLACE)
    .filter(({ within, kind }) => within !== "" || kind === "ReplicaSet")
    .map((subject) => {
      const body = subject.body();
      const { ownerReferences: _, generateName, namespace: __, ...metadata } = body["metadata"] as JsonObject;
      return { ...body, metadata: { ...metadata, name: `${generateName}made` } };
    });
}

/** The accounts of pods are not there. */
function withoutAccount(object: JsonObject): JsonObject {
  if (object["kind"] !== "Pod") return object;
  const {
    serviceAccountName: _,
    serviceAccount: __,
    priorityClassName: ___,
    runtimeClassName: ____,
    ...spec
  } = object["spec"] as JsonObject;
  return { ...object, spec };
}

/** Evenly from all, so that every part of an object changes in some of them. */
function mutantsOf(objects: readonly JsonObject[]): readonly JsonObject[] {
  const mutants = objects.flatMap((object) => jsonMutants(object as Json).flatMap(({ variants }) => variants));
  const step = Math.max(1, Math.floor(mutants.length / MUTANTS_OF_KIND));
  return mutants.filter((mutant, index): mutant is JsonObject => index % step === 0 && hasIdentity(mutant));
}

function hasIdentity(value: Json): value is JsonObject {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const { apiVersion, kind, metadata } = value as JsonObject;
  return typeof apiVersion === "string" && typeof kind === "string" && typeof metadata === "object";
}

function distinct(objects: readonly JsonObject[]): readonly JsonObject[] {
  return [...new Map(objects.map((object) => [JSON.stringify(object), object])).values()];
}
