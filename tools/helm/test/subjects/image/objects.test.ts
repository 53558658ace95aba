/** Image pull secrets: the same for every app type, on both Helm majors. */

import { describe, expect, test } from "@jest/globals";
import type { Json } from "../../../base/json.ts";
import { TYPES } from "../../support/app_types.ts";
import { app, chartOf, podOf, render, workloadOf } from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";

const DIGEST = `sha256:${"0".repeat(64)}`;

describe.each(HELMS)("%s", (_, helm) => {
  test.each<[string, Record<string, unknown>, Record<string, string>, string]>([
    ["a version", { image_tag: "1.0" }, {}, "IfNotPresent"],
    ["the chart's version", {}, {}, "IfNotPresent"],
    ["`latest`, which moves", { image_tag: "latest" }, {}, "Always"],
    ["`latest` in values", { image_tag: "1.0" }, { "apps.shop.image.tag": "latest" }, "Always"],
    ["a version in values instead", { image_tag: "latest" }, { "apps.shop.image.tag": "1.0" }, "IfNotPresent"],
    ["a digest, which beats the tag", { image_tag: "latest", image_digest: DIGEST }, {}, "IfNotPresent"],
    ["a policy of its own", { image_tag: "latest", image_pull_policy: "Never" }, {}, "Never"],
    ["a policy in values", { image_tag: "latest" }, { "apps.shop.image.pullPolicy": "Never" }, "Never"],
  ])("nodes pull %s", (_, attributes, values, policy) => {
    const sidecars = { own: { image: "own", image_tag: "1.0" }, same: {} };
    const directory = chartOf({ apps: [app({ app_name: "shop", app_type: "worker", sidecars, ...attributes })] });
    const { containers, initContainers } = podOf(workloadOf(render(helm, directory, { values }))).spec;
    const policies = [...containers, ...initContainers].map(({ name, imagePullPolicy }) => [name, imagePullPolicy]);
    expect(policies).toEqual([
      ["shop", policy],
      ["own", "IfNotPresent"],
      ["same", policy],
    ]);
  });

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
