/**
 * What the chart's schema accepts for keys that only some charts have: ranges, choices and dependent keys. The notations of
 * texts are those of declarations; `refused.test.ts` compares them.
 */

import { expect, test } from "@jest/globals";
import type { Json, JsonObject } from "../../../base/json.ts";
import { app, filesOf } from "../../support/charts.ts";
import { valuesSchemaOf } from "../../support/values_schema.ts";

const TRIGGER = { type: "kafka", metadata: { topic: "orders" } };
const PARENT = { name: "public" };

const APPS = [
  app({ app_name: "scaled", app_type: "worker", autoscaling: { keda: { triggers: [TRIGGER] }, max_replicas: 20 } }),
  app({
    app_name: "web",
    app_type: "external-api",
    disruption_budget: { min_available: "60%" },
    env: { BACK: { app: { name: "back", value: "http://{host}:{port}", optional: true } } },
    image_pull_secrets: ["registry"],
    replicas: 5,
    route: { hostnames: ["shop.example.com"], parent_refs: [PARENT] },
    secrets: {
      existing: { existing: "postgres", env: true },
      made: { keys: ["TOKEN"], env: true },
      synced: { external: { store: "vault", data: { TOKEN: { key: "dev/stripe" } } }, env: true },
    },
    volumes: { cache: { claim: { access_modes: ["ReadWriteMany"], size: "5Gi" }, mount_path: "/cache" } },
  }),
  app({ app_name: "back", app_type: "internal-api", ports: { http: 80, admin: 81 } }),
  app({ app_name: "report", app_type: "cron-job", config: { LEVEL: "info" } }),
];

const REPLICAS = { type: "integer", minimum: 0, maximum: 10000 };
const PODS = { type: ["integer", "string"], minimum: 0, pattern: "^(100|[0-9]{1,2})%$" };
const TEXT = { type: "string" };
const SOME_TEXT = { type: "string", minLength: 1 };

/** By the path of a value below `apps`; `*` is any key of a map. */
const TAKEN: Readonly<Record<string, JsonObject>> = {
  "scaled.autoscaling.minReplicas": REPLICAS,
  "scaled.autoscaling.maxReplicas": { ...REPLICAS, minimum: 1 },
  "scaled.autoscaling.keda.cooldownPeriod": { type: "integer", minimum: 0 },
  "scaled.autoscaling.keda.fallback.failureThreshold": { type: "integer", minimum: 1 },
  "scaled.autoscaling.keda.fallback.replicas": REPLICAS,
  "scaled.autoscaling.keda.idleReplicaCount": { const: 0 },
  "scaled.autoscaling.keda.initialCooldownPeriod": { type: "integer", minimum: 0 },
  "scaled.autoscaling.keda.pollingInterval": { type: "integer", minimum: 1 },
  "scaled.autoscaling.triggers.*": { type: "object", required: ["type", "metadata"] },
  "scaled.autoscaling.triggers.*.metadata.*": TEXT,
  "scaled.autoscaling.triggers.*.type": SOME_TEXT,
  "web.disruptionBudget": {
    type: "object",
    additionalProperties: false,
    oneOf: [{ required: ["maxUnavailable"] }, { required: ["minAvailable"] }],
  },
  "web.disruptionBudget.maxUnavailable": PODS,
  "web.disruptionBudget.minAvailable": PODS,
  "web.env.*.app": { enum: ["back"] },
  "web.env.*.port": { enum: ["admin", "http"] },
  "web.args": { type: "array", items: TEXT },
  "web.command": { type: "array", items: TEXT },
  "web.secrets.made.create": { type: "boolean" },
  "web.secrets.made.values.TOKEN": TEXT,
  "web.secrets.synced.storeKind": { enum: ["SecretStore", "ClusterSecretStore"] },
  "report.config.*": {
    type: ["string", "number", "boolean"],
    minimum: Number.MIN_SAFE_INTEGER,
    maximum: Number.MAX_SAFE_INTEGER,
  },
  "report.suspend": { type: "boolean" },
};

const SCHEMA = valuesSchemaOf(filesOf({ apps: APPS }));

/** The schema of a value, without its description and its keys. */
function schemaAt(path: string): JsonObject | undefined {
  const found = ["apps", ...path.split(".")].reduce<Json | undefined>((schema, key) => {
    const { properties = {}, additionalProperties } = (schema ?? {}) as Record<string, JsonObject>;
    return key === "*" ? additionalProperties : (properties as JsonObject)[key];
  }, SCHEMA);
  if (found === undefined) return undefined;
  const { description: _, properties: __, ...taken } = found as JsonObject;
  return taken;
}

test.each(Object.entries(TAKEN))("%s", (path, taken) => {
  expect(schemaAt(path)).toEqual(taken);
});
