/** `values.schema.json`: both Helm majors reject invalid values of each key. The rows come from the schema. */

import { mkdtempSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { Json, JsonObject } from "../../../base/json.ts";
import { writeText } from "../../../system/io.ts";
import { TYPES, typesWithTrait } from "../../support/app_types.ts";
import { type Attributes, app, chart, chartOf, type Declaration, filesOf } from "../../support/charts.ts";
import { HELMS, lint, template } from "../../support/helm.ts";
import { valuesSchemaOf } from "../../support/values_schema.ts";

/** A chart with every key that values can have. */
const COMPLETE: Declaration = {
  chart: chart({
    annotations: { a: "1" },
    dependencies: [{ chart: ["redis"], tags: ["backing"] }],
    env: { A: "1" },
    env_from: [{ secret: "all" }],
    environment: "dev",
    labels: { a: "1" },
    manifests: ["own.yaml"],
  }),
  apps: [
    ...TYPES.map((app_type) =>
      app({
        app_name: app_type,
        app_type,
        env: { A: "1" },
        env_from: [{ secret: "x" }],
        port: 80,
        health_check: { path: "/", port: 80 },
      }),
    ),
  ],
  files: {
    "own.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: own}\n",
    "redis/Chart.yaml": "apiVersion: v2\nname: redis\nversion: 1.2.3\n",
    "redis/templates/x.yaml": "{}\n",
  },
};

const SCHEMA = valuesSchemaOf(filesOf(COMPLETE));

interface Place {
  readonly path: readonly string[];
  readonly schema: JsonObject;
}

/** Every schema in the schema, at the path of a value that it describes. */
function places(schema: JsonObject, path: readonly string[]): Place[] {
  const properties = Object.entries((schema["properties"] ?? {}) as JsonObject);
  const others = schema["additionalProperties"];
  const within = typeof others === "object" && others !== null ? [["some_key", others] as const] : [];
  return [
    { path, schema },
    ...[...properties, ...within].flatMap(([key, child]) => places(child as JsonObject, [...path, key])),
  ];
}

const PLACES = places(SCHEMA, []);

/** Values that a schema rejects: wrong type, wrong kind of item, out of range, not a choice, malformed, unknown. */
function refused(schema: JsonObject): Json[] {
  const types = [schema["type"] ?? []].flat() as string[];
  const samples: Readonly<Record<string, Json>> = { string: "zzz", integer: 7, boolean: true, array: [], object: {} };
  const wrongType = Object.keys(samples).find((type) => !types.includes(type) && type !== "integer");
  const { minimum, maximum } = schema as { minimum?: number; maximum?: number };
  return [
    ...(schema["enum"] === undefined ? [samples[wrongType ?? ""] ?? 1.5] : ["zzz", 7]),
    ...(schema["items"] === undefined ? [] : [[1.5]]),
    ...(minimum === undefined ? [] : [minimum - 1]),
    ...(minimum !== undefined && types.includes("integer") ? [minimum + 0.5] : []),
    ...(maximum === undefined ? [] : [maximum + 1]),
    ...(schema["pattern"] === undefined ? [] : ["! !"]),
    ...(schema["minLength"] === undefined ? [] : [""]),
    ...(schema["additionalProperties"] === false ? [{ zzz: 1 }] : []),
  ];
}

/** The same key of another app is the same key. */
const ROWS = new Map(
  PLACES.filter(({ path }) => path.length > 0).flatMap(({ path, schema }) =>
    refused(schema).map((value, index) => [
      `${path.map((key, index) => (path[0] === "apps" && index === 1 ? "*" : key)).join(".")}: ${JSON.stringify(value)}`,
      // Lint and rendering share the validation: for more values of a key, rendering is enough.
      { path, value, isLinted: index === 0 },
    ]),
  ),
);

test("it is draft-07, with references to its own definitions only, and closed except for listed places", () => {
  expect(SCHEMA["$schema"]).toBe("http://json-schema.org/draft-07/schema#");
  expect(JSON.stringify(SCHEMA)).not.toContain("$ref");
  const open = PLACES.filter(
    ({ schema }) => schema["type"] === "object" && schema["additionalProperties"] === undefined,
  );
  const names = new Set(open.map(({ path }) => path.at(-1)));
  // Values of a parent chart, of another chart, and objects that Kubernetes itself validates.
  const sources = ["configMapKeyRef", "fieldRef", "fileKeyRef", "resourceFieldRef", "secretKeyRef", "valueFrom"];
  const probes = ["exec", "grpc", "httpGet", "liveness", "readiness", "startup", "tcpSocket"];
  expect([...names].sort()).toEqual([...sources, ...probes, "affinity", "global", "redis"].sort());
});

test.each<[string, number, (index: number) => Attributes]>([
  ["alike", 200, () => ({})],
  ["described apart", 2000, (index: number) => ({ description: `App ${index}.` })],
  ["reached on different ports", 2000, (index: number) => ({ ports: { web: 8000 + index } })],
])("of apps that are %s, it takes at most %d bytes each", (_, limit, attributes) => {
  const count = 100;
  const apps = Array.from({ length: count }, (__, index) => {
    const app_type = TYPES[index % TYPES.length] ?? "worker";
    const ingress = app_type === "external-api" ? { ingress: { paths: [`/${index}`] } } : {};
    const { ports, ...others } = attributes(index);
    const own = typesWithTrait("service").includes(app_type) ? { ports } : {};
    return app({ app_name: `app_${index}`, app_type, ...ingress, ...own, ...others });
  });
  const bytes = (declared: typeof apps) => filesOf({ apps: declared }).get("values.schema.json")?.length ?? 0;
  expect(bytes(apps) - bytes(apps.slice(0, 2 * TYPES.length))).toBeLessThan(limit * (count - 2 * TYPES.length));
});

/** Keys that only some app types have. */
const OWN_KEYS: Readonly<Record<string, readonly string[]>> = {
  ingress: typesWithTrait("ingress"),
  replicas: typesWithTrait("replicas").toSorted(),
  schedule: typesWithTrait("schedule"),
  suspend: typesWithTrait("schedule"),
};

test.each(Object.entries(OWN_KEYS))("%s is a key of %j only", (key, types) => {
  const owners = PLACES.filter(({ path }) => path[0] === "apps" && path.length === 3 && path[2] === key);
  expect(owners.map(({ path }) => path[1]).sort()).toEqual(types);
});

describe.each(HELMS)("%s", (_, helm) => {
  const directory = chartOf(COMPLETE);
  const options = ({ path, value }: { path: readonly string[]; value: Json }): string[] => {
    const file = join(mkdtempSync(join(dirname(directory), "values-")), "values.json");
    writeText(file, JSON.stringify(path.reduceRight<Json>((inner, key) => ({ [key]: inner }), value)));
    return ["--values", file];
  };

  test("the chart itself is valid", () => {
    expect(lint(helm, directory, [])).toEqual({ passed: true, messages: [] });
  });

  test.each([...ROWS])("refuses %s", (_, row) => {
    expect(template(helm, "prod", directory, options(row)).error).toBeDefined();
    if (row.isLinted) expect(lint(helm, directory, options(row)).passed).toBe(false);
  });
});
