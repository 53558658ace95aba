/** Starts api_forge: PostgreSQL and Redis as they are; Temporal and the application as stand-ins that use what they are given. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { checkApplication } from "./api_forge_application.ts";
import { checkPostgres } from "./api_forge_postgres.ts";
import { checkRedis } from "./api_forge_redis.ts";
import { becomesReady, without } from "./capabilities.ts";
import { clusterOf, podOf } from "./cluster.ts";
import { runPod, startPod } from "./pod.ts";
import type { Check, Folders, KubernetesObject } from "./types.ts";

export async function startApiForge(
  rendered: readonly KubernetesObject[],
  folders: Folders,
  check: Check,
): Promise<void> {
  const secrets = await createSecrets(folders);
  const cluster = clusterOf([...rendered, ...secrets], folders);
  await check("create-secrets.sh prints five Secrets, and the same ones when it runs again", async () => {
    const names = secrets.map(({ metadata }) => metadata.name);
    assert.deepEqual(names, ["app-secrets", "postgres-ca", "postgres-secrets", "postgres-tls", "redis-secrets"]);
    assert.deepEqual(await createSecrets(folders), secrets);
  });
  for (const capability of ["CHOWN", "SETGID", "SETUID"]) {
    await check(`the entrypoint cannot do without ${capability}`, () =>
      assert.rejects(
        becomesReady(cluster, without(podOf(cluster.find("Deployment", "redis")), capability)),
        /not permitted/,
      ),
    );
  }
  await check("Temporal waits for its database: without it, the init container fails", () =>
    assert.rejects(startPod(cluster, podOf(cluster.find("Deployment", "temporal"))), /schema-setup exited with/),
  );
  const postgres = await checkPostgres(cluster, check);
  const redis = await checkRedis(cluster, check);
  await checkApplication(cluster, check);
  await Promise.all([postgres?.stop(), redis?.stop()]);
}

/** The Secrets that the example's script prints. Its files are kept in a volume, as they would be in a folder. */
async function createSecrets(folders: Folders): Promise<readonly KubernetesObject[]> {
  const script = readFileSync(join(folders.examples, "api_forge/create-secrets.sh"), "utf8");
  const configMap = { kind: "ConfigMap", metadata: { name: "script" }, data: { "create-secrets.sh": script } };
  const printed = await runPod(clusterOf([configMap], folders), {
    containers: [
      {
        name: "create-secrets",
        image: "app_data_postgres_image",
        command: ["/script/create-secrets.sh", "/secrets"],
        volumeMounts: [
          { name: "script", mountPath: "/script" },
          { name: "secrets", mountPath: "/secrets" },
        ],
      },
    ],
    volumes: [
      { name: "script", configMap: { name: "script", defaultMode: 0o755 } },
      { name: "secrets", persistentVolumeClaim: { claimName: "created-secrets" } },
    ],
  });
  return parseAllDocuments(printed).map((document) => document.toJS() as KubernetesObject);
}
