/** Autoscaling: metrics are complete, and zero pods are allowed only if something wakes them up. */

import { metricField } from "../../facts/autoscaling.ts";
import type { AppFacts } from "../../facts/types.ts";
import type { Problem } from "../../model/problems.ts";
import type { App } from "../../model/types.ts";

type Autoscaling = NonNullable<App["autoscaling"]>;

export function validateAutoscaling({ app: { label, autoscaling } }: AppFacts): readonly Problem[] {
  if (autoscaling === undefined) return [];
  const problems = [nothingToScaleBy, metricsBesideKeda, incompleteMetrics, zeroPods, idlePods].flatMap((rule) =>
    rule(autoscaling),
  );
  return problems.map((problem) => ({ ...problem, label }));
}

type Found = Omit<Problem, "label">;

function nothingToScaleBy({ cpu, memory, metrics, keda }: Autoscaling): Found[] {
  if ([cpu, memory, metrics, keda].some((given) => given !== undefined)) return [];
  return [
    {
      code: "missing-attribute",
      path: "autoscaling",
      what: "does not say what to scale by",
      expected: "at least one of `cpu`, `memory`, `metrics` and `keda`",
      fix: 'add `"cpu": 80`, or another one of them',
    },
  ];
}

function metricsBesideKeda({ metrics, keda }: Autoscaling): Found[] {
  if (metrics === undefined || keda === undefined) return [];
  return [
    {
      code: "conflicting-attributes",
      path: "autoscaling.metrics",
      what: "cannot be combined with `keda`, which scales by triggers",
      got: metrics,
      expected: "either `metrics` or `keda`",
      fix: "write the metrics as `triggers` of `keda`",
    },
  ];
}

function incompleteMetrics({ metrics = [] as never }: Autoscaling): Found[] {
  return metrics.flatMap((metric, index) => {
    const field = metricField(metric.type);
    const given = Object.keys(metric).filter((key) => key !== "type");
    if (given.length === 1 && given[0] === field) return [];
    return {
      code: "invalid-value",
      path: `autoscaling.metrics[${index}]`,
      what: `does not match the metric type \`${metric.type}\``,
      got: metric,
      expected: `\`type\` and \`${field}\`, and nothing else`,
      fix: `write \`{"type": "${metric.type}", "${field}": {…}}\``,
    };
  });
}

/** Resource usage is unknown while there are no pods. */
const WITHOUT_PODS_UNKNOWN = ["cpu", "memory"];

function zeroPods({ min_replicas, keda }: Autoscaling): Found[] {
  const waking = keda?.triggers.filter(({ type }) => !WITHOUT_PODS_UNKNOWN.includes(type)) ?? [];
  if (min_replicas !== 0 || waking.length > 0) return [];
  return [
    {
      code: "out-of-range",
      path: "autoscaling.min_replicas",
      what: "is zero, but nothing would wake up the app",
      got: min_replicas,
      expected: "at least 1, or a trigger of `keda` other than `cpu` and `memory`",
      fix: "raise it to 1, or scale by events with `keda`",
    },
  ];
}

function idlePods({ min_replicas, keda }: Autoscaling): Found[] {
  if (keda?.idle_replicas === undefined || min_replicas !== 0) return [];
  return [
    {
      code: "conflicting-attributes",
      path: "autoscaling.keda.idle_replicas",
      what: "is not less than `min_replicas`, as KEDA requires",
      got: keda.idle_replicas,
      expected: "a `min_replicas` of at least 1",
      fix: "remove `idle_replicas`, or set `min_replicas` to the number of pods while the app is active",
    },
  ];
}
