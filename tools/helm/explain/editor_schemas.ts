/** The JSON schemas of everything that people write, for editors: draft-07, each by itself, without our own keywords. */
import { isObject, type Json, type JsonObject } from "../base/json.ts";
import { OWN_KEYWORDS } from "../model/attribute_schema.ts";
import { GITOPS_MACROS, GITOPS_SCHEMAS } from "../model/gitops_schemas.ts";
import RENDER_CASES from "../model/render_cases.schema.json" with { type: "json" };
import { APP_SCHEMA, CHART_SCHEMA } from "../model/schemas.ts";

export interface EditorSchema {
  /** What it describes, as a sentence. */
  readonly summary: string;
  readonly schema: JsonObject;
}

const DRAFT = "http://json-schema.org/draft-07/schema#";

/** By name. */
export function editorSchemas(): Readonly<Record<string, EditorSchema>> {
  return {
    accepted: {
      summary: "Accepted differences of a comparison or a helm_chart_migration_test.",
      schema: textsOf("The reason for each accepted difference, by `<Kind>/<name>` or `<Kind>/<name> <path>`."),
    },
    app: { summary: "The declaration of a release_app, as JSON.", schema: alone(APP_SCHEMA) },
    chart: { summary: "The declaration of a helm_chart, as JSON.", schema: alone(CHART_SCHEMA) },
    ...Object.fromEntries(
      GITOPS_MACROS.map((macro) => [
        macro,
        {
          summary: `The declaration of an ${macro}, as JSON.`.replace("an flux", "a flux"),
          schema: alone(GITOPS_SCHEMAS[macro]),
        },
      ]),
    ),
    render_cases: { summary: "Cases of a helm_chart_render_test.", schema: alone(RENDER_CASES) },
    renames: {
      summary: "Renamed objects of a comparison or a helm_chart_migration_test.",
      schema: textsOf("The new name of each object that gets one, by `<Kind>/<old name>`."),
    },
  };
}

function textsOf(description: string): JsonObject {
  return { $schema: DRAFT, description, type: "object", additionalProperties: { type: "string", minLength: 1 } };
}

/** With the definitions of the app's schema that it refers to. */
function alone(schema: object): JsonObject {
  const own = schema as JsonObject;
  const isShared = JSON.stringify(own).includes(APP_FILE);
  const whole = isShared ? { ...own, definitions: { ...inDefinitions(), ...(own["definitions"] as JsonObject) } } : own;
  return standard(whole, false) as JsonObject;
}

const APP_FILE = "app.schema.json#/";

/** Everything in the app's schema that others refer to, as definitions. */
function inDefinitions(): JsonObject {
  const { properties, definitions } = APP_SCHEMA as unknown as Readonly<Record<string, JsonObject>>;
  return { app: { properties: relocated(properties ?? {}), definitions: relocated(definitions ?? {}) } };
}

/** References within the app's schema lead to where it is now. */
function relocated(value: Json): Json {
  if (Array.isArray(value)) return value.map(relocated);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === "$ref" && typeof inner === "string" ? inner.replace(/^#\//, APP_FILE) : relocated(inner),
    ]),
  );
}

/** `isNames`: whether the keys are names of properties or definitions, and no keywords. */
function standard(value: Json, isNames: boolean): Json {
  if (Array.isArray(value)) return value.map((item: Json) => standard(item, false));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([key]) => isNames || !NOT_STANDARD.has(key));
  return Object.fromEntries(
    entries.map(([key, inner]) => {
      if (!isNames && key === "$ref" && typeof inner === "string")
        return [key, inner.replace(APP_FILE, "#/definitions/app/")];
      // Data, in which nothing is a keyword.
      if (!isNames && DATA.has(key)) return [key, inner];
      return [key, standard(inner, !isNames && NAMES.has(key))];
    }),
  );
}

const NAMES = new Set(["properties", "definitions"]);
const DATA = new Set(["default", "examples", "enum", "const"]);
/** Our keywords, and our formats. */
const NOT_STANDARD = new Set([...OWN_KEYWORDS, "format"]);
