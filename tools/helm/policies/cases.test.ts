/** What policies say about objects. The cases are files, one per subject, whose documents show objects, policies and problems. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parseYaml } from "../base/yaml.ts";
import { readRendering } from "../checks/check.ts";
import { listOf } from "../checks/objects/objects.ts";
import type { Declaration, Json, JsonObject, Strings } from "../checks/types.ts";
import { show } from "../model/problems.ts";
import { compiledPolicies } from "./cache.ts";
import { inquiryOf } from "./inquiry.ts";
import type { PolicyFile } from "./types.ts";

const FOLDER = "tools/helm/policies/cases";

interface Case {
  readonly name: string;
  /** Objects of the chart. */
  readonly objects: readonly JsonObject[];
  /** The policy's spec, with a shorter form of its rules: `for`, a list like `apps/v1/deployments`. */
  readonly policy?: JsonObject;
  /** Fields of the binding's spec. */
  readonly binding?: JsonObject;
  /** Further objects in the file. */
  readonly others?: readonly JsonObject[];
  /** The file instead of all that. */
  readonly text?: string;
  readonly namespace_labels?: Strings;
  readonly checks?: Readonly<Record<string, "error" | "off" | "warning">>;
  readonly crds?: readonly JsonObject[];
  /** `<severity> <path>: <what>`, with the value. */
  readonly problems: readonly string[];
}

const PLACE = { release: "shop", namespace: "market" };

const DECLARATION: Declaration = {
  label: "//shop:chart",
  release: "any-release",
  namespace: "any-namespace",
  usual: PLACE,
  apps: [],
  external: new Set(),
  kubeVersions: ["1.36"],
  crds: [],
};

function documentsOf({ policy, binding = {}, others = [] }: Case): readonly Json[] {
  if (policy === undefined) return others;
  const { for: kinds, ...spec } = policy;
  const apiVersion = "admissionregistration.k8s.io/v1";
  const metadata = { name: "rule" };
  return [
    {
      apiVersion,
      kind: "ValidatingAdmissionPolicy",
      metadata,
      spec: {
        ...(kinds === undefined ? {} : { matchConstraints: { resourceRules: listOf(kinds).map(ruleFor) } }),
        ...spec,
      },
    },
    {
      apiVersion,
      kind: "ValidatingAdmissionPolicyBinding",
      metadata,
      spec: { policyName: "rule", validationActions: ["Deny"], ...binding },
    },
    ...others,
  ];
}

/** `apps/v1/deployments`, or `v1/pods`. */
function ruleFor(kind: Json): JsonObject {
  const [resource = "", version = "", group = ""] = String(kind).split("/").reverse();
  return { apiGroups: [group], apiVersions: [version], operations: ["CREATE", "UPDATE"], resources: [resource] };
}

function fileOf(each: Case): PolicyFile {
  const text =
    each.text ??
    documentsOf(each)
      .map((document) => JSON.stringify(document))
      .join("\n---\n");
  return { path: "rules.yaml", text };
}

function problemsOf(each: Case): readonly string[] {
  const { namespace_labels, checks = {}, crds = [], objects } = each;
  const placesOf = () => [{ ...PLACE, namespaceLabels: namespace_labels }];
  const inquiry = inquiryOf({ policies: compiledPolicies([fileOf(each)]), severities: checks, placesOf });
  const rendered = objects.map((body) => ({ body, template: "templates/x.yaml" }));
  return inquiry
    .run(readRendering(rendered, { ...DECLARATION, crds }), "")
    .map(({ severity, code, path, what, got }) =>
      [`${severity} [${code}] ${path}: ${what}`, ...(got === undefined ? [] : [`(got ${show(got)})`])].join(" "),
    );
}

function casesIn(file: string): readonly Case[] {
  const { values = [], error } = parseYaml(readFileSync(join(FOLDER, file), "utf8"));
  if (error !== undefined) throw new Error(`${file}: ${error}`);
  return values as unknown as readonly Case[];
}

describe.each(readdirSync(FOLDER).map((file) => [file, casesIn(file)] as const))("%s", (_, cases) => {
  test.each(cases.map((each) => [each.name, each] as const))("%s", (_, each) => {
    expect(problemsOf(each)).toEqual(each.problems);
  });

  test("has cases with and without problems", () => {
    expect(new Set(cases.map(({ problems }) => problems.length > 0))).toEqual(new Set([true, false]));
  });
});

test("policies are compiled once, however many charts have them", () => {
  const file: PolicyFile = { path: "a.yaml", text: "" };
  expect(compiledPolicies([file])).toBe(compiledPolicies([{ ...file }]));
  expect(compiledPolicies([file])).not.toBe(compiledPolicies([{ ...file, path: "b.yaml" }]));
});
