/** Image pull secrets: the same for every app type, on both Helm majors. */

import { describe, expect, test } from "@jest/globals";
import type { Json } from "../../../base/json.ts";
import { TYPES } from "../../support/app_types.ts";
import { app, chartOf, podOf, render, workloadOf } from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";

describe.each(HELMS)("%s", (_, helm) => {
  describe.each(TYPES)("%s", (app_type) => {
    const declare = (attributes: Record<string, unknown>) =>
      chartOf({ apps: [app({ app_name: "shop", app_type, ...attributes })] });

    test("pull secrets are those for all apps and those of the app, each once", () => {
      const directory = declare({ image_pull_secrets: ["own", "both"] });
      const secrets = (values: Record<string, Json>) =>
        podOf(workloadOf(render(helm, directory, { values }))).spec.imagePullSecrets;
      expect(secrets({})).toEqual([{ name: "own" }, { name: "both" }]);
      expect(secrets({ "global.imagePullSecrets": ["all", "both"] })).toEqual([
        { name: "all" },
        { name: "both" },
        { name: "own" },
      ]);
      expect(secrets({ "apps.shop.imagePullSecrets": [] })).toBeUndefined();
      // Charts that a chart depends on may expect objects in the list that all share.
      expect(secrets({ "global.imagePullSecrets": [{ name: "all" }, { name: "own" }] })).toEqual([
        { name: "all" },
        { name: "own" },
        { name: "both" },
      ]);
    });
  });
});
