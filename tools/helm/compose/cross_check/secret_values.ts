/** The values of Secrets that are created at install time are never in the chart. */
import type { JsonObject } from "../../base/json.ts";
import { joinPath, within } from "../../model/problems.ts";
import type { ValuesRule } from "./values_problems.ts";

export const crossCheckSecretValues: ValuesRule = ({ label, apps }, { values }) =>
  apps.flatMap((app) =>
    app.secrets.flatMap(({ name, keys }) => {
      const path = ["apps", app.key, "secrets", name, "values"];
      const given = path.reduce<JsonObject>((object, part) => (object[part] ?? {}) as JsonObject, values);
      return keys
        .filter(({ key: secret }) => (given[secret] ?? "") !== "")
        .map(({ key: secret }) => {
          const key = [...path, secret].reduce(joinPath);
          return {
            code: "literal-secret",
            key,
            inChart: {
              label,
              path: within("values", key),
              what: "puts a secret into the chart",
              fix: "remove it, and pass it to `helm install` with `--set-string` or `--set-file`",
            },
            expected: "no value before install time",
          };
        });
    }),
  );
