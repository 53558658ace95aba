/** Runs the macros for GitOps, and reads what they write. */
import { expect } from "@jest/globals";
import { parseYaml } from "../../base/yaml.ts";
import { gitopsFiles } from "../../gitops/gitops.ts";
import type { GitopsMacro } from "../../model/gitops_schemas.ts";
import { formatProblems } from "../../model/problems.ts";
import type { KubernetesObject } from "./charts.ts";

export const CHART = {
  schema_version: 1,
  label: "//shop:chart",
  chart_name: "shop",
  chart_version: "1.2.3",
  environments: { dev: {}, prod: {} },
  deploy: {
    dev: { namespace: "shop-dev" },
    prod: [
      { namespace: "shop", kube_context: "prod-eu" },
      { namespace: "shop", kube_context: "arn:aws:eks:us-east-1:1:cluster/shop" },
    ],
  },
};

export const ONE = { ...CHART, environments: { dev: {} }, deploy: { dev: { namespace: "shop-dev" } } };
export const REGISTRY = { repository: "oci://ghcr.io/acme/charts" };
export const DIGEST = `sha256:${"0f".repeat(32)}`;

export type Attributes = Readonly<Record<string, unknown>>;

export function run(macro: GitopsMacro, attributes: Attributes, chart: Attributes = CHART, file?: string) {
  return gitopsFiles({
    macro,
    declaration: JSON.stringify({ schema_version: 1, label: "//shop:argocd", ...attributes }),
    chart: JSON.stringify(chart),
    version: String(chart["chart_version"]),
    files: new Map(file === undefined ? [] : [["shop/digest", new TextEncoder().encode(file)]]),
    values: new Map([
      ["values-dev.yaml", "{}\n"],
      ["values-prod.yaml", "apps:\n  api:\n    replicas: 3\n"],
    ]),
  });
}

/** Objects by path; several in one file are a list. */
export function objects(...request: Parameters<typeof run>): Record<string, KubernetesObject> {
  const { value, problems } = run(...request);
  if (value === undefined) throw new Error(formatProblems(problems));
  return Object.fromEntries(
    [...value].map(([path, text]) => {
      const all = parseYaml(text).values ?? [];
      return [path, (all.length === 1 ? all[0] : all) as KubernetesObject];
    }),
  );
}

export function problems(...request: Parameters<typeof run>): readonly string[] {
  return formatProblems(run(...request).problems ?? []).split("\n");
}

/** A mistake, the macro, its attributes, the chart, and the message. */
export type ProblemRow = [string, GitopsMacro, Attributes, Attributes, string];

export function expectProblem(...[, macro, attributes, chart, message]: ProblemRow): void {
  expect(problems(macro, attributes, chart, "latest")).toEqual([message]);
}

/** One environment that is deployed. */
export const DEV = { ...REGISTRY, environments: ["dev"] };
/** Half a name too long. */
export const LONG = "a".repeat(60);
