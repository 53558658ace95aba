/** Starts the databases of the demos: the official images, as root or as their own user. */

import assert from "node:assert/strict";
import { psql, redisCli } from "./clients.ts";
import { type Cluster, clusterOf, podOf } from "./cluster.ts";
import { startPod } from "./pod.ts";
import type { Check, Folders, KubernetesObject } from "./types.ts";

const PASSWORD = "a password";

/** The Secret that they need. */
export const CREDENTIALS: KubernetesObject = {
  kind: "Secret",
  metadata: { name: "postgres-credentials" },
  data: { password: Buffer.from(PASSWORD).toString("base64") },
};

/** What PostgreSQL answers to its administrator, without TLS, which these charts do not have. */
export function query(cluster: Cluster, host: string, text: string, database = "postgres"): Promise<string> {
  return psql(cluster, { host, user: "postgres", password: PASSWORD, database, sslmode: "disable" }, text);
}

export async function startPostgres(
  name: string,
  rendered: readonly KubernetesObject[],
  folders: Folders,
  check: Check,
): Promise<void> {
  const cluster = clusterOf([...rendered, CREDENTIALS], folders);
  await check(`${name}: PostgreSQL starts and answers`, async () => {
    const pod = await startPod(cluster, podOf(cluster.find("StatefulSet", name)));
    await pod.ready();
    assert.equal(await query(cluster, name, "SELECT current_user"), "postgres\n");
    await pod.stop();
  });
}

export async function startCache(rendered: readonly KubernetesObject[], folders: Folders, check: Check): Promise<void> {
  const cluster = clusterOf(rendered, folders);
  await check(
    "demo-cache: Redis starts and answers, and does not stop writes because it cannot save them",
    async () => {
      const pod = await startPod(cluster, podOf(cluster.find("StatefulSet", "demo-cache")));
      await pod.ready();
      assert.equal(await redisCli(cluster, "demo-cache", ["set", "a", "b"]), "OK\n");
      assert.equal(await redisCli(cluster, "demo-cache", ["config", "get", "save"]), "save\n\n");
      await pod.stop();
    },
  );
}
