/** Tests core_pipeline with both Helm majors: the figures of its requirements in each environment. */
import { describe, expect, test } from "@jest/globals";
import { containerOf, find, type KubernetesObject, kinds, podOf } from "../helm/test/support/charts.ts";
import { HELMS } from "../helm/test/support/helm.ts";
import { DEPLOYED, ENVIRONMENTS, JOBS, LABELS, SETTINGS, VARIABLES } from "./core_pipeline_expected.ts";
import { exampleChart, filesIn, objectsIn, resources, variablesOf } from "./example_chart.ts";

describe.each(HELMS)("%s", (_, helm) => {
  const chart = exampleChart(helm, "CORE_PIPELINE_CHART", "core-pipeline");
  const deployment = (objects = chart.objects) => find(objects, "Deployment");
  const settings = (objects = chart.objects) => find(objects, "ConfigMap", "core-pipeline-config").data;
  const scaleOf = (objects: readonly KubernetesObject[]) =>
    objects
      .filter(({ kind }) => kind === "HorizontalPodAutoscaler")
      .map(({ spec }) => ({ min: spec.minReplicas, max: spec.maxReplicas }));

  test("Chart.yaml: API version, type, versions and metadata", () => {
    expect(chart.data("Chart.yaml")).toEqual({
      apiVersion: "v2",
      name: "core-pipeline",
      description: "core-pipeline: events from Kafka, queries over HTTP",
      type: "application",
      version: "1.0.0",
      appVersion: "1.4.0",
      keywords: ["kafka", "nestjs"],
    });
  });

  test("the image has the chart's appVersion as its tag", () => {
    expect(containerOf(deployment()).image).toBe("ghcr.io/acme/core-pipeline:1.4.0");
  });

  test("two pods by default, one in dev, three in prod without its autoscaler; they roll over", () => {
    const withoutScaler = (environment: string) =>
      chart.withOverlay(environment, { "apps.core-pipeline.autoscaling.enabled": false });
    const pods = [chart.objects, chart.in("dev"), withoutScaler("staging"), withoutScaler("prod")];
    expect(pods.map((objects) => deployment(objects).spec.replicas)).toEqual([2, 1, 2, 3]);
    expect(deployment().spec.strategy.type).toBe("RollingUpdate");
  });

  test("pods run as UID 1000, non-root, on a read-only root file system, without capabilities", () => {
    const pod = podOf(deployment()).spec;
    expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000, fsGroup: 1000 });
    expect(pod.containers[0].securityContext).toMatchObject({
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    });
  });

  test("liveness and readiness with their paths and timings", () => {
    expect(containerOf(deployment())).toMatchObject({
      livenessProbe: {
        httpGet: { path: "/health", port: "http" },
        initialDelaySeconds: 30,
        periodSeconds: 10,
        timeoutSeconds: 5,
        failureThreshold: 3,
      },
      readinessProbe: {
        httpGet: { path: "/ok", port: "http" },
        initialDelaySeconds: 10,
        periodSeconds: 5,
        timeoutSeconds: 3,
        failureThreshold: 3,
      },
    });
  });

  test("the Service leads from port 80 to port 3000, by the name `http`", () => {
    const { type, ports } = find(chart.objects, "Service").spec;
    expect([type, ports]).toEqual(["ClusterIP", [{ name: "http", port: 80, targetPort: "http", protocol: "TCP" }]]);
    expect(containerOf(deployment()).ports).toEqual([{ name: "http", containerPort: 3000, protocol: "TCP" }]);
  });

  test("by default: settings in a ConfigMap, credentials from Secrets, resources and host", () => {
    expect(settings()).toEqual(SETTINGS);
    expect(containerOf(deployment()).envFrom).toContainEqual({ configMapRef: { name: "core-pipeline-config" } });
    expect(variablesOf(deployment())).toEqual(VARIABLES);
    expect(containerOf(deployment()).resources).toEqual(resources("250m", "256Mi", "500m", "512Mi"));
    expect(find(chart.objects, "Ingress").spec.rules[0].host).toBe("core-pipeline.example.com");
    expect(scaleOf(chart.objects)).toEqual([]);
  });

  test.each(ENVIRONMENTS)("$name: settings, resources and pull policy", (expected) => {
    const container = containerOf(deployment(chart.in(expected.name)));
    expect(settings(chart.in(expected.name))).toEqual({ ...SETTINGS, ...expected.settings });
    expect(container.resources).toEqual(expected.resources);
    expect(container.imagePullPolicy).toBe(expected.pullPolicy);
  });

  test.each(ENVIRONMENTS)("$name: host, class, TLS, and annotations for limits, CORS and timeouts", (expected) => {
    const { metadata, spec } = find(chart.in(expected.name), "Ingress");
    expect(metadata.annotations).toEqual(expected.ingress.annotations);
    expect(spec.ingressClassName).toBe(expected.ingress.className);
    const { secretName } = expected;
    expect(spec.tls).toEqual(secretName === undefined ? undefined : [{ secretName, hosts: [expected.host] }]);
    const backend = { service: { name: "core-pipeline", port: { name: "http" } } };
    expect(spec.rules).toEqual([
      { host: expected.host, http: { paths: [{ path: "/", pathType: "Prefix", backend }] } },
    ]);
  });

  test.each(ENVIRONMENTS)("$name: the range of its autoscaler, and the targets of 80 %", (expected) => {
    expect(scaleOf(chart.in(expected.name))).toEqual(expected.scale === undefined ? [] : [expected.scale]);
    if (expected.scale === undefined) return;
    const target = { type: "Utilization", averageUtilization: 80 };
    expect(find(chart.in(expected.name), "HorizontalPodAutoscaler").spec.metrics).toEqual([
      { type: "Resource", resource: { name: "cpu", target } },
      { type: "Resource", resource: { name: "memory", target } },
    ]);
  });

  test("the API key comes from an external Secret", () => {
    const { spec } = find(chart.objects, "ExternalSecret");
    expect(spec.secretStoreRef).toEqual({ kind: "ClusterSecretStore", name: "vault" });
    expect(spec.data).toEqual([{ secretKey: "API_KEY", remoteRef: { key: "core-pipeline/api", property: "key" } }]);
    expect(containerOf(deployment()).envFrom).toContainEqual({ secretRef: { name: spec.target.name } });
  });

  test("pods keep apart, spread over zones, and leave one after the other", () => {
    const { affinity, topologySpreadConstraints } = podOf(deployment()).spec;
    const [{ podAffinityTerm }] = affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution;
    expect(podAffinityTerm.topologyKey).toBe("kubernetes.io/hostname");
    expect(topologySpreadConstraints).toMatchObject([
      { topologyKey: "topology.kubernetes.io/zone", maxSkew: 1, whenUnsatisfiable: "ScheduleAnyway" },
    ]);
    expect(find(chart.objects, "PodDisruptionBudget").spec.maxUnavailable).toBe(1);
  });

  test("Prometheus: a monitor, and annotations for one without the operator", () => {
    expect(find(chart.objects, "ServiceMonitor").spec.endpoints).toEqual([
      { port: "http", path: "/metrics", interval: "30s" },
    ]);
    expect(podOf(deployment()).metadata.annotations).toEqual({
      "checksum/config": expect.any(String),
      "prometheus.io/scrape": "true",
      "prometheus.io/path": "/metrics",
      "prometheus.io/port": "3000",
    });
  });

  test("alerts and a Grafana dashboard", () => {
    expect(find(chart.objects, "PrometheusRule").spec.groups).toEqual([
      {
        name: "core-pipeline",
        rules: [
          {
            alert: "CorePipelineDown",
            expr: 'absent(up{job="core-pipeline"} == 1)',
            for: "5m",
            labels: { severity: "critical" },
            annotations: { summary: "No core-pipeline pod responds" },
          },
          {
            alert: "CorePipelineErrors",
            expr: 'sum(rate(http_requests_total{status=~"5.."}[5m])) / sum(rate(http_requests_total[5m])) > 0.05',
            for: "10m",
            labels: { severity: "warning" },
            annotations: {
              description: "{{ $value | humanizePercentage }} of the requests fail.",
              summary: "High error rate",
            },
          },
        ],
      },
    ]);
    const { data } = find(chart.objects, "ConfigMap", "core-pipeline-dashboards");
    const requests = (filter: string) => `sum(rate(http_requests_total{job="core-pipeline"${filter}}[5m]))`;
    expect(JSON.parse(data["core-pipeline-overview.json"])).toEqual({
      title: "core-pipeline",
      panels: [
        { title: "Requests per second", targets: [{ expr: requests("") }] },
        { title: "Errors", targets: [{ expr: requests(',status=~"5.."') }] },
      ],
    });
  });

  test("the network policy: requests in; DNS, Kafka, PostgreSQL, Redis and traces out", () => {
    const { policyTypes, ingress, egress } = find(chart.objects, "NetworkPolicy").spec;
    const out = (port: number) => ({ ports: [{ port, protocol: "TCP" }] });
    expect(policyTypes).toEqual(["Ingress", "Egress"]);
    expect(ingress).toEqual([{ ports: [{ port: 3000, protocol: "TCP" }] }]);
    expect(egress).toEqual([
      {
        ports: [
          { port: 53, protocol: "UDP" },
          { port: 53, protocol: "TCP" },
        ],
      },
      ...[9092, 5432, 6379, 4318].map(out),
    ]);
  });

  test.each(JOBS)("$name: its hook, script, variables and resources", ({ name, events, weight, script, env }) => {
    const job = find(chart.objects, "Job", `core-pipeline-${name}`);
    expect(job.metadata.annotations).toMatchObject({ "helm.sh/hook": events, "helm.sh/hook-weight": weight });
    expect(containerOf(job).image).toBe("ghcr.io/acme/core-pipeline:1.4.0");
    expect(containerOf(job).command).toEqual(["npm", "run", script]);
    expect(variablesOf(job)).toEqual(env);
    const mocked = find(chart.in("test"), "Job", `core-pipeline-${name}`);
    const host = "POSTGRES_HOST" in env ? { POSTGRES_HOST: "mock-postgres" } : {};
    expect(variablesOf(mocked)).toEqual({ ...env, ...host });
    expect(containerOf(job).resources).toEqual(resources("100m", "128Mi", "500m", "256Mi"));
  });

  test("has these objects and no others", () => {
    expect(kinds(chart.objects)).toEqual([
      "ConfigMap/core-pipeline-config",
      "ConfigMap/core-pipeline-dashboards",
      "Deployment/core-pipeline",
      "ExternalSecret/core-pipeline-api",
      "Ingress/core-pipeline",
      "Job/core-pipeline-backup",
      "Job/core-pipeline-migration",
      "Job/core-pipeline-smoke-test",
      "Job/core-pipeline-verification",
      "NetworkPolicy/core-pipeline",
      "PodDisruptionBudget/core-pipeline",
      "PrometheusRule/core-pipeline",
      "Service/core-pipeline",
      "ServiceMonitor/core-pipeline",
    ]);
  });

  test.each([
    ["apps.core-pipeline.replicas", -1],
    ["apps.core-pipeline.replicas", "two"],
    ["apps.core-pipeline.autoscaling.maxReplicas", 0],
    ["apps.core-pipeline.image.pullPolicy", "Sometimes"],
    ["apps.core-pipeline.resources.limits.memory", "1 GB"],
    ["apps.core-pipeline.replica", 2],
    ["apps.core-pipeline.ingress.hosts", ["BAD HOST"]],
  ])("the schema of values refuses %s = %s", (path, value) => {
    expect(() => chart.withValues({ [path]: value })).toThrow(/schema/);
  });

  test("the templates refuse an autoscaler whose minimum is above its maximum", () => {
    const overlay = () => chart.withOverlay("prod", { "apps.core-pipeline.autoscaling.minReplicas": 30 });
    expect(overlay).toThrow(/autoscaling\.minReplicas: .*\(got 30\)/);
  });

  test("README: how to install in each environment, and the Secrets to create", () => {
    const readme = chart.text("README.md");
    for (const { name } of ENVIRONMENTS) {
      const command = `helm upgrade --install core-pipeline . --namespace core-pipeline --values values-${name}.yaml\n`;
      expect(readme).toContain(command);
      expect(chart.data(`values-${name}.yaml`)["global"]).toEqual({ environment: name });
    }
    expect(readme).toContain("create secret generic core-pipeline-redis --from-literal=password=…\n");
  });

  test("all objects have the standard labels", () => {
    for (const { metadata } of chart.objects) {
      for (const label of LABELS) expect(metadata.labels[`app.kubernetes.io/${label}`]).toBeDefined();
    }
  });

  test("lints with the default values and in each environment", () => {
    expect(chart.lint()).toEqual(Array(5).fill({ passed: true, messages: [] }));
  });
});

describe("Argo CD", () => {
  const objects = [...objectsIn("CORE_PIPELINE_APPLICATIONS"), ...objectsIn("CORE_PIPELINE_PROJECTS")];
  const names = DEPLOYED.map(({ name }) => name);
  const set = () => find(objects, "ApplicationSet");
  const project = (name: string) => find(objects, "AppProject", `core-pipeline-${name}`).spec;
  const policies = (name: string) =>
    Object.fromEntries(
      project(name).roles.map((role: KubernetesObject) => [role.name, [role.groups, role.policies] as const]),
    );

  test("an application per environment, with its values file, rolled out one after the other", () => {
    const { generators, strategy, template, goTemplate, goTemplateOptions } = set().spec;
    expect([goTemplate, goTemplateOptions]).toEqual([true, ["missingkey=error"]]);
    const elements = names.map((environment) => ({ environment, namespace: `core-pipeline-${environment}` }));
    expect(generators).toEqual([{ list: { elements } }]);
    const step = (name: string) => ({
      matchExpressions: [{ key: "environment", operator: "In", values: [name] }],
    });
    expect(strategy).toEqual({ type: "RollingSync", rollingSync: { steps: names.map(step) } });
    const name = "core-pipeline-{{ .environment }}";
    expect(template.metadata).toEqual({ name, labels: { environment: "{{ .environment }}" } });
    expect(template.spec).toMatchObject({
      project: name,
      source: {
        repoURL: "https://git.example.com/platform/charts.git",
        targetRevision: "main",
        path: "core-pipeline",
        helm: { releaseName: "core-pipeline", valueFiles: ["values-{{ .environment }}.yaml"] },
      },
      destination: { server: "https://kubernetes.default.svc", namespace: "{{ .namespace }}" },
    });
    expect(set().metadata.name).toBe("core-pipeline");
  });

  test("syncs create the namespace, prune last, retry, and leave scaled pods alone", () => {
    expect(set().spec.template.spec).toMatchObject({
      syncPolicy: {
        syncOptions: ["CreateNamespace=true", "ServerSideApply=true", "PruneLast=true"],
        retry: { limit: 5, backoff: { duration: "10s", factor: 2, maxDuration: "3m" } },
      },
      ignoreDifferences: [{ group: "apps", kind: "Deployment", jsonPointers: ["/spec/replicas"] }],
      revisionHistoryLimit: 10,
    });
  });

  test.each(names)("%s: its project deploys only to its own namespace", (name) => {
    expect(project(name)).toMatchObject({
      sourceRepos: ["https://git.example.com/platform/charts.git"],
      destinations: [{ server: "https://kubernetes.default.svc", namespace: `core-pipeline-${name}` }],
      clusterResourceWhitelist: [{ group: "", kind: "Namespace" }],
    });
  });

  test("roles: developers do everything in dev, sync staging, see prod; operators sync prod", () => {
    const policy = (role: string, action: string, name: string) =>
      `p, proj:core-pipeline-${name}:${role}, applications, ${action}, core-pipeline-${name}/*, allow`;
    const developers = ["developers"];
    expect(policies("dev")).toEqual({ developer: [developers, [policy("developer", "*", "dev")]] });
    expect(policies("staging")).toEqual({
      developer: [developers, ["get", "sync"].map((action) => policy("developer", action, "staging"))],
    });
    expect(policies("prod")).toEqual({
      developer: [developers, [policy("developer", "get", "prod")]],
      operator: [["operators"], ["get", "sync"].map((action) => policy("operator", action, "prod"))],
    });
  });

  test("no automatic syncs of prod from Friday evening to Monday morning", () => {
    expect(project("prod").syncWindows).toEqual([
      {
        kind: "deny",
        schedule: "0 16 * * 5",
        duration: "64h",
        timeZone: "Europe/Berlin",
        applications: ["*"],
        manualSync: true,
      },
    ]);
    expect(["dev", "staging"].map((name) => project(name).syncWindows)).toEqual([undefined, undefined]);
  });

  test("all of it is for the namespace of Argo CD, and only the roll-out needs a feature that is off", () => {
    expect(objects.map(({ metadata }) => metadata.namespace)).toEqual(Array(4).fill("argocd"));
    const notes = (variable: string) => [...filesIn(variable).values()].join("").match(/off by default/g) ?? [];
    expect([notes("CORE_PIPELINE_APPLICATIONS").length, notes("CORE_PIPELINE_PROJECTS").length]).toEqual([1, 0]);
  });
});
