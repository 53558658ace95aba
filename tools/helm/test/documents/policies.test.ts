/** `docs/policies.md`: each of its rules refuses the chart next to it, in the words that the page shows. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { runCommand } from "../../commands.ts";
import { app, chart, chartOf } from "../support/charts.ts";
import { HELMS } from "../support/helm.ts";
import { POLICIES_PAGE, POLICY_RULES, type PolicyRule } from "../support/policy_rules.ts";

/** What a build prints about the policies; a chart that only shows a policy has warnings of other checks. */
async function buildOutput({ policy, app: attributes }: PolicyRule): Promise<string> {
  const folder = mkdtempSync(join(process.env["TEST_TMPDIR"] ?? tmpdir(), "policies-"));
  const write = (file: string, content: string) => {
    writeFileSync(join(folder, file), content);
    return join(folder, file);
  };
  const declared = chart({ policies: ["platform/policies.yaml"] });
  const apps = [app(attributes)];
  const directory = chartOf({ chart: declared, apps });
  const [, helm = ""] = HELMS.at(-1) ?? [];
  const report = join(folder, "report.json");
  const checked = await runCommand([
    "check",
    `--chart=${directory}`,
    `--declaration=${write("chart.json", JSON.stringify(declared))}`,
    `--app=${write("app.json", JSON.stringify(apps[0]))}`,
    `--policies=${write("policies.yaml", policy)}`,
    `--helm=${helm}`,
    "--helm-version=4.0.0",
    `--report=${report}`,
  ]);
  expect(checked).toEqual({ exitCode: 0, output: "" });
  const { exitCode, output } = await runCommand([
    "accept",
    `--report=${report}`,
    `--accepted=${join(folder, "accepted")}`,
  ]);
  expect(exitCode).toBe(1);
  return output.replace(/\n.*\.validate` lists them$/, "");
}

test("there are five rules", () => {
  expect(POLICY_RULES.map(({ title }) => title)).toHaveLength(5);
  expect(POLICIES_PAGE.match(/^### /gm)).toHaveLength(5);
});

describe.each(POLICY_RULES.map((rule) => [rule.title, rule] as const))("%s", (_, rule) => {
  test("the build says what the page shows", async () => {
    expect(await buildOutput(rule)).toBe(rule.output);
  });
});
