/** Temporal and the application of api_forge: stand-ins, which print what they get and use it. PostgreSQL and Redis must run. */

import assert from "node:assert/strict";
import { type Cluster, podOf, secretOf } from "./cluster.ts";
import { runPod, startPod } from "./pod.ts";
import type { Check } from "./types.ts";

export async function checkApplication(cluster: Cluster, check: Check): Promise<void> {
  const deployed = (name: string) => podOf(cluster.find("Deployment", name));

  await check("Temporal's schemas are set up before its server starts, which connects with TLS", async () => {
    const pod = await startPod(cluster, deployed("temporal"));
    const [tool = ""] = pod.initContainers.map(({ log }) => log());
    const folder = "/etc/temporal/schema/postgresql/v12";
    assert.deepEqual(tool.trim().split("\n"), [
      "temporal-sql-tool --db temporal setup-schema -v 0.0",
      `temporal-sql-tool --db temporal update-schema -d ${folder}/temporal/versioned`,
      "temporal-sql-tool --db temporal_visibility setup-schema -v 0.0",
      `temporal-sql-tool --db temporal_visibility update-schema -d ${folder}/visibility/versioned`,
    ]);
    const log = await pod.wrote(/connected: .*visibility/);
    assertLines(log, [
      `connected: temporal temporal ${folder}/temporal/versioned`,
      `connected: temporal temporal_visibility ${folder}/visibility/versioned`,
      "DB=postgres12",
      "NUM_HISTORY_SHARDS=64",
      "SERVICES=history,matching,worker,frontend",
      "uid=1000(temporal) gid=1000(temporal) groups=1000(temporal)",
    ]);
    await pod.stop(0);
  });
  await check("the setup does nothing where the schemas are", async () => {
    const pod = await startPod(cluster, deployed("temporal"));
    await pod.wrote(/connected: .*visibility/);
    await pod.stop(0);
  });
  await check("the job creates Temporal's namespace, which is not there", async () => {
    const log = await runPod(cluster, podOf(cluster.find("Job", "temporal-namespace-init")));
    assert.deepEqual(log.trim().split("\n"), [
      "temporal operator namespace describe --namespace default --address temporal:7233",
      "temporal operator namespace create --namespace default --retention 72h --address temporal:7233",
    ]);
  });
  for (const [name, command] of [
    ["app", "/usr/local/bin/uvicorn app:app"],
    ["worker", "/usr/local/bin/python -m app.worker"],
  ] as const) {
    await check(
      `${name} starts with its variables, reaches PostgreSQL and Redis by URL, and its probes succeed`,
      async () => {
        const pod = await startPod(cluster, deployed(name));
        await pod.ready();
        const password = secretOf(cluster, "redis-secrets", "redis_password");
        assertLines(pod.containers[0]?.log() ?? "", [
          command,
          "connected: appuser appdb true",
          "PONG",
          `REDIS_URL=redis://:${password}@redis:6379`,
          `SESSION_SIGNING_SECRET=${secretOf(cluster, "app-secrets", "session_signing_secret")}`,
          "APP_ENVIRONMENT=production",
          "LOG_FORMAT=json",
          "LOG_LEVEL=INFO",
          "TEMPORAL_HOST=temporal",
          "TEMPORAL_PORT=7233",
          "TEMPORAL_NAMESPACE=default",
          '  template: "{{ .level }} {{ .message }}"',
          "uid=1000(appuser) gid=1000(appuser) groups=1000(appuser)",
        ]);
        await pod.stop(0);
      },
    );
  }
}

function assertLines(text: string, expected: readonly string[]): void {
  const lines = text.split("\n");
  assert.deepEqual(
    expected.filter((line) => !lines.includes(line)),
    [],
    text,
  );
}
