/** Starts nginx of demo/config_files: a configuration, a script and a template from ConfigMaps. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { clusterOf, podOf } from "./cluster.ts";
import { startPod } from "./pod.ts";
import type { Check, Folders, KubernetesObject } from "./types.ts";

export async function startNginx(rendered: readonly KubernetesObject[], folders: Folders, check: Check): Promise<void> {
  const cluster = clusterOf(rendered, folders);
  const get = (path: string) => fetch(`http://127.0.0.1:8080${path}`);

  await check("nginx starts with its rendered configuration and serves the mounted files", async () => {
    const pod = await startPod(cluster, podOf(cluster.find("Deployment", "demo-web")));
    await pod.ready();
    const icon = await get("/favicon.ico");
    const original = readFileSync(join(folders.examples, "demo/config_files/files/favicon.ico"));
    assert.deepEqual(Buffer.from(await icon.arrayBuffer()), original);
    assert.deepEqual(await (await get("/release.json")).json(), { release: "demo", replicas: 2 });
    assert.equal((await get("/none")).status, 404);
    assert.match(await pod.wrote(/none/), /^127\.0\.0\.1 \{\{GET \/none HTTP\/1\.1\}\}$/m);
    await pod.stop();
  });
}
