/** The Secrets of an app: which ones the chart creates, their names, and their settings at deploy time. */

import type { JsonObject } from "../../base/json.ts";
import type { Item } from "../../base/literal.ts";
import { expression, member } from "../../base/literal.ts";
import type { AppFacts, Mounted } from "../../facts/types.ts";
import type { AppView } from "../../model/app_view.ts";
import { DEFAULTS } from "../../model/defaults.ts";
import { joinPath } from "../../model/problems.ts";
import type { App } from "../../model/types.ts";
import type { ObjectView, SecretView } from "../../model/views.ts";
import { withPolicies } from "./hooks.ts";
import { notationOf, OBJECT_NAME, orEmpty } from "./notations.ts";
import { defined, objectName, prerequisiteAnnotations, type Source, whileDeployed } from "./objects.ts";
import { closed, entire, mapOf, text } from "./values_schemas.ts";
import { whenDeployed } from "./when.ts";

type Secret = NonNullable<App["secrets"]>[string];

/** The Secrets that the chart creates from values. */
export function resolveSecrets(source: Source): readonly SecretView[] {
  // Values without a default are easily forgotten in an upgrade, which must not delete what the pods use.
  const hook = prerequisiteAnnotations(source);
  const annotations = hook === undefined ? { "helm.sh/resource-policy": "keep" } : withPolicies(hook, []);
  return source.secrets.flatMap(({ name, entry: { keys, when } }) => {
    const values = member("$app.secrets", name);
    const condition = whileDeployed(
      source,
      `or ${values}.create ${values}.values`,
      `not ${values}.existingSecret`,
      whenDeployed(when, source),
    );
    return keys === undefined ? [] : [{ name, condition, values, annotations, keys: keyViews(source.app, name, keys) }];
  });
}

function keyViews({ app_name }: App, name: string, keys: readonly string[]): SecretView["keys"] {
  const path = ["apps", app_name, "secrets", name, "values"].reduce(joinPath);
  return keys.map((key) => ({ key, missing: `${joinPath(path, key)} is missing: a secret has no default` }));
}

export function resolveExternalSecrets(source: Source): readonly ObjectView[] {
  return source.secrets.flatMap(({ name, entry: { external, when } }) => {
    const values = member("$app.secrets", name);
    const condition = whileDeployed(source, `not ${values}.existingSecret`, whenDeployed(when, source));
    return external === undefined
      ? []
      : [{ name, condition, values, annotations: prerequisiteAnnotations(source) ?? {} }];
  });
}

/** A Secret's content in values; the content of a Secret that the chart does not manage is unknown. */
export function secretChecksums({ secrets }: Source): AppView["checksums"] {
  return secrets.flatMap(({ name, entry }) =>
    entry.keys === undefined ? [] : [[`secret.${name}`, `${member("$app.secrets", name)}.values | toJson`] as const],
  );
}

export function secretVariables(source: Source): readonly Item[] {
  return source.secrets
    .filter(({ entry }) => entry.env === true)
    .map(({ name, entry }) => {
      const condition = whenDeployed(entry.when, source);
      return {
        value: { secretRef: { name: secretName(source, name, entry) } },
        ...(condition === undefined ? {} : { condition }),
      };
    });
}

export function secretName(source: Source, name: string, { existing }: Secret): string {
  const chosen = `${member("$app.secrets", name)}.existingSecret`;
  const own = existing === undefined ? ` | default (${objectName(source, name)})` : "";
  return expression(`${chosen}${own} | quote`);
}

/** A missing key would be mounted as an empty directory; if it is named here, the pod does not start. */
export function secretItems({ points }: Mounted<Secret>): readonly JsonObject[] | undefined {
  const files = points.map(({ subPath }) => subPath);
  if (files.includes(undefined)) return undefined;
  return [...new Set(files)].map((key = "") => ({ key, path: key }));
}

/** Keys below `apps.<app>.secrets`. */
export function secretValues({ app, secrets }: AppFacts): JsonObject | undefined {
  return app.secrets && Object.fromEntries(secrets.map(({ name, entry }) => [name, valuesOf(entry)]));
}

function valuesOf({ existing, external }: Secret): JsonObject {
  if (existing !== undefined) return { existingSecret: existing };
  if (external === undefined) return { existingSecret: "", create: false, values: {} };
  const extract: readonly string[] = external.extract ?? [];
  return {
    existingSecret: "",
    store: external.store,
    storeKind: external.store_kind ?? DEFAULTS.externalSecret.store_kind,
    refreshInterval: external.refresh ?? DEFAULTS.externalSecret.refresh,
    data: Object.fromEntries(Object.entries(external.data ?? {}).map(([key, remote]) => [key, defined({ ...remote })])),
    extract,
  };
}

export function secretSchema({ secrets }: AppFacts): JsonObject {
  const properties = secrets.map(({ name, entry }) => [name, schemaOf(entry)]);
  return entire("The Secrets that the app uses, by name.", Object.fromEntries(properties));
}

const replacement = { description: "Name of an existing Secret to use instead.", ...orEmpty(OBJECT_NAME) };

function schemaOf({ existing, external, keys }: Secret): JsonObject {
  if (existing !== undefined) {
    return entire("An existing Secret.", {
      existingSecret: { description: "Name of the existing Secret.", ...OBJECT_NAME },
    });
  }
  if (external !== undefined) return externalSchema();
  const names: readonly string[] = keys ?? [];
  const values = Object.fromEntries(names.map((key) => [key, { description: `Value of the key ${key}.`, ...text }]));
  return closed(
    "A Secret that the chart creates from `values`. Without any, it must exist.",
    {
      existingSecret: replacement,
      create: { description: "Whether a missing value is an error.", type: "boolean" },
      values: closed(
        `Values by key: ${names.join(", ")}. Pass them at install time; do not keep them in a file.`,
        values,
      ),
    },
    ["values"],
  );
}

function externalSchema(): JsonObject {
  return closed(
    "A Secret that the External Secrets operator creates.",
    {
      existingSecret: replacement,
      store: { description: "Name of the secret store.", ...OBJECT_NAME },
      storeKind: { description: "Kind of the secret store.", enum: ["SecretStore", "ClusterSecretStore"] },
      refreshInterval: {
        description: "How often the Secret is read from the store, like 1h.",
        ...text,
        ...notationOf("externalSecret", "refresh"),
      },
      data: mapOf(
        "Where each key of the Secret comes from.",
        closed(
          undefined,
          {
            key: { description: "Key in the store.", ...text, minLength: 1 },
            property: { description: "Property of what is stored there.", ...text, minLength: 1 },
            version: { description: "Version of what is stored there.", ...text, minLength: 1 },
          },
          ["key"],
        ),
      ),
      extract: {
        description: "Keys in the store whose properties all become keys of the Secret.",
        type: "array",
        items: text,
      },
    },
    ["store", "storeKind", "refreshInterval"],
  );
}
