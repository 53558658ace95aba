/** Bazel's build events (its Build Event Protocol, as JSON), as far as they say what became of targets. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isObject, type Json, type JsonObject } from "../base/json.ts";
import { listOf, lookup, textOf } from "../checks/objects/objects.ts";

/** The events in a file, each a line of JSON. */
export function eventsIn(text: string): readonly JsonObject[] {
  return text.split("\n").flatMap((line): JsonObject[] => {
    const event: unknown = line === "" ? undefined : JSON.parse(line);
    return isObject(event) ? [event] : [];
  });
}

/** The files of each target in an output group, by its label; only targets that were built as a whole have them. */
export function outputsOf(
  events: readonly JsonObject[],
  group: string,
  workspace: string,
): ReadonlyMap<string, readonly string[]> {
  const sets = new Map(events.flatMap((event) => setOf(event)));
  return new Map(
    events.flatMap((event): [string, readonly string[]][] => {
      const label = labelOf(event);
      const groups = listOf(lookup(event, "completed", "outputGroup"));
      const found = groups.find((each) => lookup(each, "name") === group && lookup(each, "incomplete") !== true);
      if (label === undefined || found === undefined) return [];
      return [[label, idsIn(found, "fileSets").flatMap((id) => filesIn(id, sets, workspace))]];
    }),
  );
}

/** Labels of the targets that Bazel left out, because they are not for the platform. */
export function skippedIn(events: readonly JsonObject[]): ReadonlySet<string> {
  const skipped = events.filter((event) => lookup(event, "aborted", "reason") === "SKIPPED");
  return new Set(skipped.flatMap((event) => labelOf(event) ?? []));
}

function labelOf(event: JsonObject): string | undefined {
  return textOf(lookup(event, "id", "targetCompleted", "label"));
}

function setOf(event: JsonObject): readonly (readonly [string, Json])[] {
  const id = textOf(lookup(event, "id", "namedSet", "id"));
  const set = lookup(event, "namedSetOfFiles");
  return id === undefined || set === undefined ? [] : [[id, set]];
}

function idsIn(value: Json, field: string): readonly string[] {
  return listOf(lookup(value, field)).flatMap((set) => textOf(lookup(set, "id")) ?? []);
}

function filesIn(id: string, sets: ReadonlyMap<string, Json>, workspace: string): readonly string[] {
  const set = sets.get(id) ?? {};
  const own = listOf(lookup(set, "files")).flatMap((file) => pathOf(file, workspace) ?? []);
  return [...own, ...idsIn(set, "fileSets").flatMap((inner) => filesIn(inner, sets, workspace))];
}

/** A remote cache has other addresses; there, the workspace's `bazel-out` leads to the file. */
function pathOf(file: Json, workspace: string): string | undefined {
  const [uri, name] = [textOf(lookup(file, "uri")), textOf(lookup(file, "name"))];
  if (uri?.startsWith("file:") === true) return fileURLToPath(uri);
  const prefix = listOf(lookup(file, "pathPrefix")).map(String);
  return name === undefined ? undefined : join(workspace, ...prefix, name);
}
