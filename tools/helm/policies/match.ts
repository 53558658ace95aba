/** Which objects a policy is about (Kubernetes: MatchResources). */
import { listOf, mapOf, textOf } from "../checks/objects/objects.ts";
import { matches } from "../checks/objects/selectors.ts";
import type { JsonObject, Strings } from "../checks/types.ts";
import type { Subject } from "./types.ts";

/** Whether objects match; a text names what only a cluster knows. */
export type Match = boolean | string;

/** Policies are not asked about themselves (apiserver: `IsExemptAdmissionConfigurationResource`). */
const EXEMPT = "admissionregistration.k8s.io";

/** `labels`: those of the subject's namespace, if they are known. */
export function matchesResources(constraints: JsonObject, subject: Subject, labels: Strings | undefined): Match {
  if (subject.group === EXEMPT) return false;
  const excluded = listOf(constraints["excludeResourceRules"]).some(
    (rule) => matchesRule(mapOf(rule), subject) === true,
  );
  const rules = constraints["resourceRules"];
  // A binding without rules leaves that to its policy.
  const found = rules === undefined ? true : best(listOf(rules).map((rule) => matchesRule(mapOf(rule), subject)));
  if (excluded || found === false || !matches(mapOf(constraints["objectSelector"]), subject.labels)) return false;
  const inNamespace = matchesNamespace(mapOf(constraints["namespaceSelector"]), subject, labels);
  return inNamespace === true ? found : inNamespace;
}

/** The rules of which any may match. */
function best(found: readonly Match[]): Match {
  return found.includes(true) || (found.find((match) => typeof match === "string") ?? false);
}

function matchesRule(rule: JsonObject, subject: Subject): Match {
  const has = (field: string, word: string) => {
    const words = listOf(rule[field]);
    return words.includes("*") || words.includes(word);
  };
  const names = listOf(rule["resourceNames"]);
  const isMatch =
    has("apiGroups", subject.group) &&
    listOf(rule["resources"]).some((resource) => matchesResource(textOf(resource) ?? "", subject.resource)) &&
    has("operations", "CREATE") &&
    (names.length === 0 || names.includes(subject.name)) &&
    matchesScope(textOf(rule["scope"]) ?? "*", subject);
  if (!isMatch || has("apiVersions", subject.version)) return isMatch;
  const versions = listOf(rule["apiVersions"]).join(", ");
  return `\`${subject.resource}\` of API version ${versions}, to which it converts those of ${subject.version}`;
}

// `pods`, `pods/*`, `*` and `*/*` are about pods; `pods/status` is not.
function matchesResource(pattern: string, resource: string): boolean {
  return [resource, "*", `${resource}/*`, "*/*"].includes(pattern);
}

function matchesScope(scope: string, { kind, group, namespace }: Subject): boolean {
  const isNamespaced = namespace !== undefined && !(kind === "Namespace" && group === "");
  return scope === "*" || (scope === "Namespaced") === isNamespaced;
}

function matchesNamespace(selector: JsonObject, subject: Subject, labels: Strings | undefined): Match {
  if (subject.kind === "Namespace" && subject.group === "") return matches(selector, subject.labels);
  if (subject.namespace === undefined || Object.keys(selector).length === 0) return true;
  const known = labels ?? { "kubernetes.io/metadata.name": subject.namespace };
  const unknown = labels === undefined ? keysOf(selector).filter((key) => !Object.hasOwn(known, key)) : [];
  if (unknown.length === 0) return matches(selector, known);
  // What is known may rule it out.
  if (!matches(restricted(selector, known), known)) return false;
  return `the labels of the namespace \`${subject.namespace}\``;
}

function keysOf(selector: JsonObject): readonly string[] {
  const expressions = listOf(selector["matchExpressions"]).flatMap((entry) => textOf(mapOf(entry)["key"]) ?? []);
  return [...Object.keys(mapOf(selector["matchLabels"])), ...expressions];
}

/** The part of a selector that is about these labels. */
function restricted(selector: JsonObject, labels: Strings): JsonObject {
  return {
    matchLabels: Object.fromEntries(
      Object.entries(mapOf(selector["matchLabels"])).filter(([key]) => Object.hasOwn(labels, key)),
    ),
    matchExpressions: listOf(selector["matchExpressions"]).filter((entry) =>
      Object.hasOwn(labels, textOf(mapOf(entry)["key"]) ?? ""),
    ),
  };
}
