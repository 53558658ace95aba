/** `docs/policies.md`: each of its rules refuses the chart next to it, in the words that the page shows. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parseYaml } from "../../base/yaml.ts";
import { runCommand } from "../../commands.ts";
import { readText } from "../../system/io.ts";
import { type Attributes, app, chart, chartOf } from "../support/charts.ts";
import { HELMS } from "../support/helm.ts";

const PAGE = readText("docs/policies.md");

interface Rule {
  readonly title: string;
  readonly policy: string;
  readonly app: Attributes;
  readonly output: string;
}

const RULES = [
  ...PAGE.matchAll(/^### (.*)\n\n```yaml\n([\s\S]*?)```\n\n```starlark\n([\s\S]*?)```\n\n```\n([\s\S]*?)\n```/gm),
].map(
  ([, title = "", policy = "", call = "", output = ""]): Rule => ({ title, policy, app: attributesIn(call), output }),
);

/** The arguments of a call, one on each line. */
function attributesIn(call: string): Attributes {
  const lines = [...call.matchAll(/^ {4}(\w+) = (.*),$/gm)];
  return Object.fromEntries(lines.map(([, name = "", value = ""]) => [name, parseYaml(value).values?.[0]]));
}

/** What a build prints about the policies; a chart that only shows a policy has warnings of other checks. */
async function buildOutput({ policy, app: { name, ...attributes } }: Rule): Promise<string> {
  const folder = mkdtempSync(join(process.env["TEST_TMPDIR"] ?? tmpdir(), "policies-"));
  const write = (file: string, content: string) => {
    writeFileSync(join(folder, file), content);
    return join(folder, file);
  };
  const declared = chart({ policies: ["platform/policies.yaml"] });
  const apps = [app({ app_name: name, ...attributes })];
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
  expect(RULES.map(({ title }) => title)).toHaveLength(5);
  expect(PAGE.match(/^### /gm)).toHaveLength(5);
});

describe.each(RULES.map((rule) => [rule.title, rule] as const))("%s", (_, rule) => {
  test("the build says what the page shows", async () => {
    expect(await buildOutput(rule)).toBe(rule.output);
  });
});
