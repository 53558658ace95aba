/**
 * Every app type with minimal, full and adversarial values, rendered by both Helm majors. Assertions are about parsed objects,
 * not about Helm's output.
 */

import { describe, expect, test } from "@jest/globals";
import type { AppType } from "../../model/types.ts";
import { TYPES } from "../support/app_types.ts";
import {
  app,
  chartOf,
  containerOf,
  isWorkload,
  type KubernetesObject,
  kinds,
  lintChart,
  podOf,
  render,
} from "../support/charts.ts";
import { HELMS } from "../support/helm.ts";
import { FULL } from "./full_apps.ts";

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

const EXPECTED_KINDS: Readonly<Record<AppType, string[]>> = {
  "external-api": ["Deployment", "Ingress", "PodDisruptionBudget", "Service"],
  "internal-api": ["Deployment", "PodDisruptionBudget", "Service"],
  worker: ["Deployment"],
  job: ["Job"],
  "cron-job": ["CronJob"],
  "stateful-service": ["Service", "Service", "StatefulSet"],
  daemon: ["DaemonSet"],
};

/** What Kubernetes takes as the value of a label. */
const LABEL_VALUE = /^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$/;

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
