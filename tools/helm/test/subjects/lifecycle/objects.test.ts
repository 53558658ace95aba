/** Working directories and lifecycle hooks: the same for every app type, on both Helm majors. */

import { describe, expect, test } from "@jest/globals";
import { TYPES } from "../../support/app_types.ts";
import { app, chartOf, containerOf, lintChart, podOf, render, workloadOf } from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";

const TEXT = 'a{{ .x }} "b"\non # c';

describe.each(HELMS)("%s", (_, helm) => {
  describe.each(TYPES)("%s", (app_type) => {
    const declare = (attributes: Record<string, unknown>) =>
      chartOf({ apps: [app({ app_name: "shop", app_type, ...attributes })] });

    test("directory, grace period and lifecycle are in the pod", () => {
      const directory = declare({
        working_dir: "/srv/{{ .x }}",
        termination_grace_period_seconds: 0,
        lifecycle: { post_start: { command: ["sh", "-c", TEXT] }, pre_stop: { path: "/stop", port: 9000 } },
        port: 9000,
      });
      const pod = podOf(workloadOf(render(helm, directory))).spec;
      expect(pod.terminationGracePeriodSeconds).toBe(0);
      expect(pod.containers[0].workingDir).toBe("/srv/{{ .x }}");
      expect(pod.containers[0].lifecycle).toEqual({
        postStart: { exec: { command: ["sh", "-c", TEXT] } },
        preStop: { httpGet: { path: "/stop", port: 9000 } },
      });
      expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
    });

    test("a request without a port goes to the main port; a pause does not need a program", () => {
      const lifecycle = { post_start: { path: "/start", scheme: "HTTPS" }, pre_stop: { sleep_seconds: 15 } };
      const container = containerOf(workloadOf(render(helm, declare({ port: 8000, lifecycle }))));
      expect(container.lifecycle).toEqual({
        postStart: { httpGet: { path: "/start", port: "http", scheme: "HTTPS" } },
        preStop: { sleep: { seconds: 15 } },
      });
    });
  });
});
