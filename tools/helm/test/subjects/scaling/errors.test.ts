/** Problems with autoscalers, replicas and disruption budgets. Add a row for a new mistake. */
import { expect, test } from "@jest/globals";
import { app, chart, problemsOf } from "../../support/charts.ts";
import { type ProblemRow, testAppProblems } from "../../support/problem_rows.ts";

const RESOURCES = { requests: { cpu: "50m", memory: "256Mi" } };
const PODS = "so no node with one of them can be drained";
const BUDGET = "expected a budget that allows at least one eviction; Kubernetes rounds percentages up";
const cpu = { max_replicas: 5, cpu: 80 };
const METRIC = { type: "External", external: { metric: { name: "queue" }, target: { type: "Value", value: "1e3" } } };
const TRIGGER = { type: "kafka", metadata: { lagThreshold: "50" } };
const BASE = { app_name: "shop", app_type: "internal-api", resources: RESOURCES };

const PROBLEMS: readonly ProblemRow[] = [
  [
    "nothing to scale by",
    { autoscaling: { max_replicas: 3 } },
    [
      'autoscaling: does not say what to scale by; expected at least one of `cpu`, `memory`, `metrics` and `keda`. Fix: add `"cpu": 80`, or another one of them. [missing-attribute]',
    ],
  ],
  [
    "no end",
    { autoscaling: { cpu: 80 } },
    [
      "autoscaling.max_replicas: is missing; expected an integer from 1 to 10000. Fix: add `max_replicas`. [missing-attribute]",
    ],
  ],
  [
    "more than the maximum",
    { autoscaling: { min_replicas: 4, max_replicas: 3, cpu: 80 } },
    [
      "autoscaling.max_replicas: is less than `min_replicas`, which is 4 (got 3); expected an integer of at least 4. Fix: raise `max_replicas`, or set a lower `min_replicas`, which defaults to `replicas`. [out-of-range]",
    ],
  ],
  [
    "zero pods without KEDA",
    { autoscaling: { ...cpu, min_replicas: 0 } },
    [
      "autoscaling.min_replicas: is zero, but nothing would wake up the app (got 0); expected at least 1, or a trigger of `keda` other than `cpu` and `memory`. Fix: raise it to 1, or scale by events with `keda`. [out-of-range]",
    ],
  ],
  [
    "zero pods with KEDA, by their own CPU",
    { autoscaling: { ...cpu, min_replicas: 0, keda: { triggers: [{ type: "cpu", metadata: { value: "50" } }] } } },
    [
      "autoscaling.min_replicas: is zero, but nothing would wake up the app (got 0); expected at least 1, or a trigger of `keda` other than `cpu` and `memory`. Fix: raise it to 1, or scale by events with `keda`. [out-of-range]",
    ],
  ],
  [
    "utilization without requests",
    { autoscaling: { ...cpu, memory: 70 }, resources: { requests: { memory: "1Gi" } } },
    [
      'autoscaling.cpu: is a share of the cpu that the pods request, but they request none (got 80); expected a request of cpu. Fix: add `"cpu"` to `resources["requests"]`. [missing-request]',
    ],
  ],
  [
    "utilization with a sidecar without requests",
    { autoscaling: cpu, sidecars: { proxy: { resources: { limits: { memory: "1Gi" } } } } },
    [
      'autoscaling.cpu: is a share of the cpu that the pods request, but the sidecar `proxy` requests none (got 80); expected a request of cpu. Fix: add `"cpu"` to `resources["requests"]` of the sidecar `proxy`. [missing-request]',
    ],
  ],
  ["utilization of a limit, which is also the request", { autoscaling: cpu, resources: { limits: { cpu: 1 } } }, []],
  [
    "utilization among the other metrics",
    {
      resources: {},
      autoscaling: {
        max_replicas: 5,
        metrics: [
          { type: "Resource", resource: { name: "memory", target: { type: "Utilization", averageUtilization: 5 } } },
        ],
      },
    },
    [
      'autoscaling.metrics: is a share of the memory that the pods request, but they request none (got {"type":"Resource","resource":{"name":"memory","target":{"type":"Utilization","averageUtilization":5}}}); expected a request of memory. Fix: add `"memory"` to `resources["requests"]`. [missing-request]',
    ],
  ],
  [
    "a metric of another type",
    { autoscaling: { max_replicas: 3, metrics: [{ type: "Pods", external: {} }] } },
    [
      'autoscaling.metrics[0]: does not match the metric type `Pods` (got {"type":"Pods","external":{}}); expected `type` and `pods`, and nothing else. Fix: write `{"type": "Pods", "pods": {…}}`. [invalid-value]',
    ],
  ],
  [
    "metrics in addition to KEDA",
    { autoscaling: { max_replicas: 3, metrics: [METRIC], keda: { triggers: [TRIGGER] } } },
    [
      expect.stringMatching(
        /^autoscaling\.metrics: cannot be combined with `keda`, which scales by triggers \(got .*\); expected either `metrics` or `keda`\. Fix: write the metrics as `triggers` of `keda`\. \[conflicting-attributes\]$/,
      ),
    ],
  ],
  [
    "a setting of a trigger as a number",
    { autoscaling: { max_replicas: 3, keda: { triggers: [{ type: "kafka", metadata: { lagThreshold: 50 } }] } } },
    [
      "autoscaling.keda.triggers[0].metadata.lagThreshold: has the wrong type (got 50); expected a string. Fix: put the value in quotes. [invalid-type]",
    ],
  ],
  [
    "KEDA without triggers",
    { autoscaling: { max_replicas: 3, keda: {} } },
    [
      'autoscaling.keda.triggers: is missing; expected a list of triggers, like `[{"type": "cron", "metadata": {…}}]`. Fix: add `triggers`. [missing-attribute]',
    ],
  ],
  [
    "as many idle pods as active ones",
    { autoscaling: { min_replicas: 0, max_replicas: 3, keda: { idle_replicas: 0, triggers: [TRIGGER] } } },
    [
      "autoscaling.keda.idle_replicas: is not less than `min_replicas`, as KEDA requires (got 0); expected a `min_replicas` of at least 1. Fix: remove `idle_replicas`, or set `min_replicas` to the number of pods while the app is active. [conflicting-attributes]",
    ],
  ],
  [
    "both forms of a budget",
    { disruption_budget: { max_unavailable: 1, min_available: 1 } },
    [
      "disruption_budget.min_available: cannot be combined with `max_unavailable` (got 1); expected either `max_unavailable` or `min_available`. Fix: remove one of them. [conflicting-attributes]",
    ],
  ],
  [
    "an invalid budget",
    { disruption_budget: { max_unavailable: "half" } },
    [
      'disruption_budget.max_unavailable: is malformed (got "half"); expected a number of pods, or a percentage like `50%`. Fix: change `disruption_budget.max_unavailable` to a valid value. [invalid-value]',
    ],
  ],
  [
    "a budget that allows no eviction",
    { replicas: 3, disruption_budget: { max_unavailable: "0%" } },
    [
      `disruption_budget.max_unavailable: lets none of the 3 pods be evicted, ${PODS} (got "0%"); ${BUDGET}. Fix: raise it to 1 or more. [blocked-drain]`,
    ],
  ],
  [
    "a budget that keeps all pods once rounded up",
    { replicas: 2, disruption_budget: { min_available: "51%" } },
    [
      `disruption_budget.min_available: lets none of the 2 pods be evicted, ${PODS} (got "51%"); ${BUDGET}. Fix: raise \`replicas\`, lower it, or use \`max_unavailable\` instead. [blocked-drain]`,
    ],
  ],
  [
    "a budget that keeps the autoscaler's minimum",
    { replicas: 9, autoscaling: { ...cpu, min_replicas: 2 }, disruption_budget: { min_available: 2 } },
    [
      `disruption_budget.min_available: lets none of the 2 pods be evicted, ${PODS} (got 2); ${BUDGET}. Fix: raise \`autoscaling.min_replicas\`, lower it, or use \`max_unavailable\` instead. [blocked-drain]`,
    ],
  ],
  [
    "a budget that keeps all replicas, with the autoscaler off",
    {
      replicas: 2,
      autoscaling: { ...cpu, enabled: false, min_replicas: 3 },
      disruption_budget: { min_available: 2 },
    },
    [
      `disruption_budget.min_available: lets none of the 2 pods be evicted, ${PODS} (got 2); ${BUDGET}. Fix: raise \`replicas\`, lower it, or use \`max_unavailable\` instead. [blocked-drain]`,
    ],
  ],
  [
    "a budget that keeps the only pod",
    { replicas: 1, disruption_budget: { min_available: "50%" } },
    [
      `disruption_budget.min_available: lets none of the 1 pod be evicted, ${PODS} (got "50%"); ${BUDGET}. Fix: raise \`replicas\`, lower it, or use \`max_unavailable\` instead. [blocked-drain]`,
    ],
  ],
  [
    "a budget that keeps the only pod of an autoscaler's minimum",
    { replicas: 9, autoscaling: { ...cpu, min_replicas: 1 }, disruption_budget: { min_available: 1 } },
    [
      `disruption_budget.min_available: lets none of the 1 pod be evicted, ${PODS} (got 1); ${BUDGET}. Fix: raise \`autoscaling.min_replicas\`, lower it, or use \`max_unavailable\` instead. [blocked-drain]`,
    ],
  ],
  ["a budget over a single pod that may be evicted", { replicas: 1, disruption_budget: { max_unavailable: 1 } }, []],
  ["a budget over no pods", { replicas: 0, disruption_budget: { min_available: 1 } }, []],
  ["a budget that is not enabled", { disruption_budget: { enabled: false, max_unavailable: 0 } }, []],
  ["a budget that leaves one, once rounded up", { replicas: 5, disruption_budget: { min_available: "80%" } }, []],
  [
    "a job",
    { app_type: "job", autoscaling: cpu, disruption_budget: {} },
    [
      'autoscaling: does not apply to app type `job` (got {"max_replicas":5,"cpu":80}); expected app type `external-api`, `internal-api`, `worker` or `stateful-service`. Fix: remove `autoscaling` or change `app_type`. [meaningless-attribute]',
      "disruption_budget: does not apply to app type `job` (got {}); expected app type `external-api`, `internal-api`, `worker` or `stateful-service`. Fix: remove `disruption_budget` or change `app_type`. [meaningless-attribute]",
    ],
  ],
  [
    "a negative number of replicas",
    { replicas: -3 },
    [
      "replicas: is out of range (got -3); expected an integer from 0 to 10000. Fix: change `replicas` to a valid value. [out-of-range]",
    ],
  ],
  [
    "replicas as text",
    { replicas: "2" },
    ['replicas: has the wrong type (got "2"); expected an integer. Fix: write it without quotes: 2. [invalid-type]'],
  ],
  [
    "replicas of a job",
    { app_name: "job", app_type: "job", replicas: 2 },
    [
      "replicas: does not apply to app type `job` (got 2); expected app type `external-api`, `internal-api`, `worker` or `stateful-service`. Fix: remove `replicas` or change `app_type`. [meaningless-attribute]",
    ],
  ],
];

testAppProblems(PROBLEMS, { base: BASE });

test.each([
  { autoscaling: { minReplicas: null } },
  { autoscaling: { minReplicas: "many" }, disruptionBudget: { minAvailable: "most" } },
  { disruptionBudget: null, replicas: null },
])("invalid values are reported as problems with values only: %j", (values) => {
  const attributes = { autoscaling: cpu, disruption_budget: { min_available: 1 } };
  const problems = problemsOf({
    chart: chart({ values: { apps: { shop: values } } }),
    apps: [app({ ...BASE, ...attributes })],
  });
  expect(problems.filter((problem) => !problem.startsWith("//shop:chart: values.apps.shop"))).toEqual([]);
});

test("the chart's own values count", () => {
  const apps = [app({ ...BASE, replicas: 3, disruption_budget: { min_available: 2 } })];
  const problems = problemsOf({ chart: chart({ values: { apps: { shop: { replicas: 2 } } } }), apps });
  expect(problems).toEqual([
    `//shop:shop: disruption_budget.min_available: lets none of the 2 pods be evicted, ${PODS} (got 2); ${BUDGET}. Fix: raise \`replicas\`, lower it, or use \`max_unavailable\` instead. [blocked-drain]`,
  ]);
});
