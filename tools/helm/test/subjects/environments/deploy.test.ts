/** Problems with `deploy`. Add a row for a new mistake. */
import { expect } from "@jest/globals";
import { chart } from "../../support/charts.ts";
import { type DeclarationRow, testProblems } from "../../support/problem_rows.ts";

const deploy = (prod: unknown, more: Readonly<Record<string, unknown>> = {}) => ({
  chart: chart({ environments: { prod: {} }, deploy: { prod, ...more } }),
});
const EU = { kube_context: "eu" };

const DECLARATIONS: readonly DeclarationRow[] = [
  [
    "an environment that the chart does not have",
    deploy({}, { prd: {} }),
    [
      "//shop:chart: deploy.prd: is not an environment of the chart (got {}); expected `prod`. Fix: rename it to `prod`. [unknown-environment]",
    ],
  ],
  [
    "environments that the chart does not declare",
    { chart: chart({ deploy: { prod: {} } }) },
    [
      "//shop:chart: deploy.prod: is not an environment of the chart (got {}); expected an environment in `environments`. Fix: add `prod` to `environments`. [unknown-environment]",
    ],
  ],
  [
    "a place twice",
    deploy([EU, { kube_context: "us" }, { ...EU, release: "shop", namespace: "default" }]),
    [
      "//shop:chart: deploy.prod[2]: is the same place as `deploy.prod[0]`; expected each place once. Fix: remove it, or give it another `kube_context`, `namespace` or `release`. [duplicate-destination]",
    ],
  ],
  [
    "nowhere",
    deploy([]),
    [
      "//shop:chart: deploy.prod: goes nowhere; expected at least one destination. Fix: add one, or remove the environment from `deploy`. [empty-list]",
    ],
  ],
  [
    "words that Kubernetes does not know",
    deploy({ namespace: "Team", kube_context: "--all", release: "a_b", cluster: "x" }),
    [
      expect.stringMatching(/deploy\.prod\.cluster: .*`deploy.prod.kube_context`.* \[unknown-attribute\]/),
      expect.stringMatching(/deploy\.prod\.kube_context: is malformed \(got "--all"\)/),
      expect.stringMatching(/deploy\.prod\.namespace: is malformed \(got "Team"\)/),
      expect.stringMatching(/deploy\.prod\.release: is malformed \(got "a_b"\)/),
    ],
  ],
];

testProblems(DECLARATIONS);
