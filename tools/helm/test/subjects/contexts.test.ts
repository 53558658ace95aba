/**
 * What an attribute cannot change is an error. Each attribute, also of dicts and lists within others, is tried for every app type
 * and next to every choice that its neighbours offer: switches that are on or off, and one of several words. Where it is accepted, the
 * chart differs from the same chart without it. `silence.test.ts` looks at the objects that Helm renders, but not at neighbours.
 */
import { expect, test } from "@jest/globals";
import { isObject, type Json } from "../../base/json.ts";
import { APP_TYPES } from "../../facts/app_types.ts";
import { isMeaningful } from "../../facts/attributes.ts";
import type { AttributeSchema } from "../../model/attribute_schema.ts";
import { APP_SCHEMA, CHART_SCHEMA } from "../../model/schemas.ts";
import type { AppType } from "../../model/types.ts";
import { type Attributes, filesOf, problemsOf } from "../support/charts.ts";
import { placesOf, propertiesOf, replaced, without } from "../support/schema_properties.ts";
import type { AttributeRow, AttributeRows } from "./rows/row.ts";
import { APP_ATTRIBUTES, CHART_ATTRIBUTES } from "./rows/rows.ts";
import { ofApp, ofChart } from "./rows/samples.ts";

/** Attributes next to which another one is tried. */
interface Context {
  readonly name: string;
  readonly attribute: string;
  readonly set: Attributes;
}

function definitionOf(schema: AttributeSchema, node: AttributeSchema): AttributeSchema {
  if (node.$ref?.startsWith("#/") !== true) return node;
  const keys = node.$ref.slice(2).split("/");
  const target = keys.reduce<unknown>((current, key) => (current as Attributes)[key], schema);
  return { ...(target as AttributeSchema), ...node };
}

/** The values among which an attribute chooses. */
function choicesOf(schema: AttributeSchema, node: AttributeSchema): readonly Json[] {
  const { enum: words, type, anyOf = [] } = definitionOf(schema, node);
  if (words !== undefined) return words;
  return type === "boolean" ? [true, false] : anyOf.flatMap((each) => choicesOf(schema, each));
}

function contextsOf(schema: AttributeSchema, rows: AttributeRows): readonly Context[] {
  const properties = propertiesOf(schema);
  return Object.entries(rows).flatMap(([attribute, { set }]) => {
    const [place] = placesOf(schema, attribute, set);
    const node = properties.get(attribute);
    if (place === undefined || node === undefined) return [];
    return choicesOf(schema, node).map((choice) => ({
      name: `${attribute} = ${JSON.stringify(choice)}`,
      attribute,
      set: replaced(set, place, choice) as Attributes,
    }));
  });
}

/** Both, unless they say different things of the same attribute. */
function merged(one: unknown, other: unknown): unknown {
  if (!isObject(one as Json) || !isObject(other as Json)) {
    return JSON.stringify(one) === JSON.stringify(other) ? one : undefined;
  }
  const [left, right] = [one as Attributes, other as Attributes];
  const entries = Object.entries(right).map(([key, value]) => [key, key in left ? merged(left[key], value) : value]);
  return entries.some(([, value]) => value === undefined) ? undefined : { ...left, ...Object.fromEntries(entries) };
}

type Declare = typeof ofApp;
type Composed = { readonly problems: readonly string[]; readonly chart: string };

const composed = new Map<string, Composed>();

/** All of a chart that is not about the chart itself. */
function compose(declare: Declare, set: unknown, row: AttributeRow): Composed {
  const declaration = declare(set as Attributes, row, "contexts");
  const key = JSON.stringify(declaration);
  const problems = composed.has(key) ? [] : problemsOf(declaration);
  const isOfFile = /^[\w.-]+\.(json|yaml|md)/.test(row.at);
  const files = composed.has(key) || problems.length > 0 ? [] : [...filesOf(declaration)];
  const shown = files.filter(([path]) => isOfFile || !/README|schema/.test(path));
  const made = composed.get(key) ?? { problems, chart: shown.map(([path, text]) => `${path}\n${text}`).join("\n") };
  composed.set(key, made);
  return made;
}

/**
 * Whether a chart accepts the attributes, but is the same without the attribute itself. Of several choices, one is the default: the
 * attribute is silent if all of them are accepted, and none of them changes anything.
 */
function isSilent(schema: AttributeSchema, attribute: string, row: AttributeRow, set: unknown, declare: Declare) {
  const [place = []] = placesOf(schema, attribute, row.set);
  const rest = without(set, place);
  if (set === undefined || rest === set) return false;
  const absent = compose(declare, rest, row);
  const isIdle = (attributes: unknown) => {
    const given = compose(declare, attributes, row);
    return given.problems.length === 0 && given.chart === absent.chart;
  };
  const choices = choicesOf(schema, propertiesOf(schema).get(attribute) ?? {});
  return absent.problems.length === 0 && [set, ...choices.map((choice) => replaced(set, place, choice))].every(isIdle);
}

const APP = APP_SCHEMA as AttributeSchema;
const TYPES = Object.keys(APP_TYPES) as AppType[];

/** The attributes of a row, as far as an app of the type has them. */
function ofType(app_type: AppType, set: Attributes): Attributes {
  const known = Object.entries(set).filter(([name]) =>
    isMeaningful(APP_SCHEMA.properties[name] ?? {}, APP_TYPES[app_type]),
  );
  return { port: 8000, ...Object.fromEntries(known), app_type };
}

const OF_TYPES = Object.entries(APP_ATTRIBUTES).flatMap(([attribute, row]) =>
  TYPES.filter((type) => placesOf(APP, attribute, ofType(type, row.set)).length > 0)
    .filter((type) => isSilent(APP, attribute, row, ofType(type, row.set), ofApp))
    .map((type) => `${attribute} of ${type}`),
);

function nextTo(schema: AttributeSchema, rows: AttributeRows, declare: Declare, isNear: typeof hasCommonAttribute) {
  const contexts = contextsOf(schema, rows);
  return Object.entries(rows).flatMap(([attribute, row]) =>
    contexts
      .filter((context) => context.attribute !== attribute && isNear(schema, attribute, row, context))
      .filter(({ set }) => isSilent(schema, attribute, row, merged(set, row.set), declare))
      .map(({ name }) => `${attribute} next to ${name}`),
  );
}

function hasCommonAttribute(schema: AttributeSchema, attribute: string, { set }: AttributeRow, context: Context) {
  const [[first = ""] = []] = placesOf(schema, attribute, set);
  return first !== "app_type" && first in context.set;
}

/** What is accepted, and changes nothing: patterns of cases, and why that is right. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [
    /^#networkPolicy.ingress of external-api$/,
    "everyone may reach its port by default, and the sample names the same port",
  ],
  [
    /^#sidecar.weight next to #sidecar.native = false$/,
    "the sample's other sidecar starts before, whatever its weight",
  ],
  [/^#ingress.hosts next to #ingress.tls = /, "the context names the same host, and so says it twice"],
];

const used = new Set<string>();

function unexplained(cases: readonly string[]): readonly string[] {
  return cases.filter((words) => {
    const [, reason] = REASONS.find(([pattern]) => pattern.test(words)) ?? [];
    if (reason !== undefined) used.add(reason);
    return reason === undefined;
  });
}

test("for each app type", () => {
  expect(unexplained(OF_TYPES)).toEqual([]);
});

test("next to each choice that its neighbours offer", () => {
  expect(unexplained(nextTo(APP, APP_ATTRIBUTES, ofApp, hasCommonAttribute))).toEqual([]);
});

test("in a chart, next to each choice that others offer", () => {
  expect(unexplained(nextTo(CHART_SCHEMA as AttributeSchema, CHART_ATTRIBUTES, ofChart, () => true))).toEqual([]);
});

test("each reason is still one", () => {
  expect(REASONS.map(([, reason]) => reason).filter((reason) => !used.has(reason))).toEqual([]);
});
