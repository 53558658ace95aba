/** Jobs as hooks of Helm and Argo CD. */
import { describe, expect, test } from "@jest/globals";
import {
  app,
  chart,
  chartOf,
  containerOf,
  filesOf,
  find,
  kinds,
  lintChart,
  podOf,
  render,
} from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";

const job = (attributes: Record<string, unknown>) => app({ app_name: "task", app_type: "job", ...attributes });

/** Phase, Helm's events and Argo CD's phase. */
const PHASES = [
  ["before_deploy", "pre-install,pre-upgrade", "PreSync"],
  ["after_deploy", "post-install,post-upgrade", "PostSync"],
  ["before_upgrade", "pre-upgrade", "PreSync"],
  ["after_upgrade", "post-upgrade", "PostSync"],
] as const;

describe.each(HELMS)("%s", (_, helm) => {
  const annotationsOf = (gitops: string | undefined, attributes: Record<string, unknown>, kind = "Job") => {
    const directory = chartOf({ chart: chart({ gitops }), apps: [job(attributes)] });
    expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
    return find(render(helm, directory), kind).metadata.annotations;
  };

  test.each(PHASES)("%s", (phase, events, sync) => {
    const attributes = { phase, weight: -5, delete_policy: ["hook-succeeded", "hook-failed"] };
    expect(annotationsOf(undefined, attributes)).toEqual({
      "helm.sh/hook": events,
      "helm.sh/hook-weight": "-5",
      "helm.sh/hook-delete-policy": "before-hook-creation,hook-succeeded,hook-failed",
    });
    expect(annotationsOf("argocd", attributes)).toEqual({
      "argocd.argoproj.io/hook": sync,
      "argocd.argoproj.io/sync-wave": "-5",
      "argocd.argoproj.io/hook-delete-policy": "BeforeHookCreation,HookSucceeded,HookFailed",
    });
    expect(annotationsOf("argocd", { phase })).toMatchObject({
      "argocd.argoproj.io/sync-wave": "0",
      "argocd.argoproj.io/hook-delete-policy": "BeforeHookCreation",
    });
  });

  test("a manual job and a cron-job are not hooks, not even for Argo CD", () => {
    const apps = [job({ phase: "manual" }), app({ app_name: "nightly", app_type: "cron-job" })];
    for (const { metadata } of render(helm, chartOf({ chart: chart({ gitops: "argocd" }), apps }))) {
      expect(metadata.annotations).toBeUndefined();
    }
  });

  test.each([undefined, "argocd"])("a test is a pod that Helm runs on request; gitops %s", (gitops) => {
    const declared = job({
      phase: "test",
      weight: 3,
      deadline_seconds: 60,
      args: ["--smoke"],
      env: { A: "" },
      port: 8080,
    });
    const directory = chartOf({ chart: chart({ gitops }), apps: [declared, app()] });
    expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
    const objects = render(helm, directory);
    const pod = find(objects, "Pod", "prod-task");
    expect(pod.metadata.annotations).toEqual({
      "helm.sh/hook": "test",
      "helm.sh/hook-weight": "3",
      "helm.sh/hook-delete-policy": "before-hook-creation",
    });
    expect(Object.keys(pod.metadata.labels)).toContain("helm.sh/chart");
    expect(pod.spec).toMatchObject({
      activeDeadlineSeconds: 60,
      restartPolicy: "Never",
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true },
    });
    expect(containerOf(pod)).toMatchObject({ args: ["--smoke"], env: [{ name: "A" }] });
    // It is not selected by a Service or budget of another app.
    const { selector } = find(objects, "Service").spec;
    expect(Object.entries(selector).every(([key, value]) => pod.metadata.labels[key] === value)).toBe(false);
    expect(kinds(render(helm, directory, { values: { "apps.task.enabled": false } }))).not.toContain("Pod/prod-task");
  });

  test("values place a test's pod like any other", () => {
    const tolerations = [{ operator: "Exists" }];
    const values = { "apps.task.tolerations": tolerations, "apps.task.resources": { limits: { memory: "1Gi" } } };
    const pod = podOf(find(render(helm, chartOf({ apps: [job({ phase: "test" })] }), { values }), "Pod"));
    expect(pod.spec.tolerations).toEqual(tolerations);
    expect(pod.spec.containers[0].resources).toEqual({ limits: { memory: "1Gi" } });
  });
});

test("tests are where people look for them", () => {
  const files = filesOf({ apps: [job({ phase: "test" })] });
  expect([...files.keys()].filter((path) => path.includes("task"))).toEqual(["templates/tests/task-pod.yaml"]);
});
