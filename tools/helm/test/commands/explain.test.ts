/** `explain` and `schema`: what people look up, and the files for their editors. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "@jest/globals";
import Ajv from "ajv";
import { CHECKS } from "../../checks/checks.ts";
import { runCommand } from "../../commands.ts";
import { CODES } from "../../explain/codes.ts";
import { reference } from "../../explain/reference.ts";
import { readDirectory, readText } from "../../system/io.ts";
import { UPGRADE_CHECKS } from "../../upgrade/checks.gen.ts";
import { app, chart, chartOf } from "../support/charts.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(process.env["TEST_TMPDIR"] ?? tmpdir(), "explain-"));
  process.env["BUILD_WORKING_DIRECTORY"] = folder;
});

const explain = (...words: readonly string[]) => runCommand(["explain", ...words]);

describe("explain", () => {
  test("an attribute: what it does, type, default, where it shows, its key in values, and a tested example", async () => {
    const { exitCode, output } = await explain("replicas");
    expect(exitCode).toBe(0);
    expect(
      output.replace(/= \d+$/m, "= N").replace(/examples\/.*/, "examples/…"),
    ).toBe(`replicas: an attribute of release_app
  means         Number of pods. Default: 2 for APIs, 1 for workers and stateful services; jobs and daemons have none.
  type          int from 0 to 10000 (pods)
  app types     external-api, internal-api, worker and stateful-service
  shows in      workload spec.replicas
  in values     apps.<app>.replicas
  example       replicas = N
  example from  examples/…
  page          docs/attributes.md#replicas`);
  });

  test("a check, a check of upgrades, and another code", async () => {
    const { output } = await explain("blocked-drain", "removed-value", "out-of-range");
    expect(output).toContain("blocked-drain: a check of rendered charts\n  must hold        A PodDisruptionBudget");
    expect(output).toContain("removed-value: a check of upgrades\n  must hold   No value that could be set is removed");
    expect(output).toContain("  comes from  Semantic Versioning 2.0.0, Major version\n");
    expect(output).toMatch(
      /\n\nout-of-range: the code of a problem\n {2}means {7}A number is too small or too large\.\n/,
    );
  });

  test.each([
    ["health_check.periodSeconds", "health_check.period_seconds: a key of release_app"],
    ["apps.hello_api.replicas", "replicas: an attribute of release_app"],
    ["volumes.data.claim.size", "volumes.<name>.claim.size: a key of release_app"],
    ["ingress_mode", "ingress_mode: an attribute of helm_chart"],
    ["sync_wave", "sync_wave: an attribute of argocd_application"],
  ])("%s is found", async (word, title) => {
    expect((await explain(word)).output.split("\n")).toContain(title);
  });

  test("a policy, by its name", async () => {
    const file = join(folder, "policies.yaml");
    const spec = "spec: {validations: [{expression: object.spec.replicas < 5, message: few}]}";
    writeFileSync(
      file,
      `apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingAdmissionPolicy\nmetadata: {name: few}\n${spec}\n`,
    );
    const { output } = await explain("policy:few", "--policies=policies.yaml");
    expect(output).toContain('must be   object.spec.replicas < 5\n  says    "few"');
    expect(await explain("policy:fwe", "--policies=policies.yaml")).toMatchObject({ exitCode: 1 });
  });

  test("a name that several macros have is explained for each", async () => {
    const titles = (await explain("env")).output.split("\n").filter((line) => line.startsWith("env:"));
    expect(titles).toEqual(["env: an attribute of release_app", "env: an attribute of helm_chart"]);
  });

  test("a value of a chart", async () => {
    const directory = chartOf({ apps: [app({ replicas: 3 })] });
    const { output } = await explain("apps.shop_api.replicas", "global.imageRegistry", `--chart=${directory}`);
    expect(output).toMatch(
      /^apps\.shop_api\.replicas: a value of the chart\n {2}means {4}.*\n {2}type {5}an integer\n {2}default {2}3\n\nreplicas: an attribute/,
    );
    expect(output).toMatch(/\n\nglobal\.imageRegistry: a value of the chart\n {2}means {4}.+/);
    expect(await explain("apps.shop_api.replica", `--chart=${directory}`)).toEqual({
      exitCode: 1,
      output: expect.stringContaining("expected `apps.shop_api.replicas`"),
    });
  });

  test("what means nothing gets the closest names", async () => {
    expect(await explain("replcas")).toEqual({
      exitCode: 1,
      output: expect.stringMatching(
        /^explain: replcas: means nothing; expected `replicas`.*\. Fix: choose one of them\. \[unknown-word\]$/,
      ),
    });
    expect((await explain("xyzzy")).output).toBe(
      "explain: xyzzy: means nothing; expected an attribute, a value or a code. Fix: look in docs/attributes.md, docs/checks.md or docs/codes.md. [unknown-word]",
    );
    expect(await explain()).toEqual({
      exitCode: 2,
      output: "explain: there is nothing to explain; name an attribute, a value or a code",
    });
    expect(await explain("replicas", `--chart=${folder}`)).toEqual({
      exitCode: 2,
      output: `explain: --chart: ${folder} is no chart with a values.schema.json`,
    });
  });

  test("every attribute and every code is explained", async () => {
    const words = [
      ...reference().map(({ path }) => path),
      ...[...CHECKS, ...UPGRADE_CHECKS].map(({ code }) => code),
      ...Object.keys(CODES),
    ];
    expect((await explain(...words)).exitCode).toBe(0);
    expect(words.length).toBeGreaterThan(800);
  });
});

describe("schema", () => {
  const schema = (...words: readonly string[]) => runCommand(["schema", ...words]);
  const validator = async (name: string) =>
    new Ajv({ allowUnionTypes: true, strict: true, strictRequired: false, strictTypes: false }).compile(
      JSON.parse((await schema(name)).output),
    );

  test("the list, and all of them as files that a strict reader takes", async () => {
    const { output } = await schema();
    const names = output.split("\n").map((line) => line.split(" ")[0]);
    expect(names).toEqual([
      "accepted",
      "app",
      "chart",
      "argocd_application",
      "argocd_application_set",
      "argocd_project",
      "flux_helm_release",
      "render_cases",
      "renames",
      "values",
    ]);
    expect((await schema("--output=all")).exitCode).toBe(0);
    const files = readDirectory(join(folder, "all"));
    expect([...files.keys()]).toEqual(
      names
        .filter((name) => name !== "values")
        .map((name) => `${name}.schema.json`)
        .sort(),
    );
    for (const name of names.filter((each) => each !== "values"))
      expect(typeof (await validator(String(name)))).toBe("function");
  });

  test("they accept what the composer accepts, and refuse typos", async () => {
    const [ofApp, ofChart, ofCases] = [
      await validator("app"),
      await validator("chart"),
      await validator("render_cases"),
    ];
    expect(ofApp(app({ health_check: { path: "/" } }))).toBe(true);
    expect(ofApp(app({ health_check: { pth: "/" } }))).toBe(false);
    expect(ofChart(chart({ env: { A: "b" }, ingress: { host: "a.example.com" } }))).toBe(true);
    expect(ofChart(chart({ ingres: {} }))).toBe(false);
    expect(ofCases([{ name: "a", expect: [{ kind: "Service", exists: true }] }])).toBe(true);
    expect(ofCases([{ name: "a", expect: [{ kind: "Service", exist: true }] }])).toBe(false);
  });

  test("the values of a chart", async () => {
    const directory = chartOf({});
    const { output } = await schema("values", `--chart=${directory}`);
    expect(`${output}\n`).toBe(readText(join(directory, "values.schema.json")));
  });

  test.each([
    [["chrt"], "schema: no schema `chrt`; did you mean `chart`?"],
    [["values"], "schema: `values` are those of a chart; add --chart=<directory>"],
    [["app", "chart"], "schema: only one schema can be printed; add --output=<directory> for several"],
    [["values", "--chart=nowhere"], "schema: --chart: nowhere has no values.schema.json"],
  ])("%j is called wrongly", async (words, output) => {
    expect(await schema(...words)).toEqual({ exitCode: 2, output });
  });
});
