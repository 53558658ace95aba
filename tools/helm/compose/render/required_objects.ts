/**
 * The Secrets and ConfigMaps that pods need and the chart does not create, to tell people which must exist: as far as the chart's
 * own values tell. Helm knows more, and prints it in the notes (`templates/_partials/needs.ejs`).
 */

import type { Json, JsonObject } from "../../base/json.ts";
import { isObject } from "../../base/json.ts";
import { expression, type Item, member } from "../../base/literal.ts";
import { entryOf } from "../../base/table.ts";
import { compareText } from "../../base/text.ts";
import { fullName } from "../../facts/object_names.ts";
import type { AppView } from "../../model/app_view.ts";
import type { ChartView, RequiredObjectView } from "../../model/chart_view.ts";
import { joinPath } from "../../model/problems.ts";
import { mentionedBy } from "./mentioned_names.ts";

interface Reference {
  readonly kind: RequiredObjectView["kind"];
  readonly name: Json | undefined;
  readonly keys: readonly string[];
  /** Whether the keys become files. */
  readonly isMounted: boolean;
  /** Path of the values from which the chart would create the object. */
  readonly values?: string;
}

/** How pods refer to objects, by the key of the reference. */
const KINDS: Readonly<Record<string, RequiredObjectView["kind"]>> = {
  configMap: "ConfigMap",
  configMapKeyRef: "ConfigMap",
  configMapRef: "ConfigMap",
  nodePublishSecretRef: "Secret",
  secret: "Secret",
  secretKeyRef: "Secret",
  secretRef: "Secret",
};

type Source = Pick<ChartView, "apps" | "environments" | "manifests" | "name" | "naming" | "values">;

/** Apps that no values file of the chart deploys need nothing yet; the notes know of a release that deploys them. */
function deployedApps({ apps, values, environments }: Source): readonly AppView[] {
  const all = [values, ...environments.map((environment) => environment.values)];
  const isOn = ({ key }: AppView, each: JsonObject) => mapAt(mapAt(each, "apps"), key)["enabled"] !== false;
  const byKey = new Map(apps.map((app) => [app.key, app]));
  // Apps may require each other: one that is already looked at counts as deployed.
  const isDeployed = (app: AppView, each: JsonObject, known: readonly AppView[] = []): boolean =>
    known.includes(app) ||
    (isOn(app, each) &&
      app.requires.every((group) =>
        group.flatMap((key) => byKey.get(key) ?? []).some((other) => isDeployed(other, each, [...known, app])),
      ));
  return apps.filter((app) => all.some((each) => isDeployed(app, each)));
}

export function requiredObjects(chart: Source): readonly RequiredObjectView[] {
  // The control plane creates this ConfigMap in every namespace.
  const provided = new Set(["kube-root-ca.crt", ...mentionedBy(chart.manifests)]);
  const common = references(chart.values["global"] ?? {});
  const found = deployedApps(chart).flatMap((app) =>
    [...common, ...appReferences(app, chart)].flatMap(({ name, ...reference }) =>
      typeof name === "string" && name !== "" && !provided.has(name) ? [{ name, app: app.key, ...reference }] : [],
    ),
  );
  const groups = Map.groupBy(found, ({ kind, name }) => `${kind} ${name}`);
  return [...groups]
    .sort(([left], [right]) => compareText(left, right))
    .flatMap(([, group]) => {
      const [first] = group;
      if (first === undefined) return [];
      const { kind, name } = first;
      const files = group.flatMap(({ keys, isMounted }) => (isMounted ? keys : []));
      const keys = sorted(group.flatMap((each) => each.keys));
      return {
        kind,
        name,
        keys,
        files: sorted(files),
        values: first.values,
        apps: sorted(group.map(({ app }) => app)),
      };
    });
}

function appReferences(app: AppView, chart: Source): readonly Reference[] {
  const values = valuesOf(app, chart);
  const plain = references([
    values,
    app.fields,
    app.envFrom.map(({ value }) => value),
    app.volumes.map(withSubPaths(app)),
  ]);
  return plain.map((reference) => ({ ...reference, ...existing(reference, app, chart) }));
}

function valuesOf({ key }: AppView, { values }: Source): JsonObject {
  return mapAt(mapAt(values, "apps"), key);
}

function mapAt(map: JsonObject, key: string): JsonObject {
  const value = entryOf(map, key);
  return isObject(value) ? value : {};
}

/** In a volume of all keys, a sub path is a key. */
function withSubPaths({ mounts, initContainers, sidecars }: AppView): (volume: Item) => JsonObject {
  const all = [mounts, ...[...initContainers, ...sidecars].map((container) => container.mounts)].flat();
  return ({ value }) => {
    const paths = all.flatMap(({ value: { name, subPath } }) =>
      name === value["name"] && typeof subPath === "string" ? [{ key: subPath }] : [],
    );
    return Object.fromEntries(
      Object.entries(value).map(([key, source]) => {
        return [key, isObject(source) && key in KINDS && paths.length > 0 ? { items: paths, ...source } : source];
      }),
    );
  };
}

/** The name and the keys of a Secret whose name is in values, if the chart does not create it. */
function existing({ name, keys }: Reference, app: AppView, chart: Source): Partial<Reference> {
  if (typeof name !== "string" || !name.startsWith(expression(""))) return {};
  const settings = valuesOf(app, chart);
  const secrets = mapAt(settings, "secrets");
  const own = Object.keys(secrets).find((each) => {
    return name.startsWith(expression(`${member("$app.secrets", each)}.existingSecret`));
  });
  if (own === undefined) return { name: undefined };
  const values = mapAt(secrets, own);
  const declared = app.secrets.find((secret) => secret.name === own);
  const all = { keys: [...keys, ...keysOf(declared)] };
  if (values["existingSecret"] !== undefined && values["existingSecret"] !== "") {
    return { name: values["existingSecret"], ...all };
  }
  const isCreated = values["create"] === true || Object.keys(mapAt(values, "values")).length > 0;
  if (declared === undefined || isCreated) return { name: undefined };
  const release = chart.naming === "app" ? undefined : chart.name;
  const fullname = fullName({ app: app.name, own: settings["objectName"], object: own, release });
  return { name: fullname, ...all, values: ["apps", app.key, "secrets", own, "values"].reduce(joinPath) };
}

function keysOf(secret: AppView["secrets"][number] | undefined): readonly string[] {
  return (secret?.keys ?? []).map(({ key }) => key);
}

/** All references in a value, except optional ones. */
function references(value: Json): readonly Reference[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    if (key === "imagePullSecrets" && Array.isArray(child)) {
      return child.map((item: Json): Reference => {
        return { kind: "Secret", name: isObject(item) ? item["name"] : item, keys: [], isMounted: false };
      });
    }
    const kind = entryOf(KINDS, key);
    if (kind === undefined || !isObject(child)) return references(child);
    return child["optional"] === true ? [] : [{ kind, name: child["secretName"] ?? child["name"], ...keysIn(child) }];
  });
}

function keysIn({ key, items }: JsonObject): Pick<Reference, "isMounted" | "keys"> {
  const files = Array.isArray(items) ? items.map((item: Json) => (isObject(item) ? item["key"] : undefined)) : [];
  const keys = [key, ...files].filter((each) => typeof each === "string");
  return { keys, isMounted: files.length > 0 };
}

function sorted(words: readonly string[]): readonly string[] {
  return [...new Set(words)].sort(compareText);
}
