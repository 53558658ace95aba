/** Tests api_forge's figures with both Helm majors: each row of its README names the test that holds it. */
import { dirname, join, resolve } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parseYaml } from "../helm/base/yaml.ts";
import { readText } from "../helm/system/io.ts";
import { containerOf, find, type KubernetesObject, lintChart, podOf, render } from "../helm/test/support/charts.ts";
import { HELMS } from "../helm/test/support/helm.ts";

const CHART = resolve(process.env["API_FORGE_CHART"] ?? "api_forge_chart");
/** The sources next to the chart's BUILD file. */
const SOURCES = dirname(resolve(process.env["API_FORGE_ENTRYPOINT"] ?? "examples/api_forge/universal-entrypoint.sh"));

const DEPLOYMENTS = ["app", "postgres", "redis", "temporal", "temporal-web", "worker"] as const;
/** Those that start with the universal entrypoint. */
const ENTERED = ["app", "postgres", "redis", "temporal", "worker"] as const;
const JOBS = ["postgres-verifier", "temporal-namespace-init"] as const;

const IMAGES = {
  app: "api-forge-app:1.0.0",
  postgres: "app_data_postgres_image:1.0.0",
  "postgres-verifier": "app_data_postgres_image:1.0.0",
  redis: "app_data_redis_image:1.0.0",
  temporal: "my-temporal-server:1.29.0",
  "temporal-namespace-init": "temporalio/admin-tools:1.29.0",
  "temporal-web": "temporalio/ui:2.40.0",
  worker: "api-forge-app:1.0.0",
} as const;

/** Requests and limits: CPU and memory. */
const RESOURCES = {
  app: ["250m", "256Mi", "1000m", "1Gi"],
  postgres: ["500m", "512Mi", "2000m", "2Gi"],
  "postgres-verifier": ["50m", "64Mi", "250m", "256Mi"],
  redis: ["250m", "128Mi", "1000m", "512Mi"],
  temporal: ["500m", "512Mi", "2000m", "2Gi"],
  "temporal-namespace-init": ["50m", "64Mi", "250m", "256Mi"],
  "temporal-web": ["100m", "128Mi", "500m", "512Mi"],
  worker: ["250m", "256Mi", "1000m", "1Gi"],
} as const;

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
const VARIABLES = {
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
const COMMANDS = {
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
const FILES = {
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
const CONFIG_FILES = {
  "app-files": ["app/config.yaml"],
  "postgres-config": ["postgres/01-init-app.sh", "postgres/pg_hba.conf", "postgres/postgresql.conf"],
  "postgres-verifier-config": ["postgres/verify-init.sh"],
  "redis-config": ["redis/ping.sh", "redis/start.sh"],
  "temporal-config": ["temporal/entrypoint.sh", "temporal/schema-setup.sh"],
  "temporal-namespace-init-scripts": ["temporal/namespace-init.sh"],
  "universal-entrypoint": ["universal-entrypoint.sh"],
} as const;
const SETTINGS = {
  APP_ENVIRONMENT: "production",
  APP_HOST: "0.0.0.0",
  APP_PORT: "8000",
  LOG_FORMAT: "json",
  LOG_LEVEL: "INFO",
};

const LIVENESS = { initialDelaySeconds: 30, periodSeconds: 10 };
const READINESS = { initialDelaySeconds: 5, periodSeconds: 5 };
const HEALTH = { httpGet: { path: "/health", port: "http" } };
const READY = { exec: { command: ["pg_isready", "-h", "127.0.0.1", "-U", "postgres"] } };
const PING = { exec: { command: ["/opt/redis/ping.sh"] } };
const GRPC = { grpc: { port: 7233 } };
const PROBES = {
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

const PORTS = {
  app: [{ name: "http", containerPort: 8000, protocol: "TCP" }],
  postgres: [{ name: "postgresql", containerPort: 5432, protocol: "TCP" }],
  redis: [{ name: "redis", containerPort: 6379, protocol: "TCP" }],
  temporal: [{ name: "grpc", containerPort: 7233, protocol: "TCP" }],
  "temporal-web": [{ name: "http", containerPort: 8080, protocol: "TCP" }],
  worker: [{ name: "http", containerPort: 8000, protocol: "TCP" }],
} as const;

/** Who may call whom. */
const CALLERS = {
  postgres: ["app", "postgres-verifier", "temporal", "worker"],
  redis: ["app", "worker"],
  temporal: ["app", "temporal-namespace-init", "temporal-web", "worker"],
} as const;

const CLAIMS = { "postgres-backups": "20Gi", "postgres-data": "10Gi", "redis-backups": "10Gi", "redis-data": "5Gi" };

const DROPPED = { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } };

function namesOf(objects: readonly KubernetesObject[], kind: string): string[] {
  return objects
    .filter((object) => object.kind === kind)
    .map(({ metadata }) => metadata.name)
    .sort();
}

function variables({ env }: KubernetesObject): Record<string, string> {
  return Object.fromEntries(env.map(({ name, value }: KubernetesObject) => [name, value]));
}

/** Where each volume is mounted, in the words of `FILES`. */
function mountsOf(container: KubernetesObject, workload: KubernetesObject): Record<string, string> {
  const volumes = podOf(workload).spec.volumes ?? [];
  const source = (name: string) => {
    const found = volumes.find((volume: KubernetesObject) => volume.name === name);
    if (found.emptyDir !== undefined) return ["empty"];
    if (found.persistentVolumeClaim !== undefined) return [`claim ${found.persistentVolumeClaim.claimName}`];
    const { defaultMode } = found.configMap ?? found.secret;
    const mode = defaultMode === undefined ? [] : [defaultMode.toString(8)];
    return found.secret === undefined
      ? [`ConfigMap ${found.configMap.name}`, ...mode]
      : [`Secret ${found.secret.secretName}`, ...mode];
  };
  return Object.fromEntries(
    container.volumeMounts.map(({ name, mountPath, subPath }: KubernetesObject) => {
      const [named, ...mode] = source(name);
      return [mountPath, [subPath === undefined ? named : `${named}/${subPath}`, ...mode].join(" ")];
    }),
  );
}

describe.each(HELMS)("%s", (_, helm) => {
  const objects = render(helm, CHART);
  const workload = (name: string) => find(objects, JOBS.includes(name as never) ? "Job" : "Deployment", name);
  const container = (name: string) => containerOf(workload(name));

  test("the chart has its name, versions and maintainers, and lints", () => {
    const [metadata] = parseYaml(readText(join(CHART, "Chart.yaml"))).values ?? [];
    expect(metadata).toMatchObject({
      name: "api-forge",
      version: "1.0.0",
      appVersion: "1.0.0",
      description: "A FastAPI application with PostgreSQL, Redis and Temporal",
      keywords: ["fastapi", "postgresql", "python", "redis", "temporal"],
      maintainers: [{ name: "API Forge Team", email: "team@api-forge.io" }],
    });
    expect(readText(join(CHART, "README.md"))).toContain("--namespace api-forge-prod");
    expect(lintChart(helm, CHART)).toEqual({ passed: true, messages: [] });
  });

  test("six Deployments with one pod each, and no injected variables", () => {
    expect(namesOf(objects, "Deployment")).toEqual(DEPLOYMENTS);
    for (const name of DEPLOYMENTS) expect(workload(name).spec.replicas).toBe(1);
    for (const name of [...DEPLOYMENTS, ...JOBS]) expect(podOf(workload(name)).spec.enableServiceLinks).toBe(false);
  });

  test("five Services under plain names, inside the cluster, with the document's ports", () => {
    const services = objects.filter(({ kind }) => kind === "Service");
    const ports = services.map(({ metadata, spec }) => [metadata.name, [spec.type, ...spec.ports.map(portOf)]]);
    expect(Object.fromEntries(ports)).toEqual({
      app: ["ClusterIP", "http 8000"],
      postgres: ["ClusterIP", "postgresql 5432"],
      redis: ["ClusterIP", "redis 6379"],
      temporal: ["ClusterIP", "grpc 7233"],
      "temporal-web": ["ClusterIP", "http 8080"],
    });
    for (const name of DEPLOYMENTS) expect(container(name).ports).toEqual(PORTS[name]);
    expect(namesOf(objects, "Ingress")).toEqual([]);
    const { spec } = find(render(helm, CHART, { values: { "apps.app.ingress.enabled": true } }), "Ingress");
    expect([spec.ingressClassName, ...spec.rules.map(({ host }: KubernetesObject) => host)]).toEqual([
      "nginx",
      "api-forge.local",
    ]);
  });

  test.each(Object.keys(IMAGES) as (keyof typeof IMAGES)[])(
    "%s: image, command, variables, files, resources",
    (name) => {
      const { image, command, args, resources } = container(name);
      const [cpu, memory, cpuLimit, memoryLimit] = RESOURCES[name];
      expect(image).toBe(IMAGES[name]);
      expect([command, args]).toEqual(COMMANDS[name]);
      expect(variables(container(name))).toEqual(VARIABLES[name]);
      expect(mountsOf(container(name), workload(name))).toEqual(FILES[name]);
      expect(resources).toEqual({ requests: { cpu, memory }, limits: { cpu: cpuLimit, memory: memoryLimit } });
    },
  );

  test("the settings in values reach PostgreSQL and Redis, and each port refers to its app", () => {
    const changed = render(helm, CHART, {
      values: { "apps.postgres.env.MAX_CONNECTIONS": "300", "apps.redis.env.MAX_MEMORY": "1gb" },
    });
    const value = (app: string, name: string) => variables(containerOf(find(changed, "Deployment", app)))[name];
    expect(value("postgres", "MAX_CONNECTIONS")).toBe("300");
    expect(value("redis", "MAX_MEMORY")).toBe("1gb");
  });

  test("probes: commands, gRPC and HTTP; readiness earlier and more often; startup probes for slow starters", () => {
    for (const name of DEPLOYMENTS) {
      const { livenessProbe, readinessProbe, startupProbe } = container(name);
      expect({ livenessProbe, readinessProbe, startupProbe }).toEqual(PROBES[name]);
    }
  });

  test("claims have their sizes and outlive the chart", () => {
    expect(namesOf(objects, "PersistentVolumeClaim")).toEqual(Object.keys(CLAIMS));
    for (const [name, storage] of Object.entries(CLAIMS)) {
      const { metadata, spec } = find(objects, "PersistentVolumeClaim", name);
      expect(metadata.annotations).toEqual({ "helm.sh/resource-policy": "keep" });
      expect([spec.resources.requests, spec.accessModes]).toEqual([{ storage }, ["ReadWriteOnce"]]);
    }
  });

  test("config files are in ConfigMaps as they are on disk; the entrypoint and the application's are shared", () => {
    expect(namesOf(objects, "ConfigMap")).toEqual([...Object.keys(CONFIG_FILES), "app-config", "worker-config"].sort());
    for (const [name, paths] of Object.entries(CONFIG_FILES)) {
      const expected = paths.map((path) => [path.replace(/^.*\//, ""), readText(join(SOURCES, path))]);
      expect(find(objects, "ConfigMap", name).data).toEqual(Object.fromEntries(expected));
    }
  });

  test("the application's settings are in ConfigMaps, whose keys become variables and can be changed in values", () => {
    for (const name of ["app", "worker"]) {
      expect(find(objects, "ConfigMap", `${name}-config`).data).toEqual(SETTINGS);
      expect(container(name).envFrom).toEqual([{ configMapRef: { name: `${name}-config` } }]);
    }
    const debug = render(helm, CHART, { values: { "apps.app.config.LOG_LEVEL": "DEBUG" } });
    expect(find(debug, "ConfigMap", "app-config").data).toEqual({ ...SETTINGS, LOG_LEVEL: "DEBUG" });
  });

  test("pods restart when their own settings change, and only then", () => {
    const changed = render(helm, CHART, { values: { "apps.app.config.LOG_LEVEL": "DEBUG" } });
    const checksums = (from: readonly KubernetesObject[], name: string) =>
      podOf(find(from, "Deployment", name)).metadata.annotations ?? {};
    for (const name of DEPLOYMENTS) {
      const [before, after] = [checksums(objects, name), checksums(changed, name)];
      const different = Object.keys(before).filter((key) => before[key] !== after[key]);
      expect([name, different]).toEqual([name, name === "app" ? ["checksum/config"] : []]);
    }
    for (const name of ENTERED) expect(checksums(objects, name)).toHaveProperty(["checksum/universal-entrypoint"]);
  });

  test("the chart creates no Secret", () => {
    expect(namesOf(objects, "Secret")).toEqual([]);
  });

  test.each(ENTERED)("%s starts as root with exactly four capabilities", (name) => {
    const { securityContext, containers } = podOf(workload(name)).spec;
    expect(securityContext).toEqual({ runAsUser: 0, seccompProfile: { type: "RuntimeDefault" } });
    expect(containers[0].securityContext).toEqual({
      allowPrivilegeEscalation: true,
      capabilities: { add: ["CHOWN", "DAC_OVERRIDE", "SETGID", "SETUID"], drop: ["ALL"] },
    });
  });

  test.each([
    ["postgres-verifier", { runAsUser: 999, fsGroup: 999 }],
    ["temporal-namespace-init", {}],
    ["temporal-web", {}],
  ])("%s is not root and has no capabilities", (name, more) => {
    const { securityContext, containers } = podOf(workload(name)).spec;
    expect(securityContext).toEqual({ runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" }, ...more });
    expect(containers[0].securityContext).toEqual({ ...DROPPED, readOnlyRootFilesystem: true });
  });

  test("network policies let in only the callers, and everyone to the application", () => {
    expect(namesOf(objects, "NetworkPolicy")).toEqual(["app", ...Object.keys(CALLERS)]);
    for (const [name, callers] of Object.entries(CALLERS)) {
      const { podSelector, policyTypes, ingress } = find(objects, "NetworkPolicy", name).spec;
      expect(podSelector.matchLabels["app.kubernetes.io/name"]).toBe(name);
      expect(policyTypes).toEqual(["Ingress"]);
      const port = container(name).ports[0].containerPort;
      const rules = ingress.flatMap(({ from, ports }: KubernetesObject) =>
        from.map((peer: KubernetesObject) => [peer.podSelector.matchLabels["app.kubernetes.io/name"], ports]),
      );
      expect(rules.sort()).toEqual(callers.map((caller) => [caller, [{ port, protocol: "TCP" }]]));
    }
    const open = [{ ports: [{ port: 8000, protocol: "TCP" }] }];
    expect(find(objects, "NetworkPolicy", "app").spec.ingress).toEqual(open);
  });

  test("Temporal's schemas are set up in its pod, before the server starts", () => {
    const [setup, ...others] = podOf(workload("temporal")).spec.initContainers;
    expect(others).toEqual([]);
    expect([setup.name, setup.image, setup.command]).toEqual([
      "schema-setup",
      "temporalio/admin-tools:1.29.0",
      ["/opt/temporal/schema-setup.sh"],
    ]);
    expect(variables(setup)).toEqual({
      SQL_HOST: "postgres",
      SQL_PLUGIN: "postgres12",
      SQL_PORT: "5432",
      SQL_TLS: "true",
      SQL_TLS_CA_FILE: "/run/secrets/ca/ca-bundle.crt",
      SQL_TLS_SERVER_NAME: "postgres",
      SQL_USER: "temporal",
    });
    expect(mountsOf(setup, workload("temporal"))).toEqual({
      "/opt/temporal": "ConfigMap temporal-config 755",
      "/run/secrets/ca": "Secret postgres-ca 400",
      "/run/secrets/postgres_temporal_pw": "Secret postgres-secrets/postgres_temporal_pw 400",
    });
    expect(setup.securityContext).toEqual(DROPPED);
    expect(setup.resources).toEqual({
      requests: { cpu: "50m", memory: "64Mi" },
      limits: { cpu: "250m", memory: "256Mi" },
    });
  });

  test("the jobs run after install and upgrade, one after another, and are tried four times", () => {
    const jobs = JOBS.map((name) => {
      const { metadata, spec } = workload(name);
      return [metadata.annotations, spec.backoffLimit];
    });
    const hook = (weight: string) => ({
      "helm.sh/hook": "post-install,post-upgrade",
      "helm.sh/hook-weight": weight,
      "helm.sh/hook-delete-policy": "before-hook-creation",
    });
    expect(jobs).toEqual([
      [hook("5"), 3],
      [hook("7"), 3],
    ]);
    expect(namesOf(objects, "Job")).toEqual(JOBS);
  });
});

function portOf({ name, port }: KubernetesObject): string {
  return `${name} ${port}`;
}
