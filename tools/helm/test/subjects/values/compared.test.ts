/** Values that must fit other values, which a schema cannot say: the templates refuse whatever a build refuses. */
import { describe, expect, test } from "@jest/globals";
import type { Json, JsonObject } from "../../../base/json.ts";
import { type Attributes, app, chart, filesOf, problemsOf } from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";
import { isRefusedBySchema, type Mistake, mistaken, overlayAt, REFUSAL, refusal } from "../../support/mistakes.ts";
import { renderUmbrella, umbrellasOf } from "../../support/umbrella.ts";

/** Amounts of resources that are right or wrong alone, and in pairs. */
const AMOUNTS: readonly Json[] = ["500m", "1.5", 0.5, "2Mi", "3e6"];
const RESOURCES = ["cpu", "memory", "example.com/gpu", "hugepages-2Mi"];

const requested = (resource: string, request: Json, limit: Json): JsonObject => ({
  requests: { [resource]: request, ...(resource === "cpu" ? {} : { cpu: 1 }) },
  limits: { [resource]: limit },
});

const OF_RESOURCES: readonly JsonObject[] = [
  ...RESOURCES.flatMap((resource) =>
    AMOUNTS.flatMap((request) => AMOUNTS.map((limit) => requested(resource, request, limit))),
  ),
  ...RESOURCES.map((resource) => ({ requests: { [resource]: "2Mi" } })),
  ...RESOURCES.map((resource) => ({ limits: { [resource]: "2Mi" } })),
];

/** Where containers have resources: in the declaration, and below the app in values. */
const CONTAINERS: readonly (readonly [within: (container: Attributes) => Attributes, path: readonly string[]])[] = [
  [(container) => container, []],
  [(container) => ({ init_containers: { a: container } }), ["initContainers", "a"]],
  [(container) => ({ sidecars: { a: container } }), ["sidecars", "a"]],
];

const isRefused = (attributes: Attributes): boolean => problemsOf({ apps: [app(attributes)] }).length > 0;

interface Resourced extends Mistake {
  readonly name: string;
  readonly isWrong: boolean;
}

const RESOURCED: readonly Resourced[] = CONTAINERS.flatMap(([within, path], index) => {
  // All containers have the same template.
  return (index === 0 ? OF_RESOURCES : OF_RESOURCES.slice(0, 4)).map((resources, pair) => {
    const name = `chart-${index}-${pair}`;
    return {
      title: [...path, JSON.stringify(resources)].join("."),
      name,
      files: filesOf({ chart: chart({ chart_name: name }), apps: [app(within({}))] }),
      overlay: overlayAt(["apps", "shop_api", ...path, "resources"], resources),
      isWrong: isRefused(within({ resources })),
    };
  });
});

const TRIGGER = {
  type: "cron",
  metadata: { timezone: "UTC", start: "0 6 * * *", end: "0 20 * * *", desiredReplicas: "3" },
};

const WITH_KEDA = { autoscaling: { max_replicas: 3, cpu: 80, keda: { triggers: [TRIGGER] } } };

/** Further pairs of numbers, in the declaration and below the app in values. */
const PAIRS: readonly (readonly [wrong: Attributes, sound: Attributes, overlay: JsonObject])[] = [
  [
    { autoscaling: { min_replicas: 4, max_replicas: 3, cpu: 80 }, resources: { requests: { cpu: 1 } } },
    { autoscaling: { max_replicas: 3, cpu: 80 }, resources: { requests: { cpu: 1 } } },
    { autoscaling: { minReplicas: 4 } },
  ],
  [
    { autoscaling: { min_replicas: 4, max_replicas: 3, keda: { triggers: [TRIGGER] } } },
    { autoscaling: { max_replicas: 3, keda: { triggers: [TRIGGER] } } },
    { autoscaling: { minReplicas: 4 } },
  ],
  [
    { autoscaling: { max_replicas: 3, memory: 80 }, resources: { limits: { cpu: 1 } } },
    { autoscaling: { max_replicas: 3, memory: 80 }, resources: { limits: { cpu: 1, memory: "1Gi" } } },
    { resources: { limits: { memory: null } } },
  ],
  [
    { ...WITH_KEDA, resources: { requests: { memory: "1Gi" } } },
    { ...WITH_KEDA, resources: { requests: { cpu: 1 } } },
    { resources: { requests: { cpu: null } } },
  ],
  ...[{ autoscaling: { max_replicas: 3, cpu: 80 }, resources: { requests: { cpu: 1 } } }, WITH_KEDA].map(
    (scaled) =>
      [
        { resources: { requests: { cpu: 1 } }, ...scaled, sidecars: { a: {} } },
        { resources: { requests: { cpu: 1 } }, ...scaled, sidecars: { a: { resources: { limits: { cpu: 1 } } } } },
        { sidecars: { a: { resources: { limits: { cpu: null } } } } },
      ] as const,
  ),
];

const OF_PAIRS = PAIRS.filter(([wrong]) => isRefused(wrong)).map(
  ([wrong, sound, overlay]): Mistake => ({
    title: JSON.stringify(wrong),
    files: filesOf({ apps: [app(sound)] }),
    overlay: overlayAt(["apps", "shop_api"], overlay),
  }),
);

const WRONG = [...OF_PAIRS, ...RESOURCED.filter(({ isWrong }) => isWrong)].filter((each) => !isRefusedBySchema(each));
const RIGHT = RESOURCED.filter(({ isWrong }) => !isWrong);

test("there are many of both", () => {
  expect(OF_PAIRS.length).toBe(PAIRS.length);
  expect(WRONG.length).toBeGreaterThan(40);
  expect(RIGHT.length).toBeGreaterThan(25);
});

describe.each(HELMS)("%s", (_, helm) => {
  test.each(WRONG.map((mistake) => [mistake.title, mistake] as const))("refuses %s", (_title, mistake) => {
    expect(refusal(helm, mistake)).toMatch(REFUSAL);
  });

  test("renders all resources that a build accepts", () => {
    const charts = RIGHT.map((each) => ({ name: each.name, files: mistaken(each) }));
    for (const umbrella of umbrellasOf(charts)) expect(renderUmbrella(helm, umbrella).size).toBe(umbrella.names.length);
  });
});
