/** The part of values that the chart's schema accepts: only that is read. */

import { isObject, type JsonObject } from "../../base/json.ts";
import { joinPath } from "../../model/problems.ts";
import type { Values, ValuesProblem } from "./values_problems.ts";

/** Without the apps and other top-level keys that have problems. */
export function soundValues({ values, overlay }: Values, wrong: readonly ValuesProblem[]): Values {
  return { values: soundPart(values, wrong), overlay: soundPart(overlay, wrong) };
}

function soundPart({ apps, ...others }: JsonObject, wrong: readonly ValuesProblem[]): JsonObject {
  return { ...soundEntries(others, "", wrong), ...(isObject(apps) && { apps: soundEntries(apps, "apps", wrong) }) };
}

function soundEntries(values: JsonObject, path: string, wrong: readonly ValuesProblem[]): JsonObject {
  const isSound = (at: string) =>
    wrong.every(({ key }) => key !== at && !key.startsWith(`${at}.`) && !key.startsWith(`${at}[`));
  return Object.fromEntries(Object.entries(values).filter(([key]) => isSound(joinPath(path, key))));
}
