/** The names that the API server has for kinds in its addresses, which policies match: `deployments`. */
import { entryOf } from "../base/table.ts";
import { lookup, textOf } from "../checks/objects/objects.ts";
import type { JsonObject, KubernetesObject } from "../checks/types.ts";

/** Kinds whose plural is not formed by the rule. */
const IRREGULAR: Readonly<Record<string, string>> = { Endpoints: "endpoints" };

/** `crds`: definitions of custom resources, which say their plural. */
export function resourceOf(
  { kind, group }: Pick<KubernetesObject, "group" | "kind">,
  crds: readonly JsonObject[],
): string {
  const definition = crds.find(({ spec }) => lookup(spec, "names", "kind") === kind && lookup(spec, "group") === group);
  return (
    textOf(lookup(definition, "spec", "names", "plural")) ?? entryOf(IRREGULAR, kind) ?? plural(kind.toLowerCase())
  );
}

function plural(word: string): string {
  if (/(?:s|x|ch|sh)$/.test(word)) return `${word}es`;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return `${word}s`;
}
