/**
 * What `helm lint` finds, something else finds as well, or the build runs lint: for every rule of lint in Helm 3.17 and 4.2, by
 * the name of its function in Helm's source, on both. A new version may have more, in `pkg/lint/rules` of Helm 3 and
 * `pkg/chart/v2/lint/rules` of Helm 4. That lint finds nothing in what the composer writes is also held for random charts
 * (../random/) and the examples (e2e/checks.mjs).
 */
import { describe, expect, test } from "@jest/globals";
import type { App, Chart, ChartFiles } from "../../model/types.ts";
import { lintedOnBuild, reportOnChart } from "../../system/chart_report.ts";
import { app, chart, type Declaration, filesOf, problemsOf, writtenChart } from "../support/charts.ts";
import { HELMS, lint } from "../support/helm.ts";
import { CHART_FILE_RULES } from "./chart_file_rules.ts";
import { FILE_RULES } from "./file_rules.ts";
import type { Holder, LintRule } from "./lint_rule.ts";
import { TEMPLATE_RULES } from "./template_rules.ts";

const LINT_RULES = [...CHART_FILE_RULES, ...FILE_RULES, ...TEMPLATE_RULES];

const RESOURCES = { requests: { cpu: "1", memory: "1Gi" }, limits: { memory: "1Gi" } };

/** A chart in which neither lint nor a check finds anything. */
const SOUND = { chart: chart(), apps: [app({ replicas: 1, resources: RESOURCES })] };

function broken({ breaks }: LintRule): ChartFiles {
  const files = new Map(filesOf(SOUND));
  breaks(files);
  return files;
}

/** The codes of the errors in the report of a build that does not lint. */
async function reported(helm: string, directory: string): Promise<readonly string[]> {
  const { value } = await reportOnChart({
    directory,
    helms: [{ version: "0.0.0", path: helm }],
    chart: SOUND.chart as unknown as Chart,
    apps: SOUND.apps as unknown as readonly App[],
    crds: [],
    rendered: [""],
    linted: [],
  });
  return (value?.problems ?? []).filter(({ severity }) => severity === "error").map(({ code }) => code);
}

async function expectHeld(holder: Holder, helm: string, directory: string): Promise<void> {
  if ("report" in holder) {
    expect(await reported(helm, directory)).toContain(holder.report);
  } else if ("declaration" in holder) {
    expect(problemsOf(holder.declaration)).toContainEqual(expect.stringContaining(`[${holder.code}]`));
  } else if ("composer" in holder) {
    expect(CORPUS.map((declaration) => holder.holds(filesOf(declaration)))).toEqual(CORPUS.map(() => true));
  } else {
    expect(lintedOnBuild(holder.lint.chart as unknown as Chart)).toEqual([""]);
  }
}

/** Charts with everything that ends up in Chart.yaml, or as a file of its own. */
const CORPUS: readonly Declaration[] = [
  SOUND,
  {
    chart: chart({
      ...{ chart_version: "1.0.0-rc.1+a", app_version: "1e3", description: "On", home: "https://example.com" },
      ...{ icon: "https://example.com/a.svg", keywords: ["on"], sources: ["https://example.com"] },
      ...{ kube_version: ">=1.30.0-0", maintainers: [{ name: "A", email: "a@example.com" }] },
      ...{ manifests: ["shop/a.yml"], crds: ["shop/b.yaml"], environments: { prod: {} } },
    }),
    files: {
      "shop/a.yml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n",
      "shop/b.yaml": "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: b}\n",
    },
  },
];

describe.each(HELMS)("%s", (name, helm) => {
  const rules = LINT_RULES.filter(({ majors }) => majors.some((major) => name === `Helm ${major}`));

  test("finds nothing in the charts that the cases change, nor does the report", async () => {
    for (const declaration of CORPUS) {
      expect(lint(helm, writtenChart(filesOf(declaration)), [])).toEqual({ passed: true, messages: [] });
    }
    expect(await reported(helm, writtenChart(filesOf(SOUND)))).toEqual([]);
  });

  test.each(rules.map((rule) => [rule.name, rule] as const))("%s", async (_, rule) => {
    const directory = writtenChart(broken(rule));
    const { passed, messages } = lint(helm, directory, ["--kube-version", "1.36"]);
    expect(passed).toBe(false);
    expect(messages.map(({ text }) => text).join("\n")).toMatch(rule.message);
    await expectHeld(rule.heldBy, helm, directory);
  });
});
