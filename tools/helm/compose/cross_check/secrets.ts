/** No overlay sets a variable that looks like a secret: the chart would contain it in plain text. */

import type { Json } from "../../base/json.ts";
import { isObject } from "../../base/json.ts";
import { isSecretName } from "../../facts/secret_names.ts";
import { joinPath, within } from "../../model/problems.ts";
import type { ValuesRule } from "./values_problems.ts";

export const crossCheckSecrets: ValuesRule = ({ label }, { overlay }) =>
  literals(overlay, "").map((key) => ({
    code: "literal-secret",
    key,
    inChart: {
      label,
      path: within("values", key),
      what: "looks like a secret in plain text",
      fix: 'write `{"valueFrom": {"secretKeyRef": {"name": …, "key": …}}}`',
    },
    expected: "a reference to a Secret",
  }));

/** Paths of text under a secret's name in maps of environment variables. */
function literals(value: Json, path: string): readonly string[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const at = joinPath(path, key);
    if (key !== "env" || !isObject(child)) return literals(child, at);
    return Object.entries(child)
      .filter(([name, text]) => isSecretName(name) && typeof text === "string" && text !== "")
      .map(([name]) => joinPath(at, name));
  });
}
