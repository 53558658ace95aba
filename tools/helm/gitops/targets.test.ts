/** What is wrong with environments and with where they go. */
import { describe, test } from "@jest/globals";
import { CHART, DEV, expectProblem, LONG, type ProblemRow, REGISTRY } from "../test/support/gitops.ts";

describe("problems", () => {
  test.each<ProblemRow>([
    [
      "an unknown environment",
      "argocd_application",
      { ...REGISTRY, environments: ["prd"] },
      CHART,
      '//shop:argocd: environments[0]: is not an environment here (got "prd"); expected `dev` or `prod`. Fix: rename it to `prod`. [unknown-environment]',
    ],
    [
      "an override for an environment that is not deployed",
      "argocd_application",
      { ...DEV, overrides: { prod: {} } },
      CHART,
      '//shop:argocd: overrides.prod: is not an environment here (got "prod"); expected `dev`. Fix: add `prod` to `environments`. [unknown-environment]',
    ],
    [
      "an environment that goes nowhere",
      "flux_helm_release",
      REGISTRY,
      { ...CHART, deploy: { dev: {} } },
      '//shop:argocd: environments: has an environment that goes nowhere (got "prod"); expected a destination in `deploy` of //shop:chart for each environment. Fix: add `"prod": {"namespace": "…"}` to `deploy`, or leave `prod` out of `environments`. [missing-destination]',
    ],
    [
      "two environments in one place",
      "argocd_application",
      REGISTRY,
      { ...CHART, deploy: { dev: {}, prod: {} } },
      '//shop:argocd: environments: sends `dev` and `prod` to the same place (got {"release":"shop","namespace":"default"}); expected each environment in a place of its own. Fix: give one of them another `namespace`, `kube_context` or `release` in `deploy` of the chart. [duplicate-destination]',
    ],
    [
      "contexts that differ only in what names cannot have",
      "argocd_application",
      { ...REGISTRY, environments: ["dev"] },
      { ...CHART, deploy: { dev: [{ kube_context: "a:b" }, { kube_context: "a_b" }] } },
      '//shop:argocd: environments: gives two places the same name (got "shop-dev-a-b"); expected names of environments and contexts that differ in letters or digits. Fix: rename an environment, or a `kube_context` in `deploy` of the chart. [duplicate-name]',
    ],
    [
      "a name that is too long",
      "argocd_application",
      { ...DEV, application_name: LONG },
      CHART,
      `//shop:argocd: application_name: makes a name of 64 characters (got "${LONG}-dev"); expected at most 63, because it becomes a label. Fix: choose a shorter \`application_name\`. [invalid-name]`,
    ],
  ])("%s", expectProblem);
});
