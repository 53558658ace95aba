/** The table of defaults in `docs/charts.md` is what apps get: nothing else, and nothing less. */
import { describe, expect, test } from "@jest/globals";
import type { Json } from "../../base/json.ts";
import { workloadTraits } from "../../facts/workloads.ts";
import { readText } from "../../system/io.ts";
import { TYPES } from "../support/app_types.ts";
import { app, chartOf, type KubernetesObject, render } from "../support/charts.ts";
import { HELMS } from "../support/helm.ts";

const PHASES = ["test", "manual"];

/** The smallest app of each type, and of the phases in which a job is something else. */
const SMALLEST: Readonly<Record<string, Record<string, unknown>>> = Object.fromEntries([
  ...TYPES.map((app_type) => [app_type, { app_type }]),
  ...PHASES.map((phase) => [phase, { app_type: "job", phase }]),
]);

type Leaves = Readonly<Record<string, Json>>;

/** The values within a value, by their paths. */
function leaves(value: Json, path: string): Leaves {
  if (typeof value !== "object" || value === null || Object.keys(value).length === 0) return { [path]: value };
  const inner = Object.entries(value).map(([key, item]) =>
    leaves(item, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`),
  );
  return Object.assign({}, ...inner);
}

const section =
  readText("docs/charts.md")
    .split(/^## /m)
    .find((text) => text.startsWith("What every app gets")) ?? "";
const ROWS = [...section.matchAll(/^\| `([\w.]+)` \| `(.+?)` \| ([\w, -]+) \| [^|]+ \| [^|]* ?\|$/gm)].map(
  ([, path = "", value = "", names = ""]) => ({ path, value: JSON.parse(value) as Json, names: names.split(", ") }),
);

function documented(name: string): Leaves {
  const rows = ROWS.filter(({ names }) => names.includes("all") || names.includes(name));
  return Object.assign({}, ...rows.map(({ path, value }) => leaves(value, path)));
}

/** What names and finds an object, and what the app declares. */
const DECLARED =
  /^\w+\.(?:apiVersion|kind|spec\.selector|spec\.serviceName|spec\.ports|name|image|ports)\b|\.metadata\.|\.labelSelector\.|^CronJob\.spec\.schedule$/;

/** Fields of the objects; pods and containers are at the top, as in the document. */
function rendered(objects: readonly KubernetesObject[], isScheduled: boolean): Leaves {
  const all: Leaves = Object.assign({}, ...objects.flatMap(partsOf).map(([path, part]) => leaves(part, path)));
  return Object.fromEntries(
    Object.entries(all).filter(([path]) => !DECLARED.test(path) || (path === "CronJob.spec.schedule" && !isScheduled)),
  );
}

function partsOf(object: KubernetesObject): [string, Json][] {
  const { podTemplate } = workloadTraits(object.kind) ?? {};
  if (podTemplate === undefined) return [[object.spec.clusterIP === "None" ? "HeadlessService" : object.kind, object]];
  const copy = structuredClone(object);
  const template = podTemplate.reduce((inner, key) => inner[key], copy);
  const { containers, ...pod } = template.spec;
  delete template.spec;
  return [...workloadParts(copy.spec), ["pod", pod], ["container", containers[0]]];
}

/** A pod is no more than its spec; the workload of a CronJob is its Job. */
function workloadParts(spec: KubernetesObject): [string, Json][] {
  if (spec === undefined) return [];
  const { jobTemplate, ...own } = spec;
  if (jobTemplate === undefined) return [["workload", { spec }]];
  return [
    ["CronJob", { spec: own }],
    ["workload", { spec: jobTemplate.spec }],
  ];
}

describe.each(HELMS)("%s", (_, helm) => {
  const charts = new Map<string, readonly KubernetesObject[]>();
  const objectsOf = (name: string) => {
    if (charts.size === 0) {
      const apps = Object.entries(SMALLEST).map(([key, attributes]) => app({ app_name: key, ...attributes }));
      const objects = render(helm, chartOf({ apps }));
      for (const key of Object.keys(SMALLEST)) {
        charts.set(
          key,
          objects.filter(({ metadata }) => metadata.labels["app.kubernetes.io/name"] === key),
        );
      }
    }
    return charts.get(name) ?? [];
  };

  test.each(Object.keys(SMALLEST))("%s", (name) => {
    expect(rendered(objectsOf(name), name === "cron-job")).toEqual(documented(name));
  });
});
