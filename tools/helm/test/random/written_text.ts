/** Finds the texts that a user wrote in rendered objects, byte for byte. */

import type { Json, JsonObject } from "../../base/json.ts";
import { compareText } from "../../base/text.ts";
import { type Metadata, type RandomChart, SCHEMAS } from "./arbitrary_apps.ts";
import { type JsonSchema, type Place, placeAt } from "./arbitrary_schema.ts";

/** Attributes whose text does not appear in objects, by file and pointer: recorded for people, or changed on purpose. */
const ELSEWHERE: readonly (string | RegExp)[] = [
  ...[
    "label",
    "binary_target",
    "description",
    "domain",
    "language",
    "app_name",
    "image",
    "image_digest",
    "image_tag",
    "version",
  ].map((name) => `app.schema.json#/properties/${name}`),
  "app.schema.json#/definitions/file",
  "app.schema.json#/definitions/digest",
  "app.schema.json#/definitions/containerImage",
  "app.schema.json#/definitions/configFile/properties/file",
  "app.schema.json#/definitions/appName",
  // A number in objects.
  "app.schema.json#/definitions/fileMode",
  // Secrets get their keys together with their values, at install time.
  "app.schema.json#/definitions/secret/properties/keys",
  // Only Services have this.
  "app.schema.json#/definitions/portOptions/properties/app_protocol",
  "app.schema.json#/definitions/appText",
  /\/properties\/when$/,
  // A secret that is not mounted concerns only people.
  "app.schema.json#/definitions/secret/properties/existing",
  // These take effect only with other values, like the Service's type or enough pods.
  "app.schema.json#/definitions/service/properties/load_balancer_class",
  "app.schema.json#/definitions/disruptionBudget",
  "app.schema.json#/definitions/tlsSecrets",
  // `-` means none.
  "app.schema.json#/definitions/claim/properties/storage_class",
];

/** What must be found, as JSON: a text, a key with its text, or a list of texts. */
export interface Written {
  readonly path: string;
  readonly form: "list" | "pair" | "text";
  readonly json: string;
}

/** The texts in an app's metadata that the chart's objects must contain, in the order of its attributes. */
export function writtenInApp(app: Metadata, { chart }: RandomChart): readonly Written[] {
  const common = Object.keys(chart["labels"] ?? {});
  const labels = Object.entries(app["labels"] ?? {}).filter(([name]) => !common.includes(name));
  return writtenIn({ ...app, labels: Object.fromEntries(labels) }, "app.schema.json");
}

function writtenIn(value: unknown, file: keyof typeof SCHEMAS): readonly Written[] {
  return written(value, placeAt(SCHEMAS, `${file}#`), "");
}

const CHART_WIDE = ["annotations", "env", "env_from", "labels"] as const;

/** The same for a chart: the texts that all apps get, unless an app overrides them. */
export function writtenInChart({ chart, apps }: RandomChart): readonly Written[] {
  const isOwn = (key: string) => apps.some((app) => JSON.stringify(app).includes(JSON.stringify(key)));
  const shared = CHART_WIDE.flatMap((name): [string, unknown][] => {
    const value = chart[name];
    if (typeof value !== "object" || value === null) return [];
    return [
      [name, Array.isArray(value) ? value : Object.fromEntries(Object.entries(value).filter(([key]) => !isOwn(key)))],
    ];
  });
  return writtenIn(Object.fromEntries(shared), "chart.schema.json");
}

function written(value: unknown, place: Place, path: string): readonly Written[] {
  const { schema, pointer } = place;
  if (isElsewhere(pointer)) return [];
  const branches = schema["anyOf"] as readonly JsonSchema[] | undefined;
  if (branches !== undefined) {
    const places = branches.map((_, index) => placeAt(SCHEMAS, `${pointer}/anyOf/${index}`));
    const fitting = places.find((branch) => fits(value, branch.schema));
    return fitting === undefined ? [] : written(value, fitting, path);
  }
  if (typeof value === "string") return isFree(schema) ? [{ path, form: "text", json: JSON.stringify(value) }] : [];
  if (typeof value !== "object" || value === null || isOff(value)) return [];
  const children = Object.entries(effective(value, pointer)).flatMap(([key, child]) => {
    const at = childPlace(place, key, Array.isArray(value));
    if (at === undefined) return [];
    const found = written(child, at, `${path}/${key}`);
    const isPair = typeof child === "string" && found.length > 0 && !isNamed(schema, key);
    return isPair && !Array.isArray(value)
      ? [{ ...found[0], form: "pair", json: JSON.stringify([key, child]) } as Written]
      : found;
  });
  const isList = pointer.endsWith("#/definitions/strings") && children.length > 0;
  return isList ? [{ path, form: "list", json: JSON.stringify(value) }] : children;
}

/** Dicts that may not be rendered: they are switched off, or depend on values or on an app that may be off. */
function isOff(value: object): boolean {
  if ("create" in value && value.create === false && "annotations" in value) return true;
  return "when" in value || ("enabled" in value && value.enabled === false);
}

const PROBES = ["liveness", "readiness", "startup"];

/** The fields of a dict that surely appear: each probe may override the fields that all share. */
function effective(value: object, pointer: string): object {
  if (!pointer.endsWith("#/definitions/healthCheck")) return value;
  const own = Object.entries(value).filter(([name]) => PROBES.includes(name));
  return own.length === 0 ? value : Object.fromEntries(own);
}

function isFree(schema: JsonSchema): boolean {
  return !("enum" in schema) && !("const" in schema);
}

function isNamed(schema: JsonSchema, key: string): boolean {
  return key in ((schema["properties"] ?? {}) as object);
}

function fits(value: unknown, schema: JsonSchema): boolean {
  if ("enum" in schema) return (schema["enum"] as unknown[]).includes(value);
  const type = Array.isArray(value) ? "array" : typeof value === "number" ? "integer" : typeof value;
  return [schema["type"]].flat().includes(type) && (typeof value !== "string" || matches(value, schema));
}

function matches(value: string, { pattern }: JsonSchema): boolean {
  return pattern === undefined || new RegExp(String(pattern)).test(value);
}

function childPlace({ schema, pointer }: Place, key: string, isList: boolean): Place | undefined {
  const named = isNamed(schema, key) ? `properties/${key}` : "additionalProperties";
  const child = `${pointer}/${isList ? "items" : named}`;
  const isDescribed = isList || named !== "additionalProperties" || typeof schema[named] === "object";
  return isDescribed && !isElsewhere(child) ? placeAt(SCHEMAS, child) : undefined;
}

function isElsewhere(pointer: string): boolean {
  return ELSEWHERE.some((other) => (typeof other === "string" ? other === pointer : other.test(pointer)));
}

/** Everything in objects that could be text of a user, as JSON. */
export function textsOf(objects: readonly Json[]): Readonly<Record<Written["form"], ReadonlySet<string>>> {
  const found = { list: new Set<string>(), pair: new Set<string>(), text: new Set<string>() };
  for (const object of objects) collect(object, found);
  return found;
}

function collect(value: Json, found: Readonly<Record<Written["form"], Set<string>>>): void {
  if (typeof value === "string") found.text.add(JSON.stringify(value));
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) found.list.add(JSON.stringify(value));
  for (const [key, child] of Object.entries(value) as [string, Json][]) {
    if (!Array.isArray(value)) {
      found.text.add(JSON.stringify(key));
      found.pair.add(JSON.stringify([key, child]));
    }
    collect(child, found);
  }
  if (!Array.isArray(value)) for (const pair of fieldPairs(value as JsonObject)) found.pair.add(JSON.stringify(pair));
}

/** Kubernetes' lists for what users write as maps: `{name, value}`, `{mountPath, subPath}`, `{key, path}`. */
function fieldPairs({ name, value = "", mountPath, subPath, key, path, fieldRef }: JsonObject): (readonly Json[])[] {
  const fieldPath = (fieldRef as JsonObject | undefined)?.["fieldPath"];
  const pairs = [
    [name, value],
    [mountPath, subPath],
    [key, path],
    [path, fieldPath],
  ] as const;
  return pairs.flatMap(([left, right]) => (left === undefined || right === undefined ? [] : [[left, right]]));
}

/** Written texts that are missing. */
export function missingFrom(objects: readonly Json[], expected: readonly Written[]): readonly Written[] {
  const found = textsOf(objects);
  return expected
    .filter(({ form, json }) => !found[form].has(json))
    .toSorted((left, right) => compareText(left.path, right.path));
}
