/** What of values the chart's schema takes: only that is read. */

import { isObject, type JsonObject } from "../../base/json.ts";
import { joinPath } from "../../model/problems.ts";
import type { Finding, Values } from "./findings.ts";

/** Without the apps, and without the keys beside them, of which the schema has something to say. */
export function soundValues({ values, overlay }: Values, wrong: readonly Finding[]): Values {
  return { values: soundPart(values, wrong), overlay: soundPart(overlay, wrong) };
}

function soundPart({ apps, ...others }: JsonObject, wrong: readonly Finding[]): JsonObject {
  return { ...soundEntries(others, "", wrong), ...(isObject(apps) && { apps: soundEntries(apps, "apps", wrong) }) };
}

function soundEntries(values: JsonObject, path: string, wrong: readonly Finding[]): JsonObject {
  const isSound = (at: string) =>
    wrong.every(({ key }) => key !== at && !key.startsWith(`${at}.`) && !key.startsWith(`${at}[`));
  return Object.fromEntries(Object.entries(values).filter(([key]) => isSound(joinPath(path, key))));
}
