/**
 * No attribute is dropped silently. In an app of any type, and in a job of any phase with its own kind of workload, an
 * attribute is an error, or it shows in the rendered objects in a field that Kubernetes has.
 */
import { expect, test } from "@jest/globals";
import { schemaCatalog } from "../../checks/catalog/schemas.ts";
import { APP_TYPES, traitsOfType } from "../../facts/app_types.ts";
import { isMeaningful } from "../../facts/attributes.ts";
import { newestKubeVersion } from "../../facts/kube_versions.ts";
import { APP_SCHEMA } from "../../model/schemas.ts";
import type { AppType, ChartFiles, Phase } from "../../model/types.ts";
import { type Attributes, filesOf, type KubernetesObject, problemsOf } from "../support/charts.ts";
import { HELMS } from "../support/helm.ts";
import { read } from "../support/read.ts";
import { renderUmbrella, umbrellasOf } from "../support/umbrella.ts";
import type { AttributeRow } from "./rows/row.ts";
import { APP_ATTRIBUTES } from "./rows/rows.ts";
import { ofApp } from "./rows/samples.ts";

/** An app type; for jobs, with a phase that changes how they run. */
interface Variant {
  readonly app_type: AppType;
  readonly phase?: Phase;
}

const TYPES = Object.keys(APP_TYPES) as AppType[];
const PHASES = (APP_SCHEMA.properties["phase"]?.enum ?? []) as readonly Phase[];
const VARIANTS: readonly Variant[] = TYPES.flatMap((app_type) => {
  const others = PHASES.filter((phase) => traitsOfType(app_type, phase).workload !== APP_TYPES[app_type].workload);
  return [{ app_type }, ...others.map((phase) => ({ app_type, phase }))];
});

function has({ app_type, phase }: Variant, attribute: string): boolean {
  return isMeaningful(APP_SCHEMA.properties[attribute] ?? {}, traitsOfType(app_type, phase));
}

/** The chart of a declaration, composed once for equal declarations. */
interface Chart {
  readonly name: string;
  readonly problems: readonly string[];
  readonly files: ChartFiles;
}

const charts = new Map<string, Chart>();

function chartWith(attributes: Attributes, row: AttributeRow): Chart {
  const key = JSON.stringify([attributes, row.beside, row.chart]);
  const name = `silence-${charts.size}-chart`;
  const declaration = ofApp(attributes, row, name);
  const problems = charts.has(key) ? [] : problemsOf(declaration);
  const made = charts.get(key) ?? { name, problems, files: problems.length === 0 ? filesOf(declaration) : new Map() };
  charts.set(key, made);
  return made;
}

interface Case {
  readonly attribute: string;
  readonly variant: Variant;
  readonly row: AttributeRow;
  readonly given: Chart;
  readonly absent: Chart;
}

/** Values that depend on the app's workload. */
const VALUES: Readonly<Record<string, (variant: Variant) => unknown>> = {
  patches: ({ app_type, phase }) => ({
    [traitsOfType(app_type, phase).workload]: { metadata: { annotations: { sample: "on" } } },
  }),
  update_strategy: ({ app_type }) => ({
    type: APP_TYPES[app_type].workload === "Deployment" ? "Recreate" : "OnDelete",
  }),
};

/** The other attributes of the row stay, as far as this type has them. */
function caseOf(attribute: string, row: AttributeRow, variant: Variant): Case {
  const { app_type: _, ...set } = row.set;
  const needs = Object.entries({ ...set, ...variant }).filter(([name]) => name !== attribute && has(variant, name));
  const others = Object.fromEntries(needs);
  const value = VALUES[attribute]?.(variant) ?? set[attribute];
  const port = "ports" in others || attribute === "ports" ? {} : { port: 8000 };
  return {
    attribute,
    variant,
    row,
    given: chartWith({ ...port, ...others, [attribute]: value }, row),
    absent: chartWith({ port: 8000, ...others }, row),
  };
}

const CASES = Object.entries(APP_ATTRIBUTES)
  .filter(([attribute]) => attribute in APP_SCHEMA.properties && attribute !== "app_type")
  .flatMap(([attribute, row]) => VARIANTS.map((variant) => caseOf(attribute, row, variant)));

const [[, helm = ""] = []] = HELMS;
const sound = [...charts.values()].filter(({ problems }) => problems.length === 0);
const rendered = new Map(umbrellasOf(sound).flatMap((umbrella) => [...renderUmbrella(helm, umbrella)]));

const inWords = ({ attribute, variant: { app_type, phase } }: Case) =>
  `${attribute} of app type ${app_type}${phase === undefined ? "" : ` in phase ${phase}`}`;

/** The part of a chart that can show an attribute: its objects, or the file in the attribute's row. */
function shown({ name, files }: Chart, { row, given, attribute }: Case): string {
  const objects = rendered.get(name) ?? [];
  const app = attribute === "app_name" && name === given.name ? String(row.set["app_name"]) : "shop_api";
  const isOfFile = /^[\w.-]+\.(json|yaml|md)/.test(row.at);
  const found = isOfFile ? read(row.at, { app, files, objects }) : objects;
  return JSON.stringify([found]).replaceAll(name, "chart");
}

const { problemsOf: schemaProblems } = schemaCatalog();

function unknownFields({ given }: Case): readonly string[] {
  const objects: readonly KubernetesObject[] = rendered.get(given.name) ?? [];
  const places = objects.flatMap((object) =>
    schemaProblems(object, newestKubeVersion())
      .filter(({ code }) => code === "unknown-field")
      .map(({ path }) => `${object.kind} ${path}`),
  );
  return [...new Set(places)];
}

const accepted = CASES.filter(({ given }) => given.problems.length === 0);

test("each app type and phase gives a chart without the attribute", () => {
  expect(CASES.filter(({ absent }) => absent.problems.length > 0).map(inWords)).toEqual([]);
});

test("an accepted attribute changes what Helm renders", () => {
  const silent = accepted.filter((sample) => shown(sample.given, sample) === shown(sample.absent, sample));
  expect(silent.map(inWords)).toEqual([]);
});

test("an accepted attribute adds no field that Kubernetes does not have", () => {
  const unknown = accepted.flatMap((sample) => unknownFields(sample).map((place) => `${inWords(sample)}: ${place}`));
  expect(unknown).toEqual([]);
});

/** Combinations that other attributes rule out. */
const REFUSED: Readonly<Record<string, string>> = {
  "connects_to of app type job": "before a deployment the app that it calls is not there yet",
};

test("an attribute is accepted exactly for the types that have it by the schema", () => {
  const meant = CASES.filter(({ attribute, variant }) => has(variant, attribute)).map(inWords);
  expect(accepted.map(inWords)).toEqual(meant.filter((words) => REFUSED[words] === undefined));
});
