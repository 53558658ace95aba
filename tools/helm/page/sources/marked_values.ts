/**
 * Finds out which of a chart's values each field of its objects shows: every value is marked, the chart is rendered once more, and
 * a field with a mark shows that value. So nobody has to keep a list of what the templates, of whoever wrote them, do with values.
 */
import { isObject, type Json, type JsonObject } from "../../base/json.ts";
import type { Place } from "../../base/yaml_lines.ts";

export interface MarkedValues {
  readonly values: JsonObject;
  /** The place of the value with each mark. */
  readonly places: readonly Place[];
}

/** A number that nobody writes; the mark is added to it. */
const FIRST_NUMBER = 770_000_000;

const MARK = /xq(\d+)qx|(77\d{7})(?!\d)/g;

/** Which values are marked: a template may not be able to do with all of them. */
export type Marking = "all" | "numbers" | "texts";

/** Values with a mark in each text and number. Empty ones, and switches, decide what there is, and stay as they are. */
export function markedValues(
  values: JsonObject,
  isMarked: (key: string) => boolean,
  marking: Marking = "all",
): MarkedValues {
  const places: Place[] = [];
  const mark = (value: Json, place: Place): Json => {
    if (Array.isArray(value)) return value.map((item: Json, index) => mark(item, [...place, index]));
    if (isObject(value)) return mapped(value, (child, key) => mark(child, [...place, key]));
    if (marking !== (typeof value === "number" ? "texts" : "numbers")) return marked(value, place);
    return value;
  };
  const marked = (value: Json, place: Place): Json => {
    if (typeof value === "number") return FIRST_NUMBER + places.push(place) - 1;
    return typeof value === "string" && value !== "" ? `${value}xq${places.push(place) - 1}qx` : value;
  };
  return { values: mapped(values, (value, key) => (isMarked(key) ? mark(value, [key]) : value)), places };
}

function mapped(map: JsonObject, change: (value: Json, key: string) => Json): JsonObject {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value, key)]));
}

/** The places of the values in a scalar of a chart that was rendered with marked values. */
export function valuesIn(scalar: Json | undefined, { places }: MarkedValues): readonly Place[] {
  if (typeof scalar !== "number" && typeof scalar !== "string") return [];
  const marks = [...String(scalar).matchAll(MARK)].map(([, text, number]) =>
    text === undefined ? Number(number) - FIRST_NUMBER : Number(text),
  );
  return [...new Set(marks)].flatMap((mark) => {
    const place = places[mark];
    return place === undefined ? [] : [place];
  });
}
