/** Update strategies, on both Helm majors. */
import { describe, expect, test } from "@jest/globals";
import { app, chartOf, find, render } from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";

describe.each(HELMS)("%s", (_, helm) => {
  test.each([
    [{ type: "Recreate" }, { type: "Recreate" }],
    [
      { max_unavailable: 0, max_surge: 1 },
      { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
    ],
    [{ max_unavailable: "25%" }, { type: "RollingUpdate", rollingUpdate: { maxUnavailable: "25%" } }],
  ])("a Deployment with the strategy %j", (update_strategy, expected) => {
    for (const app_type of ["external-api", "internal-api", "worker"]) {
      const directory = chartOf({ apps: [app({ app_name: "shop", app_type, update_strategy })] });
      expect(find(render(helm, directory), "Deployment").spec.strategy).toEqual(expected);
    }
  });

  test.each([
    [{ type: "OnDelete" }, { type: "OnDelete" }],
    [{ partition: 0 }, { type: "RollingUpdate", rollingUpdate: { partition: 0 } }],
  ])("a StatefulSet with the strategy %j", (update_strategy, expected) => {
    const directory = chartOf({ apps: [app({ app_name: "shop", app_type: "stateful-service", update_strategy })] });
    expect(find(render(helm, directory), "StatefulSet").spec.updateStrategy).toEqual(expected);
  });
});

test.each([
  ["one that a single node can have", { claim: { size: "1Gi" } }, { type: "Recreate" }],
  [
    "one that a single pod can have",
    { claim: { size: "1Gi", access_modes: ["ReadWriteOncePod"] } },
    { type: "Recreate" },
  ],
  ["one for all nodes", { claim: { size: "1Gi", access_modes: ["ReadWriteMany"] } }, undefined],
  ["none", { empty_dir: {} }, undefined],
])("the strategy of a Deployment with a claim: %s", (_, data, strategy) => {
  const declared = { app_type: "worker", volumes: { data } };
  const spec = (attributes: object) => {
    const [[, helm]] = HELMS as [(typeof HELMS)[number]];
    return find(render(helm, chartOf({ apps: [app({ ...declared, ...attributes })] })), "Deployment").spec;
  };
  expect(spec({}).strategy).toEqual(strategy);
  expect(spec({ update_strategy: { type: "RollingUpdate" } }).strategy).toEqual({ type: "RollingUpdate" });
});
