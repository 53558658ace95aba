/** Environments: what they change of an app is said in values, by the composer's own rules. */
import { isObject } from "../base/json.ts";
import { entryOf } from "../base/table.ts";
import type { AttributeSchema } from "../model/attribute_schema.ts";
import { follow, propertiesOf } from "../model/schema_tree.ts";
import { APP_SCHEMA } from "../model/schemas.ts";
import type { Attributes, Json, JsonObject } from "./types.ts";

const FILES = { "app.schema.json": APP_SCHEMA };

/** Whether an attribute is a dict with `enabled`, so that it can be declared and off. */
function hasSwitch(attribute: string): boolean {
  const schema = entryOf(APP_SCHEMA.properties, attribute);
  if (schema === undefined) return false;
  const node = follow({ schema: { ...schema }, file: APP_SCHEMA }, FILES);
  return propertiesOf(node, FILES).some(([name]) => name === "enabled");
}

/** The keys of values below the app's that switch an attribute, like `networkPolicy.enabled`. */
function switchOf(attribute: string): readonly string[] | undefined {
  const { values } = (entryOf(APP_SCHEMA.properties, attribute) ?? {}) as AttributeSchema;
  if (values === undefined) return undefined;
  return values.endsWith(".enabled") ? values.split(".") : [values, "enabled"];
}

/** What has to be declared so that each environment can have what it needs. The first that has an attribute decides its value. */
export function united(versions: readonly (Attributes | undefined)[]): Attributes {
  const all: readonly Attributes[] = versions.filter((version) => version !== undefined);
  const [first = {}] = all;
  const rest = Object.assign({}, ...all.toReversed()) as Attributes;
  const added = Object.entries(rest).filter(([attribute]) => !(attribute in first) && isSwitchable(attribute));
  return {
    ...first,
    ...Object.fromEntries(added.map(([attribute, value]) => [attribute, off(attribute, value)])),
    ...onceOn(first, all),
  };
}

/** What the first environment says is off, and another one has: as that one has it, but off. */
function onceOn(first: Attributes, all: readonly Attributes[]): Attributes {
  const entries = Object.entries(first).flatMap(([attribute, value]): [string, Json][] => {
    if (!isOff(value)) return [];
    const other = all.map((version) => version[attribute]).find((each) => each !== undefined && !isOff(each));
    return other === undefined || !hasSwitch(attribute) ? [] : [[attribute, off(attribute, other)]];
  });
  return Object.fromEntries(entries);
}

function isOff(value: Json): boolean {
  return isObject(value) && value["enabled"] === false;
}

function isSwitchable(attribute: string): boolean {
  return hasSwitch(attribute) || switchOf(attribute)?.at(-1) === "enabled";
}

function off(attribute: string, value: Json): Json {
  return hasSwitch(attribute) && isObject(value) ? { ...value, enabled: false } : value;
}

/** The declaration as an environment has it: what it lacks is off. */
export function inEnvironment(declared: Attributes, version: Attributes): Attributes {
  return Object.fromEntries(
    Object.entries(declared).map(([attribute, value]) => {
      const own = version[attribute];
      if (own === undefined) return [attribute, off(attribute, value)];
      return [attribute, isOff(own) && hasSwitch(attribute) ? off(attribute, value) : own];
    }),
  );
}

/** The values of an app in an environment, with a switch for each declared attribute that it lacks. */
export function switchedOff(values: JsonObject, declared: Attributes, version: Attributes): JsonObject {
  const lacking = Object.keys(declared).filter((attribute) => version[attribute] === undefined);
  const off = lacking.flatMap((attribute): [string, Json][] => {
    const [key = "", name] = switchOf(attribute) ?? [];
    const group = values[key];
    return name === "enabled" && isObject(group) && "enabled" in group ? [[key, { ...group, enabled: false }]] : [];
  });
  return { ...values, ...Object.fromEntries(off) };
}

/** What has to be merged over values to get others: null removes a key. */
export function overlayOf(values: JsonObject, wanted: JsonObject): JsonObject {
  const keys = [...new Set([...Object.keys(values), ...Object.keys(wanted)])].sort();
  return Object.fromEntries(
    keys.flatMap((key): [string, Json][] => {
      const [before, after] = [values[key], wanted[key]];
      if (JSON.stringify(before) === JSON.stringify(after)) return [];
      if (isObject(before) && isObject(after)) {
        const inner = overlayOf(before, after);
        return Object.keys(inner).length === 0 ? [] : [[key, inner]];
      }
      return [[key, after ?? null]];
    }),
  );
}
