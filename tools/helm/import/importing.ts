/**
 * Imports objects: proposes attributes for apps, composes and renders them, and puts what still differs into patches and
 * manifests. So the result renders what was imported, whatever the proposals are worth; the judge is the engine of `compare`.
 */
import { createHash } from "node:crypto";
import { applyOverlay } from "../base/overlay.ts";
import { readRendered } from "../checks/objects/objects.ts";
import type { RenderedObject } from "../checks/types.ts";
import type { ChartFiles } from "../model/types.ts";
import { chartAttributes } from "./chart_attributes.ts";
import { type Repaired, repaired, shortened, type Templates, viewOf } from "./drafts.ts";
import { inEnvironment, overlayOf, switchedOff, united } from "./environments.ts";
import { type Judgement, judged } from "./judging.ts";
import { keyOf, type Manifest, manifestsOf, switches, type Variation } from "./manifests.ts";
import { differing, patchOf } from "./patching.ts";
import { type Naming, planOf } from "./planning.ts";
import { portsOf } from "./reading/containers.ts";
import { attributesOf } from "./reading/readers.ts";
import { type Source, sourceOf } from "./reading/source.ts";
import { configMapsOf, fileLabel, filesOf } from "./reading/storage.ts";
import { withoutSecrets } from "./secrets.ts";
import { simplified } from "./simplifying.ts";
import type { Attributes, Draft, Json, JsonObject, KubernetesObject, Plan, PlannedUnit, Remark } from "./types.ts";

export interface Input extends Naming {
  readonly namespace: string;
  /** Attributes of the chart that its Chart.yaml says. */
  readonly metadata: Attributes;
  /** The first is that of the chart's own values. */
  readonly variations: readonly Variation[];
}

/** Renders a chart with its own values or those of an environment. */
export type Render = (files: ChartFiles, environment: string | undefined) => Promise<readonly RenderedObject[]>;

export interface Tools {
  readonly templates: Templates;
  readonly render: Render;
}

export interface Imported {
  readonly draft: Draft;
  readonly plan: Plan;
  readonly manifests: readonly Manifest[];
  readonly remarks: readonly Remark[];
  /** Why what differs may differ, for each environment. */
  readonly judgements: readonly Judgement[];
}

export async function importObjects(input: Input, given: Tools): Promise<Imported> {
  const tools = { ...given, render: remembering(given.render) };
  const scrubbed = input.variations.map(({ environment, objects }) => ({ environment, ...withoutSecrets(objects) }));
  const plan = planOf(scrubbed, input);
  const proposal = proposed(plan, scrubbed, input);
  const declared = repaired(proposal.draft, tools.templates);
  const short = shortened(declared.draft, tools.templates);
  const withValues = { ...short, chart: { ...short.chart, ...overlays(declared.draft, proposal, tools.templates) } };
  const environments = scrubbed.map(({ environment }) => environment);
  const sound = repaired(withValues, tools.templates).draft;
  const simple = await simplified(sound, { ...tools, environments });
  const settled = await settle(repaired(simple, tools.templates), scrubbed, input, tools);
  const judgements = await judged(settled.repaired.files, input.variations, scrubbed, tools.render);
  return {
    draft: settled.repaired.draft,
    plan,
    manifests: settled.manifests,
    remarks: [
      ...new Map(scrubbed.flatMap(({ remarks }) => remarks).map((remark) => [JSON.stringify(remark), remark])).values(),
    ],
    judgements,
  };
}

/** The same files render the same. */
function remembering(render: Render): Render {
  const known = new Map<string, ReturnType<Render>>();
  return (files, environment) => {
    const hash = createHash("sha256").update(environment ?? "/");
    for (const [path, content] of files) hash.update(`\0${path}\0`).update(content);
    const key = hash.digest("hex");
    const rendered = known.get(key) ?? render(files, environment);
    known.set(key, rendered);
    return rendered;
  };
}

/** The attributes of each app in each environment, and what is declared. */
interface Proposal {
  readonly draft: Draft;
  readonly versions: ReadonlyMap<string, Versions>;
}

type Versions = ReadonlyMap<string | undefined, Attributes>;

function proposed(plan: Plan, variations: readonly Variation[], input: Input): Proposal {
  const files = new Map<string, Uint8Array>();
  const versions = new Map(
    plan.units.map((unit) => {
      const sources = variations.flatMap(({ environment, objects }): [string | undefined, Source][] => {
        const version = unit.versions.get(environment);
        const source = version && sourceOf(version, { environment, objects }, plan, portsOf);
        return source === undefined ? [] : [[environment, source]];
      });
      for (const [, source] of sources)
        for (const [label, content] of contentOf(source)) if (!files.has(label)) files.set(label, content);
      const read = sources.map(
        ([environment, source]) => [environment, identified(unit.name, plan, attributesOf(source))] as const,
      );
      return [unit.name, withExplicitNames(unit, new Map(read))];
    }),
  );
  const apps = [...versions.values()].map((byEnvironment) => {
    const declared = united(variations.map(({ environment }) => byEnvironment.get(environment)));
    return byEnvironment.has(undefined) ? declared : { ...declared, enabled: false };
  });
  const chart = {
    ...identity(input),
    ...chartAttributes(plan, variations),
    ...(plan.naming === "app" ? { naming: "app" } : {}),
  };
  return { draft: { chart, apps, files }, versions };
}

/** A name or a selector that one environment has to declare is in the values of all. */
function withExplicitNames(unit: PlannedUnit, versions: ReadonlyMap<string | undefined, Attributes>): Versions {
  const explicit = ["object_name", "selector_labels"].filter((name) =>
    [...versions.values()].some((version) => name in version),
  );
  return new Map(
    [...versions].map(([environment, version]) => {
      const { objectName = "", selector = {} } = unit.versions.get(environment) ?? {};
      const all: Attributes = { object_name: objectName, selector_labels: selector };
      return [environment, { ...Object.fromEntries(explicit.map((name) => [name, all[name] ?? ""])), ...version }];
    }),
  );
}

function identified(name: string, { packageLabel }: Plan, attributes: Attributes): Attributes {
  return { schema_version: 1, label: `${packageLabel}:${name}_metadata`, app_name: name, ...attributes };
}

function identity({ packageLabel, chartName, namespace, metadata }: Input): Attributes {
  return {
    schema_version: 1,
    label: `${packageLabel}:${chartName.replaceAll("-", "_")}_chart`,
    chart_name: chartName,
    ...(namespace === "default" ? {} : { namespace }),
    ...metadata,
  };
}

function contentOf(source: Source): ReadonlyMap<string, Uint8Array> {
  return new Map(
    [...configMapsOf(source)].flatMap(([volume, map]) => [...filesOf(map, (key) => fileLabel(source, volume, key))]),
  );
}

/** `values` and `environments` of the chart: what the declarations of each environment would make of the values. */
function overlays({ chart, apps, files }: Draft, { versions }: Proposal, templates: Templates): Attributes {
  const values = valuesOf({ chart, apps, files }, templates);
  const environments = [...new Set([...versions.values()].flatMap((byEnvironment) => [...byEnvironment.keys()]))];
  const wanted = (environment: string | undefined): JsonObject => {
    const named = apps.map((app) => ({ app, version: versions.get(String(app["app_name"]))?.get(environment) }));
    const present = named.map(({ app, version }) => (version === undefined ? app : inEnvironment(app, version)));
    const own = valuesOf(repaired({ chart, apps: present, files }, templates).draft, templates);
    const ofApps = named.flatMap(({ app, version }): [string, Json][] => {
      const name = String(app["app_name"]);
      const before = (own["apps"] as JsonObject | undefined)?.[name] as JsonObject | undefined;
      if (before === undefined) return [];
      return [
        [
          name,
          version === undefined
            ? { ...before, enabled: false }
            : { ...switchedOff(before, app, version), enabled: true },
        ],
      ];
    });
    return { ...own, apps: { ...(values["apps"] as JsonObject), ...Object.fromEntries(ofApps) } };
  };
  const base = overlayOf(values, wanted(undefined));
  const usual = applyOverlay(values, base);
  const changed = environments.flatMap((environment) =>
    environment === undefined ? [] : [[environment, overlayOf(usual, wanted(environment))] as const],
  );
  return {
    ...(Object.keys(base).length === 0 ? {} : { values: base }),
    ...(changed.length === 0 ? {} : { environments: Object.fromEntries(changed) }),
  };
}

function valuesOf(draft: Draft, templates: Templates): JsonObject {
  return viewOf(draft, templates)?.values ?? {};
}

interface Settled {
  readonly repaired: Repaired;
  readonly manifests: readonly Manifest[];
}

/** A patch can change what others refer to: the second round sees to that. */
const ROUNDS = 3;

async function settle(start: Repaired, variations: readonly Variation[], input: Input, tools: Tools): Promise<Settled> {
  const first = await rendered(start.files, variations, tools.render);
  const made = new Set(first.flatMap(({ objects }) => objects.map(keyWithoutNamespace)));
  const manifests = manifestsOf(
    variations.map(({ environment, objects }) => ({
      environment,
      objects: objects.filter((object) => !made.has(keyWithoutNamespace(object))),
    })),
    input.namespace,
  );
  let current = repaired(withManifests(start.draft, manifests, input), tools.templates);
  for (let round = 0; round < ROUNDS; round += 1) {
    const patched = await withPatches(current, variations, tools);
    if (patched === undefined) break;
    current = repaired(patched, tools.templates);
  }
  return { repaired: current, manifests };
}

function keyWithoutNamespace(object: KubernetesObject): string {
  return keyOf({ ...object, namespace: undefined });
}

async function rendered(
  files: ChartFiles,
  variations: readonly Variation[],
  render: Render,
): Promise<readonly Variation[]> {
  return Promise.all(
    variations.map(async ({ environment }) => ({
      environment,
      objects: (await render(files, environment)).map(readRendered),
    })),
  );
}

function withManifests({ chart, apps, files }: Draft, manifests: readonly Manifest[], { packageLabel }: Input): Draft {
  if (manifests.length === 0) return { chart, apps, files };
  const crds = manifests.filter(({ object }) => object.kind === "CustomResourceDefinition");
  const others = manifests.filter((manifest) => !crds.includes(manifest));
  const label = ({ file }: Manifest) => `${packageLabel}:${folderOf(file)}/${file}`;
  const values = applyOverlay((chart["values"] ?? {}) as JsonObject, switches(others, undefined));
  const environments = Object.entries((chart["environments"] ?? {}) as Readonly<Record<string, JsonObject>>).map(
    ([name, overlay]) => [name, applyOverlay(overlay, switches(others, name))] as const,
  );
  return {
    chart: {
      ...chart,
      ...(others.length === 0 ? {} : { manifests: others.map(label) }),
      ...(crds.length === 0 ? {} : { crds: crds.map(label) }),
      ...(Object.keys(values).length === 0 ? {} : { values }),
      ...(environments.length === 0 ? {} : { environments: Object.fromEntries(environments) }),
    },
    apps,
    files: new Map([...files, ...manifests.map((manifest) => [label(manifest), manifest.content] as const)]),
  };
}

function folderOf(file: string): string {
  return file.startsWith("customresourcedefinition-") ? "crds" : "manifests";
}

/** With more patches; undefined if none is needed. Environments share patches: the first that has an object decides. */
async function withPatches(
  { draft, files }: Repaired,
  variations: readonly Variation[],
  tools: Tools,
): Promise<Draft | undefined> {
  const view = viewOf(draft, tools.templates);
  const owners = new Map(
    view?.objects.map(({ path, key, owner }) => [`templates/${path}.yaml`, { key, owner: owner?.label }]),
  );
  const patches = new Map<string, Record<string, Json>>();
  const seen = new Set<string>();
  for (const { environment, objects } of variations) {
    const printed = await tools.render(files, environment);
    const objectsOf = printed.map((object) => ({
      object: readRendered(object),
      place: owners.get(object.template ?? ""),
    }));
    const places = new Map(objectsOf.map(({ object, place }) => [keyWithoutNamespace(object), place]));
    for (const each of differing(
      objects,
      objectsOf.map(({ object }) => object),
    )) {
      const place = places.get(keyWithoutNamespace(each.after));
      if (place === undefined) continue;
      const label = place.owner ?? String(draft.chart["label"]);
      if (seen.has(`${label} ${place.key}`)) continue;
      seen.add(`${label} ${place.key}`);
      if (each.differences.length === 0) continue;
      patches.set(label, { ...patches.get(label), [place.key]: patchOf(each, place.key) });
    }
  }
  if (patches.size === 0) return undefined;
  const patched = (target: Attributes): Attributes => {
    const more = patches.get(String(target["label"]));
    return more === undefined ? target : { ...target, patches: joined((target["patches"] ?? {}) as JsonObject, more) };
  };
  return { ...draft, chart: patched(draft.chart), apps: draft.apps.map(patched) };
}

/** Patches of several rounds: a later one adds to an earlier one. */
function joined(one: JsonObject, other: JsonObject): JsonObject {
  const merged = new Map(Object.entries(one));
  for (const [key, value] of Object.entries(other)) {
    const before = merged.get(key);
    const areMaps = [before, value].every((each) => typeof each === "object" && each !== null && !Array.isArray(each));
    if (Array.isArray(before) && Array.isArray(value) && isDirected(value)) merged.set(key, value);
    else if (Array.isArray(before) && Array.isArray(value)) merged.set(key, [...before, ...value]);
    else merged.set(key, areMaps ? joined(before as JsonObject, value as JsonObject) : value);
  }
  return Object.fromEntries(merged);
}

/** Whether a list replaces another one. Lists without items that are dicts always do. */
function isDirected(list: readonly Json[]): boolean {
  return list.every((item) => typeof item !== "object") || JSON.stringify(list[0]) === '{"$patch":"replace"}';
}
