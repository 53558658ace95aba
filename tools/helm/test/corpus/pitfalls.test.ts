/**
 * Common pitfalls of Helm charts, by their numbers in a list, tested with a corpus of charts on both Helm majors. Pitfalls of
 * quoting, names and single errors are in other tests: corpus, properties, and the errors of each subject.
 */

import { describe, expect, test } from "@jest/globals";
import type { Json } from "../../base/json.ts";
import { parseYaml } from "../../base/yaml.ts";
import { allowedDisruptions } from "../../facts/disruptions.ts";
import { workloadTraits } from "../../facts/workloads.ts";
import { TYPES } from "../support/app_types.ts";
import {
  type Attributes,
  app,
  chart,
  chartOf,
  containerOf,
  type Declaration,
  filesOf,
  find,
  isWorkload,
  type KubernetesObject,
  kinds,
  podOf,
  problemsOf,
  render,
  workloadOf,
} from "../support/charts.ts";
import { HELMS, runHelm, template } from "../support/helm.ts";
import { hooksOf, nodesOf, provides, referencesOf, selectorOf, selects } from "../support/objects.ts";
import { read } from "../support/read.ts";
import { CORPUS, CORPUS_FILES, KITCHEN_SINK } from "./corpus.ts";

const CHARTS = CORPUS.map(([name, declaration]) => [name, chartOf(declaration), declaration] as const);

/** Each chart rendered with its own values by each Helm. */
const RENDERED = new Map(
  HELMS.map(([name, helm]) => [name, new Map(CHARTS.map(([chartName, path]) => [chartName, render(helm, path)]))]),
);

function rendered(helm: string, name: string): readonly KubernetesObject[] {
  return RENDERED.get(helm)?.get(name) ?? [];
}

/** The corpus on both Helm majors. */
const EACH = HELMS.flatMap(([helmName, helm]) =>
  CHARTS.map(([name, path, declaration]) => ({
    title: `${helmName}: ${name}`,
    helmName,
    helm,
    name,
    path,
    declaration,
  })),
);

function again({ chart: own = chart(), ...rest }: Declaration, attributes: Attributes): string {
  return chartOf({ ...rest, chart: { ...own, ...attributes } });
}

const STATEFUL = (attributes: Attributes) => ({ app_type: "stateful-service", ...attributes });

const idOf = ({ kind, metadata }: KubernetesObject) => `${kind}/${metadata.name}`;

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
  /** The minimum number of pods of the workload that a budget selects. */
  const podsOf = (objects: readonly KubernetesObject[], budget: KubernetesObject) => {
    const workload = objects.find((object) => isWorkload(object) && selects(selectorOf(budget) ?? {}, object));
    const scaler = objects.find(({ spec }) => spec?.scaleTargetRef?.name === workload.metadata.name);
    return workload.spec.replicas ?? scaler.spec.minReplicas ?? scaler.spec.minReplicaCount;
  };

  test.each(EACH)("$title", ({ helmName, name }) => {
    const objects = rendered(helmName, name);
    for (const budget of objects.filter(({ kind }) => kind === "PodDisruptionBudget")) {
      const pods = podsOf(objects, budget);
      expect([idOf(budget), pods]).toEqual([idOf(budget), expect.any(Number)]);
      expect(allowedDisruptions(budget.spec, pods)).toBeGreaterThanOrEqual(1);
      expect(pods).toBeGreaterThan(1);
    }
  });

  test.each(
    HELMS.flatMap(([name, helm]) =>
      (
        [
          [{ replicas: 1 }, 0],
          [{ replicas: 2 }, 1],
          [{ replicas: 5, autoscaling: { min_replicas: 1, max_replicas: 9, cpu: 50 } }, 0],
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

describe.each(HELMS)("10: numbers keep their digits: %s", (_, helm) => {
  test.each(["12345678", "1.10", "1234567e2", "0777", "1_000"])("the tag %s", (image_tag) => {
    const declared = chartOf({ apps: [app({ image_tag })] });
    expect(containerOf(workloadOf(render(helm, declared))).image).toBe(`registry.example.com/shop:${image_tag}`);
    const values = { "apps.shop_api.image.tag": image_tag };
    const deployed = workloadOf(render(helm, chartOf({}), { values }));
    expect(containerOf(deployed).image).toBe(`registry.example.com/shop:${image_tag}`);
  });

  test("declared: user, quota, budgets and times", () => {
    const directory = chartOf({
      apps: [
        app({
          app_type: "worker",
          port: 8000,
          security_context: { run_as_user: 12345678, fs_group: 87654321 },
          resources: { limits: { "example.com/widgets": "12345678" } },
          replicas: 3,
          disruption_budget: { max_unavailable: 2345678 },
        }),
      ],
    });
    const objects = render(helm, directory);
    const workload = workloadOf(objects);
    const pod = podOf(workload).spec;
    expect(pod.securityContext).toMatchObject({ runAsUser: 12345678, fsGroup: 87654321 });
    expect(String(containerOf(workload).resources.limits["example.com/widgets"])).toBe("12345678");
    expect(find(objects, "PodDisruptionBudget").spec.maxUnavailable).toBe(2345678);
  });

  test("in a values file", () => {
    const env = { NUMBER: 12345678, FRACTION: 1234567.5 };
    const directory = chartOf({
      apps: [
        app({
          ...{ resources: { requests: { cpu: "1" } }, health_check: { path: "/" }, topology_spread: "zone" },
          disruption_budget: { max_unavailable: 1 },
          config: { A: "1" },
          env: { B: "1" },
        }),
      ],
    });
    const objects = render(helm, directory, {
      values: {
        "apps.shop_api.disruptionBudget.maxUnavailable": 2345678,
        "apps.shop_api.env": env,
        "apps.shop_api.config": env,
        "apps.shop_api.healthCheck.liveness.periodSeconds": 12345678,
        "apps.shop_api.resources.limits": { "example.com/widgets": 12345678 },
        "apps.shop_api.topologySpread": { rack: { maxSkew: 12345678, whenUnsatisfiable: "DoNotSchedule" } },
      },
    });
    const container = containerOf(workloadOf(objects));
    const variables = container.env.map(({ name, value }: KubernetesObject) => [name, value]);
    expect(Object.fromEntries(variables)).toEqual({ B: "1", NUMBER: "12345678", FRACTION: "1234567.5" });
    expect(find(objects, "ConfigMap").data).toEqual({ A: "1", NUMBER: "12345678", FRACTION: "1234567.5" });
    expect(find(objects, "PodDisruptionBudget").spec.maxUnavailable).toBe(2345678);
    expect(container.livenessProbe.periodSeconds).toBe(12345678);
    expect(container.resources.limits["example.com/widgets"]).toBe(12345678);
    expect(podOf(workloadOf(objects)).spec.topologySpreadConstraints).toContainEqual(
      expect.objectContaining({ topologyKey: "rack", maxSkew: 12345678 }),
    );
  });
});

describe.each(HELMS)("11: zero, false and nothing are values: %s", (_, helm) => {
  const account = {
    service_account: { create: true, automount: false },
    rbac: [{ resources: ["pods"], verbs: ["get"] }],
  };
  const secret = { secret: { name: "a", key: "b", optional: false } };
  const cron = { app_type: "cron-job" };
  const probe = { path: "/", initial_delay_seconds: 0 };
  const scaled = {
    max_replicas: 9,
    keda: { triggers: [{ type: "cron", metadata: { a: "" } }], cooldown_period_seconds: 0 },
  };

  test.each([
    ["Deployment.spec.replicas", 0, { replicas: 0 }],
    ["Deployment.spec.strategy.rollingUpdate.maxSurge", 0, { update_strategy: { max_surge: 0 } }],
    ["StatefulSet.spec.updateStrategy.rollingUpdate.partition", 0, STATEFUL({ update_strategy: { partition: 0 } })],
    ["pod.terminationGracePeriodSeconds", 0, { termination_grace_period_seconds: 0 }],
    ["pod.hostNetwork", false, { host_network: false }],
    ["pod.automountServiceAccountToken", false, account],
    ["pod.securityContext.fsGroup", 0, { security: "baseline", security_context: { fs_group: 0 } }],
    ["pod.securityContext.runAsUser", 0, { security: "baseline", security_context: { run_as_user: 0 } }],
    [
      "container.securityContext.readOnlyRootFilesystem",
      false,
      { security_context: { read_only_root_filesystem: false } },
    ],
    ["container.env[name=A].value", "", { env: { A: "" } }],
    ["container.env[name=A].valueFrom.secretKeyRef.optional", false, { env: { A: secret } }],
    ["container.envFrom[0].secretRef.optional", false, { env_from: [{ secret: "a", optional: false }] }],
    ["container.readinessProbe.initialDelaySeconds", 0, { health_check: probe }],
    ["container.args[0]", "", { args: [""] }],
    [
      "container.volumeMounts[name=a].readOnly",
      false,
      { volumes: { a: { empty_dir: {}, mount_path: "/a", read_only: false } } },
    ],
    ["template.metadata.labels.a", "", { pod_labels: { a: "" } }],
    ["template.metadata.annotations.a", "", { pod_annotations: { a: "" } }],
    ["Service.metadata.annotations.a", "", { annotations: { a: "" } }],
    ["pod.nodeSelector.a", "", { node_selector: { a: "" } }],
    [
      "pod.tolerations[0].tolerationSeconds",
      0,
      { tolerations: [{ key: "a", effect: "NoExecute", toleration_seconds: 0 }] },
    ],
    ["ConfigMap.data.A", "", { config: { A: "" } }],
    ["PodDisruptionBudget.spec.minAvailable", 0, { disruption_budget: { min_available: 0 } }],
    ["ScaledObject.spec.cooldownPeriod", 0, { autoscaling: scaled }],
    ["ScaledObject.spec.triggers[0].metadata.a", "", { autoscaling: scaled }],
    ["PrometheusRule.spec.groups[0].rules[0].annotations.summary", "", { alerts: { A: { expr: "x", summary: "" } } }],
    ["Job.spec.backoffLimit", 0, { app_type: "job", backoff_limit: 0 }],
    ["Job.metadata.annotations[helm.sh/hook-weight]", "0", { app_type: "job", weight: 0 }],
    ["CronJob.spec.suspend", false, { ...cron, suspend: false }],
    ["CronJob.spec.successfulJobsHistoryLimit", 0, { ...cron, successful_jobs_history_limit: 0 }],
    ["CronJob.spec.failedJobsHistoryLimit", 0, { ...cron, failed_jobs_history_limit: 0 }],
    ["CronJob.spec.jobTemplate.spec.ttlSecondsAfterFinished", 0, { ...cron, ttl_seconds: 0 }],
  ] as const)("declared: %s: %j", (at, value, attributes) => {
    const declaration = { apps: [app(attributes)] };
    const objects = render(helm, chartOf(declaration));
    expect(read(at, { app: "shop_api", files: new Map(), objects })).toBe(value);
  });

  test.each([
    ["Deployment.spec.replicas", 0, "replicas", {}],
    ["container.env[name=A].value", "", "env.A", { env: { A: "x" } }],
    ["container.env[name=A].value", "false", "env.A", { env: { A: "x" } }],
    ["container.env[name=A].value", "0", "env.A", { env: { A: "x" } }],
    ["ConfigMap.data.A", "", "config.A", { config: { A: "x" } }],
    ["ConfigMap.data.A", "false", "config.A", { config: { A: "x" } }],
    [
      "PodDisruptionBudget.spec.minAvailable",
      0,
      "disruptionBudget.minAvailable",
      { disruption_budget: { min_available: 1 } },
    ],
    [
      "container.readinessProbe.initialDelaySeconds",
      0,
      "healthCheck.readiness.initialDelaySeconds",
      { health_check: { ...probe, initial_delay_seconds: 7 } },
    ],
    ["CronJob.spec.suspend", false, "suspend", { ...cron, suspend: true }],
    ["template.metadata.annotations.a", "", "podAnnotations.a", { pod_annotations: { a: "x" } }],
    ["pod.nodeSelector.a", "", "nodeSelector.a", { node_selector: { a: "x" } }],
  ] as const)("by values: %s: %j", (at, value, key, attributes) => {
    const given = value === "false" ? false : value === "0" ? 0 : value;
    const objects = render(helm, chartOf({ apps: [app(attributes)] }), { values: { [`apps.shop_api.${key}`]: given } });
    expect(read(at, { app: "shop_api", files: new Map(), objects })).toBe(value);
  });
});

describe("16: no list of maps has a duplicate key", () => {
  /** Lists by key, with the fields that identify their items. */
  const KEYS: Readonly<Record<string, (item: KubernetesObject) => unknown>> = {
    containers: ({ name }) => name,
    initContainers: ({ name }) => name,
    env: ({ name }) => name,
    volumes: ({ name }) => name,
    volumeMounts: ({ mountPath }) => mountPath,
    imagePullSecrets: ({ name }) => name,
    topologySpreadConstraints: ({ topologyKey, whenUnsatisfiable }) => `${topologyKey} ${whenUnsatisfiable}`,
    hostAliases: ({ ip }) => ip,
  };

  test.each(EACH)("$title", ({ helmName, name }) => {
    const objects = rendered(helmName, name);
    expect(new Set(kinds(objects)).size).toBe(objects.length);
    for (const { path, value } of nodesOf(objects)) {
      const key = path.at(-1) ?? "";
      if (!Array.isArray(value)) continue;
      const keys = key === "ports" ? portKeys(value) : value.map(KEYS[key] ?? ((_, index) => index));
      expect([path.join("."), keys]).toEqual([path.join("."), [...new Set(keys)]]);
    }
  });

  /** The names and numbers of a list together: neither may repeat. */
  const portKeys = (ports: readonly KubernetesObject[]) =>
    ports.flatMap(({ name, port, containerPort, protocol }) => [
      ...(name === undefined ? [] : [name]),
      `${port ?? containerPort} ${protocol}`,
    ]);

  test.each(HELMS)("%s: a user's own variable replaces a built-in one", (_, helm) => {
    const env = { APP_NAME: "mine", REGION: "us", ADDED: "1" };
    const shared = chart({ standard_env: true, env: { REGION: "eu", SHARED: "1" } });
    const directory = chartOf({ chart: shared, apps: [app({ env })] });
    const values = { "apps.shop_api.env": { SHARED: "2" } };
    const container = containerOf(workloadOf(render(helm, directory, { values })));
    const names = container.env.map(({ name }: KubernetesObject) => name);
    expect(names).toEqual([...new Set(names)]);
    expect(container.env).toEqual(
      expect.arrayContaining([
        { name: "APP_NAME", value: "mine" },
        { name: "REGION", value: "us" },
        { name: "SHARED", value: "2" },
        { name: "ADDED", value: "1" },
      ]),
    );
  });

  test("a conflict of two attributes names both", () => {
    const [problem, ...others] = problemsOf({ apps: [app({ env: { LEVEL: "a" }, config: { LEVEL: "b" } })] });
    expect(others).toEqual([]);
    expect(problem).toMatch(/config\.LEVEL: is also given in env\.LEVEL/);
  });
});

describe("17: both Helm majors render the same", () => {
  test.each(CHARTS)("%s", (name, path, declaration) => {
    const [three = [], four = []] = HELMS.map(([helmName]) => rendered(helmName, name));
    expect(four).toEqual(three);
    // Null removes a default; false and 0 are values.
    const values = Object.fromEntries(
      (declaration.apps ?? []).map(({ app_name, env, resources }): [string, Json] => [
        `apps.${app_name}`,
        {
          env: { ...(env === undefined ? {} : { [Object.keys(env as object)[0] ?? ""]: null }), OFF: false, ZERO: 0 },
          ...(resources === undefined ? {} : { resources: { limits: { cpu: null } } }),
          podLabels: { added: "on" },
        },
      ]),
    );
    const [old, recent] = HELMS.map(([, helm]) => render(helm, path, { values }));
    expect(recent).toEqual(old);
  });

  test.each(CORPUS)("%s: no value is null by default", (_, declaration) => {
    const { values } = parseYaml(String(filesOf(declaration).get("values.yaml")));
    expect(nodesOf(values).filter(({ value }) => value === null)).toEqual([]);
  });
});

describe.each(HELMS)("18: values of a subchart are below its alias: %s", (_, helm) => {
  const path = chartOf(KITCHEN_SINK);
  const size = (values: Record<string, Json>) => find(render(helm, path, { values }), "ConfigMap", "redis").data.size;

  test("the chart's overlay", () => expect(size({})).toBe("2"));
  test("at deploy time", () => expect(size({ "cache.size": 3 })).toBe("3"));
});

describe("19: charts do not query the cluster", () => {
  const templateAt = (helm: string, path: string, ...options: string[]) => {
    const { objects, error } = template(helm, "prod", path, ["--namespace", "shop", ...options]);
    if (error !== undefined) throw new Error(error);
    return objects;
  };

  test.each(EACH)("$title", ({ helm, helmName, name, path, declaration }) => {
    for (const version of ["1.30.0", "1.36.0-gke.1"]) {
      expect(templateAt(helm, path, "--kube-version", version)).toEqual(rendered(helmName, name));
    }
    const texts = [...filesOf(declaration)].filter(([file]) => file.startsWith("templates/"));
    expect(texts.filter(([, text]) => String(text).includes(".Capabilities")).map(([file]) => file)).toEqual([]);
    const versions = rendered(helmName, name).map(({ apiVersion }) => apiVersion);
    // KEDA has only this version.
    expect(versions.filter((version) => /alpha|beta/.test(version) && version !== "keda.sh/v1alpha1")).toEqual([]);
  });

  test.each(HELMS)("%s: only `kube_version` rejects older clusters", (_, helm) => {
    const path = chartOf({ chart: chart({ kube_version: ">=1.33.0-0" }) });
    expect(template(helm, "prod", path, ["--kube-version", "1.32.9"]).error).toContain("kubeVersion");
    expect(template(helm, "prod", path, ["--kube-version", "1.33.0-gke.1"]).error).toBeUndefined();
  });
});

describe("20: the schema of the values is closed and local", () => {
  test.each(EACH)("$title", ({ helm, path, declaration }) => {
    const schema = String(filesOf(declaration).get("values.schema.json"));
    expect(schema).not.toContain('"$ref"');
    expect(JSON.parse(schema)).toMatchObject({
      $schema: "http://json-schema.org/draft-07/schema#",
      additionalProperties: false,
    });
    const linted = (values: string) => runHelm(helm, ["lint", "--strict", path, "--set-json", values]).exitCode;
    expect(linted('global={"ofAParent": {"a": 1}}')).toBe(0);
    expect(linted("unknown=1")).not.toBe(0);
  });
});

describe("21: the namespace is that of the release", () => {
  const CLUSTER_SCOPED = ["ClusterRole", "ClusterRoleBinding", "CustomResourceDefinition", "Namespace"];

  test.each(EACH)("$title", ({ helm, declaration }) => {
    const path = again(declaration, { namespace: "declared" });
    const { objects = [] } = template(helm, "prod", path, ["--namespace", "chosen"]);
    const own = (objects as KubernetesObject[]).filter(
      ({ metadata }) => metadata.labels?.["helm.sh/chart"] !== undefined,
    );
    expect(own.length).toBeGreaterThan(0);
    for (const object of own) {
      const namespace = CLUSTER_SCOPED.includes(object.kind) ? undefined : "chosen";
      expect([idOf(object), object.metadata.namespace]).toEqual([idOf(object), namespace]);
    }
    expect(nodesOf(objects).filter(({ value }) => value === "declared")).toEqual([]);
  });
});

describe.each(HELMS)("23: own manifests stay as they are: %s", (_, helm) => {
  const MANIFESTS: Readonly<Record<string, string>> = {
    "policy.yaml": `# Keeps its comment.
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: own, labels: {app.kubernetes.io/name: mine, helm.sh/chart: "x-1"}}
spec:
  podSelector: {}
  ingress:
    - from:
        - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}
`,
    "text.yaml": `apiVersion: v1
kind: ConfigMap
metadata:
  name: text
data:
  values.yaml: |
    metadata:
      namespace: inner
      labels: {a: "{{ .Values.x }}"}
    on: 0777
  other: "{{- range $x := . }}\`{{ $x }}\`{{ end }}"
`,
    "binding.yaml": `{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: reader, namespace: kube-system},
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: extension-apiserver-authentication-reader},
subjects: [{kind: ServiceAccount, name: own, namespace: elsewhere}]}
`,
  };
  const declaration: Declaration = {
    chart: chart({ labels: { a: "b" }, namespace: "shop", manifests: Object.keys(MANIFESTS) }),
    files: MANIFESTS,
  };

  test.each(Object.entries(MANIFESTS))("%s", (file, text) => {
    const [object] = (parseYaml(text).values ?? []) as KubernetesObject[];
    expect(find(render(helm, chartOf(declaration)), object.kind, object.metadata.name)).toEqual(object);
    expect(String(filesOf(declaration).get(`manifests/${file}`))).toBe(text);
  });
});

describe.each(HELMS)("28: each switch removes exactly what belongs to it: %s", (helmName, helm) => {
  const path = chartOf(KITCHEN_SINK);
  const before = rendered(helmName, "everything");
  const values = parseYaml(String(filesOf(KITCHEN_SINK).get("values.yaml"))).values?.[0];
  /** Values that are true but are not switches. */
  const others = /\.envFrom\.|\.suspend$/;
  const switches = nodesOf(values)
    .flatMap((node) => (node.value === true ? [node.path.join(".")] : []))
    .filter((at) => !others.test(at));

  /** The objects that a switch of an app removes, by the switch's name in values. */
  const REMOVED: Readonly<Record<string, (app: string) => readonly string[]>> = {
    enabled: (name) => [
      ...before.filter(({ metadata }) => metadata.labels?.["app.kubernetes.io/name"] === name).map(idOf),
      ...(name === "web" ? ["Ingress/prod"] : []),
    ],
    "autoscaling.enabled": (name) => [`${name === "web" ? "HorizontalPodAutoscaler" : "ScaledObject"}/prod-${name}`],
    "disruptionBudget.enabled": (name) => [`PodDisruptionBudget/prod-${name}`],
    "healthCheck.enabled": () => [],
    "ingress.enabled": () => ["Ingress/prod"],
    "route.enabled": (name) => [`HTTPRoute/prod-${name}`],
    "networkPolicy.enabled": (name) => [`NetworkPolicy/prod-${name}`],
    "metrics.enabled": (name) => [
      `${kinds(before).includes(`Service/prod-${name}`) ? "ServiceMonitor" : "PodMonitor"}/prod-${name}`,
    ],
    "alerts.enabled": (name) => [`PrometheusRule/prod-${name}`],
    "dashboards.enabled": (name) => [`ConfigMap/prod-${name}-dashboards`],
    "persistence.data.enabled": (name) => (name === "database" ? [] : [`PersistentVolumeClaim/prod-${name}-data`]),
    "rbac.create": (name) => [`Role/prod-${name}`, `RoleBinding/prod-${name}`],
    "serviceAccount.create": (name) => [`ServiceAccount/prod-${name}`],
  };

  test.each(switches)("%s", (at) => {
    const [, name = "", key = ""] = /^apps\.([^.]+)\.(.*)$/.exec(at) ?? [];
    const removed = at === "manifests.manifest.yaml.enabled" ? ["ConfigMap/own"] : REMOVED[key]?.(name);
    const setting = `${at.replace("manifest.yaml", "manifest\\.yaml")}=false`;
    const { objects, error } = template(helm, "prod", path, ["--namespace", "shop", "--set", setting]);
    expect(error).toBeUndefined();
    const after = (objects ?? []) as KubernetesObject[];
    expect(kinds(before).filter((id) => !kinds(after).includes(id))).toEqual([...(removed ?? ["unknown"])].sort());
    expect(kinds(after).filter((id) => !kinds(before).includes(id))).toEqual([]);
    expect(after).not.toEqual(before);
    // References to it are gone as well.
    const made = before.flatMap(provides);
    const there = after.flatMap(provides);
    const dangling = after
      .filter(isWorkload)
      .flatMap(referencesOf)
      .filter((reference) => made.includes(reference) && !there.includes(reference));
    expect(dangling).toEqual([]);
    if (key !== "enabled") return;
    const mentions = nodesOf(after).filter(
      ({ path: keys, value }) =>
        value === `prod-${name}` || (keys.at(-1) === "app.kubernetes.io/name" && value === name),
    );
    expect(mentions).toEqual([]);
  });

  test("with `health_check` disabled there are no probes", () => {
    const after = render(helm, path, { values: { "apps.orders.healthCheck.enabled": false } });
    expect(containerOf(find(after, "Deployment", "prod-orders")).readinessProbe).toBeUndefined();
    expect(containerOf(find([...before], "Deployment", "prod-orders")).readinessProbe).toBeDefined();
  });

  test("without its claim, a stateful service keeps its data in the pod", () => {
    const after = render(helm, path, { values: { "apps.database.persistence.data.enabled": false } });
    const { spec } = find(after, "StatefulSet");
    expect(spec.volumeClaimTemplates ?? []).toEqual([]);
    expect(podOf(find(after, "StatefulSet")).spec.volumes).toContainEqual({ name: "data", emptyDir: {} });
  });
});

test("the corpus has every type twice, and a chart with everything", () => {
  expect(CORPUS.map(([name]) => name)).toHaveLength(2 * TYPES.length + 1);
  expect(Object.keys(CORPUS_FILES)).not.toHaveLength(0);
});
