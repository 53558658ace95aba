/** CustomResourceDefinitions: parsed to make sure of that, shipped byte for byte. Helm renders nothing in `crds/`. */

import { isObject, type Json } from "../../base/json.ts";
import { compareText, wrongEncoding } from "../../base/text.ts";
import { parseYaml } from "../../base/yaml.ts";
import type { ChartFacts } from "../../facts/types.ts";
import { type Problem, type Result, show } from "../../model/problems.ts";
import type { ChartFiles } from "../../model/types.ts";

export function resolveCrds({ chart, files }: ChartFacts): Result<ChartFiles> {
  const owners = new Map<string, string>();
  const shipped: [string, Uint8Array][] = [];
  const problems: Problem[] = [];
  for (const label of (chart.crds ?? []).toSorted(compareText)) {
    const name = label.slice(label.lastIndexOf("/") + 1);
    const content = files.get(label) ?? new Uint8Array();
    const owner = owners.get(name);
    owners.set(name, label);
    shipped.push([`crds/${name}`, content]);
    const wrong = wrongEncoding(content) ?? wrongContent(new TextDecoder().decode(content));
    if (owner !== undefined) problems.push(duplicate(chart.label, name, owner, label));
    if (wrong !== undefined) problems.push(invalid(chart.label, label, wrong));
  }
  return problems.length === 0 ? { value: new Map(shipped) } : { problems };
}

function wrongContent(text: string): string | undefined {
  const documents = parseYaml(text);
  if (documents.error !== undefined) return `is not YAML: ${documents.error}`;
  const objects = documents.values.filter((value) => value !== null);
  if (objects.length === 0) return "is empty";
  const other = objects.map(otherThanCrd).find((each) => each !== undefined);
  return other === undefined ? undefined : `contains ${other}`;
}

/** What a document is, if it is no CustomResourceDefinition. */
function otherThanCrd(value: Json): string | undefined {
  const { apiVersion, kind } = isObject(value) ? value : {};
  if (typeof kind !== "string" || kind === "") return "something that is not a Kubernetes object";
  if (kind !== "CustomResourceDefinition") return `a ${kind}`;
  if (apiVersion === undefined) return `a ${kind} without an apiVersion`;
  const isCrd = typeof apiVersion === "string" && apiVersion.startsWith("apiextensions.k8s.io/");
  return isCrd ? undefined : `a ${kind} with the apiVersion ${show(apiVersion)}`;
}

function duplicate(label: string, name: string, first: string, other: string): Problem {
  return {
    code: "duplicate-name",
    label,
    path: "crds",
    what: `has two files with the name \`${name}\`: ${first} and ${other}`,
    expected: "a unique file name for each file",
    fix: "rename one of the files",
  };
}

function invalid(label: string, file: string, what: string): Problem {
  return {
    code: "invalid-crd",
    label,
    path: "crds",
    what: `names ${file}, which ${what}`,
    expected: "CustomResourceDefinitions in YAML",
    fix: "correct the file, or list it in `manifests`",
  };
}
