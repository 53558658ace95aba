/** How texts are written in declarations, as rules for values: whatever a build refuses, the chart's schema refuses too. */
import type { JsonObject } from "../../base/json.ts";
import type { AttributeSchema } from "../../model/attribute_schema.ts";
import { APP_SCHEMA } from "../../model/schemas.ts";

const LOOK_AROUND = String.raw`\(\?<?[!=](?:[^()]|\([^()]*\))*\)`;

/** A pattern without look-arounds, which Helm's regular expressions lack: those at its start become rules of their own. */
export function withoutLookArounds(pattern: string): JsonObject {
  const [, start = "", sign, ahead] = /^(\^\(\?([!=])((?:[^()]|\([^()]*\))*)\))/.exec(pattern) ?? [];
  const rest = pattern.slice(Math.max(start.length, 1)).replaceAll(new RegExp(LOOK_AROUND, "g"), "");
  return {
    ...(sign === "!" ? { not: { pattern: `^${ahead}` } } : {}),
    ...(sign === "=" ? { allOf: [{ pattern: `^${ahead}` }] } : {}),
    pattern: `^${rest}`,
  };
}

function ruleOf({ pattern = "^", maxLength }: AttributeSchema): JsonObject {
  return { ...(maxLength === undefined ? {} : { maxLength }), ...withoutLookArounds(pattern) };
}

/** Of a definition, or of a property within it. */
export function notationOf(definition: string, property?: string): JsonObject {
  const whole = APP_SCHEMA.definitions[definition] ?? {};
  return ruleOf((property === undefined ? whole : whole.properties?.[property]) ?? {});
}

export function attributeNotation(attribute: string): JsonObject {
  return ruleOf(APP_SCHEMA.properties[attribute] ?? {});
}

export const OBJECT_NAME: JsonObject = { type: "string", ...notationOf("objectName") };
export const SERVICE_NAME: JsonObject = { type: "string", ...notationOf("serviceName") };
export const HOST: JsonObject = { type: "string", ...notationOf("host") };

/** The names of labels and annotations. */
export const QUALIFIED_NAME: JsonObject = ruleOf(APP_SCHEMA.definitions["annotations"]?.propertyNames ?? {});

/** The same rule, but the text may be empty. */
export function orEmpty(rule: JsonObject): JsonObject {
  return { ...rule, pattern: `^$|${rule["pattern"]}` };
}

export function labels(description: string): JsonObject {
  const value = { type: "string", ...notationOf("labelValue") };
  return { description, type: "object", propertyNames: QUALIFIED_NAME, additionalProperties: value };
}

export function annotations(description: string): JsonObject {
  return { description, type: "object", propertyNames: QUALIFIED_NAME, additionalProperties: { type: "string" } };
}
