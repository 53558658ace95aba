/** The commands as a person calls them: what is written, what is said, which exit code. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { beforeEach, describe, expect, test } from "@jest/globals";
import { type Outcome, runCommand } from "./commands.ts";
import { readDirectory, readText } from "./io.ts";
import { app, chart, chartOf, HELMS } from "./testing/charts.ts";

const RUNFILES = resolve("..");
process.env["RUNFILES_DIR"] = RUNFILES;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(process.env["TEST_TMPDIR"] ?? tmpdir(), "commands-"));
});

function write(name: string, content: string): string {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

function runfile(path: string): string {
  return relative(RUNFILES, path);
}

describe("generate", () => {
  const templates = readdirSync("templates", { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ejs"))
    .map((path) => `--template=templates/${path}`);
  const generate = (...args: string[]): Outcome => runCommand(["generate", ...templates, ...args]);

  test("composes a chart of the apps and options on the command line", () => {
    const apps = ["a_api", "b_api"]
      .map((app_name) => write(`${app_name}.json`, JSON.stringify(app({ app_name }))))
      .join(",");
    const output = join(folder, "deep/chart");
    const outcome = generate(
      `--apps=${apps}`,
      `--output=${output}`,
      "--ingress-mode=per-app",
      "--namespace=shop",
      "--chart-name=both",
      "--env=dev",
    );
    expect(outcome).toEqual({ exitCode: 0, output: "" });
    const files = readDirectory(output);
    expect([...files.keys()]).toEqual([
      ".helmignore",
      "Chart.yaml",
      "README.md",
      "images.lock.json",
      "templates/NOTES.txt",
      "templates/_helpers.tpl",
      "templates/a-api-deployment.yaml",
      "templates/a-api-poddisruptionbudget.yaml",
      "templates/a-api-service.yaml",
      "templates/b-api-deployment.yaml",
      "templates/b-api-poddisruptionbudget.yaml",
      "templates/b-api-service.yaml",
      "values.schema.json",
      "values.yaml",
    ]);
  });

  test("takes directories for the files in them", () => {
    write("dependency/Chart.yaml", "name: dependency\nversion: 1.0.0\n");
    write("dependency/templates/x.yaml", "{}\n");
    const declared = chart({ dependencies: [{ chart: ["shop/dependency"] }] });
    const output = join(folder, "chart");
    const outcome = generate(
      `--chart=${write("chart.json", JSON.stringify(declared))}`,
      `--apps=${write("api.json", JSON.stringify(app()))}`,
      `--file=shop/dependency=${join(folder, "dependency")}`,
      `--output=${output}`,
    );
    expect(outcome).toEqual({ exitCode: 0, output: "" });
    expect(readText(join(output, "charts/dependency/templates/x.yaml"))).toBe("{}\n");
  });

  test("takes names of files with signs of their own meaning", () => {
    const file = "shop/a=b%3D.txt";
    const declared = app({ config_files: { settings: { files: [{ file, key: "settings.txt" }] } } });
    const output = join(folder, "chart");
    const outcome = generate(
      `--apps=${write("api.json", JSON.stringify(declared))}`,
      `--file=shop/a%3Db%253D.txt=${write("path=with=signs.txt", "text\n")}`,
      `--output=${output}`,
    );
    expect(outcome).toEqual({ exitCode: 0, output: "" });
    expect(readText(join(output, "files/shop-api/settings/settings.txt"))).toBe("text\n");
  });

  test("takes the labels of built targets", () => {
    write("bazel-bin/shop/api_metadata.json", JSON.stringify(app()));
    process.env["BUILD_WORKING_DIRECTORY"] = folder;
    try {
      expect(generate("--apps=//shop:api_metadata", "--output=chart")).toEqual({ exitCode: 0, output: "" });
      expect(existsSync(join(folder, "chart/Chart.yaml"))).toBe(true);
    } finally {
      delete process.env["BUILD_WORKING_DIRECTORY"];
    }
  });

  test("writes nothing at all when one app is wrong, and keeps the older chart", () => {
    const [good, bad] = [
      write("good.json", JSON.stringify(app())),
      write("bad.json", JSON.stringify(app({ app_name: "b_api", port: 0 }))),
    ];
    const output = join(folder, "chart");
    const failed = generate(`--apps=${good},${bad}`, `--output=${output}`);
    expect(failed.exitCode).toBe(1);
    expect(failed.output.split("\n")).toHaveLength(1);
    expect(readdirSync(folder).sort()).toEqual(["bad.json", "good.json"]);

    expect(generate(`--apps=${good}`, `--output=${output}`).exitCode).toBe(0);
    const before = readDirectory(output);
    expect(generate(`--apps=${good},${bad}`, `--output=${output}`).exitCode).toBe(1);
    expect(readDirectory(output)).toEqual(before);
  });

  test("replaces an older chart as a whole", () => {
    const output = join(folder, "chart");
    generate(`--apps=${write("a.json", JSON.stringify(app({ app_name: "a_api" })))}`, `--output=${output}`);
    generate(`--apps=${write("b.json", JSON.stringify(app({ app_name: "b_api" })))}`, `--output=${output}`);
    expect(existsSync(join(output, "templates/a-api-service.yaml"))).toBe(false);
    expect(existsSync(join(output, "templates/b-api-service.yaml"))).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(["a.json", "b.json", "chart"]);
  });

  test("does not touch a directory that is no chart", () => {
    write("precious/file", "x");
    const outcome = generate(
      `--apps=${write("a.json", JSON.stringify(app()))}`,
      `--output=${join(folder, "precious")}`,
    );
    expect(outcome.exitCode).toBe(2);
    expect(outcome.output).toContain("holds something else than a chart");
    expect(readdirSync(join(folder, "precious"))).toEqual(["file"]);
  });

  test.each([
    [["--apps=x"], "--output=<directory> is missing"],
    [["--output=x", "--nonsense=1"], "--nonsense"],
    [["--output=x", "--apps=/no/such/file.json"], "/no/such/file.json"],
  ])("called with %j exits with 2", (args, text) => {
    const outcome = generate(...args);
    expect(outcome).toEqual({ exitCode: 2, output: expect.stringContaining(text) });
  });

  test("says so when a file is not JSON", () => {
    const outcome = generate(`--apps=${write("a.json", "apiVersion: v1")}`, `--output=${join(folder, "chart")}`);
    expect(outcome.exitCode).toBe(1);
    expect(outcome.output).toContain('metadata: is not JSON (got "apiVersion: v1")');
  });
});

test("an unknown command lists those that there are", () => {
  expect(runCommand(["frobnicate"])).toEqual({
    exitCode: 2,
    output: "no command `frobnicate`; expected `check`, `generate`, `snapshot` or `validate`",
  });
});

describe.each(HELMS)("with %s", (_, helm) => {
  const broken = (directory: string) =>
    writeFileSync(join(directory, "templates/broken.yaml"), "a: {{ .Values.x.y.z }}\n");

  test("check reports nothing on a good chart, and names the label on a bad one", () => {
    const directory = chartOf({});
    const report = join(folder, "report.json");
    const args = ["check", `--chart=${directory}`, `--helm=${helm}`, `--report=${report}`, "--label=//shop:chart"];
    expect(runCommand(args)).toEqual({ exitCode: 0, output: "" });
    expect(existsSync(report)).toBe(true);
    broken(directory);
    const { exitCode, output } = runCommand(args);
    expect(exitCode).toBe(1);
    expect(output).toMatch(/^\/\/shop:chart: helm lint: error: .*broken\.yaml.* \[helm-lint\]$/m);
    expect(output).not.toContain(directory);
  });

  test("each environment is looked at: check names the one that fails, validate sums up all or one", () => {
    const environments = {
      dev: { apps: { shop_api: { replicas: 1 } } },
      prod: { apps: { shop_api: { replicas: 3 } } },
    };
    const directory = chartOf({ chart: chart({ environments }) });
    const named = ["--environment=dev", "--environment=prod"];
    const report = join(folder, "report.json");
    const check = ["check", `--chart=${directory}`, `--helm=${helm}`, `--report=${report}`, "--label=//shop:chart"];
    expect(runCommand([...check, ...named])).toEqual({ exitCode: 0, output: "" });
    const passed = { passed: true, messages: [] };
    expect(JSON.parse(readText(report))).toEqual({ ...passed, environments: { dev: passed, prod: passed } });

    const validate = ["validate", `--chart=${runfile(directory)}`, `--helm=${runfile(helm)}`];
    const sum = (...args: string[]) =>
      runCommand([...validate, ...args])
        .output.split("\n")
        .slice(3);
    const lint = "lint     passed: 0 errors, 0 warnings";
    const few = ["objects  1 Deployment, 1 Service", lint];
    const all = ["objects  1 Deployment, 1 PodDisruptionBudget, 1 Service", lint];
    expect(sum(...named)).toEqual([...all, "", "environment dev", ...few, "", "environment prod", ...all]);
    expect(sum("--environment=dev", "--environments-only")).toEqual(["", "environment dev", ...few]);
    expect(sum("--environment=prod", "--environments-only", "--set", "apps.shop_api.replicas=1")).toContain(few[0]);

    writeFileSync(join(directory, "values-prod.yaml"), "apps: {shop_api: {replica: 1}}\n");
    const { exitCode, output } = runCommand([...check, ...named]);
    expect(exitCode).toBe(1);
    expect(output).toMatch(/^\/\/shop:chart: environments\.prod: helm lint: error: .*replica.* \[helm-lint\]$/ms);
    expect(output).not.toContain("environments.dev");
    expect(runCommand([...validate, ...named]).exitCode).toBe(1);
  });

  test("validate sums up a chart", () => {
    const directory = chartOf({ apps: [app(), app({ app_name: "job", app_type: "job" })] });
    const metadata = [app(), app({ app_name: "job", app_type: "job" })].map((declared, index) =>
      write(`${index}.json`, JSON.stringify(declared)),
    );
    const args = [
      "validate",
      `--chart=${runfile(directory)}`,
      `--helm=${runfile(helm)}`,
      ...metadata.map((path) => `--app=${runfile(path)}`),
    ];
    const { exitCode, output } = runCommand(args);
    expect(output.split("\n")).toEqual([
      "chart    shop 0.1.0, app version 0.1.0",
      expect.stringMatching(/^helm {5}v[34]\.\d+\.\d+$/),
      "apps     1 internal-api, 1 job",
      "objects  1 Deployment, 1 Job, 1 PodDisruptionBudget, 1 Service",
      "lint     passed: 0 errors, 0 warnings",
    ]);
    expect(exitCode).toBe(0);

    const values = write("values.yaml", "apps: {shop_api: {replicas: 1}}\n");
    expect(runCommand([...args, "-f", values]).output).toContain("objects  1 Deployment, 1 Job, 1 Service\n");
    expect(runCommand([...args, "--set", "apps.shop_api.replicas=-1"]).exitCode).toBe(1);
    broken(directory);
    expect(runCommand(args)).toEqual({
      exitCode: 1,
      output: expect.stringContaining("objects  none: rendering failed"),
    });
  });
});

describe("snapshot", () => {
  const snapshot = (golden: string, chart: string) =>
    runCommand([
      "snapshot",
      `--chart=${runfile(chart)}`,
      `--golden=${runfile(golden)}`,
      "--source=shop/golden",
      "--update-command=bazel run //shop:golden.update",
    ]);

  test("passes on equal directories", () => {
    const directory = chartOf({});
    expect(snapshot(directory, chartOf({})).exitCode).toBe(0);
  });

  test("shows what is new, gone and different, and the command that accepts it", () => {
    const [golden, chart] = [chartOf({ apps: [app({ app_type: "external-api" })] }), chartOf({})];
    writeFileSync(join(chart, "new.yaml"), "");
    const { exitCode, output } = snapshot(golden, chart);
    expect(exitCode).toBe(1);
    const lines = output.split("\n");
    expect(lines).toContain("new.yaml: new, not in the golden chart");
    expect(lines).toContain("templates/ingress.yaml: in the golden chart, but no longer built");
    expect(lines.some((line) => /^values\.yaml:\d+: differs$/.test(line))).toBe(true);
    expect(lines.at(-1)).toBe("Update shop/golden if this is what you want: bazel run //shop:golden.update");
  });

  test("fails without a golden directory", () => {
    expect(snapshot(join(folder, "none"), chartOf({})).exitCode).toBe(1);
  });

  test("--update replaces the golden directory in the workspace", () => {
    write("shop/golden/stale.yaml", "x");
    process.env["BUILD_WORKSPACE_DIRECTORY"] = folder;
    try {
      const chart = chartOf({});
      const outcome = runCommand(["snapshot", `--chart=${runfile(chart)}`, "--source=shop/golden", "--update"]);
      expect(outcome.exitCode).toBe(0);
      expect(readDirectory(join(folder, "shop/golden"))).toEqual(readDirectory(chart));
    } finally {
      delete process.env["BUILD_WORKSPACE_DIRECTORY"];
    }
  });
});
