/** Tests fullstack with both Helm majors: every requirement of its plan. */
import { describe, expect, test } from "@jest/globals";
import { containerOf, find, type KubernetesObject, kinds, podOf } from "../helm/test/support/charts.ts";
import { HELMS } from "../helm/test/support/helm.ts";
import { exampleChart, resources, secretKey, variablesOf } from "./example_chart.ts";

const PASSWORD = secretKey("postgres-credentials", "password");
const DATABASE = { DATABASE_HOST: "demo-postgres", DATABASE_PASSWORD: PASSWORD, DATABASE_PORT: "5432" };

const WORKLOADS = [
  {
    kind: "Deployment",
    name: "frontend",
    image: "fullstack-frontend:0.1.0",
    resources: resources("100m", "128Mi", "500m", "512Mi"),
    env: { BACKEND_URL: "http://demo-backend:8000" },
  },
  {
    kind: "Deployment",
    name: "backend",
    image: "fullstack-backend:0.1.0",
    resources: resources("200m", "256Mi", "1", "1Gi"),
    env: DATABASE,
  },
  {
    kind: "StatefulSet",
    name: "postgres",
    image: "postgres:17",
    resources: resources("250m", "512Mi", "1", "1Gi"),
    env: { PGDATA: "/var/lib/postgresql/data/pgdata", POSTGRES_PASSWORD: PASSWORD },
  },
  {
    kind: "Job",
    name: "migration",
    image: "fullstack-backend:0.1.0",
    resources: resources("100m", "128Mi", "500m", "256Mi"),
    env: DATABASE,
  },
];

describe.each(HELMS)("%s", (_, helm) => {
  const chart = exampleChart(helm, "FULLSTACK_CHART", "demo");
  const workload = (name: string) => {
    const kind = WORKLOADS.find((expected) => expected.name === name)?.kind ?? "";
    return find(chart.objects, kind, `demo-${name}`);
  };

  test("one chart for frontend, backend and database, with these objects and no others", () => {
    expect(kinds(chart.objects)).toEqual([
      "ConfigMap/demo-backend-config",
      "ConfigMap/demo-postgres-init",
      "Deployment/demo-backend",
      "Deployment/demo-frontend",
      "HorizontalPodAutoscaler/demo-backend",
      "HorizontalPodAutoscaler/demo-frontend",
      "Ingress/demo",
      "Job/demo-migration",
      "NetworkPolicy/demo-backend",
      "NetworkPolicy/demo-postgres",
      "PodDisruptionBudget/demo-backend",
      "PodDisruptionBudget/demo-frontend",
      "Role/demo-backend",
      "RoleBinding/demo-backend",
      "Service/demo-backend",
      "Service/demo-frontend",
      "Service/demo-postgres",
      "Service/demo-postgres-headless",
      "ServiceAccount/demo-backend",
      "StatefulSet/demo-postgres",
    ]);
    expect(chart.data("Chart.yaml")).toMatchObject({ name: "fullstack", version: "0.1.0" });
    expect(chart.text("README.md")).toContain("helm upgrade --install fullstack . --namespace fullstack\n");
  });

  test("the database keeps its data in a claim of 5Gi", () => {
    const [claim, ...others] = workload("postgres").spec.volumeClaimTemplates;
    expect(others).toEqual([]);
    expect(claim.spec).toEqual({ accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "5Gi" } } });
    expect(containerOf(workload("postgres")).volumeMounts).toEqual([
      { name: "tmp", mountPath: "/tmp" },
      { name: "init", mountPath: "/docker-entrypoint-initdb.d", readOnly: true },
      { name: "data", mountPath: "/var/lib/postgresql/data" },
      { name: "run", mountPath: "/var/run/postgresql" },
    ]);
    expect(podOf(workload("postgres")).spec.volumes).toContainEqual({ name: "run", emptyDir: {} });
  });

  test("init.sql creates the database on the first start", () => {
    expect(find(chart.objects, "ConfigMap", "demo-postgres-init").data).toEqual({
      "init.sql": "-- Runs once, when the data directory is empty.\nCREATE DATABASE todo;\n",
    });
    expect(podOf(workload("postgres")).spec.volumes).toContainEqual({
      name: "init",
      configMap: { name: "demo-postgres-init" },
    });
  });

  test("the migration runs after every deployment", () => {
    expect(workload("migration").metadata.annotations["helm.sh/hook"]).toBe("post-install,post-upgrade");
    expect(containerOf(workload("migration")).command).toEqual(["alembic", "upgrade", "head"]);
  });

  test.each([
    ["frontend", "http", 3000],
    ["backend", "http", 8000],
    ["postgres", "postgres", 5432],
  ])("%s: a Service for the port of its pods", (name, port, number) => {
    const ports = [{ name: port, port: number, targetPort: port, protocol: "TCP" }];
    expect(find(chart.objects, "Service", `demo-${name}`).spec).toMatchObject({ type: "ClusterIP", ports });
    expect(containerOf(workload(name)).ports).toEqual([{ name: port, containerPort: number, protocol: "TCP" }]);
  });

  test("an Ingress leads to the frontend, and to nothing else", () => {
    const backend = { service: { name: "demo-frontend", port: { name: "http" } } };
    expect(find(chart.objects, "Ingress").spec.rules).toEqual([
      { host: "todo.example.com", http: { paths: [{ path: "/", pathType: "Prefix", backend }] } },
    ]);
  });

  test.each(WORKLOADS)("$name: finds others by their Services, and gets passwords from a Secret", ({ name, env }) => {
    expect(variablesOf(workload(name))).toEqual(env);
  });

  test("settings of the backend are in a ConfigMap, and can be changed in values", () => {
    const data = (objects: readonly KubernetesObject[]) => find(objects, "ConfigMap", "demo-backend-config").data;
    expect(data(chart.objects)).toEqual({ LOG_LEVEL: "info" });
    expect(data(chart.withValues({ "apps.backend.config.LOG_LEVEL": "debug" }))).toEqual({ LOG_LEVEL: "debug" });
    expect(containerOf(workload("backend")).envFrom).toEqual([{ configMapRef: { name: "demo-backend-config" } }]);
  });

  test.each(WORKLOADS)("$name: its image, requests and limits", (expected) => {
    const container = containerOf(workload(expected.name));
    expect(container.image).toBe(`ghcr.io/acme/${expected.image}`);
    expect(container.resources).toEqual(expected.resources);
  });

  test.each([
    ["frontend", 6, ["cpu"]],
    ["backend", 10, ["cpu", "memory"]],
  ])("%s: the range of its autoscaler, and the targets of 80 %%", (name, maxReplicas, metrics) => {
    const target = { type: "Utilization", averageUtilization: 80 };
    expect(workload(name).spec.replicas).toBeUndefined();
    expect(find(chart.objects, "HorizontalPodAutoscaler", `demo-${name}`).spec).toEqual({
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: `demo-${name}` },
      minReplicas: 2,
      maxReplicas,
      metrics: metrics.map((metric) => ({ type: "Resource", resource: { name: metric, target } })),
    });
  });

  test("pods are non-root, without capabilities; those of the database have its user", () => {
    for (const { name } of WORKLOADS) {
      const pod = podOf(workload(name)).spec;
      const user = name === "postgres" ? { runAsUser: 999, runAsGroup: 999, fsGroup: 999 } : {};
      const seccompProfile = { type: "RuntimeDefault" };
      expect(pod.securityContext).toEqual({ runAsNonRoot: true, ...user, seccompProfile });
      expect(pod.containers[0].securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ["ALL"] },
      });
    }
  });

  test("only declared callers reach the backend and the database", () => {
    const callers = (name: string) =>
      find(chart.objects, "NetworkPolicy", name)
        .spec.ingress.flatMap(({ from, ports }: KubernetesObject) =>
          from.map(({ podSelector }: KubernetesObject) => [
            podSelector.matchLabels["app.kubernetes.io/name"],
            ...ports.map(({ port }: KubernetesObject) => port),
          ]),
        )
        .sort();
    expect(callers("demo-backend")).toEqual([["frontend", 8000]]);
    expect(callers("demo-postgres")).toEqual([
      ["backend", 5432],
      ["migration", 5432],
    ]);
  });

  test("the backend may get and list pods, and nothing else", () => {
    expect(find(chart.objects, "Role").rules).toEqual([
      { apiGroups: [""], resources: ["pods"], verbs: ["get", "list"] },
    ]);
    const { roleRef, subjects } = find(chart.objects, "RoleBinding");
    expect([roleRef.name, subjects[0].name]).toEqual(["demo-backend", "demo-backend"]);
    expect(podOf(workload("backend")).spec.serviceAccountName).toBe("demo-backend");
  });

  test("README and NOTES name the Secret that must exist", () => {
    expect(chart.text("README.md")).toContain("create secret generic postgres-credentials --from-literal=password=…\n");
    expect(chart.notes()).toContain("postgres-credentials (password)");
  });

  test.each([
    ["frontend", { httpGet: { path: "/", port: "http" } }, undefined],
    ["backend", { httpGet: { path: "/health", port: "http" } }, undefined],
    ["postgres", { exec: { command: ["pg_isready", "-h", "127.0.0.1", "-U", "postgres"] } }, 30],
  ])("%s: probes", (name, probe, failureThreshold) => {
    const { livenessProbe, readinessProbe, startupProbe } = containerOf(workload(name));
    expect([livenessProbe, readinessProbe]).toEqual([{ ...probe, failureThreshold: 6 }, probe]);
    expect(startupProbe).toEqual(failureThreshold === undefined ? undefined : { ...probe, failureThreshold });
  });

  test("Minikube: one pod each, its own host, no autoscaler, no budget", () => {
    const small = chart.in("minikube");
    expect(kinds(small).filter((name) => /^(HorizontalPodAutoscaler|PodDisruptionBudget)/.test(name))).toEqual([]);
    expect(small.filter(({ kind }) => kind === "Deployment").map(({ spec }) => spec.replicas)).toEqual([1, 1]);
    expect(find(small, "Ingress").spec.rules.map(({ host }: KubernetesObject) => host)).toEqual(["todo.local"]);
  });

  test("lints with the default values and with those of Minikube", () => {
    expect(chart.lint()).toEqual(Array(2).fill({ passed: true, messages: [] }));
  });
});
