/** Tests manman with both Helm majors: every figure of the hand-written chart that it replaces. */
import { describe, expect, test } from "@jest/globals";
import { containerOf, find, kinds, podOf } from "../helm/test/support/charts.ts";
import { HELMS } from "../helm/test/support/helm.ts";
import { exampleChart, resources, secretKey, variablesOf } from "./example_chart.ts";

const APIS = [
  { name: "experience-api", path: "/experience", service: "manman-experience-dev" },
  { name: "status-api", path: "/status", service: "manman-status-dev" },
  { name: "worker-dal-api", path: "/workerdal", service: "manman-worker-dal-dev" },
];
const PROCESSOR = { name: "status-processor", path: "", service: "manman-status-processor-dev" };
const SERVICES = [...APIS, PROCESSOR];

const VARIABLES = {
  APP_ENV: "dev",
  MANMAN_POSTGRES_URL: secretKey("postgres-credentials", "url"),
  MANMAN_RABBITMQ_ENABLE_SSL: "false",
  MANMAN_RABBITMQ_HOST: "rabbitmq.manman",
  MANMAN_RABBITMQ_PASSWORD: secretKey("rabbitmq-credentials", "password"),
  MANMAN_RABBITMQ_PORT: "5672",
  MANMAN_RABBITMQ_SSL_HOSTNAME: "rabbitmq.manman",
  MANMAN_RABBITMQ_USER: "manman",
};

/** Kinds and names of all objects. */
function expectedObjects(ingress: string, prefix: string): readonly string[] {
  return [
    ...SERVICES.map(({ name }) => `Deployment/${prefix}${name}`).sort(),
    `Ingress/${ingress}`,
    `Job/${prefix}migration`,
    ...APIS.map(({ name }) => `Service/${prefix}${name}`),
  ];
}

describe.each(HELMS)("%s", (_, helm) => {
  const chart = exampleChart(helm, "MANMAN_CHART", "manman");
  const host = exampleChart(helm, "MANMAN_HOST_CHART", "manman-host");
  const deployment = (name: string) => find(chart.objects, "Deployment", `manman-${name}`);
  const migration = () => find(chart.objects, "Job");

  test("three public APIs, a worker, a migration, and nothing else", () => {
    expect(kinds(chart.objects)).toEqual(expectedObjects("manman", "manman-"));
  });

  test("one Ingress: one host, a path for each API", () => {
    expect(find(chart.objects, "Ingress").spec.rules).toEqual([
      {
        host: "manman.example.com",
        http: {
          paths: APIS.map(({ name, path }) => ({
            path,
            pathType: "Prefix",
            backend: { service: { name: `manman-${name}`, port: { name: "http" } } },
          })),
        },
      },
    ]);
  });

  test.each(SERVICES)("$name: liveness and readiness", ({ name, path }) => {
    const httpGet = { path: `${path}/health`, port: "http" };
    const timing = { initialDelaySeconds: 15, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3 };
    const { livenessProbe, readinessProbe } = containerOf(deployment(name));
    expect(livenessProbe).toEqual(
      name === PROCESSOR.name
        ? { httpGet, initialDelaySeconds: 15, periodSeconds: 20, failureThreshold: 6 }
        : { httpGet, ...timing },
    );
    expect(readinessProbe).toEqual({ httpGet, ...timing, initialDelaySeconds: 10 });
  });

  test.each(SERVICES)("$name: one pod, its image, port and resources", ({ name }) => {
    const container = containerOf(deployment(name));
    expect(deployment(name).spec.replicas).toBe(1);
    expect(container.image).toBe(`ghcr.io/acme/manman-${name}:1.0.0`);
    expect(container.ports).toEqual([{ name: "http", containerPort: 8000, protocol: "TCP" }]);
    expect(container.resources).toEqual(resources("50m", "256Mi", "100m", "512Mi"));
  });

  test.each(SERVICES)("$name: arguments of the image's own command", ({ name }) => {
    const { command, args } = containerOf(deployment(name));
    expect(command).toBeUndefined();
    expect(args).toEqual(["host", `start-${name}`, "--no-should-run-migration-check", "--log-otlp"]);
  });

  test.each(SERVICES)("$name: variables", ({ name, service }) => {
    expect(variablesOf(deployment(name))).toEqual({
      ...VARIABLES,
      OTEL_EXPORTER_OTLP_LOGS_ENDPOINT: "http://otel-collector:4317",
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "http://otel-collector:4317",
      OTEL_RESOURCE_ATTRIBUTES: `deployment-name=${service}`,
      OTEL_SERVICE_NAME: service,
    });
  });

  test.each(SERVICES)("$name: Argo CD syncs it after the migration", ({ name }) => {
    expect(deployment(name).metadata.annotations).toEqual({ "argocd.argoproj.io/sync-wave": "0" });
  });

  test("pods are non-root, on a read-only file system", () => {
    for (const workload of [...SERVICES.map(({ name }) => deployment(name)), migration()]) {
      expect(podOf(workload).spec.securityContext).toMatchObject({ runAsNonRoot: true });
      expect(containerOf(workload).securityContext).toMatchObject({ readOnlyRootFilesystem: true });
    }
  });

  test("the migration runs before every deployment, in Helm and in Argo CD", () => {
    expect(migration().metadata.annotations).toEqual({
      "argocd.argoproj.io/hook": "PreSync",
      "argocd.argoproj.io/hook-delete-policy": "BeforeHookCreation,HookSucceeded",
      "argocd.argoproj.io/sync-wave": "-1",
      "helm.sh/hook": "pre-install,pre-upgrade",
      "helm.sh/hook-delete-policy": "before-hook-creation,hook-succeeded",
      "helm.sh/hook-weight": "-5",
    });
    expect(podOf(migration()).metadata.annotations).toEqual({
      "argocd.argoproj.io/compare-options": "IgnoreExtraneous",
    });
  });

  test("the migration has 300 s and three retries, and never restarts in place", () => {
    expect(migration().spec).toMatchObject({ activeDeadlineSeconds: 300, backoffLimit: 3 });
    expect(podOf(migration()).spec.restartPolicy).toBe("Never");
  });

  test("the migration: its image, arguments, variables and resources", () => {
    const container = containerOf(migration());
    expect(container.image).toBe("ghcr.io/acme/manman-migration:1.0.0");
    expect(container.args).toEqual(["host", "run-migration"]);
    expect(variablesOf(migration())).toEqual(VARIABLES);
    expect(container.resources).toEqual(resources("100m", "256Mi", "200m", "512Mi"));
  });

  test.each(["experience_api", "status_api", "status_processor", "worker_dal_api", "migration"])(
    "%s can be switched off",
    (key) => {
      const name = `manman-${key.replaceAll("_", "-")}`;
      const rest = kinds(chart.withValues({ [`apps.${key}.enabled`]: false }));
      expect(rest).toEqual(kinds(chart.objects).filter((object) => !object.endsWith(`/${name}`)));
    },
  );

  test("with a second pod, there is a disruption budget", () => {
    const objects = chart.withValues({ "apps.status_processor.replicas": 2 });
    expect(find(objects, "PodDisruptionBudget").spec.maxUnavailable).toBe(1);
  });

  test("the charts: names, versions, environment and namespace", () => {
    for (const [name, { data, text }] of [["manman", chart] as const, ["manman-host", host] as const]) {
      expect(data("Chart.yaml")).toMatchObject({ name, version: "0.1.0", appVersion: "1.0.0" });
      expect(data("values.yaml")["global"]).toMatchObject({ environment: "dev" });
      expect(text("README.md")).toContain(`helm upgrade --install ${name} . --namespace manman\n`);
    }
  });

  test("the other chart has the same objects under plain names", () => {
    expect(kinds(host.objects)).toEqual(expectedObjects("manman-host", ""));
  });

  test("the charts lint", () => {
    expect([...chart.lint(), ...host.lint()]).toEqual(Array(2).fill({ passed: true, messages: [] }));
  });
});
