/** Which attribute a value or a field of an object comes from, as the schemas say it with `values` and `field`. */
import { entryOf } from "../../base/table.ts";
import type { Place } from "../../base/yaml_lines.ts";
import type { AttributeSchema, AttributeSchemas } from "../../model/attribute_schema.ts";
import { APP_SCHEMA, CHART_SCHEMA } from "../../model/schemas.ts";

interface Keyed {
  readonly attribute: string;
  readonly key: readonly string[];
}

const APP_KEYS = keysOf(APP_SCHEMA.properties);
const CHART_KEYS = keysOf(CHART_SCHEMA.properties);

function keysOf(properties: AttributeSchemas): readonly Keyed[] {
  return (
    Object.entries(properties)
      .map(([attribute, { values = "" }]) => ({ attribute, key: values.split(".") }))
      // The keys of dependencies are theirs.
      .filter(({ key: [first = ""] }) => first !== "" && !first.startsWith("<"))
      .sort((one, other) => other.key.length - one.key.length)
  );
}

export interface KeyedAttribute {
  readonly name: string;
  /** The entry of its value that a place leads to, such as a variable; undefined for the value as a whole. */
  readonly entry: number | string | undefined;
}

/** The attributes of an app that a key below `apps.<app>` overrides: several may share a key. */
export function appAttributesAt(key: Place): readonly KeyedAttribute[] {
  return attributesAt(key, APP_KEYS);
}

export function chartAttributesAt(key: Place): readonly KeyedAttribute[] {
  return attributesAt(key, CHART_KEYS);
}

function attributesAt(place: Place, keys: readonly Keyed[]): readonly KeyedAttribute[] {
  const found = keys.filter(({ key }) => key.every((part, index) => part.startsWith("<") || part === place[index]));
  const longest = found[0]?.key.length;
  return found
    .filter(({ key }) => key.length === longest)
    .map(({ attribute, key }) => ({ name: attribute, entry: place[key.length] }));
}

interface Field {
  readonly attribute: string;
  readonly path: string;
}

/** The fields that attributes of an app become, or show in. */
const FIELDS: readonly Field[] = Object.entries(APP_SCHEMA.properties as AttributeSchemas).flatMap(
  ([attribute, { field, shows = [] }]: readonly [string, AttributeSchema]) => {
    const paths = typeof field === "object" ? Object.values(field) : [field];
    return [...paths, ...shows].flatMap((path) => (path === undefined ? [] : [{ attribute, path: dotted(path) }]));
  },
);

function dotted(path: string): string {
  return path.replaceAll(/\[([^\]]*)\]/g, ".$1");
}

/**
 * The attributes that a field of an app's object may come from; none if no schema says so. `pod`: the keys that lead to the pod's
 * `spec`; undefined if the object runs none.
 */
export function attributesOfField(place: Place, kind: string, pod: readonly string[] | undefined): readonly string[] {
  const paths = [[kind, ...place], ...(pod === undefined ? [] : workloadPaths(place, pod))].map((parts) =>
    parts.join("."),
  );
  const found = FIELDS.filter(({ path }) => paths.some((each) => each === path || each.startsWith(`${path}.`)));
  return [...new Set(found.map(({ attribute }) => attribute))];
}

/** A place in the notations of `field`. The first container is the app's own. */
function workloadPaths(place: Place, pod: readonly string[]): readonly Place[] {
  const isInPod = pod.every((key, index) => place[index] === key);
  const inPod = place.slice(pod.length);
  const isInContainer = isInPod && inPod[0] === "containers" && inPod[1] === 0;
  return [
    ["workload", ...place],
    ...(isInPod ? [["pod", ...inPod]] : []),
    ...(isInContainer ? [["container", ...inPod.slice(2)]] : []),
  ];
}

/** Whether a declaration has an attribute, and, if its value is a map that the key goes into, that entry of it. */
export function declares(declaration: object, attribute: string, entry?: number | string): boolean {
  const value = entryOf(declaration as Readonly<Record<string, unknown>>, attribute);
  if (value === undefined) return false;
  if (entry === undefined || typeof value !== "object" || value === null || Array.isArray(value)) return true;
  return Object.hasOwn(value, entry);
}
