/**
 * Random charts of random apps, with every attribute in the form that the schemas describe. Hints replace values that only
 * people who know Kubernetes can choose sensibly.
 */

import fc from "fast-check";
import { APP_TYPES, traitsOfType } from "../../facts/app_types.ts";
import { isMeaningful } from "../../facts/attributes.ts";
import { APP_SCHEMA, CHART_SCHEMA } from "../../model/schemas.ts";
import type { AppType, Phase } from "../../model/types.ts";
import { type SchemaOptions, valuesOf } from "./arbitrary_schema.ts";
import { anyText, textMatching } from "./arbitrary_text.ts";

export type Metadata = Readonly<Record<string, unknown>>;

/** A chart as the build would declare it. */
export interface RandomChart {
  readonly chart: Metadata;
  readonly apps: readonly Metadata[];
  readonly files: Readonly<Record<string, string | Uint8Array>>;
}

export const SCHEMAS = { "app.schema.json": APP_SCHEMA, "chart.schema.json": CHART_SCHEMA } as const;

const MOST_APPS = 4;
const appLabel = (index: number) => `//random:app_${index}`;
/** Apps refer to each other by label; the first ones are the most likely to exist. */
const anyApp = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(appLabel(0), appLabel(1)) },
  { weight: 1, arbitrary: fc.nat({ max: MOST_APPS }).map(appLabel) },
);

const TEXT_FILE = "random/text.conf";
const BINARY_FILE = "random/binary.der";
const DASHBOARD = "random/dashboard.json";
const DIGEST = "random/image.digest";
const MANIFEST = "//random:manifest.yaml";

const labels = fc.constant({ matchLabels: { app: "other" } });
const metric = fc.record({ name: fc.constant("requests"), selector: labels });
const target = fc.record({ type: fc.constant("AverageValue"), averageValue: fc.constantFrom("10", "100m") });
const term = fc.record({ labelSelector: labels, topologyKey: fc.constant("kubernetes.io/hostname") });
const nodeTerms = fc.record({
  nodeSelectorTerms: fc.constant([{ matchExpressions: [{ key: "zone", operator: "In", values: ["on", "1e3"] }] }]),
});

const nameOf = (longest: number) => textMatching(String(APP_SCHEMA.properties["app_name"]?.["pattern"]), longest);

/** `file` is what the rules turn labels into; the rest is Kubernetes' own notation, which the schema leaves open. */
const HINTS: SchemaOptions["hints"] = {
  // Longer ones are always problems, and long ones often are.
  "app.schema.json#/properties/app_name": fc.oneof(
    { weight: 9, arbitrary: nameOf(40) },
    { weight: 1, arbitrary: nameOf(64) },
  ),
  "app.schema.json#/definitions/appName": anyApp,
  "app.schema.json#/definitions/secret/properties/when": anyApp,
  "app.schema.json#/definitions/volume/properties/when": anyApp,
  "app.schema.json#/definitions/configFile/properties/file": fc.constantFrom(TEXT_FILE, BINARY_FILE),
  // A templated file contains the user's own Helm template.
  "app.schema.json#/definitions/configFiles/properties/templated": fc.constant(false),
  "app.schema.json#/definitions/file/properties/file": fc.constant(DASHBOARD),
  // No one at all could not scrape what the chart monitors.
  "chart.schema.json#/properties/scrapers": fc.constant([{ from_namespace: "monitoring" }]),
  "app.schema.json#/properties/schedule": fc.constantFrom(
    "0 3 * * *",
    "*/5 8-18 ? JAN-dec Sun,2",
    "@daily",
    "0 3 * * 7",
  ),
  "app.schema.json#/properties/time_zone": fc.constantFrom("Europe/Berlin", "Asia/Kolkata", "Etc/UTC", "UTC+1"),
  "app.schema.json#/properties/image_digest": fc.constantFrom({ file: DIGEST }, `sha256:${"5".repeat(64)}`),
  "app.schema.json#/properties/affinity/properties/nodeAffinity": fc.record({
    requiredDuringSchedulingIgnoredDuringExecution: nodeTerms,
  }),
  "app.schema.json#/properties/affinity/properties/podAffinity": fc.record({
    requiredDuringSchedulingIgnoredDuringExecution: fc.tuple(term),
  }),
  "app.schema.json#/properties/affinity/properties/podAntiAffinity": fc.record({
    requiredDuringSchedulingIgnoredDuringExecution: fc.tuple(term),
  }),
  "app.schema.json#/properties/patches": fc.dictionary(
    fc.constantFrom(
      ...new Set(Object.values(APP_TYPES).map(({ workload }) => workload)),
      "Service",
      "Ingress",
      "ServiceAccount",
      "ConfigMap/config",
    ),
    fc.record({
      metadata: fc.record({ annotations: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), anyText, { minKeys: 1 }) }),
    }),
    { minKeys: 1, maxKeys: 2, noNullPrototype: true },
  ),
  "app.schema.json#/definitions/autoscaling/properties/behavior": fc.record({
    scaleDown: fc.record({ stabilizationWindowSeconds: fc.nat({ max: 3600 }) }),
  }),
  "app.schema.json#/definitions/metricSpec": fc.oneof(
    fc.record({ type: fc.constant("External"), external: fc.record({ metric, target }) }),
    fc.record({
      type: fc.constant("Pods"),
      pods: fc.record({ metric, target: fc.constant({ type: "AverageValue", averageValue: "7" }) }),
    }),
  ),
  "app.schema.json#/definitions/route/properties/rules": fc.array(
    fc.record(
      {
        matches: fc.constant([{ headers: [{ name: "x-version", value: "2" }] }]),
        filters: fc.constant([{ type: "RequestRedirect", requestRedirect: { scheme: "https", statusCode: 301 } }]),
        timeouts: fc.constant({ request: "10s" }),
      },
      { requiredKeys: [] },
    ),
    { minLength: 1, maxLength: 2 },
  ),
  "app.schema.json#/definitions/volume/properties/source": fc.constantFrom(
    { emptyDir: {} },
    {
      ephemeral: {
        volumeClaimTemplate: { spec: { accessModes: ["ReadWriteMany"], resources: { requests: { storage: "1Gi" } } } },
      },
    },
  ),
  "app.schema.json#/definitions/kedaTrigger/properties/authenticationRef": fc.constant({ name: "keda" }),
  "app.schema.json#/definitions/metrics/properties/relabelings/items": fc.record({
    action: fc.constant("drop"),
    regex: anyText,
  }),
  "app.schema.json#/definitions/metrics/properties/metric_relabelings/items": fc.record({
    action: fc.constant("drop"),
    regex: anyText,
  }),
  // Helm's lint rejects addresses like https://a.1.example by its own pattern.
  "chart.schema.json#/definitions/url": fc.constantFrom(
    "https://example.com/a?b=1&c='d'#e",
    "http://localhost:8080/%20",
  ),
  "chart.schema.json#/properties/manifests": fc.constant([MANIFEST]),
  // Overlays of values are drawn once the values are known.
  "chart.schema.json#/properties/values": fc.constant({}),
  "chart.schema.json#/properties/environments": fc.constantFrom({ dev: {} }, { dev: {}, prod: {} }),
  "chart.schema.json#/properties/kube_version": fc.constantFrom(
    ">=1.28.0-0",
    ">=1.25.0-0 <1.90.0-0",
    "~1.33.0-0 || >1.20-0",
  ),
};

/** Attributes with files that only a build can provide. */
const WITHOUT = ["crds", "dependencies", "environment_files", "templated_manifests", "values_file"];

/** Groups of properties of which validation, not the schema, requires exactly one. */
const ALTERNATIVES: SchemaOptions["alternatives"] = {
  "app.schema.json#/definitions/environmentSource": ["secret", "config_map"],
  "app.schema.json#/definitions/lifecycleHandler": ["command", "path", "sleep_seconds"],
  "app.schema.json#/definitions/projection": ["config_map", "secret", "service_account_token", "downward_api"],
  "app.schema.json#/definitions/rbacRule": ["resources", "non_resource_urls"],
  "app.schema.json#/definitions/secret": ["existing", "external", "keys"],
  "app.schema.json#/definitions/volume": [
    ...["claim", "existing_claim", "empty_dir", "config_map", "secret", "host_path", "csi", "projected", "source"],
  ],
};

/** An app with what its type cannot be without, and mostly without what does not apply to its type. */
function ofType(drawn: Metadata, type: AppType, isStrict: boolean): Metadata {
  const traits = traitsOfType(type, drawn?.["phase"] as Phase | undefined);
  const isFitting = (name: string) => isMeaningful(APP_SCHEMA.properties[name] ?? {}, traits);
  const fitting = Object.entries(drawn ?? {}).filter(([name]) => !isStrict || isFitting(name));
  const app = Object.fromEntries(fitting);
  const { port, ...withoutPort } = app;
  return {
    ...(traits.service && port === undefined && app["ports"] === undefined ? { port: 8000 } : {}),
    ...(traits.schedule ? { schedule: "0 3 * * *" } : {}),
    app_type: type,
    ...(isStrict && app["ports"] !== undefined ? withoutPort : app),
    ...(isStrict ? { app_type: type } : {}),
  };
}

/** Charts of one to four apps. One value in so many is a stray: a value that does not follow the schema. */
export function randomCharts(strays: number): fc.Arbitrary<RandomChart> {
  const options: SchemaOptions = { schemas: SCHEMAS, hints: HINTS, alternatives: ALTERNATIVES, strays: 0 };
  const apps = valuesOf({ ...options, strays }, "app.schema.json#") as fc.Arbitrary<Metadata>;
  const charts = valuesOf({ ...options, strays }, "chart.schema.json#") as fc.Arbitrary<Metadata>;
  const types = valuesOf(options, "app.schema.json#/properties/app_type") as fc.Arbitrary<AppType>;
  const isStrict = fc.nat({ max: 9 }).map((number) => number > 0);
  const manifest = fc.record({ data: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), anyText) });
  return fc.record({
    chart: charts.map((chart) => ({
      ...Object.fromEntries(Object.entries(chart ?? {}).filter(([name]) => !WITHOUT.includes(name))),
      schema_version: 1,
      label: "//random:chart",
    })),
    apps: fc
      .array(fc.tuple(apps, types, isStrict), { minLength: 1, maxLength: MOST_APPS })
      .map((drawn) =>
        drawn.map(([app, ...type], index) => ({ ...ofType(app, ...type), schema_version: 1, label: appLabel(index) })),
      ),
    files: fc.record({
      [TEXT_FILE]: anyText,
      [BINARY_FILE]: fc.uint8Array({ maxLength: 40 }),
      [DASHBOARD]: fc.jsonValue({ maxDepth: 2 }).map((panels) => JSON.stringify({ panels })),
      [DIGEST]: fc.constant(`sha256:${"7".repeat(64)}\n`),
      [MANIFEST]: manifest.map(({ data }) =>
        JSON.stringify({ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "own" }, data }),
      ),
    }),
  }) as unknown as fc.Arbitrary<RandomChart>;
}
