/** What apps and their chart declare as existing in the cluster: only names that BUILD files mention. */

import type { Json, JsonObject } from "../../base/json.ts";
import { entryOf } from "../../base/table.ts";
import { serviceAccountOf } from "../../facts/app/service_account.ts";
import { dnsName } from "../../facts/app_types.ts";
import { fullName } from "../../facts/object_names.ts";
import type { App, Chart } from "../../model/types.ts";
import { isMap, listOf, mapOf, textOf } from "./objects.ts";

type Names = readonly (string | undefined)[];

/**
 * `<Kind>/<name>` of each, for a release of that name. The values are the chart's own: its `values`, or what
 * was read of its `values.yaml`, if they are in a file.
 */
export function externalOf(
  apps: readonly App[],
  chart: Chart,
  release: string,
  values: Json = (chart.values ?? {}) as JsonObject,
): ReadonlySet<string> {
  const { ingress } = chart;
  return new Set(
    [
      "ServiceAccount/default",
      ...ofVariables(chart),
      ...tlsSecrets(ingress?.tls === true ? `${chart.chart_name}-tls` : ingress?.tls),
      ...ofValues(values),
      ...apps.flatMap((app) => [
        ...[app, ...containersOf(app)].flatMap(ofVariables),
        ...ofSecrets(app, chart, release),
        ...Object.values(app.volumes ?? {}).flatMap(ofVolume),
        ...(app.image_pull_secrets ?? []).map(secret),
        ...ofTls(app, chart),
        ofAccount(app),
      ]),
    ].flatMap((name) => name ?? []),
  );
}

function secret(name: Json | undefined): string | undefined {
  return named("Secret", name);
}

function named(kind: string, name: Json | undefined): string | undefined {
  return typeof name === "string" && name !== "" ? `${kind}/${name}` : undefined;
}

function containersOf({ init_containers = {}, sidecars = {} }: App): readonly Pick<App, "env" | "env_from">[] {
  return [...Object.values(init_containers), ...Object.values(sidecars)];
}

function ofVariables({ env = {}, env_from = [] }: Pick<Partial<Chart>, "env" | "env_from">): Names {
  const values = Object.values(env).flatMap((value) =>
    typeof value === "string" ? [] : [secret(value.secret?.name), named("ConfigMap", value.config_map?.name)],
  );
  return [...values, ...env_from.flatMap(ofObject)];
}

function ofObject({ secret: name, config_map }: { readonly secret?: string; readonly config_map?: string }): Names {
  return [secret(name), named("ConfigMap", config_map)];
}

/** Secrets that must exist, and those that may be created outside the chart. */
function ofSecrets({ app_name: app, object_name: own, secrets = {} }: App, { naming }: Chart, release: string): Names {
  return Object.entries(secrets).map(([name, { existing, keys }]) => {
    if (existing !== undefined) return secret(existing);
    const parts = { app, own, object: name, release: naming === "app" ? undefined : release };
    return keys === undefined ? undefined : secret(fullName(parts));
  });
}

function ofVolume({ existing_claim, csi, projected, source, ...volume }: NonNullable<App["volumes"]>[string]): Names {
  const parts = [...(projected ?? []).flatMap(ofObject), ...ofValues(source as JsonObject | undefined)];
  return [named("PersistentVolumeClaim", existing_claim), secret(csi?.secret), ...ofObject(volume), ...parts];
}

function ofTls({ app_name, ingress }: App, chart: Chart): Names {
  const own = tlsSecrets(ingress?.tls === true ? `${dnsName(app_name)}-tls` : ingress?.tls);
  // An app may have an Ingress of its own, with a certificate of its own.
  return [...own, chart.ingress?.tls === true ? secret(`${dnsName(app_name)}-tls`) : undefined];
}

/** One for all hosts, or one for each. */
function tlsSecrets(tls: NonNullable<App["ingress"]>["tls"]): Names {
  return typeof tls === "object" ? Object.values(tls).map(secret) : [secret(tls)];
}

function ofAccount(app: App): string | undefined {
  const account = serviceAccountOf(app);
  return account === undefined || account.create ? undefined : named("ServiceAccount", account.name);
}

/** What values refer to, by key. */
const IN_VALUES: Readonly<Record<string, (value: Json) => Names>> = {
  configMapKeyRef: (value) => [named("ConfigMap", mapOf(value)["name"])],
  configMapRef: (value) => [named("ConfigMap", mapOf(value)["name"])],
  existingClaim: (value) => [named("PersistentVolumeClaim", value)],
  existingSecret: (value) => [secret(value)],
  imagePullSecrets: (value) => listOf(value).map((item) => secret(textOf(item) ?? mapOf(item)["name"])),
  secretKeyRef: (value) => [secret(mapOf(value)["name"])],
  secretName: (value) => [secret(value)],
  secretNames: (value) => Object.values(mapOf(value)).map(secret),
  secretRef: (value) => [secret(mapOf(value)["name"])],
  serviceAccount: (value) => [
    mapOf(value)["create"] === false ? named("ServiceAccount", mapOf(value)["name"]) : undefined,
  ],
};

/** Only the chart's own values count: they come from its BUILD file, unlike those of environments and deployments. */
function ofValues(values: Json | undefined): Names {
  if (Array.isArray(values)) return values.flatMap(ofValues);
  if (!isMap(values)) return [];
  return Object.entries(values as JsonObject).flatMap(([key, value]) => (entryOf(IN_VALUES, key) ?? ofValues)(value));
}
