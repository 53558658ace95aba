/** Representative charts: each app type with minimal and with full attributes, and one chart with everything. */
import type { AppType } from "../../model/types.ts";

import { type Attributes, app, chart, type Declaration } from "../support/charts.ts";

const RESOURCES = { requests: { cpu: "50m", memory: "64Mi" }, limits: { cpu: "1", memory: "512Mi" } };

/** Attributes that every type can have. */
const COMMON: Attributes = {
  env: { MODE: "fast", URL: { secret: { name: "pg", key: "url" } }, POD: { field: "metadata.name" } },
  env_from: [{ secret: "all" }, { config_map: "common", optional: true }],
  config: { LEVEL: "debug" },
  config_files: { settings: { files: [{ file: "shop/settings.txt" }], mount_path: "/etc/settings" } },
  secrets: {
    existing: { existing: "login", env: true },
    made: { keys: ["token"], mount_path: "/run/made" },
    external: { external: { store: "vault", extract: ["shop"] }, mount_path: "/run/external" },
  },
  volumes: { cache: { empty_dir: {}, mount_path: "/cache" } },
  init_containers: { prepare: { command: ["prepare"], mounts: { cache: "/cache" } } },
  sidecars: { proxy: { image: "example/proxy", image_tag: "1", ports: { proxy: 15001 }, resources: RESOURCES } },
  resources: RESOURCES,
  rbac: [{ resources: ["pods"], verbs: ["get"] }],
  labels: { team: "shop" },
  annotations: { owner: "shop@example.com" },
  pod_labels: { tier: "backend" },
  pod_annotations: { note: "on" },
  node_selector: { disk: "ssd" },
  tolerations: [{ key: "spot" }],
  topology_spread: "zone",
  anti_affinity: "soft",
  image_pull_secrets: ["registry"],
};

const SCALED: Attributes = {
  replicas: 3,
  autoscaling: { min_replicas: 3, max_replicas: 9, cpu: 80 },
  disruption_budget: { max_unavailable: "34%" },
};

const FULL: Readonly<Record<AppType, Attributes>> = {
  "external-api": { ...SCALED, metrics: {}, ingress: { host: "shop.example.com", tls: true }, network_policy: {} },
  "internal-api": {
    replicas: 3,
    ports: { http: 8000, grpc: { port: 9000, app_protocol: "grpc" } },
    metrics: { port: 9187 },
    alerts: { Down: { expr: "up == 0" } },
    dashboards: { shop: { file: "shop/dashboard.json" } },
    disruption_budget: { min_available: 1 },
    network_policy: { egress: ["all"] },
  },
  worker: {
    port: 8080,
    replicas: 2,
    autoscaling: { max_replicas: 9, keda: { triggers: [{ type: "cron", metadata: { timezone: "UTC" } }] } },
    metrics: { kind: "pod_monitor" },
  },
  job: { phase: "before_deploy", weight: -5, deadline_seconds: 300, service_account: { create: true } },
  "cron-job": { deadline_seconds: 300, time_zone: "Europe/Berlin", ttl_seconds: 60 },
  "stateful-service": {
    port: 5432,
    replicas: 3,
    volumes: { data: { claim: { size: "1Gi" }, mount_path: "/data" }, cache: { empty_dir: {}, mount_path: "/cache" } },
    pod_management_policy: "Parallel",
  },
  daemon: {
    ports: { metrics: 9100 },
    metrics: { kind: "pod_monitor" },
    tolerations: [{ operator: "Exists" }],
    update_strategy: { max_unavailable: "10%" },
  },
};

export const CORPUS_FILES: Readonly<Record<string, string>> = {
  "shop/settings.txt": "mode: on\n",
  "shop/dashboard.json": '{"title": "{{ x }}"}',
  "shop/manifest.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: own}\ndata: {text: '{{ 1 }}'}\n",
  "shop/redis/Chart.yaml": "apiVersion: v2\nname: redis\nversion: 1.2.3\n",
  "shop/redis/values.yaml": "size: 1\n",
  "shop/redis/templates/redis.yaml":
    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: redis}\ndata: {size: {{ .Values.size | quote }}}\n",
};

/** The apps of the chart with everything. */
const EVERYTHING: readonly Attributes[] = [
  { ...COMMON, ...FULL["external-api"], app_name: "web", app_type: "external-api", connects_to: ["orders"] },
  { ...COMMON, ...FULL["internal-api"], app_name: "orders", app_type: "internal-api", connects_to: ["database"] },
  {
    app_name: "routed",
    app_type: "external-api",
    route: { parent_refs: [{ name: "gateway" }] },
  },
  { ...FULL["worker"], app_name: "mailer", app_type: "worker", rbac: [{ resources: ["pods"], verbs: ["get"] }] },
  {
    app_name: "reports",
    app_type: "worker",
    volumes: { data: { claim: { size: "1Gi" }, mount_path: "/data" } },
    env: { DATABASE: { app: { name: "database", value: "{host}:{port}", fallback: "none" } } },
  },
  { ...COMMON, ...FULL["job"], app_name: "migrate", app_type: "job" },
  { app_name: "seed", app_type: "job", phase: "before_upgrade", config: { LEVEL: "debug" } },
  { app_name: "verify", app_type: "job", phase: "after_deploy", delete_policy: ["before-hook-creation"] },
  { app_name: "smoke", app_type: "job", phase: "test", config: { LEVEL: "debug" }, requires: ["web"] },
  { app_name: "repair", app_type: "job", phase: "manual" },
  { ...FULL["cron-job"], app_name: "cleanup", app_type: "cron-job" },
  { ...COMMON, ...FULL["stateful-service"], app_name: "database", app_type: "stateful-service" },
  { ...COMMON, ...FULL["daemon"], app_name: "agent", app_type: "daemon" },
];

export const KITCHEN_SINK: Declaration = {
  chart: chart({
    app_version: "1.0.0",
    labels: { cost: "shop" },
    annotations: { contact: "shop" },
    env: { REGION: "eu" },
    standard_env: true,
    environment: "dev",
    environments: { prod: { apps: { web: { replicas: 5 } } } },
    manifests: ["shop/manifest.yaml"],
    dependencies: [
      { chart: Object.keys(CORPUS_FILES).filter((file) => file.startsWith("shop/redis/")), alias: "cache" },
    ],
    values: { cache: { size: 2 } },
  }),
  apps: EVERYTHING.map(app),
  files: CORPUS_FILES,
};

const single = (attributes: Attributes): Declaration => ({
  chart: chart({ app_version: "1.0.0" }),
  apps: [app({ app_name: "shop", ...attributes })],
  files: CORPUS_FILES,
});

/** Declarations, by their names in tests. */
export const CORPUS: readonly (readonly [string, Declaration])[] = [
  ...Object.entries(FULL).flatMap(([app_type, full]): [string, Declaration][] => [
    [`${app_type}, minimal`, single({ app_type })],
    [`${app_type}, full`, single({ ...COMMON, app_type, ...full })],
  ]),
  ["everything", KITCHEN_SINK],
];
