/** Reads a declaration, and fills in the defaults that its schema states. */
import { isObject, type Json, type JsonObject } from "../base/json.ts";
import { entryOf } from "../base/table.ts";
import { GITOPS_SCHEMAS, type GitopsMacro } from "../model/gitops_schemas.ts";
import { schemaProblems } from "../model/schema_problems.ts";
import { follow, type SchemaNode } from "../model/schema_tree.ts";
import type { Declarations, Unlabelled } from "./types.ts";

const VOCABULARY = { noun: "attribute", code: "unknown-attribute", page: "docs/gitops.md" } as const;

export interface Parsed<Macro extends GitopsMacro> {
  /** Without the attributes that have problems, so that the others can still be judged. */
  readonly declaration: Declarations[Macro];
  readonly label: string;
  readonly problems: readonly Unlabelled[];
  /** The attributes that have problems: they are given, but nobody knows what they say. */
  readonly unreadable: ReadonlySet<string>;
}

/** The JSON comes from the rule, so it is JSON, and has a label. */
export function parseDeclaration<Macro extends GitopsMacro>(text: string, macro: Macro): Parsed<Macro> {
  const value = JSON.parse(text) as JsonObject;
  const label = String(value["label"]);
  const problems = schemaProblems(value, GITOPS_SCHEMAS[macro], VOCABULARY);
  const unreadable = new Set(problems.map(({ path }) => /^[^.[]*/.exec(path)?.[0] ?? ""));
  const sound = Object.fromEntries(Object.entries(value).filter(([attribute]) => !unreadable.has(attribute)));
  const schema = GITOPS_SCHEMAS[macro];
  const declaration = filled(sound, { schema, file: schema }) as unknown as Declarations[Macro];
  return { declaration, label, problems, unreadable };
}

/** A value with the defaults of everything in it. What is not there at all stays away, with its defaults. */
function filled(value: Json, start: SchemaNode): Json {
  const { schema, file } = follow(start, {});
  const node = (child: unknown): SchemaNode => ({ schema: (child ?? {}) as SchemaNode["schema"], file });
  if (Array.isArray(value)) return value.map((item: Json) => filled(item, node(schema["items"])));
  if (!isObject(value)) return value;
  const properties = (schema["properties"] ?? {}) as Readonly<Record<string, SchemaNode["schema"]>>;
  // In the order of the schema: the build's JSON does not keep the order in which a user wrote them.
  const names = new Set([...Object.keys(properties), ...Object.keys(value)]);
  return Object.fromEntries(
    [...names].flatMap((key): [string, Json][] => {
      const property = entryOf(properties, key);
      const given = entryOf(value, key) ?? (property?.["default"] as Json | undefined);
      return given === undefined ? [] : [[key, filled(given, node(property ?? schema["additionalProperties"]))]];
    }),
  );
}
