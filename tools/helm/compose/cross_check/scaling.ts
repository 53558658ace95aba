/** Autoscalers and disruption budgets can work with the numbers in the values. */

import type { Json, JsonObject } from "../../base/json.ts";
import { isObject } from "../../base/json.ts";
import { plural } from "../../base/text.ts";
import { allowedDisruptions } from "../../facts/disruptions.ts";
import type { AppView } from "../../model/app_view.ts";
import { joinPath } from "../../model/problems.ts";
import type { ValuesProblem, ValuesRule } from "./values_problems.ts";

export const crossCheckScaling: ValuesRule = (view, { values }) => {
  const apps = (values["apps"] ?? {}) as JsonObject;
  return view.apps.flatMap((app) => {
    const own = apps[app.key];
    if (!isObject(own)) return [];
    return [...limits(app, own), ...missingRequests(app, own), ...blockedDrains(app, own)];
  });
};

function keyOf(app: AppView, path: string): string {
  return `${joinPath("apps", app.key)}.${path}`;
}

function limits(app: AppView, { autoscaling }: JsonObject): ValuesProblem[] {
  if (!isObject(autoscaling)) return [];
  const { minReplicas, maxReplicas } = autoscaling;
  if (!(Number(minReplicas) > Number(maxReplicas))) return [];
  return [
    {
      code: "out-of-range",
      key: keyOf(app, "autoscaling.maxReplicas"),
      inChart: {
        label: app.label,
        path: "autoscaling.max_replicas",
        what: `is less than \`min_replicas\`, which is ${minReplicas}`,
        fix: "raise `max_replicas`, or set a lower `min_replicas`, which defaults to `replicas`",
      },
      inEnvironment: {
        what: `is less than \`minReplicas\`, which is ${minReplicas}`,
        fix: "raise `maxReplicas`, or set a lower `minReplicas`",
      },
      got: maxReplicas,
      expected: `an integer of at least ${minReplicas}`,
    },
  ];
}

/** Utilization is a share of what every container requests; without a request, Kubernetes uses the limit. */
function missingRequests(app: AppView, own: JsonObject): ValuesProblem[] {
  return utilizations(own["autoscaling"]).flatMap(({ path, key, resource, got }) =>
    containersOf(own)
      .filter(({ resources }) => resources[resource] === undefined)
      .map(({ who, of, at }) => ({
        code: "missing-request",
        key: keyOf(app, key),
        inChart: {
          label: app.label,
          path,
          what: `is a share of the ${resource} that the pods request, but ${who} none`,
          fix: `add \`"${resource}"\` to \`resources["requests"]\`${of}`,
        },
        inEnvironment: { fix: `set \`${at}resources.requests.${resource}\`` },
        got,
        expected: `a request of ${resource}`,
      })),
  );
}

interface Requesting {
  /** Who requests: the subject and verb of a sentence. */
  readonly who: string;
  /** Whose attribute it is, after its name. */
  readonly of: string;
  /** Its place in the app's values. */
  readonly at: string;
  /** What it requests, as far as Kubernetes is concerned. */
  readonly resources: JsonObject;
}

/** The containers that run as long as the pod. */
function containersOf(own: JsonObject): readonly Requesting[] {
  const { sidecars } = own;
  return [
    { who: "they request", of: "", at: "", resources: requestsOf(own) },
    ...Object.entries(isObject(sidecars) ? sidecars : {}).map(([name, sidecar]) => ({
      who: `the sidecar \`${name}\` requests`,
      of: ` of the sidecar \`${name}\``,
      at: `${joinPath("sidecars", name)}.`,
      resources: requestsOf(sidecar),
    })),
  ];
}

function requestsOf(container: Json): JsonObject {
  const resources = isObject(container) ? container["resources"] : undefined;
  const { requests, limits } = isObject(resources) ? resources : {};
  return { ...(isObject(limits) ? limits : {}), ...(isObject(requests) ? requests : {}) };
}

interface Utilization {
  /** The attribute, and the key in values. */
  readonly path: string;
  readonly key: string;
  readonly resource: string;
  readonly got: Json;
}

function utilizations(autoscaling: Json | undefined): Utilization[] {
  if (!isObject(autoscaling)) return [];
  const { targetCPUUtilizationPercentage: cpu, targetMemoryUtilizationPercentage: memory, metrics } = autoscaling;
  const raw = Object.values(isObject(metrics) ? metrics : {}).flatMap((metric) => {
    const resource = isObject(metric) ? metric["resource"] : undefined;
    const target = isObject(resource) ? resource["target"] : undefined;
    if (!isObject(resource) || !isObject(target) || target["type"] !== "Utilization") return [];
    return { path: "autoscaling.metrics", key: "autoscaling.metrics", resource: String(resource["name"]), got: metric };
  });
  const own = (
    [
      ["cpu", "CPU", cpu],
      ["memory", "Memory", memory],
    ] as const
  ).flatMap(([resource, word, got]) => {
    const key = `autoscaling.target${word}UtilizationPercentage`;
    return got === undefined ? [] : [{ path: `autoscaling.${resource}`, key, resource, got }];
  });
  return [...own, ...raw];
}

function blockedDrains(app: AppView, { autoscaling, disruptionBudget: budget, replicas }: JsonObject): ValuesProblem[] {
  const scaled = isObject(autoscaling) && autoscaling["enabled"] === true;
  // What scales to zero also runs with one pod.
  const pods = scaled ? Math.max(1, Number(autoscaling["minReplicas"])) : Number(replicas);
  if (!isObject(budget) || budget["enabled"] === false || !(pods >= 1)) return [];
  if (!(allowedDisruptions(budget, pods) < 1)) return [];
  const isMaximum = budget["minAvailable"] === undefined;
  const fix = (more: string, maximum: string) =>
    isMaximum ? "raise it to 1 or more" : `raise \`${more}\`, lower it, or use \`${maximum}\` instead`;
  return [
    {
      code: "blocked-drain",
      key: keyOf(app, `disruptionBudget.${isMaximum ? "maxUnavailable" : "minAvailable"}`),
      inChart: {
        label: app.label,
        path: `disruption_budget.${isMaximum ? "max_unavailable" : "min_available"}`,
        what: `lets none of the ${plural(pods, "pod")} be evicted, so no node with one of them can be drained`,
        fix: fix(scaled ? "autoscaling.min_replicas" : "replicas", "max_unavailable"),
      },
      inEnvironment: { fix: fix(scaled ? "autoscaling.minReplicas" : "replicas", "maxUnavailable") },
      got: budget["minAvailable"] ?? budget["maxUnavailable"],
      expected: "a budget that allows at least one eviction; Kubernetes rounds percentages up",
    },
  ];
}
