/** Objects that an app brings along under its own name: dashboards, and Secrets that an operator fills in. */
import { lookup, mapOf, textOf } from "../../checks/objects/objects.ts";
import { dnsName } from "../../facts/app_types.ts";
import type { Json, JsonObject, KubernetesObject } from "../types.ts";
import { find, mapsAt, type Source, tidy } from "./source.ts";
import { octal, pointsOf } from "./storage.ts";

/** The ConfigMap that Grafana finds by its label. */
function dashboardsObject({ objects, unit }: Source): KubernetesObject | undefined {
  const found = find(objects, "ConfigMap", `${unit.objectName}-dashboards`);
  return found?.labels["grafana_dashboard"] === "1" ? found : undefined;
}

/** The dashboards by name, with the labels of their files. */
export function dashboardsOf(source: Source): JsonObject | undefined {
  const prefix = `${dnsName(source.unit.name)}-`;
  const keys = Object.keys(mapOf(dashboardsObject(source)?.body["data"]));
  if (keys.length === 0 || keys.some((key) => !key.startsWith(prefix) || !key.endsWith(".json"))) return undefined;
  const names = keys.map((key) => key.slice(prefix.length, -".json".length));
  return Object.fromEntries(names.map((name) => [name, { file: dashboardLabel(source, name) }]));
}

function dashboardLabel({ plan, unit }: Source, name: string): string {
  return `${plan.packageLabel}:files/${unit.name}/dashboards/${name}.json`;
}

/** Content of the dashboards by label. */
export function dashboardFiles(source: Source): ReadonlyMap<string, Uint8Array> {
  const data = mapOf(dashboardsObject(source)?.body["data"]);
  const names = Object.keys(dashboardsOf(source) ?? {});
  const content = (name: string) => String(data[`${dnsName(source.unit.name)}-${name}.json`]);
  return new Map(names.map((name) => [dashboardLabel(source, name), new TextEncoder().encode(content(name))]));
}

/** A Secret of the app that the External Secrets operator fills in, and how the app gets it. */
interface OwnSecret {
  readonly name: string;
  readonly object: KubernetesObject;
  readonly isEnvironment: boolean;
  /** The volume with the Secret, which has its name. */
  readonly volume: JsonObject | undefined;
}

function ownSecrets(source: Source): readonly OwnSecret[] {
  const { objects, unit, spec } = source;
  const prefix = `${unit.objectName}-`;
  const first = leadingSecrets(source);
  return objects.flatMap((object): OwnSecret[] => {
    if (object.kind !== "ExternalSecret" || !object.name.startsWith(prefix) || !isPlain(object)) return [];
    const name = object.name.slice(prefix.length);
    const volume = mapsAt(spec, "volumes").find(
      (each) => each["name"] === name && lookup(each, "secret", "secretName") === object.name,
    );
    const isEnvironment = first.includes(object.name);
    return isEnvironment || volume !== undefined ? [{ name, object, isEnvironment, volume }] : [];
  });
}

/** The Secrets of the app whose keys are its first variables after those of `config`, in the order of their names. */
function leadingSecrets({ objects, unit, container }: Source): readonly string[] {
  const sources = mapsAt(container, "envFrom");
  const isConfig = lookup(sources[0], "configMapRef", "name") === `${unit.objectName}-config`;
  const names = sources.slice(isConfig ? 1 : 0).map(({ secretRef, ...rest }) => {
    const isAlone = Object.keys(rest).length === 0 && Object.keys(mapOf(secretRef)).join() === "name";
    return isAlone ? (textOf(lookup(secretRef, "name")) ?? "") : "";
  });
  const isOwn = (name: string, index: number) =>
    name.startsWith(`${unit.objectName}-`) &&
    find(objects, "ExternalSecret", name) !== undefined &&
    (index === 0 || String(names[index - 1]) < name);
  const end = names.findIndex((name, index) => !isOwn(name, index));
  return end < 0 ? names : names.slice(0, end);
}

/** Whether its Secret has its name, and nothing is done to the values. */
function isPlain({ name, body }: KubernetesObject): boolean {
  const { name: target = name, template } = mapOf(lookup(body, "spec", "target"));
  return target === name && template === undefined;
}

export function secretsOf(source: Source): JsonObject | undefined {
  const entries = ownSecrets(source).map(({ name, object, isEnvironment, volume }): [string, Json] => {
    const { read_only: _, ...points } = volume === undefined ? {} : pointsOf(name, source);
    const mode = octal(lookup(volume, "secret", "defaultMode"));
    return [name, tidy({ external: externalOf(object), env: isEnvironment ? true : undefined, ...points, mode })];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function externalOf({ body }: KubernetesObject): JsonObject {
  const { secretStoreRef, refreshInterval, data, dataFrom } = mapOf(body["spec"]);
  const keys = mapsAt({ data: data ?? [] }, "data").map(({ secretKey, remoteRef }): [string, Json] => {
    const { key, property, version } = mapOf(remoteRef);
    return [String(secretKey), tidy({ key, property, version })];
  });
  const extract = mapsAt({ dataFrom: dataFrom ?? [] }, "dataFrom").flatMap(
    (from) => lookup(from, "extract", "key") ?? [],
  );
  return tidy({
    store: lookup(secretStoreRef, "name"),
    store_kind: lookup(secretStoreRef, "kind"),
    refresh: textOf(refreshInterval),
    data: keys.length === 0 ? undefined : Object.fromEntries(keys),
    extract: extract.length === 0 ? undefined : extract,
  });
}

/** The names of Secrets and volumes that come with `secrets`. */
export function broughtBySecrets(source: Source): {
  readonly sources: readonly string[];
  readonly volumes: readonly string[];
} {
  const own = ownSecrets(source);
  return {
    sources: own.flatMap(({ object, isEnvironment }) => (isEnvironment ? [object.name] : [])),
    volumes: own.flatMap(({ name, volume }) => (volume === undefined ? [] : [name])),
  };
}
