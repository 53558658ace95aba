/** What patches change of an app's configuration: its pods have to be replaced for it, as for any other change of it. */

import { createHash } from "node:crypto";
import type { JsonObject } from "../../base/json.ts";
import { goString } from "../../base/literal.ts";
import type { AppView } from "../../model/app_view.ts";
import { resolveConfigFiles, resolveConfigs } from "./config.ts";
import type { Source } from "./objects.ts";
import { resolveSecrets } from "./secrets.ts";

/** Fields of ConfigMaps and Secrets that pods see; labels must not restart them. */
const CONTENT = ["binaryData", "data", "stringData"];

export function patchesOf({ app }: Source): AppView["patches"] {
  return (app.patches ?? {}) as AppView["patches"];
}

export function patchChecksums(source: Source): AppView["checksums"] {
  const patches = patchesOf(source);
  const keys = [
    ...[...resolveConfigs(source), ...resolveConfigFiles(source)].map(({ name }) => `ConfigMap/${name}`),
    ...resolveSecrets(source).map(({ name }) => `Secret/${name}`),
  ];
  const contents = keys.sort().map((key) => [key, contentOf(patches[key] ?? {})] as const);
  const changed = contents.filter(([, content]) => content.length > 0);
  if (changed.length === 0) return [];
  return [["config.patches", goString(createHash("sha256").update(JSON.stringify(changed)).digest("hex"))]];
}

function contentOf(patch: JsonObject): readonly unknown[] {
  return CONTENT.flatMap((field) => (field in patch ? [[field, patch[field]]] : []));
}
