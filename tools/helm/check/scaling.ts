/** Autoscalers and disruption budgets can work, with the numbers that the values finally say. */
import type { Problem } from "../problems.ts";
import { allowedDisruptions } from "../resolve/disruption_budget.ts";
import type { AppView, ChartView, Json, JsonObject } from "../types.ts";

export function checkScaling(view: ChartView): readonly Problem[] {
  const apps = (view.values["apps"] ?? {}) as JsonObject;
  return view.apps.flatMap((app) => {
    const values = apps[app.key];
    // What an overlay may not say at all is told of the values; comparisons with it are false.
    if (!isObject(values)) return [];
    return [...limits(app, values), ...missingRequests(app, values), ...blockedDrains(app, values)];
  });
}

function limits({ label }: AppView, { autoscaling }: JsonObject): Problem[] {
  if (!isObject(autoscaling)) return [];
  const { minReplicas, maxReplicas } = autoscaling;
  if (!(Number(minReplicas) > Number(maxReplicas))) return [];
  return [
    {
      code: "out-of-range",
      label,
      path: "autoscaling.max_replicas",
      what: `is less than \`min_replicas\`, which is ${minReplicas}`,
      got: maxReplicas,
      expected: `an integer of at least ${minReplicas}`,
      fix: "raise `max_replicas`, or set a lower `min_replicas`, whose default is `replicas`",
    },
  ];
}

/** Utilization is a share of what is requested; Kubernetes takes the limit where there is no request. */
function missingRequests({ label }: AppView, { autoscaling, resources }: JsonObject): Problem[] {
  const { requests, limits } = isObject(resources) ? resources : {};
  const known = { ...(isObject(limits) ? limits : {}), ...(isObject(requests) ? requests : {}) };
  return utilizations(autoscaling)
    .filter(({ resource }) => known[resource] === undefined)
    .map(({ path, resource, got }) => ({
      code: "missing-request",
      label,
      path,
      what: `is a share of the ${resource} that the pods request, and they request none`,
      got,
      expected: `a request of ${resource}`,
      fix: `add \`"${resource}"\` to \`resources["requests"]\``,
    }));
}

interface Utilization {
  readonly path: string;
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
    return { path: "autoscaling.metrics", resource: String(resource["name"]), got: metric };
  });
  return [
    ...(cpu === undefined ? [] : [{ path: "autoscaling.cpu", resource: "cpu", got: cpu }]),
    ...(memory === undefined ? [] : [{ path: "autoscaling.memory", resource: "memory", got: memory }]),
    ...raw,
  ];
}

function blockedDrains({ label }: AppView, { autoscaling, disruptionBudget: budget, replicas }: JsonObject): Problem[] {
  const scaled = isObject(autoscaling) && autoscaling["enabled"] === true;
  const pods = Number(scaled ? autoscaling["minReplicas"] : replicas);
  // Over fewer than two pods there is no budget.
  if (!isObject(budget) || budget["enabled"] === false || !(pods >= 2)) return [];
  if (!(allowedDisruptions(budget, pods) < 1)) return [];
  const field = budget["minAvailable"] === undefined ? "max_unavailable" : "min_available";
  return [
    {
      code: "blocked-drain",
      label,
      path: `disruption_budget.${field}`,
      what: `lets none of ${pods} pods go, so that no node with one of them can be drained`,
      got: budget["minAvailable"] ?? budget["maxUnavailable"],
      expected: "a budget that leaves at least one pod to go; Kubernetes rounds percentages up",
      fix:
        field === "max_unavailable"
          ? "raise it to 1 or more"
          : `lower it, or raise \`${scaled ? "autoscaling.min_replicas" : "replicas"}\``,
    },
  ];
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
