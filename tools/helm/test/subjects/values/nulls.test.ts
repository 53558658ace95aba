/** Every null in values is either refused by the chart's schema, or turns off what it removes. */

import { describe, expect, test } from "@jest/globals";
import type { Json, JsonObject } from "../../../base/json.ts";
import { isObject } from "../../../base/json.ts";
import { applyOverlay } from "../../../base/overlay.ts";
import { parseYaml } from "../../../base/yaml.ts";
import { schemaProblems } from "../../../model/schema_problems.ts";
import { CORPUS_FILES, KITCHEN_SINK } from "../../corpus/corpus.ts";
import { type Attributes, app, chart, type Declaration, filesOf, render, writtenChart } from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";
import { REFUSAL } from "../../support/mistakes.ts";
import { nodesOf } from "../../support/objects.ts";
import { renderUmbrella, type Subchart, umbrellasOf } from "../../support/umbrella.ts";
import { valuesSchemaOf } from "../../support/values_schema.ts";

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

interface Null {
  readonly title: string;
  readonly own: Attributes;
  readonly values: JsonObject;
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

const known = new Set<string>();
const NULLS = APPS.flatMap((own) => nullsOf(own, known));

/** What other values need, which a schema cannot say: without its request, an autoscaler does nothing. */
const isNeeded = ({ title, own }: Null) => "autoscaling" in own && title === "apps.*.resources";

const REFUSED = NULLS.filter(({ problems }) => problems.length > 0);
const NEEDED = NULLS.filter(isNeeded);
const TAKEN = NULLS.filter((each) => each.problems.length === 0 && !isNeeded(each));

test.each(REFUSED.map(({ title, problems }) => [title, problems] as const))("%s: null is refused", (_, problems) => {
  expect(["is missing", "is missing a key", "is empty"]).toContain(problems[0]);
});

/** A chart whose own values lack the key: Helm removes keys that are null before it renders. */
function withoutKey({ own, values }: Null, index: number): Subchart {
  const name = `null-${index}`;
  const files = new Map(filesOf(declare(name, own)));
  files.set("values.yaml", JSON.stringify(values));
  return { name, files };
}

const UMBRELLAS = umbrellasOf(TAKEN.map(withoutKey));

describe.each(HELMS)("%s", (_, helm) => {
  test.each(NEEDED.map((each, index) => [each.title, withoutKey(each, index)] as const))(
    "%s: null is refused by a template",
    (_title, { files }) => {
      expect(() => render(helm, writtenChart(files))).toThrow(REFUSAL);
    },
  );

  const rendered = new Map(UMBRELLAS.flatMap((umbrella) => [...renderUmbrella(helm, umbrella)]));

  test.each(TAKEN.map(({ title }, index) => [title, `null-${index}`] as const))("%s: null is off", (_title, name) => {
    const objects = rendered.get(name) ?? [];
    const nulls = nodesOf(objects).filter(({ value }) => value === null);
    expect(nulls.map(({ path }) => path.join("."))).toEqual([]);
    for (const { kind, metadata } of objects)
      expect([kind, metadata.name]).toEqual([expect.any(String), expect.any(String)]);
  });
});
