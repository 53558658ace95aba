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
import { hooksOf } from "../../support/objects.ts";

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

  const ALL = { delete_policy: ["hook-succeeded", "hook-failed"], weight: -5 };
  const HELM_ALL = {
    "helm.sh/hook-weight": "-5",
    "helm.sh/hook-delete-policy": "before-hook-creation,hook-succeeded,hook-failed",
  };

  test.each(PHASES)("%s", (phase, events, _sync) => {
    expect(annotationsOf(undefined, { phase, ...ALL })).toEqual({ "helm.sh/hook": events, ...HELM_ALL });
  });

  test.each(PHASES)("%s of a chart for Argo CD, which Helm can install, too", (phase, events, sync) => {
    expect(annotationsOf("argocd", { phase, ...ALL })).toEqual({
      "helm.sh/hook": events,
      ...HELM_ALL,
      "argocd.argoproj.io/hook": sync,
      "argocd.argoproj.io/sync-wave": "-5",
      "argocd.argoproj.io/hook-delete-policy": "BeforeHookCreation,HookSucceeded,HookFailed",
    });
  });

  test("a job that succeeded is deleted, unless another policy is declared", () => {
    const policies = (attributes: Record<string, unknown>) => {
      const annotations = annotationsOf("argocd", attributes);
      return [annotations["helm.sh/hook-delete-policy"], annotations["argocd.argoproj.io/hook-delete-policy"]];
    };
    expect(policies({})).toEqual(["before-hook-creation,hook-succeeded", "BeforeHookCreation,HookSucceeded"]);
    expect(policies({ delete_policy: ["before-hook-creation"] })).toEqual([
      "before-hook-creation",
      "BeforeHookCreation",
    ]);
    expect(policies({ delete_policy: [] })).toEqual(["before-hook-creation", "BeforeHookCreation"]);
  });

  test.each([undefined, "argocd"])("what only a job before a deployment needs goes with it; gitops %s", (gitops) => {
    const rbac = [
      { resources: ["pods"], verbs: ["get"] },
      { resources: ["nodes"], verbs: ["get"], cluster: true },
    ];
    const attributes = { weight: 7, rbac, config: { LEVEL: "debug" }, secrets: { login: { keys: ["token"] } } };
    const objects = render(helm, chartOf({ chart: chart({ gitops }), apps: [job(attributes)] }), {
      values: { "apps.task.secrets.login.values.token": "x" },
    });
    const policies = hooksOf(objects).map(({ object, weight, policies }) => [object.kind, weight, policies.join()]);
    const gone = "before-hook-creation,hook-succeeded";
    expect(policies.sort()).toEqual([
      ["ClusterRole", 6, gone],
      ["ClusterRoleBinding", 6, gone],
      ["ConfigMap", 6, gone],
      ["Job", 7, gone],
      ["Role", 6, gone],
      ["RoleBinding", 6, gone],
      // A later deployment may not give its values again.
      ["Secret", 6, "before-hook-creation"],
      ["ServiceAccount", 6, gone],
    ]);
    const argo = gitops === undefined ? undefined : "PreSync";
    expect(objects.map(({ metadata }) => metadata.annotations["argocd.argoproj.io/hook"])).toEqual(
      objects.map(() => argo),
    );
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

  test("only what a deployment waits for has a deadline unasked", () => {
    const nightly = { app_name: "nightly", app_type: "cron-job" };
    const apps = [job({}), job({ app_name: "manual", phase: "manual" }), app(nightly)];
    const objects = render(helm, chartOf({ apps }));
    const deadlineOf = (name: string) => find(objects, "CronJob", name).spec.jobTemplate.spec.activeDeadlineSeconds;
    expect(find(objects, "Job").spec.activeDeadlineSeconds).toBe(600);
    expect([deadlineOf("prod-manual"), deadlineOf("prod-nightly")]).toEqual([undefined, undefined]);
    const limited = render(helm, chartOf({ apps: [app({ ...nightly, deadline_seconds: 60 })] }));
    expect(find(limited, "CronJob").spec.jobTemplate.spec.activeDeadlineSeconds).toBe(60);
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
