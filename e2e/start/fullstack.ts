/** Starts PostgreSQL of fullstack: a non-root user, a read-only root file system, and volumes that belong to its group. */

import assert from "node:assert/strict";
import { clusterOf, podOf } from "./cluster.ts";
import { CREDENTIALS, query } from "./demos.ts";
import { type Pod, startPod } from "./pod.ts";
import type { Check, Folders, KubernetesObject } from "./types.ts";

export async function startFullstack(
  rendered: readonly KubernetesObject[],
  folders: Folders,
  check: Check,
): Promise<void> {
  const cluster = clusterOf([...rendered, CREDENTIALS], folders);
  const deployed = podOf(cluster.find("StatefulSet", "demo-postgres"));
  const todo = (text: string) => query(cluster, "demo-postgres", text, "todo");
  let pod: Pod | undefined;

  await check("PostgreSQL starts on an empty volume, its probes succeed, and init.sql has run", async () => {
    pod = await startPod(cluster, deployed);
    await pod.ready();
    assert.equal(await todo("SELECT current_database()"), "todo\n");
    await todo("CREATE TABLE notes AS SELECT 'kept' AS text");
  });
  await check("PostgreSQL cannot write outside its volumes", () => {
    const touch = (path: string) => pod?.containers[0]?.execute(["touch", path]);
    assert.throws(() => touch("/var/lib/note"), /Read-only file system/);
    touch("/tmp/note");
  });
  await check("PostgreSQL starts again on the same volume, though its group may then write to all of it", async () => {
    await pod?.stop();
    pod = await startPod(cluster, deployed);
    await pod.ready();
    assert.equal(await todo("SELECT text FROM notes"), "kept\n");
    await pod.stop();
  });
}
