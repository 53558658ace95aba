/** What the objects say about apps, and what environments make of it. */
import { applyOverlay } from "../base/overlay.ts";
import { isMap, lookup, mapOf } from "../checks/objects/objects.ts";
import { chartAttributes } from "./chart_attributes.ts";
import { repaired, viewOf } from "./drafts.ts";
import { inEnvironment, overlayOf, switchedOff, united } from "./environments.ts";
import type { Variation } from "./manifests.ts";
import { portsOf } from "./reading/containers.ts";
import { dashboardFiles } from "./reading/owned.ts";
import { attributesOf } from "./reading/readers.ts";
import { type Source, sourceOf } from "./reading/source.ts";
import { configMapsOf, fileLabel, filesOf } from "./reading/storage.ts";
import type { Input } from "./tools.ts";
import type { Attributes, Draft, Json, JsonObject, Plan, PlannedUnit } from "./types.ts";

/** The attributes of each app in each environment, and what is declared. */
export interface Proposal {
  readonly draft: Draft;
  readonly versions: ReadonlyMap<string, Versions>;
  /** The names of the environments. */
  readonly environments: readonly string[];
}

type Versions = ReadonlyMap<string | undefined, Attributes>;

export function proposed(plan: Plan, variations: readonly Variation[], input: Input): Proposal {
  const files = new Map<string, Uint8Array>();
  const versions = new Map(
    plan.units.map((unit) => {
      const sources = variations.flatMap(({ environment, objects }): [string | undefined, Source][] => {
        const version = unit.versions.get(environment);
        const source = version && sourceOf(version, { environment, objects }, plan, portsOf);
        return source === undefined ? [] : [[environment, source]];
      });
      // The first environment that has a file decides.
      for (const [, source] of sources.toReversed()) for (const each of contentOf(source)) files.set(...each);
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
  const environments = variations.flatMap(({ environment }) => environment ?? []);
  return { draft: { chart, apps, files }, versions, environments };
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

function identity({ packageLabel, chartName, namespaces, metadata }: Input): Attributes {
  const namespace = namespaces.get(undefined) ?? "default";
  return {
    schema_version: 1,
    label: `${packageLabel}:${chartName.replaceAll("-", "_")}_chart`,
    chart_name: chartName,
    ...(namespace === "default" ? {} : { namespace }),
    ...metadata,
  };
}

/** `deploy` of the chart: the environments that have a namespace of their own. */
export function destinations({ namespaces }: Input): Attributes {
  const usual = namespaces.get(undefined);
  const others = [...namespaces].flatMap(([environment, namespace]) =>
    environment === undefined || namespace === usual ? [] : [[environment, { namespace }] as const],
  );
  return others.length === 0 ? {} : { deploy: Object.fromEntries(others) };
}

function contentOf(source: Source): ReadonlyMap<string, Uint8Array> {
  const config = [...configMapsOf(source)].flatMap(([volume, map]) => [
    ...filesOf(map, (key) => fileLabel(source, volume, key)),
  ]);
  return new Map([...config, ...dashboardFiles(source)]);
}

/** `values` and `environments` of the chart: what the declarations of each environment would make of the values. */
export function overlays(draft: Draft, { versions, environments }: Proposal): Attributes {
  const values = valuesOf(draft);
  const wanted = (environment: string | undefined) =>
    wantedValues(draft, values, (name) => versions.get(name)?.get(environment));
  const base = overlayOf(values, wanted(undefined));
  const usual = applyOverlay(values, base);
  const changed = environments.map((environment) => [environment, overlayOf(usual, wanted(environment))] as const);
  return {
    ...(Object.keys(base).length === 0 ? {} : { values: base }),
    ...(changed.length === 0 ? {} : { environments: Object.fromEntries(changed) }),
  };
}

/** The values that an environment should have. `versionOf`: the app there; undefined if it is off. */
function wantedValues(
  { chart, apps, files }: Draft,
  values: JsonObject,
  versionOf: (app: string) => Attributes | undefined,
): JsonObject {
  const named = apps.map((app) => ({
    app,
    name: String(app["app_name"]),
    version: versionOf(String(app["app_name"])),
  }));
  const present = named.map(({ app, version }) => (version === undefined ? app : inEnvironment(app, version)));
  const own = valuesOf(repaired({ chart, apps: present, files }).draft);
  const ofApps = named.flatMap(({ app, name, version }): [string, Json][] => {
    const before = lookup(own, "apps", name);
    if (!isMap(before)) return [];
    const there = version === undefined ? before : switchedOff(before, app, version);
    return [[name, { ...there, enabled: version !== undefined }]];
  });
  return { ...own, apps: { ...mapOf(values["apps"]), ...Object.fromEntries(ofApps) } };
}

function valuesOf(draft: Draft): JsonObject {
  return viewOf(draft)?.values ?? {};
}
