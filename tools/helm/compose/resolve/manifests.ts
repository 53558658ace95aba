/** A user's own YAML files: parsed to make sure that they are Kubernetes objects, shipped byte for byte. */

import { sha256 } from "../../base/digest.ts";
import type { Json } from "../../base/json.ts";
import { isObject } from "../../base/json.ts";
import { goString } from "../../base/literal.ts";
import { entryOf } from "../../base/table.ts";
import { compareText, wrongEncoding } from "../../base/text.ts";
import { parseYaml } from "../../base/yaml.ts";
import type { ChartFacts } from "../../facts/types.ts";
import type { AppView } from "../../model/app_view.ts";
import type { ManifestView } from "../../model/chart_view.ts";
import type { Problem, Result } from "../../model/problems.ts";
import { isKubernetesObject, mistakeIn } from "./manifest_objects.ts";
import type { Source } from "./objects.ts";

export function resolveManifests({ chart, files }: ChartFacts): Result<readonly ManifestView[]> {
  const listed = [
    ...(chart.manifests ?? []).map((label) => ({ label, templated: false, attribute: "manifests" })),
    ...(chart.templated_manifests ?? []).map((label) => ({ label, templated: true, attribute: "templated_manifests" })),
  ];
  const names = new Map<string, string>();
  const views: ManifestView[] = [];
  const problems: Problem[] = [];
  for (const { label, templated, attribute } of listed) {
    const place = { label: chart.label, path: attribute };
    const name = label.slice(label.search(/[:/][^:/]*$/) + 1);
    const bytes = files.get(label) ?? new Uint8Array();
    const content = new TextDecoder().decode(bytes);
    const encoding = wrongEncoding(bytes);
    const other = names.get(name);
    names.set(name, label);
    views.push({ name, label, content, templated });
    problems.push(...(other === undefined ? [] : [duplicate(place, name, other, label)]));
    // A template is YAML only after Helm has rendered it; linting happens then.
    if (encoding !== undefined) problems.push(unreadable(place, label, encoding));
    else if (!templated) problems.push(...notObjects(place, label, content));
  }
  if (problems.length > 0) return { problems };
  return { value: views.sort((left, right) => compareText(left.name, right.name)) };
}

type Place = Pick<Problem, "label" | "path">;

function duplicate(place: Place, name: string, first: string, other: string): Problem {
  return {
    ...place,
    code: "duplicate-name",
    what: `has two files with the name \`${name}\`: ${first} and ${other}`,
    expected: "a unique file name for each manifest of a chart",
    fix: "rename one of the files",
  };
}

function unreadable(place: Place, label: string, what: string): Problem {
  return {
    ...place,
    code: "invalid-text",
    what: `names ${label}, which ${what}`,
    expected: "UTF-8 without a byte order mark",
    fix: "convert the file",
  };
}

function notObjects(place: Place, label: string, content: string): Problem[] {
  const documents = parseYaml(content);
  if (documents.error !== undefined) {
    return [
      {
        ...place,
        code: "invalid-manifest",
        what: `names ${label}, which is not YAML: ${documents.error}`,
        expected: "Kubernetes objects in YAML",
        fix: "correct the file, or list it in `templated_manifests` if it is a Helm template",
      },
    ];
  }
  return documents.values.flatMap((got) => {
    const mistake = mistakeIn(got);
    if (mistake === undefined) return [];
    return { ...place, ...mistake, code: "invalid-manifest", what: `names ${label}, which ${mistake.what}`, got };
  });
}

function idOf(value: unknown): string {
  const { kind, metadata } = value as { readonly kind: string; readonly metadata: { readonly name: string } };
  return `${kind}/${metadata.name}`;
}

/** Of just the ConfigMaps and Secrets in manifests that the app refers to; they change only with the chart. */
export function manifestChecksums({ app, model }: Source): AppView["checksums"] {
  const { chart, files } = model;
  const referred = new Set((chart.manifests ?? []).length === 0 ? [] : references(app as unknown as Json));
  if (referred.size === 0) return [];
  const texts = (chart.manifests ?? []).map((label) => new TextDecoder().decode(files.get(label)));
  const objects = texts
    .flatMap((text) => parseYaml(text).values ?? [])
    .filter((object) => isKubernetesObject(object) && referred.has(idOf(object)));
  if (objects.length === 0) return [];
  return [["chart.manifests", goString(sha256(JSON.stringify(objects)))]];
}

const KINDS: Readonly<Record<string, string>> = { config_map: "ConfigMap", secret: "Secret" };

/** Names in any `config_map` or `secret` of an app. */
function references(value: Json): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const name = isObject(child) ? child["name"] : child;
    const kind = entryOf(KINDS, key);
    const own = kind !== undefined && typeof name === "string" ? [`${kind}/${name}`] : [];
    return [...own, ...references(child)];
  });
}
