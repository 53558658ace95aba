/** The report on a chart: written by `check`, judged by `accept`, shown by `validate`; with both Helm majors. */

import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { beforeEach, describe, expect, test } from "@jest/globals";
import { CHECKS } from "../../checks/checks.ts";
import type { Report } from "../../checks/report/report.ts";
import { runCommand } from "../../commands.ts";
import type { Outcome } from "../../system/command.ts";
import { readText } from "../../system/io.ts";
import { app, chart, chartOf, type Declaration } from "../support/charts.ts";
import { HELMS } from "../support/helm.ts";

const RUNFILES = resolve("..");
process.env["RUNFILES_DIR"] = RUNFILES;

const [HELM_3 = "", HELM_4 = ""] = HELMS.map(([, path]) => path);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(process.env["TEST_TMPDIR"] ?? tmpdir(), "report-"));
  delete process.env["XML_OUTPUT_FILE"];
});

const RESOURCES = { requests: { cpu: "1", memory: "1Gi" }, limits: { memory: "1Gi" } };

const CONFIG_MAP = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: twice}\n";
const TWICE = [CONFIG_MAP, CONFIG_MAP].join("---\n");

const VERSION_MAP =
  "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: v}\ndata: {v: {{ .Capabilities.KubeVersion.Version | quote }}}\n";

/** A chart on disk, with the options that the build passes for it. */
function build({
  chart: declared = chart(),
  apps = [app({ resources: RESOURCES, topology_spread: "host" })],
  files = {},
}: Declaration) {
  const directory = chartOf({ chart: declared, apps, files });
  const write = (name: string, content: string): string => {
    writeFileSync(join(dirname(directory), name), content);
    return join(dirname(directory), name);
  };
  return {
    directory,
    declaration: write("chart.json", JSON.stringify(declared)),
    apps: apps.map((metadata, index) => write(`${index}.json`, JSON.stringify(metadata))),
    report: join(dirname(directory), "report.json"),
    lint: join(dirname(directory), "lint.json"),
  };
}

type Built = ReturnType<typeof build>;

/** The report of `check`; that of `lint` is one of a chart in which lint finds nothing. */
async function check(built: Built, helms: readonly string[], ...more: readonly string[]): Promise<Report> {
  const report = await reportOf("check", built, helms, more);
  writeFileSync(built.lint, JSON.stringify({ ...report, renderings: [], problems: [] }));
  return report;
}

async function reportOf(
  command: "check" | "lint",
  built: Built,
  helms: readonly string[],
  more: readonly string[],
): Promise<Report> {
  const report = built[command === "check" ? "report" : "lint"];
  const outcome = await runCommand([
    command,
    `--chart=${built.directory}`,
    `--declaration=${built.declaration}`,
    ...built.apps.map((path) => `--app=${path}`),
    ...helms.flatMap((helm, index) => [`--helm=${helm}`, `--helm-version=${index}.0.0`]),
    `--report=${report}`,
    ...more,
  ]);
  expect(outcome).toEqual({ exitCode: 0, output: "" });
  return JSON.parse(readText(report)) as Report;
}

function validate(built: Built, helm: string, ...more: readonly string[]): Promise<Outcome> {
  const runfile = (path: string): string => relative(RUNFILES, path);
  return runCommand([
    "validate",
    `--report=${runfile(built.report)}`,
    `--lint=${runfile(built.lint)}`,
    `--chart=${runfile(built.directory)}`,
    `--declaration=${runfile(built.declaration)}`,
    ...built.apps.map((path) => `--app=${runfile(path)}`),
    `--helm=${runfile(helm)}`,
    "--helm-version=9.9.9",
    ...more,
  ]);
}

function accept(built: Built): Promise<Outcome> {
  return runCommand(["accept", `--report=${built.report}`, `--accepted=${join(folder, "accepted")}`]);
}

/** A chart with two objects of the same name. */
function withDuplicate(): Built {
  return build({
    chart: chart({ manifests: ["shop/twice.yaml"], environments: { prod: {} } }),
    files: { "shop/twice.yaml": TWICE },
  });
}

describe.each(HELMS)("with %s", (_, helm) => {
  test("a name typed by hand is right for one release only, whatever the declaration says about it", async () => {
    const variables = { env_from: [{ config_map: "shop-b-config" }], env: { B_URL: "http://shop-b:8000" } };
    const apps = [
      app({ app_name: "a", app_type: "cron-job", resources: RESOURCES, ...variables }),
      app({ app_name: "b", app_type: "internal-api", replicas: 1, resources: RESOURCES, config: { A: "b" } }),
    ];
    const found = async (declared: Record<string, unknown>) => {
      const { problems } = await check(build({ chart: chart(declared), apps }), [helm]);
      return problems.map(({ code, path, what }) => `${code} ${path}: ${what}`);
    };
    const at = "CronJob/any-release-a spec.jobTemplate.spec.template.spec.containers[0]";
    const wrong = "only in a release named shop, and wrong in every other, like any-release here";
    expect(await found({})).toEqual([
      `fixed-name ${at}.envFrom[0].configMapRef.name: is the name of ConfigMap/any-release-b-config ${wrong}`,
      `fixed-name ${at}.env[0].value: is the name of Service/any-release-b ${wrong}`,
    ]);
    expect(await found({ chart_name: "other" })).toEqual([]);
  });

  test("a good chart is accepted, and the report lists what is in it", async () => {
    const built = build({ chart: chart({ environments: { prod: { apps: { shop_api: { replicas: 1 } } } } }) });
    const report = await check(built, [helm], "--environment=prod");
    expect(report).toMatchObject({
      chart: { label: "//shop:chart", name: "shop", version: "0.1.0", appVersion: "0.1.0" },
      apps: { "internal-api": 1 },
      helms: ["0.0.0"],
      settings: [],
      renderings: [
        { environment: "", helm: "0.0.0", objects: { Deployment: 1, PodDisruptionBudget: 1, Service: 1 } },
        { environment: "prod", helm: "0.0.0", objects: { Deployment: 1, Service: 1 } },
      ],
      problems: [],
    });
    expect(await accept(built)).toEqual({ exitCode: 0, output: "" });
    expect(existsSync(join(folder, "accepted"))).toBe(true);
  });

  test("a problem that Helm finds in one environment names that environment, and no path of the machine", async () => {
    const built = build({ chart: chart({ environments: { dev: {}, prod: {} } }) });
    writeFileSync(join(built.directory, "values-prod.yaml"), "apps: {shop_api: {replica: 1}}\n");
    const report = await check(built, [helm], "--environment=dev", "--environment=prod");
    expect(report.problems.map(({ code, environments }) => [code, environments])).toContainEqual([
      "helm-template",
      ["prod"],
    ]);
    expect(report.renderings.map(({ objects }) => objects === null)).toEqual([false, false, true]);
    const { exitCode, output } = await accept(built);
    expect(exitCode).toBe(1);
    expect(output).toMatch(
      /^\/\/shop:chart: environments\.prod: helm template: Error: .*replica.*\[helm-template\]$/ms,
    );
    expect(output).not.toContain(built.directory);
    expect(existsSync(join(folder, "accepted"))).toBe(false);
  });

  test("a template that does not render", async () => {
    const built = build({});
    writeFileSync(join(built.directory, "templates/broken.yaml"), "a: {{ .Values.x.y.z }}\n");
    const { problems, renderings } = await check(built, [helm]);
    expect(problems.map(({ code }) => code)).toEqual(["helm-template"]);
    expect(problems[0]?.what).toContain("broken.yaml");
    expect(renderings.map(({ objects }) => objects)).toEqual([null]);
  });

  test("the cause of an error is reported, on one line and in every format", async () => {
    const built = build({});
    writeFileSync(join(built.directory, "templates/broken.yaml"), "a: {{ .Values.x.y.z }}\n");
    const { problems } = await check(built, [helm]);
    expect(problems.map(({ what }) => what)).toEqual([
      expect.stringMatching(
        /^Error: .*broken\.yaml:1:13.* at <\.Values\.x\.y\.z>: nil pointer evaluating interface \{\}\.y$/,
      ),
    ]);
    for (const format of ["text", "json", "sarif", "junit"]) {
      const { output } = await validate(built, helm, `--format=${format}`);
      expect(output).toContain(
        "nil pointer evaluating interface {}.y; expected a chart".slice(0, format === "json" ? 37 : undefined),
      );
    }
  });

  test("every violation of the values schema is reported", async () => {
    const built = build({});
    await check(built, [helm]);
    const values = ["apps.shop_api.replicas=-1", "apps.shop_api.nonsense=1"];
    const { output } = await validate(built, helm, ...values.map((value) => `--set=${value}`));
    const lines = output.split("\n").filter((each) => each.startsWith("error "));
    expect(lines).toEqual([expect.stringMatching(/replicas.*nonsense|nonsense.*replicas/)]);
  });

  test.each([
    ["1.30", "1.30"],
    ["v1.33.4", "1.33"],
    ["1.32.1-eks-2", "1.32"],
  ])("asked for Kubernetes %s, the report is about it", async (asked, version) => {
    const built = build({
      chart: chart({ templated_manifests: ["shop/v.yaml"] }),
      files: { "shop/v.yaml": VERSION_MAP },
    });
    await check(built, [helm]);
    const json = await validate(built, helm, `--kube-version=${asked}`, "--format=json");
    expect(JSON.parse(json.output)).toMatchObject({ kubeVersions: [version], problems: [] });
    const text = await validate(built, helm, `--kube-version=${asked}`);
    expect(text.output.split("\n")[1]).toBe(`against  Helm 9.9.9, Kubernetes ${version}`);
  });

  test("a duplicate key", async () => {
    const built = build({});
    const text = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata: {a: b}\ndata: {c: d}\n";
    writeFileSync(join(built.directory, "templates/x.yaml"), text);
    const { problems } = await check(built, [helm]);
    expect(problems.map(({ code, path }) => [code, path])).toEqual([["duplicate-key", "templates/x.yaml"]]);
  });

  test("validate shows the build's report, and a new one for other values", async () => {
    const built = build({ chart: chart({ environments: { prod: { apps: { shop_api: { replicas: 3 } } } } }) });
    await check(built, [helm], "--environment=prod");
    const shown = await validate(built, "no Helm is needed");
    expect(shown).toMatchObject({ exitCode: 0, isResult: true });
    expect(shown.output.split("\n")).toEqual([
      "chart    shop 0.1.0, app version 0.1.0",
      expect.stringMatching(/^against {2}Helm 0\.0\.0, Kubernetes 1\.\d+$/),
      "apps     1 internal-api",
      "objects  1 Deployment, 1 PodDisruptionBudget, 1 Service",
      "checks   0 errors, 0 warnings",
      "",
      "environment prod",
      "objects  1 Deployment, 1 PodDisruptionBudget, 1 Service",
      "checks   0 errors, 0 warnings",
    ]);
    writeFileSync(join(folder, "values.yaml"), "apps: {shop_api: {replicas: 1}}\n");
    const other = await validate(built, helm, "-f", join(folder, "values.yaml"), "--environment=prod");
    expect(other.output.split("\n").slice(1)).toEqual([
      expect.stringMatching(/^against {2}Helm 9\.9\.9/),
      "apps     1 internal-api",
      "",
      "environment prod",
      "objects  1 Deployment, 1 Service",
      "checks   0 errors, 0 warnings",
    ]);
    const wrong = await validate(built, helm, "--set", "apps.shop_api.replicas=-1");
    expect(wrong).toMatchObject({ exitCode: 1, isResult: true });
    expect(wrong.output).toContain("objects  none: rendering failed");
  });
});

test("with two versions of Helm, an object that differs is an error, and what both find is reported once", async () => {
  const built = withDuplicate();
  const same = await check(built, [HELM_3, HELM_4]);
  expect(same.problems.map(({ code, helms }) => [code, helms])).toEqual([["duplicate-object", ["0.0.0", "1.0.0"]]]);
  const version =
    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: v}\ndata: {v: {{ .Capabilities.HelmVersion.Version }}}\n";
  writeFileSync(join(built.directory, "templates/v.yaml"), version);
  const { problems } = await check(built, [HELM_3, HELM_4]);
  expect(problems.map(({ code, path, helms }) => [code, path, helms])).toContainEqual([
    "helm-difference",
    "ConfigMap/v",
    ["1.0.0"],
  ]);
});

test.each([
  [{}, ["1.36"]],
  [{ kube_version: ">=1.30.0-0, <1.34.0-0" }, ["1.33"]],
  [{ kube_version: "~1.32.0-0" }, ["1.32"]],
  [{ kube_version: ">=1.30.0-0", kube_versions: ["1.34", "1.30"] }, ["1.30", "1.34"]],
])("a chart of %j is checked against Kubernetes %j", async (attributes, versions) => {
  const report = await check(build({ chart: chart(attributes) }), [HELM_3, HELM_4]);
  expect(report.kubeVersions).toEqual(versions);
  expect(report.problems).toEqual([]);
});

test("objects are checked against the requested version", async () => {
  const newer =
    "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\nspec: {selector: {}, template: {spec: {containers: [{name: x, restartPolicyRules: []}]}}}\n";
  const built = build({ chart: chart({ manifests: ["shop/x.yaml"] }), files: { "shop/x.yaml": newer } });
  await check(built, [HELM_4]);
  const unknownIn = async (version: string): Promise<boolean> =>
    /restartPolicyRules.*1\.34/.test((await validate(built, HELM_4, `--kube-version=${version}`)).output);
  expect([await unknownIn("1.30"), await unknownIn("1.36")]).toEqual([true, false]);
});

test.each(["1.31", "2.0", "banana", ""])("Kubernetes %j, which has no schemas here, is refused", async (version) => {
  const built = build({});
  await check(built, [HELM_4]);
  expect(await validate(built, HELM_4, `--kube-version=${version}`)).toEqual({
    exitCode: 2,
    output: `validate: --kube-version: is not a Kubernetes version that charts can be checked against (got "${version}"); expected one of \`1.30\`, \`1.32\`, \`1.33\`, \`1.34\` and \`1.36\``,
  });
});

describe("a problem that a check finds", () => {
  test("is an error that fails the build, one line each", async () => {
    const built = withDuplicate();
    await check(built, [HELM_4], "--environment=prod");
    expect(await accept(built)).toEqual({
      exitCode: 1,
      output:
        '//shop:chart: ConfigMap/twice metadata.name: is already the name of another ConfigMap of the chart (got "twice"); expected one object per kind and name. Fix: rename one of them, or remove it from `manifests`. [duplicate-object]',
    });
  });

  test("is counted in one line if the chart makes it a warning, and absent if the check is off", async () => {
    const declare = (severity: string) =>
      build({
        chart: chart({
          manifests: ["shop/twice.yaml"],
          checks: { "duplicate-object": { severity, reason: "Both are the same." } },
        }),
        files: { "shop/twice.yaml": TWICE },
      });
    const warned = declare("warning");
    await check(warned, [HELM_4]);
    expect(await accept(warned)).toEqual({
      exitCode: 0,
      output: "//shop:chart: 1 warning; `bazel run //shop:chart.validate` lists them",
    });
    const { output } = await validate(warned, HELM_4);
    expect(output).toContain("\ncheck    duplicate-object is warning: Both are the same.\n");
    expect(output).toMatch(/\nwarning {2}\/\/shop:chart: ConfigMap\/twice metadata\.name: .*\[duplicate-object\]$/);
    const off = declare("off");
    expect((await check(off, [HELM_4])).problems).toEqual([]);
  });

  test("is listed for the chart's own values, and counted for each environment that has it as well", async () => {
    const built = withDuplicate();
    await check(built, [HELM_4], "--environment=prod");
    const lines = (await validate(built, HELM_4)).output.split("\n");
    expect(lines.filter((line) => line.startsWith("error "))).toHaveLength(1);
    expect(lines.at(-1)).toBe("checks   1 error, 0 warnings, 1 of them listed above");
    const single = (await validate(built, HELM_4, "--environment=prod")).output.split("\n");
    expect(single.at(-1)).toMatch(/^error {4}.*\[duplicate-object\]$/);
  });

  test("is coloured only on a terminal", async () => {
    const built = withDuplicate();
    await check(built, [HELM_4]);
    const files = [`--report=${relative(RUNFILES, built.report)}`, `--lint=${relative(RUNFILES, built.lint)}`];
    const args = ["validate", ...files];
    const [plain, colored] = [await runCommand(args), await runCommand(args, { isColored: true })];
    expect(colored.output).toContain("\u001b[31merror   \u001b[39m");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the test is about the escape character.
    expect(colored.output.replace(/\u001b\[\d+m/g, "")).toBe(plain.output);
  });
});

describe("formats", () => {
  test("json is the report", async () => {
    const built = withDuplicate();
    const report = await check(built, [HELM_4], "--environment=prod");
    const outcome = await validate(built, HELM_4, "--format=json");
    expect(outcome.exitCode).toBe(1);
    expect(JSON.parse(outcome.output)).toEqual(report);
  });

  test("sarif has a rule for each code and a result for each problem", async () => {
    const built = withDuplicate();
    await check(built, [HELM_4]);
    const log = JSON.parse((await validate(built, HELM_4, "--format=sarif")).output);
    expect(log.version).toBe("2.1.0");
    const [run] = log.runs;
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(CHECKS.map(({ code }) => code));
    expect(run.results).toEqual([
      {
        ruleId: "duplicate-object",
        ruleIndex: CHECKS.findIndex(({ code }) => code === "duplicate-object"),
        level: "error",
        message: { text: expect.stringContaining("[duplicate-object]") },
        locations: [
          {
            physicalLocation: { artifactLocation: { uri: "shop/BUILD.bazel" } },
            logicalLocations: [{ fullyQualifiedName: "//shop:chart: ConfigMap/twice metadata.name" }],
          },
        ],
        properties: { environments: [""] },
      },
    ]);
  });

  test("junit has a suite for each environment and a case for each check; a test writes it where Bazel looks", async () => {
    const built = withDuplicate();
    await check(built, [HELM_4], "--environment=prod");
    const results = join(folder, "test.xml");
    process.env["XML_OUTPUT_FILE"] = results;
    const { output } = await validate(built, HELM_4, "--format=junit");
    expect(readText(results)).toBe(output);
    expect(output.match(/<testsuite /g)).toHaveLength(2);
    expect(output.match(/<testcase /g)).toHaveLength(2 * CHECKS.length);
    expect(output.match(/<failure /g)).toHaveLength(2);
    expect(output).toMatch(/<testcase classname="\/\/shop:chart prod" name="duplicate-object">\n<failure message="/);
  });

  test("other formats are refused", async () => {
    const built = withDuplicate();
    await check(built, [HELM_4]);
    expect(await validate(built, HELM_4, "--format=yaml")).toEqual({
      exitCode: 2,
      output: "validate: no format `yaml`; expected `json`, `junit`, `sarif` or `text`",
    });
  });
});

describe("lint", () => {
  /** Fails lint alone: Helm renders it, and no check is about the file of an object. */
  const EXTENSION = "templates/extra.yaml.orig";
  const CONFIG = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n";

  function withTemplate(declared: Declaration = {}): Built {
    const built = build({ chart: chart({ environments: { prod: {} } }), ...declared });
    writeFileSync(join(built.directory, EXTENSION), "");
    return built;
  }

  const places = ({ problems }: Report) => problems.map(({ code, environments }) => [code, environments]);

  test("is not run on the build of a chart whose templates are all the composer's", async () => {
    expect(places(await check(withTemplate(), [HELM_3, HELM_4], "--environment=prod"))).toEqual([]);
  });

  test("is run once for each version on the build of a chart with templates of others", async () => {
    const declared = chart({ environments: { prod: {} }, templated_manifests: ["shop/x.yaml"] });
    const built = withTemplate({ chart: declared, files: { "shop/x.yaml": CONFIG } });
    const report = await check(built, [HELM_3, HELM_4], "--environment=prod");
    expect(places(report)).toEqual([["helm-lint", [""]]]);
    expect(report.problems[0]).toMatchObject({ helms: ["0.0.0", "1.0.0"], what: expect.stringContaining(".orig") });
  });

  test("is always in what `.validate` and `.test` show, with every environment", async () => {
    const built = withTemplate();
    await check(built, [HELM_4], "--environment=prod");
    const lint = await reportOf("lint", built, [HELM_3, HELM_4], ["--environment=prod"]);
    expect(lint.renderings).toEqual([]);
    expect(places(lint)).toEqual([["helm-lint", ["", "prod"]]]);
    const shown = await validate(built, HELM_4, "--format=json");
    expect(shown.exitCode).toBe(1);
    expect(places(JSON.parse(shown.output))).toEqual([["helm-lint", ["", "prod"]]]);
    const again = await validate(built, HELM_4, "--namespace=other", "--format=json");
    expect(places(JSON.parse(again.output))).toEqual([["helm-lint", ["", "prod"]]]);
  });

  test("says nothing more about an environment that does not render", async () => {
    const built = withTemplate();
    writeFileSync(join(built.directory, "values-prod.yaml"), "apps: {shop_api: {replica: 1}}\n");
    await check(built, [HELM_4], "--environment=prod");
    await reportOf("lint", built, [HELM_4], ["--environment=prod"]);
    const { output } = await validate(built, HELM_4, "--format=json");
    expect(places(JSON.parse(output))).toEqual([
      ["helm-template", ["prod"]],
      ["helm-lint", [""]],
    ]);
  });
});

describe("a Helm that is stopped", () => {
  /** A program that does something if it is called with the values of an environment, and else renders nothing. */
  function helmThat(script: string): string {
    const path = join(folder, "helm");
    writeFileSync(path, `#!/bin/sh\ncase "$*" in *values-prod.yaml*) ${script} ;; esac\n`, { mode: 0o755 });
    return path;
  }

  test.each([
    ["kill -STOP $$", "did not end within 0.5 s"],
    ["kill -9 $$", "was killed by SIGKILL"],
    ["echo 'fatal error: out of memory' >&2; exit 2", "ended with exit code 2: fatal error: out of memory"],
  ])("because it does %j is one line that names chart and environment, and no report", async (script, what) => {
    const built = build({ chart: chart({ environments: { prod: {} } }) });
    const args = [
      ...["check", `--chart=${built.directory}`, `--declaration=${built.declaration}`, `--report=${built.report}`],
      ...[`--helm=${helmThat(script)}`, "--helm-version=4.0.0", "--environment=prod", "--time-limit=0.5"],
    ];
    const start = Date.now();
    expect(await runCommand(args)).toEqual({
      exitCode: 1,
      output: `//shop:chart: environments.prod: helm template: Helm 4.0.0 ${what}; expected Helm to end by itself. Fix: build again, with a lower \`--jobs\` if memory or cores are short; if that changes nothing, look for a template that does not end. [helm-stopped]`,
    });
    expect(Date.now() - start).toBeLessThan(30_000);
    expect(existsSync(built.report)).toBe(false);
  });

  test("stops those that wait for it, too", async () => {
    const names = Array.from({ length: 20 }, (_, index) => `prod${index}`);
    const built = build({ chart: chart({ environments: Object.fromEntries(names.map((name) => [name, {}])) }) });
    const path = join(folder, "helm");
    writeFileSync(path, '#!/bin/sh\necho "$*" >> "$0.log"\nkill -STOP $$\n', { mode: 0o755 });
    const { output } = await runCommand([
      ...["check", `--chart=${built.directory}`, `--declaration=${built.declaration}`, `--report=${built.report}`],
      ...[
        `--helm=${path}`,
        "--helm-version=4.0.0",
        "--time-limit=0.5",
        ...names.map((name) => `--environment=${name}`),
      ],
    ]);
    expect(output).toContain("//shop:chart: helm template: Helm 4.0.0 did not end within 0.5 s");
    expect(readText(`${path}.log`).trim().split("\n").length).toBeLessThanOrEqual(availableParallelism());
  });

  test("has a time limit above 0", async () => {
    const built = build({});
    const args = [
      "check",
      `--chart=${built.directory}`,
      `--declaration=${built.declaration}`,
      `--report=${built.report}`,
    ];
    expect(await runCommand([...args, "--time-limit=soon"])).toEqual({
      exitCode: 2,
      output: 'check: --time-limit: is not a number of seconds (got "soon"); expected one above 0',
    });
  });
});
