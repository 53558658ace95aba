/** Real clients, each in a pod of its own. */

import type { Cluster } from "./cluster.ts";
import { runPod } from "./pod.ts";

interface Connection {
  readonly host: string;
  readonly user: string;
  readonly password: string;
  readonly database?: string;
  readonly sslmode?: "disable" | "verify-full";
}

/** The result of a query as text, or an error with what PostgreSQL said. */
export function psql(cluster: Cluster, connection: Connection, query: string): Promise<string> {
  const { host, user, password, database = "postgres", sslmode = "verify-full" } = connection;
  const environment = {
    PGPASSWORD: password,
    PGSSLMODE: sslmode,
    PGSSLROOTCERT: "/ca/root-ca.crt",
    PGCONNECT_TIMEOUT: "5",
  };
  return runPod(cluster, {
    containers: [
      {
        name: "psql",
        image: "app_data_postgres_image",
        command: ["psql", "--no-psqlrc", "--tuples-only", "--no-align", "--host", host, "--username", user],
        args: ["--dbname", database, "--command", query],
        env: Object.entries(environment).map(([name, value]) => ({ name, value })),
        volumeMounts: sslmode === "disable" ? [] : [{ name: "ca", mountPath: "/ca", readOnly: true }],
      },
    ],
    volumes: sslmode === "disable" ? [] : [{ name: "ca", secret: { secretName: "postgres-ca" } }],
  });
}

/** What `redis-cli` prints. `host`: of the Service. */
export function redisCli(cluster: Cluster, host: string, args: readonly string[], password?: string): Promise<string> {
  const env = password === undefined ? [] : [{ name: "REDISCLI_AUTH", value: password }];
  const command = ["redis-cli", "-h", host, ...args];
  return runPod(cluster, { containers: [{ name: "redis-cli", image: "app_data_redis_image", command, env }] });
}
