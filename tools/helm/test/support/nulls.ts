/** Every null in the values of charts that have every key of values. */

import type { Json, JsonObject } from "../../base/json.ts";
import { isObject } from "../../base/json.ts";
import { applyOverlay } from "../../base/overlay.ts";
import { parseYaml } from "../../base/yaml.ts";
import { schemaProblems } from "../../model/schema_problems.ts";
import { CORPUS_FILES, KITCHEN_SINK } from "../corpus/corpus.ts";
import { type Attributes, app, chart, type Declaration, filesOf } from "./charts.ts";
import type { Subchart } from "./umbrella.ts";
import { valuesSchemaOf } from "./values_schema.ts";

const VOCABULARY = { noun: "key", code: "unknown-value", page: "the chart's `values.yaml`" } as const;

/** What `ref.app` refers to. */
const DATABASE = app({ app_name: "database", app_type: "stateful-service", port: 5432 });

/** Apps with every key of values, one per chart, so that each null is rendered with little else. */
const APPS: readonly Attributes[] = [
  ...(KITCHEN_SINK.apps ?? []).map(({ connects_to: _called, requires: _required, ...own }) => own),
  app({
    app_name: "bound",
    app_type: "worker",
    port: 80,
    service: {},
    volumes: { data: { existing_claim: "data", mount_path: "/data" } },
  }),
  app({
    app_name: "sharing",
    app_type: "external-api",
    ingress: { hosts: ["a.example.com"], tls: { "a.example.com": "a-tls" } },
    topology_spread: [{ topology_key: "rack", when_unsatisfiable: "DoNotSchedule", min_domains: 2 }],
    volumes: { data: { claim: { size: "1Gi", access_modes: ["ReadWriteMany"], shared: true }, mount_path: "/data" } },
  }),
];

function declare(name: string, own: Attributes): Declaration {
  const { app_name } = own;
  return {
    chart: chart({
      ...KITCHEN_SINK.chart,
      chart_name: name,
      dependencies: undefined,
      environments: undefined,
      values: undefined,
    }),
    apps: app_name === "reports" ? [own, DATABASE] : [own],
    files: CORPUS_FILES,
  };
}

export interface Null {
  readonly title: string;
  readonly own: Attributes;
  readonly values: JsonObject;
  /** What the chart's schema says. */
  readonly problems: readonly string[];
}

/** Each key of values with what is left without it. The same key of another app is the same key. */
function nullsOf(own: Attributes, known: Set<string>): Null[] {
  const files = filesOf(declare("shop", own));
  const values = parseYaml(String(files.get("values.yaml"))).values?.[0] as JsonObject;
  const schema = valuesSchemaOf(files);
  return keysOf(values).flatMap((path) => {
    const title = path.map((key, index) => (path[0] === "apps" && index === 1 ? "*" : key)).join(".");
    if (known.has(title)) return [];
    known.add(title);
    const left = applyOverlay(values, path.reduceRight<Json>((inner, key) => ({ [key]: inner }), null) as JsonObject);
    return [{ title, own, values: left, problems: schemaProblems(left, schema, VOCABULARY).map(({ what }) => what) }];
  });
}

/** Paths of all keys of maps, but not within lists. */
function keysOf(values: JsonObject, path: readonly string[] = []): readonly (readonly string[])[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const at = [...path, key];
    return [at, ...(isObject(value) ? keysOf(value, at) : [])];
  });
}

/** All of them. What many keys have in common, such as the resources of every app, comes once. */
export function nulls(): readonly Null[] {
  const known = new Set<string>();
  return APPS.flatMap((own) => nullsOf(own, known));
}

/** What other values need, which a schema cannot say: without its request, an autoscaler does nothing. */
export const isNeeded = ({ title, own }: Null) =>
  "autoscaling" in own && /^apps\.\*\.(sidecars\.\w+\.)?resources$/.test(title);

/** A chart whose own values lack the key: Helm removes keys that are null before it renders. */
export function withoutKey({ own, values }: Null, index: number): Subchart {
  const name = `null-${index}`;
  const files = new Map(filesOf(declare(name, own)));
  files.set("values.yaml", JSON.stringify(values));
  return { name, files };
}
