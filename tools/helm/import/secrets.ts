/** Takes secrets out of objects before anything else sees them: no value of a secret gets into a file. */
import { isMap, listOf, mapOf, podTemplateOf, readObject, textOf } from "../checks/objects/objects.ts";
import { isSecretName } from "../facts/secret_names.ts";
import { workloadTraits } from "../facts/workloads.ts";
import type { Json, JsonObject, KubernetesObject, Remark } from "./types.ts";

export interface Scrubbed {
  readonly objects: readonly KubernetesObject[];
  readonly remarks: readonly Remark[];
}

/** The store that people have to replace with one of their own. */
export const STORE = "secrets";

export function withoutSecrets(objects: readonly KubernetesObject[]): Scrubbed {
  const parts = objects.map((object) => (object.kind === "Secret" ? externalSecret(object) : withoutLiterals(object)));
  return { objects: parts.flatMap((part) => part.objects), remarks: parts.flatMap(({ remarks }) => remarks) };
}

/** A Secret without content is filled in elsewhere, and one that holds a token is made by the cluster. */
function externalSecret(object: KubernetesObject): Scrubbed {
  const keys = ["data", "stringData"].flatMap((field) => Object.keys(mapOf(object.body[field]))).sort();
  if (keys.length === 0) return { objects: [object], remarks: [] };
  const what = `its values are not copied: an ExternalSecret takes ${keys.join(", ")} from the store \`${STORE}\`, which you have to name and fill`;
  return { objects: [storedSecret(object, keys)], remarks: [{ subject: "secret", place: object.id, what }] };
}

function storedSecret({ name, body }: KubernetesObject, keys: readonly string[]): KubernetesObject {
  const { labels, annotations } = mapOf(body["metadata"]);
  const type = textOf(body["type"]) ?? "Opaque";
  return readObject({
    apiVersion: "external-secrets.io/v1",
    kind: "ExternalSecret",
    metadata: {
      name,
      ...(labels === undefined ? {} : { labels }),
      ...(annotations === undefined ? {} : { annotations }),
    },
    spec: {
      refreshInterval: "1h",
      secretStoreRef: { name: STORE, kind: "SecretStore" },
      target: { name, ...(type === "Opaque" ? {} : { template: { type } }) },
      data: keys.map((secretKey) => ({ secretKey, remoteRef: { key: name, property: secretKey } })),
    },
  });
}

/** Variables, settings and arguments that hold a secret. */
function withoutLiterals(object: KubernetesObject): Scrubbed {
  if (object.kind === "ConfigMap") return withoutSettings(object);
  if (podTemplateOf(object) === undefined) return { objects: [object], remarks: [] };
  const secret = `${object.name}-secrets`;
  const found: string[] = [];
  const body = changedContainers(object, (variable) => {
    const name = textOf(variable["name"]) ?? "";
    if (!isSecret(name, textOf(variable["value"]))) return variable;
    found.push(name);
    return { name, valueFrom: { secretKeyRef: { name: secret, key: name } } };
  });
  const keys = [...new Set(found)].sort();
  if (keys.length === 0) return { objects: [object], remarks: [] };
  const what = `the values of ${keys.join(", ")} are not copied: the variables come from the Secret ${secret}, which an ExternalSecret takes from the store \`${STORE}\``;
  return {
    objects: [readObject(body), storedSecret(readObject({ metadata: { name: secret } }), keys)],
    remarks: [{ subject: "secret", place: object.id, what }],
  };
}

function withoutSettings(object: KubernetesObject): Scrubbed {
  const data = Object.entries(mapOf(object.body["data"]));
  const secret = data.filter(([name, value]) => isSecret(name, textOf(value))).map(([name]) => name);
  if (secret.length === 0) return { objects: [object], remarks: [] };
  const kept = Object.fromEntries(data.filter(([name]) => !secret.includes(name)));
  const what = `${secret.join(", ")} are left out: whoever reads them must get them from a Secret`;
  return {
    objects: [readObject({ ...object.body, data: kept })],
    remarks: [{ subject: "secret", place: object.id, what }],
  };
}

/** A URL with a password in it; `$(NAME)` stands for a variable. */
const PASSWORD_IN_URL = /\b[a-z][a-z0-9+.-]*:\/\/[^\s:/?#@"']*:(?![$<{%*[])[^\s/?#@"']+@/i;

function isSecret(name: string, value: string | undefined): boolean {
  if (value === undefined || value === "") return false;
  if (/^\$(\([^)]*\)|\{[^}]*\})$/.test(value)) return false;
  return isSecretName(name.replace(/[.-]/g, "_")) || PASSWORD_IN_URL.test(value);
}

/** An object with each variable of its containers changed. */
function changedContainers({ kind, body }: KubernetesObject, change: (variable: JsonObject) => JsonObject): JsonObject {
  const path = [...(workloadTraits(kind)?.podTemplate ?? []), "spec"];
  return changedAt(body, path, (spec) => {
    const groups = ["containers", "initContainers"].filter((group) => spec[group] !== undefined);
    const changed = groups.map((group) => [group, listOf(spec[group]).map((each) => changedVariables(each, change))]);
    return { ...spec, ...Object.fromEntries(changed) };
  });
}

function changedVariables(container: Json, change: (variable: JsonObject) => JsonObject): Json {
  if (!isMap(container) || container["env"] === undefined) return container;
  return { ...container, env: listOf(container["env"]).map((variable) => change(mapOf(variable))) };
}

function changedAt(
  value: JsonObject,
  [step, ...rest]: readonly string[],
  change: (value: JsonObject) => JsonObject,
): JsonObject {
  if (step === undefined) return change(value);
  return { ...value, [step]: changedAt(mapOf(value[step]), rest, change) };
}
