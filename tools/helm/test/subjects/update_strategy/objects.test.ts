/** Update strategies, on both Helm majors. */
import { describe, expect, test } from "@jest/globals";
import { app, chartOf, find, render, workloadOf } from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";

const ROLLING = { maxUnavailable: "25%", maxSurge: "25%" };
const rolling = (rollingUpdate: object) => ({ type: "RollingUpdate", rollingUpdate });

/**
 * Each as a whole: what a chart leaves to the API server, no later version can take away with a server-side apply. A strategy of
 * another type must not have it.
 */
const STRATEGIES: readonly (readonly [type: string, declared: object | undefined, rendered: object])[] = [
  ...["external-api", "internal-api", "worker"].flatMap((type) => [
    [type, undefined, rolling(ROLLING)] as const,
    [type, { type: "RollingUpdate" }, rolling(ROLLING)] as const,
    [type, { type: "Recreate" }, { type: "Recreate" }] as const,
    [type, { max_unavailable: 0, max_surge: 1 }, rolling({ maxUnavailable: 0, maxSurge: 1 })] as const,
    [type, { max_unavailable: "50%" }, rolling({ ...ROLLING, maxUnavailable: "50%" })] as const,
    [type, { max_surge: 0 }, rolling({ ...ROLLING, maxSurge: 0 })] as const,
  ]),
  ["stateful-service", undefined, rolling({ partition: 0 })],
  ["stateful-service", { type: "OnDelete" }, { type: "OnDelete" }],
  ["stateful-service", { partition: 2 }, rolling({ partition: 2 })],
  ["daemon", undefined, rolling({ maxUnavailable: 1, maxSurge: 0 })],
  ["daemon", { type: "OnDelete" }, { type: "OnDelete" }],
  ["daemon", { max_unavailable: "10%" }, rolling({ maxUnavailable: "10%", maxSurge: 0 })],
  ["daemon", { max_surge: 1 }, rolling({ maxUnavailable: 0, maxSurge: 1 })],
];

describe.each(HELMS)("%s", (_, helm) => {
  test.each(STRATEGIES)("the strategy of the app type %s with %j", (app_type, update_strategy, rendered) => {
    const { spec } = workloadOf(render(helm, chartOf({ apps: [app({ app_type, update_strategy })] })));
    expect(spec.strategy ?? spec.updateStrategy).toEqual(rendered);
  });
});

test.each([
  ["one that a single node can have", { claim: { size: "1Gi" } }, { type: "Recreate" }],
  [
    "one that a single pod can have",
    { claim: { size: "1Gi", access_modes: ["ReadWriteOncePod"] } },
    { type: "Recreate" },
  ],
  ["one for all nodes", { claim: { size: "1Gi", access_modes: ["ReadWriteMany"] } }, rolling(ROLLING)],
  ["none", { empty_dir: {} }, rolling(ROLLING)],
])("the strategy of a Deployment with a claim: %s", (_, data, strategy) => {
  const declared = { app_type: "worker", volumes: { data } };
  const spec = (attributes: object) => {
    const [[, helm]] = HELMS as [(typeof HELMS)[number]];
    return find(render(helm, chartOf({ apps: [app({ ...declared, ...attributes })] })), "Deployment").spec;
  };
  expect(spec({}).strategy).toEqual(strategy);
  expect(spec({ update_strategy: { type: "RollingUpdate" } }).strategy).toEqual(rolling(ROLLING));
});
