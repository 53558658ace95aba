/** Tests core_pipeline with both Helm majors: the figures of its requirements in each environment. */
import { join, resolve } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parseYaml } from "../helm/base/yaml.ts";
import { readText } from "../helm/system/io.ts";
import {
  containerOf,
  find,
  type KubernetesObject,
  kinds,
  lintChart,
  podOf,
  render,
} from "../helm/test/support/charts.ts";
import { HELMS, lint } from "../helm/test/support/helm.ts";

const CHART = resolve(process.env["CORE_PIPELINE_CHART"] ?? "core_pipeline_chart");

const quantities = (cpu: string, memory: string) => ({ cpu, memory });

const ENVIRONMENTS = [
  {
    name: "dev",
    replicas: 1,
    scale: undefined,
    resources: { requests: quantities("100m", "128Mi"), limits: quantities("200m", "256Mi") },
    host: "core-pipeline-dev.example.com",
    env: { NODE_ENV: "development", LOG_LEVEL: "debug" },
    pullPolicy: "Always",
  },
  {
    name: "staging",
    replicas: undefined,
    scale: { min: 2, max: 10 },
    resources: { requests: quantities("250m", "256Mi"), limits: quantities("500m", "512Mi") },
    host: "core-pipeline-staging.example.com",
    env: { NODE_ENV: "staging", LOG_LEVEL: "info" },
    pullPolicy: "IfNotPresent",
  },
  {
    name: "prod",
    replicas: undefined,
    scale: { min: 3, max: 20 },
    resources: { requests: quantities("500m", "512Mi"), limits: quantities("1000m", "1Gi") },
    host: "core-pipeline.example.com",
    env: { NODE_ENV: "production", LOG_LEVEL: "warn" },
    pullPolicy: "IfNotPresent",
  },
] as const;

function environment(workload: KubernetesObject): Record<string, unknown> {
  return Object.fromEntries(
    containerOf(workload).env.map(({ name, value, valueFrom }: KubernetesObject) => [
      name,
      value ?? valueFrom.secretKeyRef,
    ]),
  );
}

describe.each(HELMS)("%s", (_, helm) => {
  const inEnvironment = (name: string) => {
    const values = parseYaml(readText(join(CHART, `values-${name}.yaml`))).values?.[0] as never;
    return render(helm, CHART, { release: "core-pipeline", values });
  };
  const objects = render(helm, CHART, { release: "core-pipeline" });
  const deployment = find(objects, "Deployment");

  test("lints with the default values and in each environment", () => {
    expect(lintChart(helm, CHART)).toEqual({ passed: true, messages: [] });
    for (const name of ["dev", "prod", "staging", "test"]) {
      expect(lint(helm, CHART, ["--values", join(CHART, `values-${name}.yaml`)])).toEqual({
        passed: true,
        messages: [],
      });
    }
  });

  test.each(ENVIRONMENTS)("$name: its replicas, scale, resources, host and variables", (expected) => {
    const rendered = inEnvironment(expected.name);
    const workload = find(rendered, "Deployment");
    expect(workload.spec.replicas).toBe(expected.replicas);
    expect(containerOf(workload).resources).toEqual(expected.resources);
    expect(containerOf(workload).imagePullPolicy).toBe(expected.pullPolicy);
    expect(environment(workload)).toMatchObject(expected.env);
    expect(find(rendered, "Ingress").spec.rules.map(({ host }: KubernetesObject) => host)).toEqual([expected.host]);
    const scalers = rendered.filter(({ kind }) => kind === "HorizontalPodAutoscaler");
    expect(scalers.map(({ spec }) => ({ min: spec.minReplicas, max: spec.maxReplicas }))).toEqual(
      expected.scale === undefined ? [] : [expected.scale],
    );
  });

  test("the autoscaler targets 80 % of CPU and of memory", () => {
    const { metrics } = find(inEnvironment("prod"), "HorizontalPodAutoscaler").spec;
    const targets = metrics.map(({ resource }: KubernetesObject) => [
      resource.name,
      resource.target.averageUtilization,
    ]);
    expect(targets).toEqual([
      ["cpu", 80],
      ["memory", 80],
    ]);
  });

  test("nginx in production, traefik in staging, certificates from cert-manager in both", () => {
    const [prod, staging] = ["prod", "staging"].map((name) => find(inEnvironment(name), "Ingress"));
    expect(prod.spec.ingressClassName).toBe("nginx");
    expect(prod.metadata.annotations).toMatchObject({
      "cert-manager.io/cluster-issuer": "letsencrypt-prod",
      "nginx.ingress.kubernetes.io/limit-rps": "100",
    });
    expect(prod.spec.tls).toEqual([{ secretName: "core-pipeline-tls", hosts: ["core-pipeline.example.com"] }]);
    expect(staging.spec.ingressClassName).toBe("traefik");
    expect(staging.metadata.annotations["cert-manager.io/cluster-issuer"]).toBe("letsencrypt-staging");
    expect(staging.spec.tls).toHaveLength(1);
    expect(find(inEnvironment("dev"), "Ingress").spec.tls).toBeUndefined();
  });

  test("test: mocks instead of the real services, every feature on", () => {
    const rendered = inEnvironment("test");
    expect(environment(find(rendered, "Deployment"))).toMatchObject({
      KAFKA_BROKERS: "mock-kafka:9092",
      POSTGRES_HOST: "mock-postgres",
      REDIS_HOST: "mock-redis",
    });
    expect(rendered.filter(({ kind }) => kind === "HorizontalPodAutoscaler")).toHaveLength(1);
  });

  test("probes, ports and the image's tag", () => {
    const container = containerOf(deployment);
    expect(container.image).toBe("ghcr.io/acme/core-pipeline:1.4.0");
    expect(container.livenessProbe).toEqual({
      httpGet: { path: "/health", port: "http" },
      initialDelaySeconds: 30,
      periodSeconds: 10,
      timeoutSeconds: 5,
      failureThreshold: 3,
    });
    expect(container.readinessProbe).toEqual({
      httpGet: { path: "/ok", port: "http" },
      initialDelaySeconds: 10,
      periodSeconds: 5,
      timeoutSeconds: 3,
      failureThreshold: 3,
    });
    expect(find(objects, "Service").spec.ports).toEqual([
      { name: "http", port: 80, targetPort: "http", protocol: "TCP" },
    ]);
  });

  test("pods are non-root, on a read-only file system, apart from each other and spread over zones", () => {
    const pod = podOf(deployment).spec;
    expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000, fsGroup: 1000 });
    expect(pod.containers[0].securityContext).toMatchObject({
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    });
    expect(pod.affinity.podAntiAffinity).toBeDefined();
    expect(pod.topologySpreadConstraints[0].topologyKey).toBe("topology.kubernetes.io/zone");
  });

  test("credentials come from Secrets, other settings are plain values", () => {
    expect(environment(deployment)).toMatchObject({
      POSTGRES_USER: { name: "core-pipeline-postgres", key: "username" },
      POSTGRES_PASSWORD: { name: "core-pipeline-postgres", key: "password" },
      REDIS_PASSWORD: { name: "core-pipeline-redis", key: "password" },
      KAFKA_GROUP_ID: "core-pipeline-group",
      OTEL_EXPORTER_OTLP_ENDPOINT: "http://tempo:4318",
    });
    expect(find(objects, "ExternalSecret").spec.secretStoreRef).toEqual({ kind: "ClusterSecretStore", name: "vault" });
  });

  test("Prometheus and Grafana: monitor, scrape annotations, alerts, dashboard", () => {
    expect(find(objects, "ServiceMonitor").spec.endpoints[0]).toMatchObject({ path: "/metrics", interval: "30s" });
    expect(podOf(deployment).metadata.annotations).toMatchObject({
      "prometheus.io/scrape": "true",
      "prometheus.io/path": "/metrics",
      "prometheus.io/port": "3000",
    });
    const alerts = find(objects, "PrometheusRule").spec.groups.flatMap(({ rules }: KubernetesObject) => rules);
    expect(alerts.map(({ alert }: KubernetesObject) => alert).sort()).toEqual([
      "CorePipelineDown",
      "CorePipelineErrors",
    ]);
    expect(alerts.map(({ annotations }: KubernetesObject) => annotations.description)).toContain(
      "{{ $value | humanizePercentage }} of the requests fail.",
    );
    expect(kinds(objects)).toContain("ConfigMap/core-pipeline-dashboards");
  });

  test.each([
    ["core-pipeline-migration", "pre-install,pre-upgrade"],
    ["core-pipeline-backup", "pre-upgrade"],
    ["core-pipeline-smoke-test", "post-install,post-upgrade"],
    ["core-pipeline-verification", "post-upgrade"],
  ])("the job %s runs at %s", (name, events) => {
    expect(find(objects, "Job", name).metadata.annotations["helm.sh/hook"]).toBe(events);
  });

  test("the network policy allows what the application needs", () => {
    const { policyTypes, egress } = find(objects, "NetworkPolicy").spec;
    expect(policyTypes).toEqual(["Ingress", "Egress"]);
    const ports = egress.flatMap(({ ports: list = [] }: KubernetesObject) =>
      list.map(({ port }: KubernetesObject) => port),
    );
    expect([...new Set(ports)].sort((left, right) => Number(left) - Number(right))).toEqual([
      53, 4318, 5432, 6379, 9092,
    ]);
  });
});

describe.each(HELMS)("%s: Argo CD", (_, helm) => {
  const objects = render(helm, resolve(process.env["CORE_PIPELINE_ARGOCD"] ?? "core_pipeline_argocd"));
  const deployed = ENVIRONMENTS.map(({ name }) => name);

  test("an application per environment, with its values file, rolled out one after the other", () => {
    const { spec } = find(objects, "ApplicationSet");
    expect(spec.generators[0].list.elements.map((element: KubernetesObject) => element.environment)).toEqual(deployed);
    const steps = spec.strategy.rollingSync.steps.map((step: KubernetesObject) => step.matchExpressions[0].values);
    expect(steps).toEqual(deployed.map((name) => [name]));
    // Helm leaves Argo CD's own templates as written.
    expect(spec.template.metadata.name).toBe("core-pipeline-{{ .environment }}");
    const [valuesFile] = spec.template.spec.source.helm.valueFiles;
    for (const name of deployed) {
      expect(readText(join(CHART, valuesFile.replace("{{ .environment }}", name)))).toContain(name);
    }
  });

  test("a project per environment deploys only to its own namespace, and its roles act only on it", () => {
    const projects = objects.filter(({ kind }) => kind === "AppProject");
    expect(projects.map(({ metadata }) => metadata.name).sort()).toEqual(
      deployed.map((name) => `core-pipeline-${name}`).sort(),
    );
    for (const { metadata, spec } of projects) {
      expect(spec.destinations.map(({ namespace }: KubernetesObject) => namespace)).toEqual([metadata.name]);
      for (const role of spec.roles) {
        for (const policy of role.policies) {
          const [, subject, , , object] = policy.split(", ");
          expect([subject, object]).toEqual([`proj:${metadata.name}:${role.name}`, `${metadata.name}/*`]);
        }
      }
    }
  });
});
