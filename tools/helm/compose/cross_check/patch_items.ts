/** Items of lists in patches name what they change, and directives are those that the chart understands. */

import { isObject, type Json, type JsonObject } from "../../base/json.ts";
import { entryOf } from "../../base/table.ts";
import { listWords } from "../../base/text.ts";
import { type MergedList, mergedLists, mergeKeysOf } from "../../facts/merge_keys.ts";
import type { AppView } from "../../model/app_view.ts";
import type { ChartView } from "../../model/chart_view.ts";
import { joinPath, type Problem } from "../../model/problems.ts";

type Unlabelled = Omit<Problem, "label">;

/** Names of the containers of an app's pods, by the field that lists them. */
type Containers = Readonly<Record<string, readonly string[]>>;

export function crossCheckPatchItems(view: ChartView): readonly Problem[] {
  return [view, ...view.apps].flatMap((owner) => {
    const containers = "initContainers" in owner ? containersOf(owner) : {};
    return Object.entries(owner.patches)
      .flatMap(([object, patch]) => patchProblems(object, patch, containers))
      .map((problem) => ({ ...problem, label: owner.label }));
  });
}

function containersOf({ name, initContainers, sidecars }: AppView): Containers {
  return {
    containers: [name, ...sidecars.map((container) => container.name)],
    initContainers: initContainers.map((container) => container.name),
  };
}

function patchProblems(object: string, patch: JsonObject, containers: Containers): readonly Unlabelled[] {
  const path = joinPath("patches", object);
  const lists = mergedLists(patch, mergeKeysOf(object), path);
  return [
    ...lists.flatMap((list) => listProblems(list, containers)),
    ...directiveProblems(patch, path, "object", new Set(lists.map((list) => list.path))),
  ];
}

function listProblems({ path, field, key, items }: MergedList, containers: Containers): readonly Unlabelled[] {
  if (items.length > 0) {
    return items.flatMap((item, index) => itemProblems(item, { path: joinPath(path, index), field, key }, containers));
  }
  return [
    {
      code: "ineffective-patch",
      path,
      what: "has no item to merge, so it changes nothing",
      got: items,
      expected: `items with \`${key}\``,
      fix: `set it to \`[{"$patch": "replace"}]\` for an empty list, or to \`None\` for none`,
    },
  ];
}

type Place = Pick<MergedList, "field" | "key" | "path">;

function itemProblems(item: Json, place: Place, containers: Containers): readonly Unlabelled[] {
  const { path, field, key } = place;
  if (isObject(item) && item["$patch"] === "replace") return [];
  if (isObject(item) && item[key] !== undefined) return containerProblems(item, place, containers);
  return [
    {
      code: "missing-key",
      path,
      what: `has no \`${key}\`, by which the items of \`${field}\` are merged`,
      got: item,
      expected: `a dict with \`${key}\``,
      fix: `add the \`${key}\` of the item to change, or that of a new one`,
    },
  ];
}

/** Without an image, an item can only change a container that exists. */
function containerProblems(
  item: JsonObject,
  { path, field, key }: Place,
  containers: Containers,
): readonly Unlabelled[] {
  const known = entryOf(containers, field);
  const name = String(item[key]);
  if (known === undefined || "image" in item || known.includes(name)) return [];
  const other = Object.keys(containers).find((list) => containers[list]?.includes(name));
  return [
    {
      code: "unknown-container",
      path: joinPath(path, key),
      what: `is not among the app's \`${field}\``,
      got: name,
      expected: known.length === 0 ? "a new container, with `image`" : `one of ${listWords(known)}`,
      fix: other === undefined ? "rename it, or add `image` for a new container" : `move it to \`${other}\``,
    },
  ];
}

/** Where a dict is: it is a whole object, the value of a field, or the item of a list, merged or not. */
type Role = "object" | "field" | "item" | "merged item";

const DIRECTIVE = /^\$(?:patch$|retainKeys$|deleteFromPrimitiveList\/|setElementOrder\/)/;

function directiveProblems(patch: Json, path: string, role: Role, merged: ReadonlySet<string>): readonly Unlabelled[] {
  if (Array.isArray(patch)) {
    const itemRole = merged.has(path) ? "merged item" : "item";
    return patch.flatMap((item, index) => directiveProblems(item, joinPath(path, index), itemRole, merged));
  }
  if (!isObject(patch)) return [];
  return Object.entries(patch).flatMap(([key, value]) => {
    const at = joinPath(path, key);
    if (!DIRECTIVE.test(key)) return directiveProblems(value, at, "field", merged);
    return key === "$patch" && choicesIn(patch, role).includes(String(value)) ? [] : [directiveProblem(at, value)];
  });
}

function choicesIn(patch: JsonObject, role: Role): readonly string[] {
  if (role === "field") return ["replace"];
  if (role !== "merged item") return [];
  return Object.keys(patch).length === 1 ? ["replace"] : ["delete"];
}

function directiveProblem(path: string, got: Json): Unlabelled {
  return {
    code: "invalid-directive",
    path,
    what: "has no effect here",
    got,
    expected:
      '`"$patch": "delete"` in an item with its merge key, or `"$patch": "replace"` in a dict or as the first item of a merged list',
    fix: "remove it; `None` removes a key",
  };
}
