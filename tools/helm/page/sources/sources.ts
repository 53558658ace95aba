/** Where each part of an object comes from, as far as the model knows it. */
import { isObject, type Json, type JsonObject } from "../../base/json.ts";
import { entryOf } from "../../base/table.ts";
import { listWords } from "../../base/text.ts";
import type { Place } from "../../base/yaml_lines.ts";
import { appOf } from "../../checks/objects/apps.ts";
import { lookup } from "../../checks/objects/objects.ts";
import type { KubernetesObject, Rendering } from "../../checks/types.ts";
import { workloadTraits } from "../../facts/workloads.ts";
import type { App, Chart } from "../../model/types.ts";
import { appAttributesAt, attributesOfField, chartAttributesAt, declares, type KeyedAttribute } from "./attributes.ts";
import { type MarkedValues, valuesIn } from "./marked_values.ts";
import { isPatched } from "./patched.ts";

export type SourceKind = "attribute" | "default" | "dependency" | "environment" | "manifest" | "patch" | "template";

export interface Source {
  readonly kind: SourceKind;
  /** What exactly, in a few words. */
  readonly text: string;
  /** The key in values that changes it; empty if none does. */
  readonly key: string;
}

/** What the parts of a rendering may come from. */
export interface Origins {
  readonly chart: Chart;
  /** The chart's own overlay of its values, from `values`. */
  readonly overlay: JsonObject;
  /** Empty for the chart's own values. */
  readonly environment: string;
  /** The values of the environment. */
  readonly environmentValues: JsonObject;
  /** Undefined if the chart cannot be rendered with marked values. */
  readonly marked: MarkedValues | undefined;
}

/** An object, and the same one with marked values. */
export interface Traced {
  readonly object: KubernetesObject;
  /** The path of its template. */
  readonly template: string;
  readonly marked: JsonObject | undefined;
}

export function sourcesOf(traced: Traced, origins: Origins, rendering: Rendering): (place: Place) => Source {
  const { object } = traced;
  const { origin } = object;
  if (origin.kind === "dependency") {
    const text = `the chart \`${origin.key}\` that this one depends on`;
    return () => ({ kind: "dependency", text, key: "" });
  }
  if (origin.kind === "manifest") {
    return (place) =>
      ofValues(place, traced, origins) ?? { kind: "manifest", text: `the manifest \`${origin.name}\``, key: "" };
  }
  const app = appOf(object, rendering.declaration);
  return (place) =>
    ofPatch(place, object, app, origins) ??
    ofValues(place, traced, origins, app) ??
    ofMetadata(place, app, origins) ??
    ofField(place, object, app) ?? { kind: "template", text: traced.template, key: "" };
}

function ofPatch(place: Place, object: KubernetesObject, app: App | undefined, { chart }: Origins): Source | undefined {
  const owners = [app, app === undefined ? chart : undefined];
  const isSet = owners.some((owner) =>
    Object.entries((owner?.patches ?? {}) as Readonly<Record<string, JsonObject>>).some(
      ([key, patch]) => isAbout(key, object) && isPatched(place, object.body, patch, key),
    ),
  );
  return isSet ? { kind: "patch", text: `\`patches\` of ${nameOf(app)}`, key: "" } : undefined;
}

/** A key of `patches` is a kind, or a kind and the end of a name. */
function isAbout(key: string, { kind, name }: KubernetesObject): boolean {
  const [keyKind, keyName] = key.split("/");
  if (keyKind === "HeadlessService") return kind === "Service" && name.endsWith("-headless");
  return keyKind === kind && (keyName === undefined || name.endsWith(keyName));
}

function ofValues(place: Place, traced: Traced, origins: Origins, app?: App): Source | undefined {
  const { marked, environment, environmentValues, overlay, chart } = origins;
  if (marked === undefined || traced.marked === undefined) return undefined;
  const keys = valuesIn(lookup(traced.marked, ...place), marked);
  const [first] = keys;
  if (first === undefined) return undefined;
  const key = keys.map((each) => each.join(".")).join(", ");
  if (keys.some((each) => isSet(each, environmentValues))) {
    return { kind: "environment", text: `the environment \`${environment}\``, key };
  }
  if (keys.some((each) => isSet(each, overlay))) return { kind: "attribute", text: "`values` of the chart", key };
  const found = keys.map((each) => ofKey(each, chart, app));
  return { ...(found.find(({ kind }) => kind === "attribute") ?? ofKey(first, chart, app)), key };
}

function isSet(place: Place, values: Json): boolean {
  return lookup(values, ...place) !== undefined;
}

/** What sets a value in the chart: an attribute of the app, one of the chart, or a default. */
function ofKey(place: Place, chart: Chart, app: App | undefined): Omit<Source, "key"> {
  const isOfApp = place[0] === "apps";
  const attributes = isOfApp ? appAttributesAt(place.slice(2)) : chartAttributesAt(place);
  const owners = isOfApp ? [app, chart] : [chart];
  for (const owner of owners) {
    const own = attributes.find(
      ({ name, entry }) => owner !== undefined && declares(owner, name, ENTRIES.has(name) ? entry : undefined),
    );
    if (own !== undefined)
      return { kind: "attribute", text: `${wordsOf(own)} of ${owner === chart ? "the chart" : nameOf(app)}` };
  }
  const [first] = attributes;
  return { kind: "default", text: first === undefined ? "the rules" : `the default of \`${first.name}\`` };
}

/** An attribute; of variables and the like, which there may be many of, the one that is meant. */
function wordsOf({ name, entry }: KeyedAttribute): string {
  return ENTRIES.has(name) && entry !== undefined ? `\`${name}.${entry}\`` : `\`${name}\``;
}

/** Attributes whose entries are named by whoever writes them; an app and its chart may each have some. */
const ENTRIES: ReadonlySet<string> = new Set(["annotations", "config", "env", "labels"]);

/** Labels and annotations of all objects of an app, which are no values. */
function ofMetadata(place: Place, app: App | undefined, { chart }: Origins): Source | undefined {
  const [first, field, name] = place;
  if (first !== "metadata" || typeof name !== "string") return undefined;
  if (field !== "labels" && field !== "annotations") return undefined;
  const has = (owner: { readonly [attribute: string]: unknown }) => {
    const entries = owner[field];
    return isObject(entries) && entryOf(entries, name) !== undefined;
  };
  if (app !== undefined && has({ ...app }))
    return { kind: "attribute", text: `\`${field}\` of ${nameOf(app)}`, key: "" };
  return has({ ...chart }) ? { kind: "attribute", text: `\`${field}\` of the chart`, key: "" } : undefined;
}

function ofField(place: Place, { kind }: KubernetesObject, app: App | undefined): Source | undefined {
  const template = workloadTraits(kind)?.podTemplate;
  const found = attributesOfField(place, kind, template && [...template, "spec"]);
  const [first] = found;
  if (first === undefined || app === undefined) return undefined;
  const declared = found.filter((name) => declares(app, name));
  return declared.length > 0
    ? { kind: "attribute", text: `${listWords(declared)} of ${nameOf(app)}`, key: "" }
    : { kind: "default", text: `the default of \`${first}\``, key: "" };
}

function nameOf(app: App | undefined): string {
  return app === undefined ? "the chart" : app.app_name;
}
