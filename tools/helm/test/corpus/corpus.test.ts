/**
 * Every app type with minimal, full and adversarial values, rendered by both Helm majors. Assertions are about parsed objects,
 * not about Helm's output.
 */

import { describe, expect, test } from "@jest/globals";
import { workloadTraits } from "../../facts/workloads.ts";
import type { AppType } from "../../model/types.ts";
import { TYPES } from "../support/app_types.ts";
import {
  app,
  chart,
  chartOf,
  containerOf,
  find,
  isWorkload,
  type KubernetesObject,
  kinds,
  lintChart,
  podOf,
  render,
  templateText,
} from "../support/charts.ts";
import { HELMS } from "../support/helm.ts";

/** Texts that YAML 1.1, Go templates, shells or careless quoting would change. */
const ADVERSARIAL = [
  "on",
  "no",
  "~",
  "null",
  "0777",
  "1e3",
  "1_000",
  "1.10",
  "12:30",
  "0x1F",
  "2024-01-01",
  "12345678",
  "1234567e2",
  "",
  " ",
  "{{ .Values.x }}",
  "{{",
  "}}",
  "{{{",
  "{{- /* c */ -}}",
  "`backticks`",
  "'single'",
  '"double"',
  "# comment",
  "a # b",
  "*glob",
  "&anchor",
  "!tag",
  "key: value",
  "- item",
  "[flow]",
  "%directive",
  "@at",
  "a\nb",
  "\nleading",
  "trailing\n\n",
  "blanks  \n  behind",
  "a\r\nb",
  "tab\there",
  "back\\slash \\n",
  "ünïcödé 🚀",
  "\u2028\u2029",
  "\u0001\u001f\ufeff",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is text, not a placeholder.
  "$(HOME) ${HOME} $HOME",
  "x | nindent 4",
  "<b>&amp;</b>",
  "x".repeat(300),
];

const RESOURCES = { requests: { cpu: "50m", memory: "256Mi" }, limits: { cpu: "100m", memory: "512Mi" } };

const FULL: Readonly<Record<AppType, Record<string, unknown>>> = {
  "external-api": {
    port: 8080,
    ingress: { host: "shop.example.com", paths: ["/shop"], tls: true, class: "nginx" },
    replicas: 3,
  },
  "internal-api": { ports: { http: 8080, grpc: { port: 9000, app_protocol: "grpc" } }, replicas: 3 },
  worker: { port: 8080, replicas: 3 },
  job: { port: 8080, phase: "before_deploy", weight: -5, deadline_seconds: 300, backoff_limit: 3 },
  "cron-job": { port: 8080, deadline_seconds: 300, time_zone: "Europe/Berlin" },
  "stateful-service": { port: 8080, replicas: 3 },
  daemon: { port: 8080, update_strategy: { max_surge: 1 } },
};

const EXPECTED_KINDS: Readonly<Record<AppType, string[]>> = {
  "external-api": ["Deployment", "Ingress", "PodDisruptionBudget", "Service"],
  "internal-api": ["Deployment", "PodDisruptionBudget", "Service"],
  worker: ["Deployment"],
  job: ["Job"],
  "cron-job": ["CronJob"],
  "stateful-service": ["Service", "Service", "StatefulSet"],
  daemon: ["DaemonSet"],
};

function workload(objects: readonly KubernetesObject[]): KubernetesObject {
  return objects.find(isWorkload);
}

describe.each(HELMS)("%s", (_, helm) => {
  describe.each(TYPES)("%s", (app_type) => {
    test("minimal: renders the objects of its type, and lints", () => {
      const directory = chartOf({ apps: [app({ app_name: "shop", app_type })] });
      const objects = render(helm, directory);
      expect(objects.map(({ kind }) => kind).sort()).toEqual(EXPECTED_KINDS[app_type]);
      expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
    });

    test("full: every probe form, resources and references are in the pod", () => {
      const health_check = {
        path: "/health",
        port: 8080,
        liveness: { period_seconds: 20 },
        startup: { failure_threshold: 30 },
      };
      const env = { URL: { secret: { name: "pg", key: "url" } }, POD: { field: "metadata.name" }, MODE: "fast" };
      const directory = chartOf({
        apps: [
          app({
            app_name: "shop",
            app_type,
            ...FULL[app_type],
            health_check,
            env,
            env_from: [
              { secret: "all", prefix: "P_" },
              { config_map: "common", optional: true },
            ],
            resources: RESOURCES,
          }),
        ],
      });
      const container = containerOf(workload(render(helm, directory)));
      const httpGet = { path: "/health", port: 8080 };
      expect(container.livenessProbe).toEqual({ httpGet, periodSeconds: 20, failureThreshold: 6 });
      expect(container.readinessProbe).toEqual({ httpGet });
      expect(container.startupProbe).toEqual({ httpGet, failureThreshold: 30 });
      expect(container.resources).toEqual(RESOURCES);
      expect(container.env).toEqual([
        { name: "MODE", value: "fast" },
        { name: "POD", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } },
        { name: "URL", valueFrom: { secretKeyRef: { name: "pg", key: "url" } } },
      ]);
      expect(container.envFrom).toEqual([
        { prefix: "P_", secretRef: { name: "all" } },
        { configMapRef: { name: "common", optional: true } },
      ]);
      expect(lintChart(helm, directory).passed).toBe(true);
    });

    test.each([
      [{ path: "/h" }, { httpGet: { path: "/h", port: "http" } }],
      [{ type: "tcp" }, { tcpSocket: { port: "http" } }],
      [{ type: "grpc", service: "s" }, { grpc: { port: 8080, service: "s" } }],
      [{ command: ["true"] }, { exec: { command: ["true"] } }],
    ])("the probe %j is in the pod", (health_check, handler) => {
      const directory = chartOf({ apps: [app({ app_name: "shop", app_type, port: 8080, health_check })] });
      const container = containerOf(workload(render(helm, directory)));
      // Liveness has more room than readiness.
      const liveness = { ...handler, failureThreshold: 6 };
      expect([container.livenessProbe, container.readinessProbe]).toEqual([liveness, handler]);
    });

    test("adversarial: every user string arrives byte for byte", () => {
      const texts = Object.fromEntries(ADVERSARIAL.map((text, index) => [`TEXT_${index}`, text]));
      const env = { ...texts, on: "a", n: "b", "with.dots-and_more": "c" };
      const directory = chartOf({
        apps: [app({ app_name: "shop", app_type, command: ADVERSARIAL, args: ADVERSARIAL, env })],
      });
      const container = containerOf(workload(render(helm, directory)));
      expect(container.command).toEqual(ADVERSARIAL);
      expect(container.args).toEqual(ADVERSARIAL);
      expect(Object.fromEntries(container.env.map(({ name, value }: KubernetesObject) => [name, value]))).toEqual(env);
      expect(lintChart(helm, directory).passed).toBe(true);
    });

    test("adversarial: every string in maps of the pod arrives as well, declared or in values", () => {
      const texts = Object.fromEntries(ADVERSARIAL.map((text, index) => [`text-${index}`, text]));
      // In a values file, a NEL is a line break.
      const given = ADVERSARIAL.filter((value) => !value.includes("\u0085"));
      const more = Object.fromEntries(given.map((text, index) => [`more-${index}`, text]));
      // Kubernetes takes nothing else, and the schema of values says so.
      const labelValues = given.filter((value) => LABEL_VALUE.test(value));
      expect(labelValues.length).toBeGreaterThan(5);
      const labels = Object.fromEntries(labelValues.map((text, index) => [`label-${index}`, text]));
      const tolerations = labelValues.map((value) => ({ key: "a", operator: "Equal", value }));
      const directory = chartOf({ apps: [app({ app_name: "shop", app_type, pod_annotations: texts })] });
      const values = { "apps.shop": { podAnnotations: more, podLabels: labels, nodeSelector: labels, tolerations } };
      const { metadata, spec } = podOf(workload(render(helm, directory, { values })));
      expect(metadata.annotations).toEqual({ ...texts, ...more });
      expect(metadata.labels).toMatchObject(labels);
      expect(spec.nodeSelector).toEqual(labels);
      expect(spec.tolerations).toEqual(tolerations);
    });

    test("numbers, tags and switches from a values file keep their meaning", () => {
      const directory = chartOf({ apps: [app({ app_name: "shop", app_type, env: { TEXT: "x" } })] });
      const objects = render(helm, directory, {
        values: {
          "apps.shop.env": { BIG: 12345678, OFF: false, EMPTY: "", ZERO: 0 },
          "apps.shop.image.tag": "1234567e2",
        },
      });
      const container = containerOf(workload(objects));
      const env = Object.fromEntries(container.env.map(({ name, value }: KubernetesObject) => [name, value]));
      expect(env).toEqual({ TEXT: "x", BIG: "12345678", OFF: "false", EMPTY: "", ZERO: "0" });
      expect(container.image).toBe("registry.example.com/shop:1234567e2");
    });

    test.each(["a", "r".repeat(53), "1st", "with.dots"])(
      "the release name %s gives valid names and labels",
      (release) => {
        const objects = render(
          helm,
          chartOf({ apps: [app({ app_name: "x".repeat(40), app_type, replicas: undefined })] }),
          { release },
        );
        for (const { kind, metadata } of objects) {
          expect(metadata.name.length).toBeLessThanOrEqual(63);
          expect(metadata.name).toMatch(/^[a-z]([a-z0-9-]*[a-z0-9])?$/);
          for (const value of Object.values(metadata.labels))
            expect([kind, value]).toEqual([kind, expect.stringMatching(LABEL_VALUE)]);
        }
        expect(kinds(objects)).toHaveLength(new Set(kinds(objects)).size);
      },
    );

    test("meets the restricted Pod Security Standard, with a writable /tmp", () => {
      const pod = podOf(workload(render(helm, chartOf({ apps: [app({ app_name: "shop", app_type })] })))).spec;
      expect(pod.securityContext).toEqual({ runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } });
      expect(pod.automountServiceAccountToken).toBe(false);
      expect(pod.containers[0].securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ["ALL"] },
      });
      expect(pod.containers[0].volumeMounts).toEqual([{ name: "tmp", mountPath: "/tmp" }]);
      expect(pod.volumes).toEqual([{ name: "tmp", emptyDir: {} }]);
    });

    test.each(["baseline", "privileged"])("security %s renders and lints", (security) => {
      const directory = chartOf({ apps: [app({ app_name: "shop", app_type, security })] });
      const pod = podOf(workload(render(helm, directory))).spec;
      expect(pod.securityContext?.runAsNonRoot).toBeUndefined();
      expect(pod.containers[0].securityContext?.allowPrivilegeEscalation).toBe(
        security === "baseline" ? false : undefined,
      );
      expect(lintChart(helm, directory).passed).toBe(true);
    });

    test("enabled: false removes everything that belongs to the app", () => {
      const directory = chartOf({
        apps: [app({ app_name: "shop", app_type }), app({ app_name: "other", app_type: "worker" })],
      });
      expect(kinds(render(helm, directory, { values: { "apps.shop.enabled": false } }))).toEqual([
        "Deployment/prod-other",
      ]);
    });
  });
});

const LABEL_VALUE = /^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$/;

describe.each(HELMS)("%s: a chart of all types", (_, helm) => {
  const apps = TYPES.map((app_type) => app({ app_name: app_type.replace("-", "_"), app_type, ...FULL[app_type] }));
  const declare = (versions: Record<string, unknown>) => chartOf({ chart: chart(versions), apps });

  test("selectors match only the pods of their own workload", () => {
    const objects = render(helm, declare({}));
    const workloads = objects.filter(isWorkload);
    const selectors = objects.flatMap(({ kind, spec }) =>
      kind === "Service" ? [spec.selector] : spec?.selector === undefined ? [] : [spec.selector.matchLabels],
    );
    expect(selectors).toHaveLength(13);
    for (const selector of selectors) {
      const matching = workloads.filter((candidate) =>
        Object.entries(selector).every(([key, value]) => podOf(candidate).metadata.labels[key] === value),
      );
      expect(matching).toHaveLength(1);
    }
  });

  test("a version with build metadata is a tag without the plus sign", () => {
    const directory = chartOf({ apps: [app({ version: "1.0.0+build.7" })] });
    expect(lintChart(helm, directory).passed).toBe(true);
    const { image } = containerOf(find(render(helm, directory), "Deployment"));
    expect(image).toBe("registry.example.com/shop:1.0.0_build.7");
  });

  test("a new chart or app version changes neither selectors nor pods", () => {
    const [before, after] = [
      declare({ chart_version: "1.0.0" }),
      declare({ chart_version: "2.0.0+build.7", app_version: "1.0.0" }),
    ];
    const stable = (directory: string) =>
      render(helm, directory)
        .filter(({ kind }) => workloadTraits(kind)?.rollsOut)
        .map(({ spec }) => [spec.selector, spec.template, spec.serviceName]);
    expect(stable(after)).toEqual(stable(before));
  });

  test("every object has the standard labels and the namespace of the release", () => {
    for (const { metadata } of render(helm, declare({ namespace: "elsewhere" }))) {
      expect(metadata.namespace).toBe("shop");
      expect(Object.keys(metadata.labels).sort()).toEqual([
        "app.kubernetes.io/component",
        "app.kubernetes.io/instance",
        "app.kubernetes.io/managed-by",
        "app.kubernetes.io/name",
        "app.kubernetes.io/part-of",
        "app.kubernetes.io/version",
        "helm.sh/chart",
      ]);
    }
  });

  test("Service ports lead to container ports", () => {
    const objects = render(helm, declare({}));
    const servedBy = ({ spec }: KubernetesObject) =>
      objects.find(
        (object) =>
          isWorkload(object) &&
          podOf(object).metadata.labels["app.kubernetes.io/name"] === spec.selector["app.kubernetes.io/name"],
      );
    for (const service of objects.filter(({ kind }) => kind === "Service")) {
      const ports = containerOf(servedBy(service)).ports.map(({ name }: KubernetesObject) => name);
      expect(service.spec.ports.map(({ targetPort }: KubernetesObject) => targetPort)).toEqual(ports);
    }
  });

  test("a budget exists only if it leaves room for a drain", () => {
    const budgets = (replicas: number) =>
      render(helm, declare({}), { values: { "apps.worker.replicas": replicas } }).filter(
        ({ kind, metadata }) => kind === "PodDisruptionBudget" && metadata.name === "prod-worker",
      );
    expect(budgets(0)).toHaveLength(0);
    expect(budgets(1)).toHaveLength(0);
    expect(budgets(2).map(({ spec }) => spec.maxUnavailable)).toEqual([1]);
  });

  test("zero replicas survive", () => {
    const deployment = find(
      render(helm, declare({}), { values: { "apps.worker.replicas": 0 } }),
      "Deployment",
      "prod-worker",
    );
    expect(deployment.spec.replicas).toBe(0);
  });

  test("an app with the name of the release does not repeat it in object names", () => {
    const database = { config: { A: "1" }, volumes: { data: { claim: { size: "1Gi" } } } };
    const objects = render(
      helm,
      chartOf({
        apps: [
          app({ app_name: "shop_api", config: { A: "1" } }),
          app({ app_name: "job", app_type: "job", config: { A: "1" } }),
        ],
      }),
      { release: "shop-api" },
    );
    expect(containerOf(find(objects, "Deployment")).envFrom).toEqual([{ configMapRef: { name: "shop-api-config" } }]);
    const stateful = chartOf({ apps: [app({ app_name: "shop_api", app_type: "stateful-service", ...database })] });
    const { spec } = find(render(helm, stateful, { release: "shop-api" }), "StatefulSet");
    expect(spec.serviceName).toBe("shop-api-headless");
    expect(kinds(objects)).toEqual([
      "ConfigMap/shop-api-config",
      "ConfigMap/shop-api-job-config",
      "Deployment/shop-api",
      "Job/shop-api-job",
      "PodDisruptionBudget/shop-api",
      "Service/shop-api",
    ]);
  });

  test("a second source or handler is refused, unless the other one is null", () => {
    const env = { URL: { secret: { name: "pg", key: "url" } } };
    const directory = chartOf({ apps: [app({ app_name: "api", env, health_check: { path: "/" } })] });
    const source = { configMapKeyRef: { name: "c", key: "k" } };
    const probe = { exec: { command: ["true"] } };
    expect(() => render(helm, directory, { values: { "apps.api.env.URL.valueFrom": source } })).toThrow("URL");
    expect(() => render(helm, directory, { values: { "apps.api.healthCheck.liveness": probe } })).toThrow("liveness");
    const values = {
      "apps.api.env.URL.valueFrom": { ...source, secretKeyRef: null },
      "apps.api.healthCheck.liveness": { ...probe, httpGet: null },
    };
    const container = containerOf(find(render(helm, directory, { values }), "Deployment"));
    expect(container.env).toEqual([{ name: "URL", valueFrom: source }]);
    expect(container.livenessProbe).toEqual({ ...probe, failureThreshold: 6 });
  });

  test("no line of a template has only spaces, and nothing is left unrendered", () => {
    expect(templateText(helm, declare({}))).not.toMatch(/^[ \t]+$/m);
  });

  test("values can add pod labels and annotations, but cannot change selectors", () => {
    const podLabels = { "app.kubernetes.io/name": "hijack", team: "shop" };
    const objects = render(helm, declare({}), {
      values: { "apps.worker.podLabels": podLabels, "apps.worker.podAnnotations": { a: "1e3" } },
    });
    const { labels, annotations } = podOf(find(objects, "Deployment", "prod-worker")).metadata;
    expect(labels).toEqual({
      "app.kubernetes.io/name": "worker",
      "app.kubernetes.io/instance": "prod",
      "app.kubernetes.io/component": "deployment",
      team: "shop",
    });
    expect(annotations).toEqual({ a: "1e3" });
  });

  test("a job is a hook that can run again", () => {
    const job = find(render(helm, declare({})), "Job");
    expect(job.metadata.annotations).toEqual({
      "helm.sh/hook": "pre-install,pre-upgrade",
      "helm.sh/hook-weight": "-5",
      "helm.sh/hook-delete-policy": "before-hook-creation,hook-succeeded",
    });
    expect(job.spec).toMatchObject({ backoffLimit: 3, activeDeadlineSeconds: 300 });
    expect(job.spec.ttlSecondsAfterFinished).toBeUndefined();
    expect(podOf(job).spec.restartPolicy).toBe("Never");
  });
});
