/** What a chart creates for other objects to refer to: its objects, and what controllers create from them. */

import { entryOf } from "../../base/table.ts";
import type { Json, KubernetesObject, Rendering } from "../types.ts";
import { isMap, itemsAt, listOf, lookup, mapOf, textOf } from "./objects.ts";
import { namespaceOf } from "./scope.ts";

/** An object that others can refer to. */
export interface Made {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  /** The object of the chart that is it, or from which a controller creates it. */
  readonly maker: KubernetesObject;
  /** Keys of its data; undefined if they are unknown. */
  readonly keys: readonly string[] | undefined;
}

type Making = Omit<Made, "maker" | "namespace">;

/** Kinds that others refer to only by name. */
const PLAIN_KINDS = ["ClusterRole", "PersistentVolumeClaim", "Role", "ServiceAccount"];

const TLS_KEYS = ["ca.crt", "tls.crt", "tls.key"];

/** Annotations that have cert-manager create the Secrets that an Ingress or Gateway names (cert-manager documentation, "Supported Annotations"). */
const CERTIFICATE_ANNOTATIONS = ["cert-manager.io/cluster-issuer", "cert-manager.io/issuer", "kubernetes.io/tls-acme"];

/** What each kind creates; another operator is another line. */
const MAKERS: Readonly<Record<string, (object: KubernetesObject) => readonly (Making | undefined)[]>> = {
  ...Object.fromEntries(PLAIN_KINDS.map((kind) => [kind, ({ name }) => [{ kind, name, keys: undefined }]])),
  Bundle: ({ name }) => [configMap(name)],
  Certificate: (object) => [secret(lookup(object.body, "spec", "secretName"), certificateKeys(object))],
  Cluster: ({ name, group }) =>
    group === "postgresql.cnpg.io"
      ? ["app", "ca", "replication", "server", "superuser"].map((role) => secret(`${name}-${role}`))
      : [],
  ConfigMap: ({ name, body }) => [configMap(name, keysOf(body["data"], body["binaryData"]))],
  DopplerSecret: ({ body }) => [secret(lookup(body, "spec", "managedSecret", "name"))],
  ExternalSecret: (object) => [externalSecret(object)],
  Gateway: (object) => (isCertified(object) ? gatewayCertificates(object) : []),
  InfisicalSecret: ({ body }) => [secret(lookup(body, "spec", "managedSecretReference", "secretName"))],
  Ingress: (object) =>
    isCertified(object) ? itemsAt(object, "spec", "tls").map(([, tls]) => secret(tls["secretName"], TLS_KEYS)) : [],
  OnePasswordItem: ({ name }) => [secret(name)],
  SealedSecret: ({ name, body }) => [
    secret(lookup(body, "spec", "template", "metadata", "name") ?? name, sealedKeys(body)),
  ],
  Secret: ({ name, body }) => [secret(name, keysOf(body["data"], body["stringData"]))],
  SecretProviderClass: (object) =>
    itemsAt(object, "spec", "secretObjects").map(([, item]) => secret(item["secretName"])),
  SopsSecret: (object) => itemsAt(object, "spec", "secretTemplates").map(([, item]) => secret(item["name"])),
  VaultDynamicSecret: vaultSecret,
  VaultPKISecret: vaultSecret,
  VaultStaticSecret: vaultSecret,
};

/** Everything that the chart creates. */
export function madeObjects(rendering: Rendering): readonly Made[] {
  return rendering.objects.flatMap((object) =>
    madeBy(object).map((made) => ({ ...made, maker: object, namespace: namespaceOf(object, rendering) })),
  );
}

/** What an object is, and what controllers create from it. */
export function madeBy(object: KubernetesObject): readonly Making[] {
  return (entryOf(MAKERS, object.kind)?.(object) ?? []).filter((made) => made !== undefined);
}

function configMap(name: string, keys?: readonly string[]): Making {
  return { kind: "ConfigMap", name, keys };
}

function secret(name: Json | undefined, keys?: readonly string[]): Making | undefined {
  return typeof name === "string" ? { kind: "Secret", name, keys } : undefined;
}

/** Keys of the object's data. An object without data is filled in elsewhere. */
function keysOf(...data: readonly (Json | undefined)[]): readonly string[] | undefined {
  return data.some(isMap) ? data.flatMap((each) => Object.keys(mapOf(each))) : undefined;
}

function externalSecret({ name, body }: KubernetesObject): Making | undefined {
  const target = mapOf(lookup(body, "spec", "target"));
  // The Secret that it merges into is created elsewhere.
  if (target["creationPolicy"] === "Merge" || target["creationPolicy"] === "None") return undefined;
  const isOpen = listOf(lookup(body, "spec", "dataFrom")).length > 0 || target["template"] !== undefined;
  const keys = listOf(lookup(body, "spec", "data")).flatMap((item) => textOf(lookup(item, "secretKey")) ?? []);
  return secret(target["name"] ?? name, isOpen ? undefined : keys);
}

function sealedKeys(body: KubernetesObject["body"]): readonly string[] | undefined {
  return keysOf(lookup(body, "spec", "encryptedData"), lookup(body, "spec", "template", "data"));
}

function certificateKeys({ body }: KubernetesObject): readonly string[] | undefined {
  const { keystores, additionalOutputFormats } = mapOf(lookup(body, "spec"));
  return keystores === undefined && additionalOutputFormats === undefined ? TLS_KEYS : undefined;
}

function vaultSecret({ body }: KubernetesObject): readonly (Making | undefined)[] {
  return [secret(lookup(body, "spec", "destination", "name"))];
}

function isCertified({ annotations }: KubernetesObject): boolean {
  return CERTIFICATE_ANNOTATIONS.some((annotation) => annotations[annotation] !== undefined);
}

function gatewayCertificates(object: KubernetesObject): readonly (Making | undefined)[] {
  return itemsAt(object, "spec", "listeners").flatMap(([, listener]) =>
    listOf(lookup(listener, "tls", "certificateRefs")).map((item) => secret(lookup(item, "name"), TLS_KEYS)),
  );
}
