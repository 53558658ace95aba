/** PostgreSQL of api_forge, and the job that verifies it. */

import assert from "node:assert/strict";
import { becomesReady, without } from "./capabilities.ts";
import { psql } from "./clients.ts";
import { type Cluster, podOf, secretOf } from "./cluster.ts";
import { type Pod, runPod, startPod } from "./pod.ts";
import type { Check } from "./types.ts";

/** Roles by the keys of their passwords. */
const ROLES = {
  postgres_password: "postgres",
  postgres_app_owner_pw: "appowner",
  postgres_app_user_pw: "appuser",
  postgres_app_ro_pw: "appreader",
  postgres_temporal_pw: "temporal",
} as const;

/** Leaves it running. */
export async function checkPostgres(cluster: Cluster, check: Check): Promise<Pod | undefined> {
  const password = (key: keyof typeof ROLES) => secretOf(cluster, "postgres-secrets", key);
  const as = (key: keyof typeof ROLES, database = "appdb") => ({
    host: "postgres",
    user: ROLES[key],
    password: password(key),
    database,
  });
  const admin = as("postgres_password", "postgres");
  const deployed = podOf(cluster.find("Deployment", "postgres"));
  let pod: Pod | undefined;

  await check("PostgreSQL starts on empty volumes, and its probes succeed", async () => {
    pod = await startPod(cluster, deployed);
    await pod.ready();
  });
  await check("its process is that of its user for good, without capabilities", () => {
    const status = pod?.containers[0]?.execute(["cat", "/proc/1/status"]) ?? "";
    assert.match(status, /^Name:\tpostgres$/m);
    assert.match(status, /^Uid:\t999\t999\t999\t999$/m);
    assert.match(status, /^CapEff:\t0+$/m);
  });
  for (const key of Object.keys(ROLES) as (keyof typeof ROLES)[]) {
    await check(`${ROLES[key]} connects with its password and TLS, which the client verifies`, async () => {
      const query = "SELECT current_user, ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
      assert.equal(await psql(cluster, as(key, "postgres"), query), `${ROLES[key]}|t\n`);
    });
  }
  await check("PostgreSQL refuses plain text, wrong passwords, and clients that ask for another host", async () => {
    await assert.rejects(psql(cluster, { ...admin, sslmode: "disable" }, "SELECT 1"), /pg_hba.conf rejects connection/);
    await assert.rejects(psql(cluster, { ...admin, password: "wrong" }, "SELECT 1"), /password authentication failed/);
    await assert.rejects(psql(cluster, { ...admin, host: "127.0.0.1" }, "SELECT 1"), /does not match host name/);
  });
  await check("the owner creates tables, the user writes to them, the reader only reads", async () => {
    await psql(cluster, as("postgres_app_owner_pw"), "CREATE TABLE notes (text text)");
    await psql(cluster, as("postgres_app_user_pw"), "INSERT INTO notes VALUES ('kept')");
    assert.equal(await psql(cluster, as("postgres_app_ro_pw"), "SELECT text FROM notes"), "kept\n");
    const denied = /permission denied/;
    await assert.rejects(psql(cluster, as("postgres_app_ro_pw"), "INSERT INTO notes VALUES ('no')"), denied);
    await assert.rejects(psql(cluster, as("postgres_app_user_pw"), "CREATE TABLE more (text text)"), denied);
  });
  await check("the settings in values reach PostgreSQL", async () => {
    const names = ["max_connections", "shared_buffers", "effective_cache_size", "password_encryption"];
    const query = names.map((name) => `SELECT current_setting('${name}')`).join(" UNION ALL ");
    assert.equal(await psql(cluster, admin, query), "200\n256MB\n1GB\nscram-sha-256\n");
  });
  await check("the verifier succeeds", async () => {
    const job = podOf(cluster.find("Job", "postgres-verifier"));
    assert.equal(await runPod(cluster, job), "PostgreSQL is set up.\n");
  });
  await check("the entrypoint cannot do without DAC_OVERRIDE once the volumes are in use", async () => {
    await pod?.stop();
    await assert.rejects(becomesReady(cluster, without(deployed, "DAC_OVERRIDE")), /Permission denied/);
  });
  await check("PostgreSQL starts again on the same volumes, with its data and passwords", async () => {
    pod = await startPod(cluster, deployed);
    await pod.ready();
    assert.equal(await psql(cluster, as("postgres_app_ro_pw"), "SELECT text FROM notes"), "kept\n");
    assert.doesNotMatch(pod.containers[0]?.log() ?? "", /CREATE ROLE|initdb/);
  });
  return pod;
}
