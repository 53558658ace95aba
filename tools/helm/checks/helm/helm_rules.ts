/** What a chart must satisfy before there are objects to look at: what Helm says of it, and that YAML can be read. */
import { isDeepStrictEqual } from "node:util";
import type { Problem } from "../../model/problems.ts";
import type { BrokenDocument } from "../objects/documents.ts";
import { readObject } from "../objects/objects.ts";
import type { JsonObject, LintMessage, Rule } from "../types.ts";

const LINT: Rule = {
  code: "helm-lint",
  topic: "helm",
  severity: "error",
  description: "`helm lint --strict` finds nothing, with the chart's own values and those of each environment.",
  source: "Helm: helm lint",
};

const TEMPLATE: Rule = {
  code: "helm-template",
  topic: "helm",
  severity: "error",
  description: "`helm template` renders the chart with its own values and those of each environment.",
  source: "Helm: helm template",
};

const DUPLICATE_KEY: Rule = {
  code: "duplicate-key",
  topic: "helm",
  severity: "error",
  description: "No mapping has a key twice: Helm takes the last one in silence, and other tools refuse the file.",
  source: "YAML 1.2: Mapping",
};

const INVALID_YAML: Rule = {
  code: "invalid-yaml",
  topic: "helm",
  severity: "error",
  description: "What the templates make is YAML, and each document of it a mapping.",
  source: "Helm: Chart Template Guide, YAML Techniques",
};

const DIFFERENCE: Rule = {
  code: "helm-difference",
  topic: "helm",
  severity: "error",
  description: "Every version of Helm that the chart is checked with makes the same objects of it.",
  source: "Helm: Helm 4 overview",
};

export const HELM_RULES: readonly Rule[] = [LINT, TEMPLATE, DUPLICATE_KEY, INVALID_YAML, DIFFERENCE];

/** A problem of the chart as a whole: all but its label. */
export type ChartProblem = Omit<Problem, "label">;

export function lintProblems(messages: readonly LintMessage[]): readonly ChartProblem[] {
  return messages
    .filter(({ severity }) => severity !== "info")
    .map(({ severity, text }) => ({
      code: LINT.code,
      path: "helm lint",
      what: `${severity}: ${text}`,
      expected: "a chart that Helm finds no fault with",
      fix: "correct the values or the manifest that the message names",
    }));
}

export function templateProblem(error: string): ChartProblem {
  return {
    code: TEMPLATE.code,
    path: "helm template",
    what: error,
    expected: "a chart that Helm can render",
    fix: "correct the values or the manifest that the message names",
  };
}

export function documentProblem({ template, what, isDuplicateKey }: BrokenDocument): ChartProblem {
  return {
    code: isDuplicateKey ? DUPLICATE_KEY.code : INVALID_YAML.code,
    path: template,
    what,
    expected: "YAML documents that are mappings, with each key once",
    fix: "correct the manifest or the patch that it comes from",
  };
}

/** Where the objects that one version of Helm makes are not those of another. */
export function differences(
  version: string,
  objects: readonly JsonObject[],
  otherVersion: string,
  others: readonly JsonObject[],
): readonly ChartProblem[] {
  const [own, other] = [byId(objects), byId(others)];
  return [...new Set([...own.keys(), ...other.keys()])]
    .filter((id) => !isDeepStrictEqual(own.get(id), other.get(id)))
    .map((id) => ({
      code: DIFFERENCE.code,
      path: id,
      what: `is not the same on Helm ${version} and Helm ${otherVersion}`,
      expected: "the same object from each version",
      fix: "look for null or for `Capabilities` in values and templated manifests",
    }));
}

function byId(objects: readonly JsonObject[]): ReadonlyMap<string, readonly JsonObject[]> {
  return Map.groupBy(objects, (object) => readObject(object).id);
}
