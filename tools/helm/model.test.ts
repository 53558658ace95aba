/** The schemas are the model: macros, templates and values follow them. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import appSchema from "./schema/app.schema.json" with { type: "json" };
import chartSchema from "./schema/chart.schema.json" with { type: "json" };
import { app, chart, filesOf } from "./testing/charts.ts";

/** Parameters of a macro, and the attributes that its documentation lists, as Bazel extracts them (`starlark_doc_extract`). */
function parameters(document: string, macro: string): string[] {
  const text = readFileSync(document, "utf8");
  const functions = text.split(/^func_info \{$/m).filter((part) => part.includes(`function_name: "${macro}"`));
  expect(functions).toHaveLength(1);
  const declared = [...(functions[0] ?? "").matchAll(/^ {2}parameter \{\n {4}name: "([^"]+)"/gm)];
  const listed = [...(functions[0] ?? "").matchAll(/\\n +`(\w+)`: /g)];
  return [...declared, ...listed].map(([, name]) => name ?? "");
}

interface Property {
  readonly description?: string;
  readonly internal?: boolean;
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Property>>;
}

function attributes(schema: { readonly properties: object }): string[] {
  const properties = Object.entries(schema.properties as Record<string, Property>);
  return properties.flatMap(([name, { internal }]) => (internal === true ? [] : [name]));
}

describe("macros take what the schemas describe", () => {
  test.each([
    ["docs/release_app_doc.textproto", "release_app", appSchema, ["name", "attributes"]],
    ["docs/helm_doc.textproto", "helm_chart", chartSchema, ["name", "attributes", "apps", "jobs"]],
  ] as const)("%s: %s", (document, macro, schema, others) => {
    expect(parameters(document, macro).sort()).toEqual([...attributes(schema), ...others].sort());
  });
});

/** Every property of a schema by its path, definitions included. */
function allProperties(
  schema: Property & { readonly definitions?: Readonly<Record<string, Property>> },
  path: string,
): [string, Property][] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => [
    [`${path}.${name}`, property] as [string, Property],
    ...allProperties(property, `${path}.${name}`),
  ]);
  return [
    ...own,
    ...Object.entries(schema.definitions ?? {}).flatMap(([name, inner]) => allProperties(inner, `${path}#${name}`)),
  ];
}

test.each([
  ["app", appSchema],
  ["chart", chartSchema],
])("every property of the %s schema is described", (name, schema) => {
  const properties = allProperties(schema as never, name);
  expect(properties.length).toBeGreaterThan(10);
  const undescribed = properties.filter(
    ([, { description, $ref }]) => description === undefined && !$ref?.includes("/properties/"),
  );
  expect(undescribed.map(([path]) => path)).toEqual([]);
});

const CRON_JOB = { app_type: "cron-job", schedule: "0 3 * * *" };

/** One value for each attribute of an app, unlike its default. An attribute without a row fails the test. */
const SAMPLES: Readonly<Record<string, Record<string, unknown>>> = {
  alerts: { alerts: { Sample: { expr: "up == 0" } } },
  autoscaling: {
    autoscaling: { max_replicas: 7, metrics: [{ type: "External", external: { metric: { name: "x" } } }] },
  },
  dashboards: { dashboards: { sample: { file: "shop/sample.json" } } },
  disruption_budget: { disruption_budget: { max_unavailable: "77%" } },
  metrics: { metrics: { path: "/sample" } },
  patches: { patches: { Service: { spec: { sessionAffinity: "ClientIP" } } } },
  affinity: { affinity: { nodeAffinity: {} } },
  annotations: { annotations: { sample: "1" } },
  anti_affinity: { anti_affinity: "hard" },
  app_name: { app_name: "other_api" },
  app_type: { app_type: "external-api" },
  args: { args: ["--sample"] },
  backoff_limit: { app_type: "job", backoff_limit: 7 },
  command: { command: ["sample"] },
  config: { config: { SAMPLE: "1" } },
  config_files: { config_files: { sample: { files: [{ file: "shop/sample.txt" }] } } },
  deadline: { app_type: "job", deadline: 77 },
  delete_policy: { app_type: "job", delete_policy: ["hook-succeeded"] },
  description: { description: "A sample." },
  dns_config: { dns_config: { searches: ["sample.example.com"] } },
  dns_policy: { dns_policy: "Default" },
  enabled: { enabled: false },
  env: { env: { SAMPLE: "1" } },
  env_from: { env_from: [{ secret: "sample" }] },
  health_check: { health_check: { path: "/sample" } },
  host_aliases: { host_aliases: { "10.0.0.7": ["sample.example.com"] } },
  host_network: { security: "privileged", host_network: true },
  image: { image: "registry.example.com/sample" },
  image_digest: { image_digest: `sha256:${"0".repeat(64)}` },
  image_pull_policy: { image_pull_policy: "Always" },
  image_pull_secrets: { image_pull_secrets: ["sample"] },
  image_tag: { image_tag: "sample" },
  init_containers: { init_containers: { sample: {} } },
  labels: { labels: { sample: "1" } },
  lifecycle: { lifecycle: { pre_stop: { sleep_seconds: 7 } } },
  node_selector: { node_selector: { sample: "1" } },
  pod_annotations: { pod_annotations: { sample: "1" } },
  pod_labels: { pod_labels: { sample: "1" } },
  priority_class: { priority_class: "sample" },
  rbac: { rbac: [{ resources: ["pods"], verbs: ["get"] }] },
  runtime_class: { runtime_class: "sample" },
  security_context: { security_context: { fs_group: 77 } },
  service_account: { service_account: "sample" },
  sidecars: { sidecars: { sample: {} } },
  termination_grace_period: { termination_grace_period: 77 },
  tolerations: { tolerations: [{ key: "sample" }] },
  topology_spread: { topology_spread: "zone" },
  update_strategy: { update_strategy: { type: "Recreate" } },
  working_dir: { working_dir: "/sample" },
  ingress: { app_type: "external-api", ingress: { host: "sample.example.com" } },
  connects_to: { port: 8000, connects_to: ["shop_api"] },
  network_policy: { network_policy: {} },
  route: { app_type: "external-api", route: { parent_refs: [{ name: "sample" }] } },
  service: { service: { port: 80 } },
  phase: { app_type: "job", phase: "after_deploy" },
  port: { port: 8081 },
  ports: { port: undefined, ports: { sample: 8082 } },
  replicas: { replicas: 7 },
  resources: { resources: { limits: { memory: "77Mi" } } },
  secrets: { secrets: { sample: { existing: "sample", env: true } } },
  security: { security: "baseline" },
  concurrency_policy: { ...CRON_JOB, concurrency_policy: "Replace" },
  failed_jobs_history_limit: { ...CRON_JOB, failed_jobs_history_limit: 7 },
  pod_management_policy: { app_type: "stateful-service", pod_management_policy: "Parallel" },
  schedule: { app_type: "cron-job", schedule: "7 * * * *" },
  starting_deadline: { ...CRON_JOB, starting_deadline: 77 },
  successful_jobs_history_limit: { ...CRON_JOB, successful_jobs_history_limit: 7 },
  suspend: { ...CRON_JOB, suspend: true },
  time_zone: { ...CRON_JOB, time_zone: "Europe/Berlin" },
  ttl: { ...CRON_JOB, ttl: 77 },
  version: { version: "7.7.7" },
  volumes: { volumes: { sample: { empty_dir: {} } } },
  weight: { app_type: "job", weight: 77 },
};

/** Attributes that say something of the app to people and to Bazel queries, and nothing to Kubernetes. */
const RECORDED_ONLY = ["binary_target", "domain", "language"];

describe("every attribute of an app reaches the chart", () => {
  test("each has a sample", () => {
    expect(Object.keys(SAMPLES).sort()).toEqual(
      attributes(appSchema)
        .filter((name) => !RECORDED_ONLY.includes(name))
        .sort(),
    );
  });

  test.each(Object.entries(SAMPLES))("%s", (attribute, sample) => {
    const { [attribute]: _, ...rest } = sample;
    // What an app cannot be without is there in the other chart as well.
    const without = { ports: { port: 8000 }, schedule: CRON_JOB }[attribute] ?? rest;
    const files = (attributes: Record<string, unknown>) =>
      Object.fromEntries(
        filesOf({ apps: [app(attributes)], files: { "shop/sample.json": "{}", "shop/sample.txt": "sample" } }),
      );
    expect(files(sample)).not.toEqual(files(without));
  });
});

const CHART_SAMPLES: Readonly<Record<string, Record<string, unknown>>> = {
  annotations: { annotations: { sample: "1" } },
  app_version: { app_version: "7.7.7" },
  chart_name: { chart_name: "sample" },
  chart_version: { chart_version: "7.7.7" },
  crds: { crds: ["shop/crd.yaml"] },
  create_namespace: { create_namespace: true },
  dependencies: { dependencies: [{ chart: ["shop/sample"] }] },
  description: { description: "A sample." },
  env: { env: { SAMPLE: "1" } },
  env_from: { env_from: [{ secret: "sample" }] },
  environment: { environment: "sample" },
  environments: { environments: { sample: {} } },
  gitops: { gitops: "argocd" },
  home: { home: "https://sample.example.com" },
  icon: { icon: "https://sample.example.com/icon.png" },
  ingress: { ingress: { host: "sample.example.com" } },
  ingress_mode: { ingress_mode: "per-app" },
  keywords: { keywords: ["sample"] },
  kube_version: { kube_version: ">=1.33.0-0" },
  labels: { labels: { sample: "1" } },
  maintainers: { maintainers: [{ name: "Sample" }] },
  manifests: { manifests: ["shop/sample.yaml"] },
  naming: { naming: "app" },
  sources: { sources: ["https://sample.example.com/code"] },
  standard_env: { standard_env: true },
  templated_manifests: { templated_manifests: ["shop/sample.yaml"] },
  values: { values: { apps: { shop_api: { replicas: 7 } } } },
};

/** Used by run targets and by the checks; a chart itself has no namespace. */
const NOT_IN_THE_CHART = ["checks", "crd_schemas", "helm_versions", "kube_versions", "namespace"];

describe("every attribute of a chart reaches it", () => {
  test("each has a sample", () => {
    expect(Object.keys(CHART_SAMPLES).sort()).toEqual(
      attributes(chartSchema)
        .filter((name) => !NOT_IN_THE_CHART.includes(name))
        .sort(),
    );
  });

  test.each(Object.entries(CHART_SAMPLES))("%s", (_, sample) => {
    const files = (attributes: Record<string, unknown>) =>
      Object.fromEntries(
        filesOf({
          chart: chart(attributes),
          apps: [app({ app_type: "external-api" }), app({ app_name: "job", app_type: "job" })],
          files: {
            "shop/crd.yaml": "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\n",
            "shop/sample.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: sample}\n",
            "shop/sample/Chart.yaml": "apiVersion: v2\nname: sample\nversion: 7.7.7\n",
          },
        }),
      );
    expect(files(sample)).not.toEqual(files({}));
  });
});
