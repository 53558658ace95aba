/** Environment variables and their sources, as values write them. */
import { given, type Json, type JsonObject } from "../../base/json.ts";
import type { Graph } from "../../facts/types.ts";
import type { App } from "../../model/types.ts";
import { appTextValue } from "./app_texts.ts";

/** Name first: JSON sorts the keys of what the build hands in. */
function keyReference({ name, key, optional }: { name: string; key: string; optional?: boolean }): JsonObject {
  return given({ name, key, optional });
}

export function variableValues({ env = {} }: Pick<App, "env">, graph: Graph): JsonObject {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => {
      const result = variableValue(value, graph);
      return result === undefined ? [] : [[name, result]];
    }),
  );
}

function variableValue(value: NonNullable<App["env"]>[string], graph: Graph): Json | undefined {
  if (typeof value === "string") return value;
  return value.app === undefined ? { valueFrom: valueSource(value) } : appTextValue(value.app, graph);
}

function valueSource({
  secret,
  config_map,
  field,
  resource,
}: Exclude<NonNullable<App["env"]>[string], string>): JsonObject {
  if (secret !== undefined) return { secretKeyRef: keyReference(secret) };
  if (config_map !== undefined) return { configMapKeyRef: keyReference(config_map) };
  if (field !== undefined) return { fieldRef: { fieldPath: field } };
  return { resourceFieldRef: given({ resource }) };
}

/** `envFrom` in values. */
export function variableSources({ env_from = [] }: Pick<App, "env_from">): readonly JsonObject[] {
  return env_from.map(variableSource);
}

function variableSource({ secret, config_map, prefix, optional }: NonNullable<App["env_from"]>[number]): JsonObject {
  const reference = given({ name: secret ?? config_map, optional });
  return {
    ...(prefix === undefined ? {} : { prefix }),
    ...(secret === undefined ? { configMapRef: reference } : { secretRef: reference }),
  };
}
