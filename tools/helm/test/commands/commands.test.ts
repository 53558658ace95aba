/** The commands as a person calls them: files, output and exit codes. */

import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { beforeEach, describe, expect, test } from "@jest/globals";
import { runCommand } from "../../commands.ts";
import { APP_TYPES } from "../../facts/app_types.ts";
import type { Outcome } from "../../system/command.ts";
import { readDirectory, readText } from "../../system/io.ts";
import { app, chart, chartOf, kinds, render } from "../support/charts.ts";
import { HELMS, lint } from "../support/helm.ts";

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

describe("app", () => {
  const output = () => join(folder, "api_metadata.json");

  test("writes the metadata of a valid app, with the files that it names", async () => {
    const declared = JSON.stringify(app({ image_digest: { file: "shop/digest" } }));
    const digest = write("digest", `sha256:${"0".repeat(64)}\n`);
    const args = [`--declaration=${write("api.json", declared)}`, `--file=shop/digest=${digest}`];
    expect(await runCommand(["app", ...args, `--output=${output()}`])).toEqual({ exitCode: 0, output: "" });
    expect(readText(output())).toBe(declared);
  });

  test("writes nothing if the app has problems", async () => {
    const declared = write("api.json", JSON.stringify(app({ port: 0 })));
    const { exitCode, output: text } = await runCommand(["app", `--declaration=${declared}`, `--output=${output()}`]);
    expect(exitCode).toBe(1);
    expect(text).toMatch(/^\/\/shop:shop_api: port: is out of range \(got 0\)/);
    expect(existsSync(output())).toBe(false);
  });
});

const KINDS: Readonly<Record<string, readonly string[]>> = {
  "external-api": ["Deployment", "Ingress", "PodDisruptionBudget", "Service"],
  "internal-api": ["Deployment", "PodDisruptionBudget", "Service"],
  worker: ["Deployment"],
  job: ["Job"],
  "cron-job": ["CronJob"],
  "stateful-service": ["Service", "Service", "StatefulSet"],
  daemon: ["DaemonSet"],
};

describe("generate", () => {
  const generate = (...args: string[]): Promise<Outcome> => runCommand(["generate", ...args]);

  test.each(Object.keys(APP_TYPES))(
    "a chart of the app type %s renders what the type gets, on both Helms",
    async (type) => {
      const output = join(folder, "chart");
      expect(await generate(`--app-type=${type}`, `--output=${output}`)).toEqual({ exitCode: 0, output: "" });
      for (const [, helm] of HELMS) {
        expect(lint(helm, output, [])).toMatchObject({ passed: true });
        expect(kinds(render(helm, output)).map((id) => id.split("/")[0])).toEqual(KINDS[type]);
      }
    },
  );

  test("an app type that does not exist gets the closest one as a suggestion", async () => {
    expect(await generate("--app-type=wroker", "--app-type=job", `--output=${join(folder, "chart")}`)).toEqual({
      exitCode: 1,
      output:
        '--app-type: app_type: is not one of the allowed values (got "wroker"); expected one of `external-api`, `internal-api`, `worker`, `job`, `cron-job`, `stateful-service` and `daemon`. Fix: write "worker". [invalid-value]',
    });
    expect(existsSync(join(folder, "chart"))).toBe(false);
  });

  test("composes a chart of the apps and options on the command line", async () => {
    const apps = ["a_api", "b,api"].map((name) =>
      write(`${name}.json`, JSON.stringify(app({ app_name: name.replace(",", "_") }))),
    );
    const output = join(folder, "deep/chart");
    const outcome = await generate(
      ...apps.map((path) => `--apps=${path}`),
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

  test("takes a directory as the files in it", async () => {
    write("dependency/Chart.yaml", "name: dependency\nversion: 1.0.0\n");
    write("dependency/templates/x.yaml", "{}\n");
    const declared = chart({ dependencies: [{ chart: ["shop/dependency"] }] });
    const output = join(folder, "chart");
    const outcome = await generate(
      `--declaration=${write("chart.json", JSON.stringify(declared))}`,
      `--apps=${write("api.json", JSON.stringify(app()))}`,
      `--file=shop/dependency=${join(folder, "dependency")}`,
      `--output=${output}`,
    );
    expect(outcome).toEqual({ exitCode: 0, output: "" });
    expect(readText(join(output, "charts/dependency/templates/x.yaml"))).toBe("{}\n");
  });

  test("takes file names with special characters", async () => {
    const file = "shop/a=b%3D.txt";
    const declared = app({ config_files: { settings: { files: [{ file, key: "settings.txt" }] } } });
    const output = join(folder, "chart");
    const outcome = await generate(
      `--apps=${write("api.json", JSON.stringify(declared))}`,
      `--file=shop/a%3Db%253D.txt=${write("path=with=signs.txt", "text\n")}`,
      `--output=${output}`,
    );
    expect(outcome).toEqual({ exitCode: 0, output: "" });
    expect(readText(join(output, "files/shop-api/settings/settings.txt"))).toBe("text\n");
  });

  test("takes the labels of built targets", async () => {
    write("bazel-bin/shop/api_metadata.json", JSON.stringify(app()));
    process.env["BUILD_WORKING_DIRECTORY"] = folder;
    try {
      expect(await generate("--apps=//shop:api_metadata", "--output=chart")).toEqual({ exitCode: 0, output: "" });
      expect(existsSync(join(folder, "chart/Chart.yaml"))).toBe(true);
    } finally {
      delete process.env["BUILD_WORKING_DIRECTORY"];
    }
  });

  test("writes nothing if one app has a problem, and keeps the older chart", async () => {
    const [good, bad] = [
      write("good.json", JSON.stringify(app())),
      write("bad.json", JSON.stringify(app({ app_name: "b_api", port: 0 }))),
    ];
    const output = join(folder, "chart");
    const failed = await generate(`--apps=${good}`, `--apps=${bad}`, `--output=${output}`);
    expect(failed.exitCode).toBe(1);
    expect(failed.output.split("\n")).toHaveLength(1);
    expect(readdirSync(folder).sort()).toEqual(["bad.json", "good.json"]);

    expect((await generate(`--apps=${good}`, `--output=${output}`)).exitCode).toBe(0);
    const before = readDirectory(output);
    expect((await generate(`--apps=${good}`, `--apps=${bad}`, `--output=${output}`)).exitCode).toBe(1);
    expect(readDirectory(output)).toEqual(before);
  });

  test("replaces an older chart as a whole", async () => {
    const output = join(folder, "chart");
    await generate(`--apps=${write("a.json", JSON.stringify(app({ app_name: "a_api" })))}`, `--output=${output}`);
    await generate(`--apps=${write("b.json", JSON.stringify(app({ app_name: "b_api" })))}`, `--output=${output}`);
    expect(existsSync(join(output, "templates/a-api-service.yaml"))).toBe(false);
    expect(existsSync(join(output, "templates/b-api-service.yaml"))).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(["a.json", "b.json", "chart"]);
  });

  test("does not touch a directory that is not a chart", async () => {
    write("precious/file", "x");
    const outcome = await generate(
      `--apps=${write("a.json", JSON.stringify(app()))}`,
      `--output=${join(folder, "precious")}`,
    );
    expect(outcome.exitCode).toBe(2);
    expect(outcome.output).toContain("exists and is not a chart");
    expect(readdirSync(join(folder, "precious"))).toEqual(["file"]);
  });

  test.each([
    [["--apps=x"], "--output=<directory> is missing"],
    [["--output=x", "--nonsense=1"], "--nonsense"],
    [["--output=x", "--apps=/no/such/file.json"], "/no/such/file.json"],
  ])("called with %j exits with 2", async (args, text) => {
    const outcome = await generate(...args);
    expect(outcome).toEqual({ exitCode: 2, output: expect.stringContaining(text) });
  });

  test("reports a file that is not JSON", async () => {
    const outcome = await generate(`--apps=${write("a.json", "apiVersion: v1")}`, `--output=${join(folder, "chart")}`);
    expect(outcome.exitCode).toBe(1);
    expect(outcome.output).toContain('metadata: is not JSON (got "apiVersion: v1")');
  });
});

test("the error for an unknown command lists the commands", async () => {
  expect(await runCommand(["frobnicate"])).toEqual({
    exitCode: 2,
    output:
      "no command `frobnicate`; expected `accept`, `app`, `assert`, `check`, `compare`, `digest`, `explain`, `generate`, `gitops`, `golden`, `graph`, `helm`, `import`, `lint`, `locate`, `mermaid`, `migration`, `package`, `pin`, `push`, `render`, `report`, `schema`, `upgrade`, `validate` or `validate-all`. `--help` lists the commands",
  });
});

describe("golden", () => {
  const compare = (golden: string, chart: string, ...more: readonly string[]) =>
    runCommand([
      "golden",
      `--chart=${runfile(chart)}`,
      `--golden=${runfile(golden)}`,
      "--source=shop/golden",
      "--label=//shop:golden",
      ...more,
    ]);

  async function update(chart: string, ...more: readonly string[]) {
    write("shop/golden/stale.yaml", "x");
    process.env["BUILD_WORKSPACE_DIRECTORY"] = folder;
    try {
      const options = [`--chart=${runfile(chart)}`, "--source=shop/golden", "--label=//shop:golden", "--update"];
      return await runCommand(["golden", ...options, ...more]);
    } finally {
      delete process.env["BUILD_WORKSPACE_DIRECTORY"];
    }
  }

  test("passes on equal directories", async () => {
    const directory = chartOf({});
    expect((await compare(directory, chartOf({}))).exitCode).toBe(0);
  });

  test("shows new, missing and changed files, and the command that regenerates the golden copy", async () => {
    const [golden, chart] = [chartOf({ apps: [app({ app_type: "external-api" })] }), chartOf({})];
    writeFileSync(join(chart, "new.yaml"), "");
    const { exitCode, output } = await compare(golden, chart);
    expect(exitCode).toBe(1);
    const lines = output.split("\n");
    expect(lines).toContain("new.yaml: new, not in shop/golden");
    expect(lines).toContain("templates/ingress.yaml: in shop/golden, but no longer built");
    expect(lines.some((line) => /^values\.yaml:\d+: differs$/.test(line))).toBe(true);
    expect(lines.at(-1)).toBe("To regenerate shop/golden: bazel run //shop:golden.update");
  });

  test.each(HELMS)("%s tells which objects change, and which files say the same as before", async (_, helm) => {
    const [golden, chart] = [chartOf({ apps: [app({ replicas: 3 })] }), chartOf({ apps: [app({ replicas: 2 })] })];
    const { output } = await compare(golden, chart, `--helm=${helm}`, "--files=values.yaml");
    expect(output.split("\n").slice(3)).toEqual([
      "",
      "changed (copy → build)",
      "~ Deployment/shop-shop-api (app shop-api)",
      "    spec.replicas: 3 → 2",
      "",
      "To regenerate shop/golden: bazel run //shop:golden.update",
    ]);
    writeFileSync(join(golden, "values.yaml"), `# A remark.\n${readText(join(chart, "values.yaml"))}`);
    expect((await compare(golden, chart, `--helm=${helm}`)).output).toContain("\nNo object changes for a cluster.\n");
  });

  test("fails without a golden directory; the command it prints has no repository name", async () => {
    const { exitCode, output } = await compare(join(folder, "none"), chartOf({}), "--label=@@examples+//shop:golden");
    expect(exitCode).toBe(1);
    expect(output).toMatch(/: bazel run \/\/shop:golden\.update$/);
  });

  test("--update replaces the golden directory in the workspace", async () => {
    const chart = chartOf({});
    expect((await update(chart)).exitCode).toBe(0);
    expect(readDirectory(join(folder, "shop/golden"))).toEqual(readDirectory(chart));
  });

  test("--update with a marker deletes nothing that it has not written", async () => {
    const built = mkdtempSync(join(folder, "files-"));
    writeFileSync(join(built, "dev.yaml"), "# Made from //shop:golden\na: 1\n");
    const refused = await update(built, "--marker=# Made from //");
    expect(refused).toEqual({
      exitCode: 1,
      output:
        '//shop:golden: directory: has a file that would be deleted (got "shop/golden/stale.yaml"); expected a directory with nothing but the files that this target makes. Fix: move the file, or choose another `directory`. [foreign-file]',
    });
    expect([...readDirectory(join(folder, "shop/golden")).keys()]).toContain("stale.yaml");
  });

  describe("some files", () => {
    const files = ["--files=templates/**", "--files=values.yaml"];

    test("compares only these, in the chart and in the golden copy", async () => {
      const [golden, chart] = [chartOf({}), chartOf({})];
      rmSync(join(golden, "README.md"));
      writeFileSync(join(golden, "Chart.yaml"), "changed");
      writeFileSync(join(golden, "own.txt"), "");
      const compared = [...readDirectory(chart).keys()].filter((path) => /^(templates\/.*|values\.yaml)$/.test(path));
      const output = `${compared.length} files match shop/golden`;
      expect(await compare(golden, chart, ...files)).toEqual({ exitCode: 0, output });

      writeFileSync(join(golden, "templates/tests.yaml"), "");
      writeFileSync(join(golden, "values.yaml"), "changed");
      const { exitCode, output: differences } = await compare(golden, chart, ...files);
      expect(exitCode).toBe(1);
      expect(differences).toMatch(
        /^templates\/tests\.yaml: in shop\/golden, but no longer built\nvalues\.yaml:1: differs/,
      );
    });

    test("--update writes only these", async () => {
      const chart = chartOf({});
      await update(chart, ...files);
      const written = [...readDirectory(join(folder, "shop/golden")).keys()];
      expect(written).toContain("templates/shop-api-deployment.yaml");
      expect(written.filter((path) => !path.startsWith("templates/"))).toEqual(["values.yaml"]);
    });

    test("a pattern that matches no file of the chart is an error, and nothing is written", async () => {
      const chart = chartOf({});
      writeFileSync(join(chart, "values.yaml"), "");
      const problem = {
        exitCode: 1,
        output:
          '//shop:golden: files[1]: matches no file in the chart (got "template/*"); expected the path of a file in the chart, ' +
          "with `*` for any part of a name and `**` for any number of folders. Fix: correct the pattern, or remove it. [unmatched-pattern]",
      };
      const wrong = ["--files=values.yaml", "--files=template/*"];
      expect(await compare(chart, chart, ...wrong)).toEqual(problem);
      expect(await update(chart, ...wrong)).toEqual(problem);
      expect([...readDirectory(join(folder, "shop/golden")).keys()]).toEqual(["stale.yaml"]);
    });
  });
});
