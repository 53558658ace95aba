/** Tests manman with both Helm majors: every figure of the platform that it models. */
import { resolve } from "node:path";
import { describe, expect, test } from "@jest/globals";
import {
  containerOf,
  find,
  type KubernetesObject,
  kinds,
  lintChart,
  podOf,
  render,
} from "../helm/test/support/charts.ts";
import { HELMS } from "../helm/test/support/helm.ts";

const CHART = resolve(process.env["MANMAN_CHART"] ?? "manman_chart");

const APIS = [
  { name: "experience-api", path: "/experience" },
  { name: "status-api", path: "/status" },
  { name: "worker-dal-api", path: "/workerdal" },
];
const PROCESSOR = "status-processor";
const SERVICES = [...APIS.map(({ name }) => name), PROCESSOR];

function environment(container: KubernetesObject): Record<string, unknown> {
  return Object.fromEntries(
    container.env.map(({ name, value, valueFrom }: KubernetesObject) => [name, value ?? valueFrom.secretKeyRef]),
  );
}

describe.each(HELMS)("%s", (_, helm) => {
  const objects = render(helm, CHART, { release: "manman" });

  test("lints, and has these objects and no others", () => {
    expect(lintChart(helm, CHART)).toEqual({ passed: true, messages: [] });
    expect(kinds(objects)).toEqual([
      "Deployment/manman-experience-api",
      "Deployment/manman-status-api",
      "Deployment/manman-status-processor",
      "Deployment/manman-worker-dal-api",
      "Ingress/manman",
      "Job/manman-migration",
      "Service/manman-experience-api",
      "Service/manman-status-api",
      "Service/manman-worker-dal-api",
    ]);
  });

  test("one Ingress: one host, a path for each API", () => {
    const { rules } = find(objects, "Ingress").spec;
    expect(rules).toHaveLength(1);
    expect(rules[0].host).toBe("manman.example.com");
    expect(rules[0].http.paths).toEqual(
      APIS.map(({ name, path }) => ({
        path,
        pathType: "Prefix",
        backend: { service: { name: `manman-${name}`, port: { name: "http" } } },
      })),
    );
  });

  test.each(SERVICES)("%s: one pod, its port, command, resources and timings", (name) => {
    const deployment = find(objects, "Deployment", `manman-${name}`);
    const container = containerOf(deployment);
    const path = `${APIS.find((api) => api.name === name)?.path ?? ""}/health`;
    const httpGet = { path, port: "http" };
    const periodSeconds = name === PROCESSOR ? 20 : 10;
    expect(deployment.spec.replicas).toBe(1);
    expect(container.ports).toEqual([{ name: "http", containerPort: 8000, protocol: "TCP" }]);
    expect(container.command).toEqual(["python", "-m", "manman.host"]);
    expect(container.args).toEqual([`start-${name}`]);
    expect(container.resources).toEqual({
      requests: { cpu: "50m", memory: "256Mi" },
      limits: { cpu: "100m", memory: "512Mi" },
    });
    expect(container.livenessProbe).toEqual({
      httpGet,
      initialDelaySeconds: 15,
      periodSeconds,
      timeoutSeconds: 5,
      failureThreshold: 3,
    });
    expect(container.readinessProbe).toEqual({ httpGet, initialDelaySeconds: 10, periodSeconds: 10 });
    expect(environment(container)).toEqual({
      APP_ENV: "dev",
      MANMAN_POSTGRES_URL: { name: "postgres-credentials", key: "url" },
      MANMAN_RABBITMQ_HOST: "rabbitmq.manman",
      MANMAN_RABBITMQ_PASSWORD: { name: "rabbitmq-credentials", key: "password" },
      MANMAN_RABBITMQ_PORT: "5672",
      MANMAN_RABBITMQ_USER: "manman",
      OTEL_EXPORTER_OTLP_ENDPOINT: "http://otel-collector:4317",
      OTEL_EXPORTER_OTLP_PROTOCOL: "grpc",
      OTEL_LOGS_EXPORTER: "otlp",
      OTEL_SERVICE_NAME: name,
    });
  });

  test("the migration runs before every deployment", () => {
    const job = find(objects, "Job");
    const container = containerOf(job);
    expect(job.metadata.annotations).toMatchObject({
      "helm.sh/hook": "pre-install,pre-upgrade",
      "helm.sh/hook-weight": "-5",
    });
    expect(job.spec).toMatchObject({ activeDeadlineSeconds: 300, backoffLimit: 3 });
    expect(podOf(job).spec.restartPolicy).toBe("Never");
    expect(container.resources).toEqual({
      requests: { cpu: "100m", memory: "256Mi" },
      limits: { cpu: "200m", memory: "512Mi" },
    });
    expect(environment(container)).toMatchObject({ MANMAN_POSTGRES_URL: { name: "postgres-credentials", key: "url" } });
  });

  test.each(["experience_api", "status_api", "status_processor", "worker_dal_api", "migration"])(
    "%s can be switched off",
    (key) => {
      const name = `manman-${key.replaceAll("_", "-")}`;
      const rest = kinds(render(helm, CHART, { release: "manman", values: { [`apps.${key}.enabled`]: false } }));
      expect(rest).toEqual(kinds(objects).filter((object) => !object.endsWith(`/${name}`)));
    },
  );

  test("with a second pod, there is a disruption budget", () => {
    const values = { "apps.status_processor.replicas": 2 };
    expect(find(render(helm, CHART, { values }), "PodDisruptionBudget").spec.maxUnavailable).toBe(1);
  });
});
