/** What BUILD files declare as existing in the cluster, attribute by attribute. */
import { describe, expect, test } from "@jest/globals";
import type { App, Chart } from "../../model/types.ts";
import { externalOf } from "./external.ts";

const APP = {
  schema_version: 1,
  label: "//shop:orders_api",
  app_name: "orders_api",
  image: "registry.example.com/orders",
};
const CHART = { schema_version: 1, label: "//shop:chart", chart_name: "shop" };

interface Row {
  readonly name: string;
  readonly app?: object;
  readonly chart?: object;
  readonly external: readonly string[];
}

const ENV = { A: "text", B: { secret: { name: "one", key: "k" } }, C: { config_map: { name: "two", key: "k" } } };
const ENV_FROM = [{ secret: "three" }, { config_map: "four", optional: true }];
const FOUND = ["ConfigMap/four", "ConfigMap/two", "Secret/one", "Secret/three"];

const ROWS: readonly Row[] = [
  { name: "nothing", external: [] },
  { name: "env and env_from", app: { env: ENV, env_from: ENV_FROM }, external: FOUND },
  {
    name: "env of init containers",
    app: { init_containers: { wait: { env: ENV, env_from: ENV_FROM } } },
    external: FOUND,
  },
  { name: "env of sidecars", app: { sidecars: { proxy: { env: ENV, env_from: ENV_FROM } } }, external: FOUND },
  { name: "env of the chart", chart: { env: ENV, env_from: ENV_FROM }, external: FOUND },
  { name: "another app's host", app: { env: { R: { app: { name: ":redis", value: "{host}" } } } }, external: [] },
  { name: "an existing secret", app: { secrets: { db: { existing: "postgres" } } }, external: ["Secret/postgres"] },
  {
    name: "a secret of values, which may be created elsewhere",
    app: { secrets: { session: { keys: ["k"] } } },
    external: ["Secret/prod-orders-api-session"],
  },
  {
    name: "the same with plain names",
    app: { secrets: { session: { keys: ["k"] } } },
    chart: { naming: "app" },
    external: ["Secret/orders-api-session"],
  },
  {
    name: "a secret that the operator creates",
    app: { secrets: { db: { external: { store: "vault", extract: ["db"] } } } },
    external: [],
  },
  {
    name: "volumes",
    app: {
      volumes: {
        a: { secret: "one" },
        b: { config_map: "two" },
        c: { existing_claim: "three" },
        d: { projected: [{ secret: "four" }, { config_map: "five" }, { downward_api: { labels: "metadata.labels" } }] },
        e: { csi: { driver: "csi.example.com", secret: "six" } },
        f: { claim: { size: "1Gi" } },
      },
    },
    external: [
      "ConfigMap/five",
      "ConfigMap/two",
      "PersistentVolumeClaim/three",
      "Secret/four",
      "Secret/one",
      "Secret/six",
    ],
  },
  { name: "pull secrets", app: { image_pull_secrets: ["registry"] }, external: ["Secret/registry"] },
  { name: "a TLS secret by name", app: { ingress: { tls: "wildcard" } }, external: ["Secret/wildcard"] },
  {
    name: "a TLS secret for each host",
    app: { ingress: { tls: { "a.b": "one", "c.d": "two" } } },
    external: ["Secret/one", "Secret/two"],
  },
  {
    name: "a volume as Kubernetes writes it",
    app: { volumes: { a: { source: { cephfs: { monitors: ["a"], secretRef: { name: "one" } } } } } },
    external: ["Secret/one"],
  },
  { name: "the app's TLS secret", app: { ingress: { tls: true } }, external: ["Secret/orders-api-tls"] },
  {
    name: "the chart's TLS secret, and that of an app with an Ingress of its own",
    chart: { ingress: { tls: true } },
    external: ["Secret/orders-api-tls", "Secret/shop-tls"],
  },
  { name: "no TLS", app: { ingress: { tls: false } }, chart: { ingress: { tls: false } }, external: [] },
  { name: "an account by name", app: { service_account: "worker" }, external: ["ServiceAccount/worker"] },
  {
    name: "an account that the chart creates",
    app: { service_account: { name: "worker", create: true } },
    external: [],
  },
  {
    name: "the chart's own values",
    chart: {
      values: {
        global: { imagePullSecrets: ["registry"] },
        apps: {
          orders_api: {
            env: { constructor: { valueFrom: { secretKeyRef: { name: "one", key: "k" } } } },
            envFrom: [{ configMapRef: { name: "two" } }],
            ingress: { tls: { secretName: "three" } },
            secrets: { db: { existingSecret: "four" } },
            volumes: { data: { existingClaim: "five" } },
            serviceAccount: { create: false, name: "six" },
          },
        },
      },
    },
    external: [
      "ConfigMap/two",
      "PersistentVolumeClaim/five",
      "Secret/four",
      "Secret/one",
      "Secret/registry",
      "Secret/three",
      "ServiceAccount/six",
    ],
  },
];

describe("what is declared as existing", () => {
  test.each(ROWS.map((row) => [row.name, row] as const))("%s", (_name, { app = {}, chart = {}, external }) => {
    const found = externalOf([{ ...APP, ...app } as App], { ...CHART, ...chart } as Chart, "prod");
    expect([...found].sort()).toEqual([...external, "ServiceAccount/default"].sort());
  });

  test.each([
    ["orders-api", "orders-api-session"],
    ["1.shop", "r1-shop-orders-api-session"],
  ])("a Secret of values in the release %s", (release, name) => {
    const app = { ...APP, secrets: { session: { keys: ["k"] } } } as App;
    expect(externalOf([app], CHART as Chart, release)).toContain(`Secret/${name}`);
  });

  test("values of an environment declare nothing", () => {
    const environments = { prod: { apps: { orders_api: { secrets: { db: { existingSecret: "other" } } } } } };
    const found = externalOf([APP as App], { ...CHART, environments } as Chart, "prod");
    expect([...found]).toEqual(["ServiceAccount/default"]);
  });
});
