/** `import_values`: what a chart takes over from the values of a chart in it. Helm does it when it renders. */

import { isObject, type Json, type JsonObject } from "../../base/json.ts";
import { applyOverlay } from "../../base/overlay.ts";
import { entryOf } from "../../base/table.ts";
import { closest, listWords } from "../../base/text.ts";
import { joinPath, type Problem } from "../../model/problems.ts";
import type { Chart } from "../../model/types.ts";
import type { Vendored } from "./vendored_chart.ts";

type Dependency = NonNullable<Chart["dependencies"]>[number];
type Imports = NonNullable<Dependency["import_values"]>;

/** Where the values that are exported by name are. */
const EXPORTS = "exports";

/** The keys at the top of the chart's values that an import sets. `overlay`: the chart's values for the other one. */
export function importedKeys(imports: Imports, vendored: Vendored, overlay: Json | undefined): readonly string[] {
  const keys = imports.flatMap((each) => {
    if (typeof each !== "string") return each.parent.split(".").slice(0, 1);
    return Object.keys(tableAt([EXPORTS, ...each.split(".")], valuesOf(vendored, overlay)) ?? {});
  });
  return [...new Set(keys)];
}

/** Helm only logs that it does not find what it should import. */
export function importProblems(
  { label, path }: Pick<Problem, "label" | "path">,
  { import_values: imports = [] }: Dependency,
  vendored: Vendored,
  overlay: Json | undefined,
): readonly Problem[] {
  const values = valuesOf(vendored, overlay);
  return imports.flatMap((each, index): Problem[] => {
    const child = typeof each === "string" ? [EXPORTS, ...each.split(".")] : each.child.split(".");
    if (tableAt(child, values) !== undefined || isOfSubchart(child, vendored)) return [];
    const known = tablesIn(tableAt(child.slice(0, -1), values) ?? {});
    const meant = closest(String(child.at(-1)), known);
    const place = joinPath(joinPath(path, "import_values"), index);
    return [
      {
        code: "ineffective-import",
        label,
        path: typeof each === "string" ? place : `${place}.child`,
        what: `is not a map in the values of \`${vendored.metadata["name"]}\``,
        got: typeof each === "string" ? each : each.child,
        expected: known.length === 0 ? `a map at \`${child.join(".")}\`` : listWords(known, "or"),
        fix: meant === undefined ? "name a map in its values.yaml, or remove the import" : `write "${meant}"`,
      },
    ];
  });
}

/** The values of a chart in the other one, which are in that one's own files. */
function isOfSubchart([first = ""]: readonly string[], { contained }: Vendored): boolean {
  return contained.includes(first);
}

function valuesOf({ values }: Vendored, overlay: Json | undefined): JsonObject {
  return isObject(overlay) ? applyOverlay(values, overlay) : values;
}

function tableAt(path: readonly string[], values: JsonObject): JsonObject | undefined {
  const found = path.reduce<Json | undefined>((at, key) => (isObject(at) ? entryOf(at, key) : undefined), values);
  return isObject(found) ? found : undefined;
}

function tablesIn(values: JsonObject): readonly string[] {
  return Object.keys(values).filter((key) => isObject(values[key]));
}
