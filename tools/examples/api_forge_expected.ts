/** What api_forge's document demands, and what its chart must therefore contain. */

import { resources } from "./example_chart.ts";

export const DEPLOYMENTS = ["app", "postgres", "redis", "temporal", "temporal-web", "worker"] as const;
/** Those that start with the universal entrypoint. */
export const ENTERED = ["app", "postgres", "redis", "temporal", "worker"] as const;
export const JOBS = ["postgres-verifier", "temporal-namespace-init"] as const;

export const IMAGES = {
  app: "api-forge-app:1.0.0",
  postgres: "app_data_postgres_image:1.0.0",
  "postgres-verifier": "app_data_postgres_image:1.0.0",
  redis: "app_data_redis_image:1.0.0",
  temporal: "my-temporal-server:1.29.0",
  "temporal-namespace-init": "temporalio/admin-tools:1.29.0",
  "temporal-web": "temporalio/ui:2.40.0",
  worker: "api-forge-app:1.0.0",
} as const;

export const RESOURCES = {
  app: resources("250m", "256Mi", "1000m", "1Gi"),
  postgres: resources("500m", "512Mi", "2000m", "2Gi"),
  "postgres-verifier": resources("50m", "64Mi", "250m", "256Mi"),
  redis: resources("250m", "128Mi", "1000m", "512Mi"),
  temporal: resources("500m", "512Mi", "2000m", "2Gi"),
  "temporal-namespace-init": resources("50m", "64Mi", "250m", "256Mi"),
  "temporal-web": resources("100m", "128Mi", "500m", "512Mi"),
  worker: resources("250m", "256Mi", "1000m", "1Gi"),
};

const CONNECTION = { POSTGRES_HOST: "postgres", POSTGRES_PORT: "5432" };
const APPLICATION = {
  ...CONNECTION,
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the entrypoint replaces it.
  DATABASE_URL: "postgresql://appuser:${POSTGRES_APP_USER_PW}@postgres:5432/appdb?sslmode=require",
  PGSSLROOTCERT: "/app/secrets/ca/ca-bundle.crt",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the entrypoint replaces it.
  REDIS_URL: "redis://:${REDIS_PASSWORD}@redis:6379",
  RUN_AS: "appuser",
  SECRETS_DIRECTORY: "/app/secrets",
  TEMPORAL_HOST: "temporal",
  TEMPORAL_NAMESPACE: "default",
  TEMPORAL_PORT: "7233",
};
export const VARIABLES = {
  app: APPLICATION,
  postgres: {
    DATA_DIRECTORIES: "/var/lib/postgresql/data /backups",
    EFFECTIVE_CACHE_SIZE: "1GB",
    MAX_CONNECTIONS: "200",
    PGDATA: "/var/lib/postgresql/data/pgdata",
    RUN_AS: "postgres",
    SECRETS_DIRECTORY: "/tmp/secrets",
    SHARED_BUFFERS: "256MB",
  },
  "postgres-verifier": CONNECTION,
  redis: {
    DATA_DIRECTORIES: "/data /backups",
    MAX_MEMORY: "256mb",
    MAX_MEMORY_POLICY: "allkeys-lru",
    RUN_AS: "redis",
    SECRETS_DIRECTORY: "/tmp/secrets",
  },
  temporal: {
    DB: "postgres12",
    DB_PORT: "5432",
    NUM_HISTORY_SHARDS: "64",
    POSTGRES_SEEDS: "postgres",
    POSTGRES_USER: "temporal",
    RUN_AS: "temporal",
    SECRETS_DIRECTORY: "/tmp/secrets",
    SERVICES: "history,matching,worker,frontend",
    SQL_CA: "/tmp/secrets/ca/ca-bundle.crt",
    SQL_HOST_NAME: "postgres",
    SQL_HOST_VERIFICATION: "true",
    SQL_TLS_ENABLED: "true",
  },
  "temporal-namespace-init": { TEMPORAL_ADDRESS: "temporal:7233" },
  "temporal-web": { TEMPORAL_ADDRESS: "temporal:7233" },
  worker: APPLICATION,
} as const;

const ENTRYPOINT = ["/opt/entrypoint/universal-entrypoint.sh"];
export const COMMANDS = {
  app: [ENTRYPOINT, ["uvicorn", "app:app"]],
  postgres: [
    ENTRYPOINT,
    [
      ...["docker-entrypoint.sh", "postgres", "-c", "config_file=/etc/postgresql/postgresql.conf"],
      ...["-c", "max_connections=$(MAX_CONNECTIONS)", "-c", "shared_buffers=$(SHARED_BUFFERS)"],
      ...["-c", "effective_cache_size=$(EFFECTIVE_CACHE_SIZE)"],
    ],
  ],
  "postgres-verifier": [["/scripts/verify-init.sh"], undefined],
  redis: [
    ENTRYPOINT,
    [
      ...["/opt/redis/start.sh", "--dir", "/data", "--maxmemory", "$(MAX_MEMORY)"],
      ...["--maxmemory-policy", "$(MAX_MEMORY_POLICY)"],
    ],
  ],
  temporal: [ENTRYPOINT, ["/opt/temporal/entrypoint.sh"]],
  "temporal-namespace-init": [["/scripts/namespace-init.sh"], undefined],
  "temporal-web": [undefined, undefined],
  worker: [ENTRYPOINT, ["python", "-m", "app.worker"]],
} as const;

const ENTRYPOINT_FILES = { "/opt/entrypoint": "ConfigMap universal-entrypoint 755" };
const CA_FILES = Object.fromEntries(
  ["ca-bundle.crt", "intermediate-ca.crt", "root-ca.crt"].map((key) => [
    `/run/secrets/ca/${key}`,
    `Secret postgres-ca/${key} 400`,
  ]),
);

/** Single keys directly below /run/secrets. */
function secretFiles(secret: string, keys: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(keys.map((key) => [`/run/secrets/${key}`, `Secret ${secret}/${key} 400`]));
}

const APPLICATION_FILES = {
  ...ENTRYPOINT_FILES,
  ...CA_FILES,
  "/app/config": "ConfigMap app-files",
  ...secretFiles("app-secrets", [
    "csrf_signing_secret",
    "oidc_google_client_secret",
    "oidc_keycloak_client_secret",
    "oidc_microsoft_client_secret",
    "session_signing_secret",
  ]),
  ...secretFiles("postgres-secrets", ["postgres_app_user_pw"]),
  ...secretFiles("redis-secrets", ["redis_password"]),
};
/** What is mounted where: source, key and mode. */
export const FILES = {
  app: APPLICATION_FILES,
  postgres: {
    ...ENTRYPOINT_FILES,
    ...CA_FILES,
    "/etc/postgresql": "ConfigMap postgres-config 755",
    "/docker-entrypoint-initdb.d/01-init-app.sh": "ConfigMap postgres-config/01-init-app.sh 755",
    ...secretFiles("postgres-secrets", [
      "postgres_app_owner_pw",
      "postgres_app_ro_pw",
      "postgres_app_user_pw",
      "postgres_password",
      "postgres_temporal_pw",
    ]),
    "/run/secrets/tls/server.crt": "Secret postgres-tls/server.crt 400",
    "/run/secrets/tls/server.key": "Secret postgres-tls/server.key 400",
    "/var/lib/postgresql/data": "claim postgres-data",
    "/backups": "claim postgres-backups",
  },
  "postgres-verifier": {
    ...CA_FILES,
    "/scripts": "ConfigMap postgres-verifier-config 755",
    ...secretFiles("postgres-secrets", ["postgres_password"]),
    "/tmp": "empty",
  },
  redis: {
    ...ENTRYPOINT_FILES,
    "/opt/redis": "ConfigMap redis-config 755",
    ...secretFiles("redis-secrets", ["redis_password"]),
    "/data": "claim redis-data",
    "/backups": "claim redis-backups",
  },
  temporal: {
    ...ENTRYPOINT_FILES,
    ...CA_FILES,
    "/opt/temporal": "ConfigMap temporal-config 755",
    ...secretFiles("postgres-secrets", ["postgres_temporal_pw"]),
  },
  "temporal-namespace-init": { "/scripts": "ConfigMap temporal-namespace-init-scripts 755", "/tmp": "empty" },
  "temporal-web": { "/tmp": "empty" },
  worker: APPLICATION_FILES,
} as const;

/** The files of each ConfigMap, as they are in the sources. */
export const CONFIG_FILES = {
  "app-files": ["app/config.yaml"],
  "postgres-config": ["postgres/01-init-app.sh", "postgres/pg_hba.conf", "postgres/postgresql.conf"],
  "postgres-verifier-config": ["postgres/verify-init.sh"],
  "redis-config": ["redis/ping.sh", "redis/start.sh"],
  "temporal-config": ["temporal/entrypoint.sh", "temporal/schema-setup.sh"],
  "temporal-namespace-init-scripts": ["temporal/namespace-init.sh"],
  "universal-entrypoint": ["universal-entrypoint.sh"],
} as const;
export const SETTINGS = {
  APP_ENVIRONMENT: "production",
  APP_HOST: "0.0.0.0",
  APP_PORT: "8000",
  LOG_FORMAT: "json",
  LOG_LEVEL: "INFO",
};

const LIVENESS = { initialDelaySeconds: 30, periodSeconds: 10, failureThreshold: 6 };
const READINESS = { initialDelaySeconds: 5, periodSeconds: 5 };
const HEALTH = { httpGet: { path: "/health", port: "http" } };
const READY = { exec: { command: ["pg_isready", "-h", "127.0.0.1", "-U", "postgres"] } };
const PING = { exec: { command: ["/opt/redis/ping.sh"] } };
const GRPC = { grpc: { port: 7233 } };
export const PROBES = {
  app: { livenessProbe: { ...HEALTH, ...LIVENESS }, readinessProbe: { ...HEALTH, ...READINESS } },
  postgres: {
    livenessProbe: { ...READY, ...LIVENESS },
    readinessProbe: { ...READY, ...READINESS },
    startupProbe: { ...READY, failureThreshold: 30, periodSeconds: 5 },
  },
  redis: { livenessProbe: { ...PING, ...LIVENESS }, readinessProbe: { ...PING, ...READINESS } },
  temporal: {
    livenessProbe: { ...GRPC, ...LIVENESS },
    readinessProbe: { ...GRPC, ...READINESS },
    startupProbe: { ...GRPC, failureThreshold: 30, periodSeconds: 10 },
  },
  "temporal-web": { readinessProbe: { tcpSocket: { port: "http" } } },
  worker: { livenessProbe: { ...HEALTH, ...LIVENESS }, readinessProbe: { ...HEALTH, ...READINESS } },
} as const;

export const PORTS = {
  app: [{ name: "http", containerPort: 8000, protocol: "TCP" }],
  postgres: [{ name: "postgresql", containerPort: 5432, protocol: "TCP" }],
  redis: [{ name: "redis", containerPort: 6379, protocol: "TCP" }],
  temporal: [{ name: "grpc", containerPort: 7233, protocol: "TCP" }],
  "temporal-web": [{ name: "http", containerPort: 8080, protocol: "TCP" }],
  worker: [{ name: "http", containerPort: 8000, protocol: "TCP" }],
} as const;

/** Who may call whom. */
export const CALLERS = {
  postgres: ["app", "postgres-verifier", "temporal", "worker"],
  redis: ["app", "worker"],
  temporal: ["app", "temporal-namespace-init", "temporal-web", "worker"],
} as const;

export const CLAIMS = {
  "postgres-backups": "20Gi",
  "postgres-data": "10Gi",
  "redis-backups": "10Gi",
  "redis-data": "5Gi",
};

export const DROPPED = { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } };
