/**
 * Common pitfalls of Helm charts, by their numbers in a list: how objects fit together. A corpus of charts on both Helm majors is
 * held to them.
 */
import { describe, expect, test } from "@jest/globals";
import type { Json } from "../../base/json.ts";
import { allowedDisruptions } from "../../facts/disruptions.ts";
import { workloadTraits } from "../../facts/workloads.ts";
import {
  app,
  chart,
  chartOf,
  type Declaration,
  filesOf,
  isWorkload,
  type KubernetesObject,
  problemsOf,
  render,
} from "../support/charts.ts";
import { HELMS } from "../support/helm.ts";
import { hooksOf, provides, referencesOf, selectorOf, selects } from "../support/objects.ts";
import { CORPUS, KITCHEN_SINK } from "./corpus.ts";
import { again, EACH, idOf, rendered } from "./rendered_corpus.ts";

describe("1: immutable fields survive new versions", () => {
  test.each(EACH)("$title", ({ helm, helmName, name, declaration }) => {
    const immutable = (objects: readonly KubernetesObject[]) =>
      JSON.stringify(
        objects
          .filter((object) => selectorOf(object) !== undefined)
          .map((object) => [
            idOf(object),
            selectorOf(object),
            object.spec.volumeClaimTemplates,
            object.spec.serviceName,
            object.spec.podManagementPolicy,
          ]),
      );
    const bumped = render(helm, again(declaration, { chart_version: "7.7.7+build.7", app_version: "8.8.8" }));
    expect(immutable(bumped)).toBe(immutable(rendered(helmName, name)));
  });
});

describe("2: a new chart version by itself restarts no pods", () => {
  test.each(EACH)("$title", ({ helm, helmName, name, declaration }) => {
    const pods = (objects: readonly KubernetesObject[]) =>
      JSON.stringify(objects.filter(isWorkload).map((object) => [idOf(object), object.spec]));
    const bumped = render(helm, again(declaration, { chart_version: "7.7.7+build.7" }));
    expect(pods(bumped)).toBe(pods(rendered(helmName, name)));
    expect(bumped).not.toEqual(rendered(helmName, name));
  });
});

describe("3 and 30: selectors select the pods of one workload, which is not a job", () => {
  test.each(EACH)("$title", ({ helmName, name }) => {
    const objects = rendered(helmName, name);
    const workloads = objects.filter(isWorkload);
    for (const object of objects) {
      const selector = selectorOf(object);
      if (selector === undefined) continue;
      const selected = workloads.filter((workload) => selects(selector, workload));
      expect([idOf(object), selected.length]).toEqual([idOf(object), 1]);
      expect([idOf(selected[0]), workloadTraits(selected[0].kind)?.selecting]).toEqual([idOf(selected[0]), true]);
      if (isWorkload(object)) expect(selected).toEqual([object]);
    }
  });
});

describe("4: an autoscaled workload has no replicas of its own", () => {
  test.each(EACH)("$title", ({ helmName, name }) => {
    const objects = rendered(helmName, name);
    const scalers = objects.filter(({ kind }) => ["HorizontalPodAutoscaler", "ScaledObject"].includes(kind));
    const isScaled = ["external-api, full", "worker, full", "everything"].includes(name);
    expect(scalers.length > 0).toBe(isScaled);
    const targets = scalers.map(({ spec }) => `${spec.scaleTargetRef.kind}/${spec.scaleTargetRef.name}`);
    expect(objects.filter((object) => targets.includes(idOf(object)))).toHaveLength(scalers.length);
    for (const object of objects.filter(({ kind }) => workloadTraits(kind)?.scalable === true)) {
      expect([idOf(object), object.spec.replicas === undefined]).toEqual([
        idOf(object),
        targets.includes(idOf(object)),
      ]);
    }
  });
});

describe("5: a disruption budget allows an eviction", () => {
  /** The minimum number of pods of the workload that a budget selects; what scales to zero also runs with one. */
  const podsOf = (objects: readonly KubernetesObject[], budget: KubernetesObject) => {
    const workload = objects.find((object) => isWorkload(object) && selects(selectorOf(budget) ?? {}, object));
    const scaler = objects.find(({ spec }) => spec?.scaleTargetRef?.name === workload.metadata.name);
    return workload.spec.replicas ?? Math.max(1, scaler.spec.minReplicas ?? scaler.spec.minReplicaCount);
  };

  test.each(EACH)("$title", ({ helmName, name }) => {
    const objects = rendered(helmName, name);
    for (const budget of objects.filter(({ kind }) => kind === "PodDisruptionBudget")) {
      const pods = podsOf(objects, budget);
      expect([idOf(budget), pods]).toEqual([idOf(budget), expect.any(Number)]);
      expect(allowedDisruptions(budget.spec, pods)).toBeGreaterThanOrEqual(1);
    }
  });

  test.each(
    HELMS.flatMap(([name, helm]) =>
      (
        [
          [{ replicas: 1 }, 0],
          [{ replicas: 2 }, 1],
          [{ replicas: 5, autoscaling: { min_replicas: 1, max_replicas: 9, cpu: 50 } }, 1],
          [{ replicas: 5, autoscaling: { min_replicas: 1, max_replicas: 1, cpu: 50 } }, 0],
          [{ replicas: 1, autoscaling: { min_replicas: 2, max_replicas: 9, cpu: 50 } }, 1],
          [{ replicas: 3, disruption_budget: { min_available: 0 } }, 1],
        ] as const
      ).map(([attributes, count]) => [name, attributes, count, helm] as const),
    ),
  )("%s: %j makes %d budgets", (_, attributes, count, helm) => {
    const resources = { requests: { cpu: "1" } };
    const objects = render(helm, chartOf({ apps: [app({ resources, ...attributes })] }));
    const budgets = objects.filter(({ kind }) => kind === "PodDisruptionBudget");
    expect(budgets).toHaveLength(count);
    if ("disruption_budget" in attributes) expect(budgets[0].spec.minAvailable).toBe(0);
  });
});

describe("6: hooks can run again", () => {
  test.each(EACH)("$title", ({ helmName, name }) => {
    const hooks = hooksOf(rendered(helmName, name));
    expect(hooks.length > 0).toBe(name.startsWith("job") || name === "everything");
    for (const { object, policies } of hooks) {
      expect([idOf(object), policies]).toEqual([idOf(object), expect.arrayContaining(["before-hook-creation"])]);
      if (object.kind === "Job") {
        expect(object.spec).toMatchObject({
          activeDeadlineSeconds: expect.any(Number),
          backoffLimit: expect.any(Number),
        });
        expect(object.spec).not.toHaveProperty("ttlSecondsAfterFinished");
      }
    }
  });
});

describe("7: objects that a hook's pod refers to exist before it", () => {
  /** Objects that do not come from the corpus. */
  const EXTERNAL = ["ConfigMap/common", "Secret/all", "Secret/login", "Secret/pg", "Secret/registry"];

  const withSecrets = ({ apps = [] }: Declaration): Record<string, Json> =>
    Object.fromEntries(
      apps
        .filter(({ secrets }) => secrets !== undefined)
        .map(({ app_name }) => [`apps.${app_name}.secrets.made.values`, { token: "x" }]),
    );

  test.each(EACH)("$title", ({ helm, path, declaration }) => {
    const hooks = hooksOf(render(helm, path, { values: withSecrets(declaration) }));
    for (const { object, events, weight } of hooks.filter(({ object }) => isWorkload(object))) {
      const isBefore = events.every((event) => event.startsWith("pre-"));
      const earlier = hooks.filter(
        (other) => other.weight < weight && events.every((event) => other.events.includes(event)),
      );
      const there = [...EXTERNAL, ...earlier.flatMap((hook) => provides(hook.object))];
      const missing = referencesOf(object).filter((reference) => !there.includes(reference));
      if (isBefore) expect([idOf(object), missing]).toEqual([idOf(object), []]);
    }
  });

  test.each(HELMS)("%s: the same in Argo CD, where before_deploy jobs are PreSync hooks", (_, helm) => {
    const objects = render(helm, again(KITCHEN_SINK, { gitops: "argocd" }), { values: withSecrets(KITCHEN_SINK) });
    const waveOf = ({ metadata }: KubernetesObject) =>
      Number(metadata.annotations?.["argocd.argoproj.io/sync-wave"] ?? 0);
    const isPre = ({ metadata }: KubernetesObject) => metadata.annotations?.["argocd.argoproj.io/hook"] === "PreSync";
    const jobs = objects.filter((object) => object.kind === "Job" && isPre(object));
    expect(jobs.map(({ metadata }) => metadata.name).sort()).toEqual(["prod-migrate", "prod-seed"]);
    for (const job of jobs) {
      const earlier = objects.filter((object) => isPre(object) && waveOf(object) < waveOf(job));
      const there = [...EXTERNAL, ...earlier.flatMap(provides)];
      expect(referencesOf(job).filter((reference) => !there.includes(reference))).toEqual([]);
    }
  });

  test("a job before the deployment cannot wait for a claim of the release", () => {
    const volumes = { data: { claim: { size: "1Gi" }, mount_path: "/data" } };
    expect(problemsOf({ apps: [app({ app_name: "migrate", app_type: "job", volumes })] })).toHaveLength(1);
  });
});

describe("8: no secret is in a chart", () => {
  const SECRET = "hunter2-in-the-clear";
  const env = { DB_PASSWORD: SECRET };
  const overlay = { apps: { shop_api: { env } } };

  test.each([
    ["env", { apps: [app({ env })] }],
    ["config", { apps: [app({ config: env })] }],
    ["env of an init container", { apps: [app({ init_containers: { a: { env } } })] }],
    ["env of a sidecar", { apps: [app({ sidecars: { a: { env } } })] }],
    ["env of the chart", { chart: chart({ env }) }],
    ["values", { chart: chart({ values: overlay }) }],
    ["an environment", { chart: chart({ environments: { prod: overlay } }) }],
    [
      "values of a Secret",
      {
        chart: chart({ values: { apps: { shop_api: { secrets: { made: { values: { token: SECRET } } } } } } }),
        apps: [app({ secrets: { made: { keys: ["token"], env: true } } })],
      },
    ],
    [
      "values of a Secret in an environment",
      {
        chart: chart({
          environments: { prod: { apps: { shop_api: { secrets: { made: { values: { token: SECRET } } } } } } },
        }),
        apps: [app({ secrets: { made: { keys: ["token"], env: true } } })],
      },
    ],
  ] as readonly (readonly [string, Declaration])[])("%s", (_, declaration) => {
    expect(problemsOf(declaration)).toEqual([expect.stringMatching(/\[literal-secret\]$/)]);
  });

  test.each(CORPUS)(
    "%s: Secrets are referred to, or created only from values that the user passes",
    (name, declaration) => {
      const files = [...filesOf(declaration)].filter(([path]) => path.startsWith("templates/"));
      const literal = files.filter(([, text]) =>
        /^\s*(data|stringData):\n\s+\S+: "?[^{"\s]/m.test(secretPart(String(text))),
      );
      expect(literal.map(([path]) => path)).toEqual([]);
      for (const [helmName] of HELMS) {
        expect(rendered(helmName, name).filter(({ kind }) => kind === "Secret")).toEqual([]);
      }
    },
  );

  const secretPart = (text: string) => (/^kind: Secret$/m.test(text) ? text : "");
});
