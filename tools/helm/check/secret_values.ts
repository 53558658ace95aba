/** The values that install-time Secrets are made of stand in no chart. */
import { joinPath, type Problem } from "../problems.ts";
import type { ChartView, JsonObject } from "../types.ts";

export function checkSecretValues({ label, apps, values }: ChartView): readonly Problem[] {
  return apps.flatMap(({ key, secrets }) =>
    secrets.flatMap(({ name, keys }) => {
      const path = ["apps", key, "secrets", name, "values"];
      const given = path.reduce<JsonObject>((object, part) => (object[part] ?? {}) as JsonObject, values);
      return keys
        .filter(({ key: secret }) => (given[secret] ?? "") !== "")
        .map(({ key: secret }) => ({
          code: "literal-secret",
          label,
          path: ["values", ...path, secret].reduce(joinPath),
          what: "puts a secret into the chart",
          expected: "no value before install time",
          fix: "remove it, and pass it to `helm install` by `--set-string` or `--set-file`",
        }));
    }),
  );
}
