/** Patches of an app's configuration: pods must restart for them, as for any other change of it. */

import { sha256 } from "../../base/digest.ts";
import type { JsonObject } from "../../base/json.ts";
import { goString } from "../../base/literal.ts";
import { compareText } from "../../base/text.ts";
import type { AppFacts, ChartFacts } from "../../facts/types.ts";
import type { AppView } from "../../model/app_view.ts";

/** Fields of ConfigMaps and Secrets that pods see; labels must not restart pods. */
const CONTENT = ["binaryData", "data", "stringData"];

export function patchesOf({ patches }: Pick<AppFacts["app"] | ChartFacts["chart"], "patches">): AppView["patches"] {
  return (patches ?? {}) as AppView["patches"];
}

type Patched = Pick<AppView, "configFiles" | "configs" | "patches" | "secrets">;

/** `shared`: the chart's patches, of objects that apps share. */
export function patchChecksums(
  { patches, configs, configFiles, secrets }: Patched,
  shared: AppView["patches"],
): AppView["checksums"] {
  const owned = (key: string, owner = patches) => [key, contentOf(owner[key] ?? {})] as const;
  const contents = [
    ...configs.map(({ name }) => owned(`ConfigMap/${name}`)),
    ...configFiles.map(({ name, isShared }) => owned(`ConfigMap/${name}`, isShared ? shared : patches)),
    ...secrets.map(({ name }) => owned(`Secret/${name}`)),
  ].sort(([left], [right]) => compareText(left, right));
  const changed = contents.filter(([, content]) => content.length > 0);
  if (changed.length === 0) return [];
  return [["config.patches", goString(sha256(JSON.stringify(changed)))]];
}

function contentOf(patch: JsonObject): readonly unknown[] {
  return CONTENT.flatMap((field) => (field in patch ? [[field, patch[field]]] : []));
}
