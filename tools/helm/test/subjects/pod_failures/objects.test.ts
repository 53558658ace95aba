/** Jobs that count failures for each index, or by exit code and condition. */
import { describe, expect, test } from "@jest/globals";
import { app, chartOf, find, lintChart, render } from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";

const INDEXED = { completions: 4, completion_mode: "Indexed", backoff_limit_per_index: 2, max_failed_indexes: 1 };
const POLICY = {
  pod_failure_policy: {
    rules: [
      { action: "Ignore", on_pod_conditions: { DisruptionTarget: "True" } },
      { action: "FailIndex", on_exit_codes: { container_name: "shop", values: [42, 7] } },
      { action: "FailJob", on_exit_codes: { operator: "NotIn", values: [0, 1] } },
    ],
  },
};
const SPEC = {
  completions: 4,
  completionMode: "Indexed",
  backoffLimitPerIndex: 2,
  maxFailedIndexes: 1,
  podFailurePolicy: {
    rules: [
      { action: "Ignore", onPodConditions: [{ type: "DisruptionTarget", status: "True" }] },
      { action: "FailIndex", onExitCodes: { containerName: "shop", operator: "In", values: [7, 42] } },
      { action: "FailJob", onExitCodes: { operator: "NotIn", values: [0, 1] } },
    ],
  },
};

describe.each(HELMS)("%s", (_, helm) => {
  test.each([
    ["job", "Job", ["spec"]],
    ["cron-job", "CronJob", ["spec", "jobTemplate", "spec"]],
  ])("a %s", (app_type, kind, path) => {
    const specOf = (more: object) => {
      const directory = chartOf({ apps: [app({ app_name: "shop", app_type, ...INDEXED, ...POLICY, ...more })] });
      expect(lintChart(helm, directory).passed).toBe(true);
      return path.reduce((object, key) => object[key], find(render(helm, directory), kind));
    };
    expect(specOf({})).toMatchObject(SPEC);
    // The usual limit of all together would end the job before the limits of its indexes do.
    expect(specOf({})).not.toHaveProperty("backoffLimit");
    expect(specOf({ backoff_limit: 5 }).backoffLimit).toBe(5);
  });
});
