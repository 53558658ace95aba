/** Redis of api_forge. */

import assert from "node:assert/strict";
import { redisCli } from "./clients.ts";
import { type Cluster, podOf, secretOf } from "./cluster.ts";
import { type Pod, startPod } from "./pod.ts";
import type { Check } from "./types.ts";

/** Leaves it running. */
export async function checkRedis(cluster: Cluster, check: Check): Promise<Pod | undefined> {
  const password = secretOf(cluster, "redis-secrets", "redis_password");
  const deployed = podOf(cluster.find("Deployment", "redis"));
  let pod: Pod | undefined;

  await check("Redis starts on empty volumes, and its probes succeed", async () => {
    pod = await startPod(cluster, deployed);
    await pod.ready();
  });
  await check("Redis refuses clients without its password, and no argument shows it", async () => {
    assert.match(await redisCli(cluster, "redis", ["ping"]), /NOAUTH/);
    assert.match(await redisCli(cluster, "redis", ["ping"], "wrong"), /WRONGPASS/);
    assert.equal(await redisCli(cluster, "redis", ["ping"], password), "PONG\n");
    const shown = pod?.containers[0]?.execute(["cat", "/proc/1/cmdline"]) ?? "";
    assert.match(shown, /^redis-server/);
    assert.ok(!shown.includes(password));
  });
  await check("the settings in values reach Redis", async () => {
    const setting = (name: string) => redisCli(cluster, "redis", ["config", "get", name], password);
    assert.equal(await setting("maxmemory"), `maxmemory\n${256 * 1024 * 1024}\n`);
    assert.equal(await setting("maxmemory-policy"), "maxmemory-policy\nallkeys-lru\n");
  });
  await check("Redis starts again on the same volumes, with its data", async () => {
    await redisCli(cluster, "redis", ["set", "note", "kept"], password);
    await pod?.stop();
    pod = await startPod(cluster, deployed);
    await pod.ready();
    assert.equal(await redisCli(cluster, "redis", ["get", "note"], password), "kept\n");
  });
  return pod;
}
