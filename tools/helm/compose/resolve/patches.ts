/** Patches of an app's configuration: pods must restart for them, as for any other change of it. */

import { createHash } from "node:crypto";
import type { JsonObject } from "../../base/json.ts";
import { goString } from "../../base/literal.ts";
import type { AppFacts } from "../../facts/types.ts";
import type { AppView } from "../../model/app_view.ts";

/** Fields of ConfigMaps and Secrets that pods see; labels must not restart pods. */
const CONTENT = ["binaryData", "data", "stringData"];

export function patchesOf({ app }: AppFacts): AppView["patches"] {
  return (app.patches ?? {}) as AppView["patches"];
}

type Patched = Pick<AppView, "configFiles" | "configs" | "patches" | "secrets">;

export function patchChecksums({ patches, configs, configFiles, secrets }: Patched): AppView["checksums"] {
  const keys = [
    ...[...configs, ...configFiles].map(({ name }) => `ConfigMap/${name}`),
    ...secrets.map(({ name }) => `Secret/${name}`),
  ];
  const contents = keys.sort().map((key) => [key, contentOf(patches[key] ?? {})] as const);
  const changed = contents.filter(([, content]) => content.length > 0);
  if (changed.length === 0) return [];
  return [["config.patches", goString(createHash("sha256").update(JSON.stringify(changed)).digest("hex"))]];
}

function contentOf(patch: JsonObject): readonly unknown[] {
  return CONTENT.flatMap((field) => (field in patch ? [[field, patch[field]]] : []));
}
