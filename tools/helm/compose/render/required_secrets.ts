/** The Secrets that apps refer to by name, to tell people which must exist. */

import type { Json, JsonObject } from "../../base/json.ts";
import { isObject } from "../../base/json.ts";
import { entryOf } from "../../base/table.ts";
import { compareText } from "../../base/text.ts";
import type { ChartView, RequiredSecretView } from "../../model/chart_view.ts";

interface Reference {
  readonly name: string;
  readonly key: string | undefined;
}

/** How Kubernetes objects refer to a Secret, by the key of the reference. */
const REFERENCES: Readonly<Record<string, (value: JsonObject) => readonly Reference[]>> = {
  secretKeyRef: ({ name, key }) => reference(name, key),
  secretRef: ({ name }) => reference(name, undefined),
  // Of a volume, and of a projected volume's source.
  secret: ({ secretName, name }) => reference(secretName ?? name, undefined),
};

/**
 * Secrets that must exist before the chart is installed: not optional ones, and not those named by an expression, which the
 * chart creates.
 */
export function requiredSecrets({ apps, values }: Pick<ChartView, "apps" | "values">): readonly RequiredSecretView[] {
  const inValues = (values["apps"] ?? {}) as JsonObject;
  const common = references(values["global"] ?? {});
  const found = apps.flatMap(({ key, fields, volumes }) => {
    const own = references([inValues[key] ?? {}, fields, volumes.map(({ value }) => value)]);
    return [...common, ...own].map((each) => ({ app: key, ...each }));
  });
  const byName = Map.groupBy(found, ({ name }) => name);
  return [...byName]
    .sort(([left], [right]) => compareText(left, right))
    .map(([name, group]) => ({
      name,
      keys: sorted(group.flatMap(({ key }) => key ?? [])),
      apps: sorted(group.map(({ app }) => app)),
    }));
}

function references(value: Json): readonly Reference[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    if (key === "imagePullSecrets" && Array.isArray(child)) return child.flatMap((name) => reference(name, undefined));
    if (key === "existingSecret" && typeof child === "string") return reference(child, undefined);
    const read = entryOf(REFERENCES, key);
    return read !== undefined && isObject(child) && child["optional"] !== true ? read(child) : references(child);
  });
}

function reference(name: Json | undefined, key: Json | undefined): readonly Reference[] {
  if (typeof name !== "string" || name === "" || name.startsWith("\0")) return [];
  return [{ name, key: typeof key === "string" ? key : undefined }];
}

function sorted(words: readonly string[]): readonly string[] {
  return [...new Set(words)].sort(compareText);
}
