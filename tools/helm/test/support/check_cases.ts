/**
 * The cases of checks, in the folder of each topic. A case about objects changes one thing in the correct chart in
 * `testdata/base.yaml`; a case about Helm has Helm's messages. Each lists the problems that its check, and no other, finds.
 */
import { createHash } from "node:crypto";
import type { Json, JsonObject } from "../../base/json.ts";
import { documentReader } from "../../checks/objects/documents.ts";
import { isMap, listOf, mapOf, readObject, textOf } from "../../checks/objects/objects.ts";
import type { LintMessage, Reading } from "../../checks/types.ts";
import type { App, ChartFiles } from "../../model/types.ts";
import { type CaseOfCheck, casesIn, documents } from "./case_files.ts";

const FOLDER = "tools/helm/checks";
const TESTDATA = `${FOLDER}/testdata`;

export interface ObjectCase extends CaseOfCheck {
  readonly objects: readonly JsonObject[];
  /** Objects declared to exist in the cluster, as `<Kind>/<name>`. */
  readonly external: readonly string[];
  readonly crds: readonly JsonObject[];
  /** The apps of the base chart, with the changes of the case. */
  readonly apps: readonly App[];
  readonly kubeVersions: readonly string[] | undefined;
}

export const BASE_OBJECTS = documents(`${TESTDATA}/base.yaml`);

/** The apps that the objects belong to, with the changes of the case. */
export function apps(changed: readonly JsonObject[] = []): readonly App[] {
  const declared = documents(`${TESTDATA}/apps.yaml`).map(
    (app) => changed.find(({ app_name }) => app_name === app["app_name"]) ?? app,
  );
  return declared.map((app) => ({ label: `//shop:${app["app_name"]}`, ...app }) as unknown as App);
}

/** The cases about objects of one topic. */
export function objectCases(topic: string): readonly ObjectCase[] {
  const keys = ["add", "apps", "crds", "external", "fill", "kubeVersions", "remove", "set"];
  return casesIn(`${FOLDER}/${topic}`, keys, readObjectCase);
}

function readObjectCase(content: JsonObject): Omit<ObjectCase, keyof CaseOfCheck> {
  const changed = BASE_OBJECTS.map((object) =>
    withChanges(withChanges(object, mapOf(content["set"])), texts(mapOf(content["fill"]))),
  );
  const removed = listOf(content["remove"]);
  const left = changed.filter((object) => !removed.includes(readObject(object).id));
  return {
    objects: [...left, ...listOf(content["add"]).filter(isMap)],
    external: listOf(content["external"]).flatMap((id) => textOf(id) ?? []),
    crds: listOf(content["crds"]).filter(isMap),
    apps: apps(listOf(content["apps"]).filter(isMap)),
    kubeVersions: content["kubeVersions"] === undefined ? undefined : listOf(content["kubeVersions"]).map(String),
  };
}

/** Changes to texts of some length, by the lengths. */
function texts(lengths: JsonObject): JsonObject {
  const filled = (places: Json) =>
    Object.entries(mapOf(places)).map(([place, length]) => [place, "x".repeat(Number(length))]);
  return Object.fromEntries(Object.entries(lengths).map(([id, places]) => [id, Object.fromEntries(filled(places))]));
}

export interface HelmCase extends CaseOfCheck {
  readonly reading: Reading;
  /** The result of the first Helm version with the same values. Default: the same. */
  readonly first: Reading;
}

/** The cases about Helm's messages. */
export function helmCases(): readonly HelmCase[] {
  return casesIn(
    `${FOLDER}/helm`,
    ["comment", "error", "files", "first", "lint", "messages", "rendered"],
    readHelmCase,
  );
}

function readHelmCase({
  lint,
  rendered,
  error,
  first,
  messages,
  files,
  comment,
}: JsonObject): Omit<HelmCase, keyof CaseOfCheck> {
  const read = documentReader();
  const commented = (text: Json | undefined) => [String(text ?? ""), ...comments(Number(comment ?? 0))].join("\n");
  const readingOf = (helm: string, text: Json | undefined): Reading => ({
    result: {
      helm,
      environment: "",
      files: filesOf(mapOf(files)),
      lint: { passed: lint === undefined, messages: listOf(lint) as unknown as readonly LintMessage[] },
      rendered:
        error === undefined ? { text: commented(text), messages: String(messages ?? "") } : { error: String(error) },
    },
    documents: error === undefined ? read(String(text ?? "")) : undefined,
  });
  return { reading: readingOf("4.0.0", rendered), first: readingOf("3.0.0", first ?? rendered) };
}

/** Files of some lengths, which compression makes no smaller. */
function filesOf(lengths: JsonObject): ChartFiles {
  return new Map(Object.entries(lengths).map(([path, length]) => [path, noise(Number(length), path)]));
}

/** A comment of some length in what Helm printed, which compression makes little smaller. */
function comments(length: number): readonly string[] {
  return length === 0 ? [] : [`# ${Buffer.from(noise(length, "comment")).toString("base64").slice(0, length)}`];
}

/** Bytes that look random, the same in every run. */
function noise(length: number, seed: string): Uint8Array {
  const blocks = Array.from({ length: Math.ceil(length / 64) }, (_, index) =>
    createHash("sha512").update(`${seed}${index}`).digest(),
  );
  return Uint8Array.from(Buffer.concat(blocks).subarray(0, length));
}

/** An object with the changes of a case: values by their JSON Pointer (RFC 6901); null removes, `-` appends to a list. */
function withChanges(object: JsonObject, changes: JsonObject): JsonObject {
  const pointers = Object.entries(mapOf(changes[readObject(object).id]));
  return pointers.reduce<JsonObject>((changed, [pointer, value]) => {
    const path = pointer.split("/").slice(1);
    const keys = path.map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
    return mapOf(replace(changed, keys, value));
  }, object);
}

function replace(value: Json | undefined, [key, ...rest]: readonly string[], replacement: Json): Json {
  if (key === undefined) return replacement;
  if (Array.isArray(value)) {
    const index = key === "-" ? value.length : Number(key);
    const item = replace(value[index], rest, replacement);
    return item === null ? value.toSpliced(index, 1) : value.toSpliced(index, 1, item);
  }
  const item = replace(mapOf(value)[key], rest, replacement);
  const others = Object.fromEntries(Object.entries(mapOf(value)).filter(([other]) => other !== key));
  return item === null ? others : { ...mapOf(value), [key]: item };
}
