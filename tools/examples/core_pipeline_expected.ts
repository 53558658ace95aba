/** Figures of `core_pipeline.test.ts`, from the requirements of the system. */
import { resources, secretKey } from "./example_chart.ts";

const POSTGRES = { POSTGRES_DB: "core-pipeline", POSTGRES_HOST: "postgres", POSTGRES_PORT: "5432" };
const CREDENTIALS = {
  POSTGRES_PASSWORD: secretKey("core-pipeline-postgres", "password"),
  POSTGRES_USER: secretKey("core-pipeline-postgres", "username"),
};

/** Variables of the container. */
export const VARIABLES = { ...CREDENTIALS, REDIS_PASSWORD: secretKey("core-pipeline-redis", "password") };
/** Variables from the ConfigMap. */
export const SETTINGS = {
  ...POSTGRES,
  KAFKA_BROKERS: "kafka:9092",
  KAFKA_CLIENT_ID: "core-pipeline",
  KAFKA_GROUP_ID: "core-pipeline-group",
  LOG_LEVEL: "info",
  METRICS_ENABLED: "true",
  NODE_ENV: "production",
  OTEL_EXPORTER_OTLP_ENDPOINT: "http://tempo:4318",
  OTEL_SERVICE_NAME: "core-pipeline",
  PORT: "3000",
  REDIS_HOST: "redis",
  REDIS_PORT: "6379",
  TRACING_ENABLED: "true",
};

export const NGINX = {
  className: "nginx",
  annotations: {
    "cert-manager.io/cluster-issuer": "letsencrypt-prod",
    "nginx.ingress.kubernetes.io/enable-cors": "true",
    "nginx.ingress.kubernetes.io/limit-rps": "100",
    "nginx.ingress.kubernetes.io/proxy-body-size": "10m",
    "nginx.ingress.kubernetes.io/proxy-read-timeout": "60",
  },
};

export const TRAEFIK = {
  className: "traefik",
  annotations: {
    "cert-manager.io/cluster-issuer": "letsencrypt-staging",
    "traefik.ingress.kubernetes.io/router.entrypoints": "websecure",
  },
};

export const DEPLOYED = [
  {
    name: "dev",
    scale: undefined,
    resources: resources("100m", "128Mi", "200m", "256Mi"),
    host: "core-pipeline-dev.example.com",
    ingress: { className: undefined, annotations: undefined },
    secretName: undefined,
    settings: { NODE_ENV: "development", LOG_LEVEL: "debug" },
    pullPolicy: "Always",
  },
  {
    name: "staging",
    scale: { min: 2, max: 10 },
    resources: resources("250m", "256Mi", "500m", "512Mi"),
    host: "core-pipeline-staging.example.com",
    ingress: TRAEFIK,
    secretName: "core-pipeline-staging-tls",
    settings: { NODE_ENV: "staging", LOG_LEVEL: "info" },
    pullPolicy: "IfNotPresent",
  },
  {
    name: "prod",
    scale: { min: 3, max: 20 },
    resources: resources("500m", "512Mi", "1000m", "1Gi"),
    host: "core-pipeline.example.com",
    ingress: NGINX,
    secretName: "core-pipeline-tls",
    settings: { NODE_ENV: "production", LOG_LEVEL: "warn" },
    pullPolicy: "IfNotPresent",
  },
];

export const TEST = {
  name: "test",
  scale: { min: 2, max: 10 },
  resources: resources("50m", "64Mi", "100m", "128Mi"),
  host: "core-pipeline-test.example.com",
  ingress: NGINX,
  secretName: "core-pipeline-test-tls",
  settings: {
    KAFKA_BROKERS: "mock-kafka:9092",
    LOG_LEVEL: "debug",
    NODE_ENV: "test",
    OTEL_EXPORTER_OTLP_ENDPOINT: "http://mock-tempo:4318",
    POSTGRES_HOST: "mock-postgres",
    REDIS_HOST: "mock-redis",
  },
  pullPolicy: "IfNotPresent",
};

export const ENVIRONMENTS = [...DEPLOYED, TEST];

const DATABASE = { ...POSTGRES, ...CREDENTIALS };
export const JOBS = [
  { name: "migration", events: "pre-install,pre-upgrade", weight: "0", script: "migrate", env: DATABASE },
  { name: "backup", events: "pre-upgrade", weight: "-10", script: "backup", env: DATABASE },
  {
    name: "smoke-test",
    events: "post-install,post-upgrade",
    weight: "0",
    script: "smoke",
    env: { TARGET: "http://core-pipeline:80" },
  },
  { name: "verification", events: "post-upgrade", weight: "5", script: "verify", env: DATABASE },
];

export const LABELS = ["component", "instance", "managed-by", "name", "version"];
