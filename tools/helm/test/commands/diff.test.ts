/** What `.diff` asks of Helm and prints, with a Helm that answers from files; `e2e/cluster` has a real one and a real cluster. */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { beforeEach, describe, expect, test } from "@jest/globals";
import { runCommand } from "../../commands.ts";
import { packChart } from "../../system/chart_package.ts";
import { app, chart, chartOf, type Declaration, filesOf } from "../support/charts.ts";
import { HELMS } from "../support/helm.ts";

const RUNFILES = resolve("..");
process.env["RUNFILES_DIR"] = RUNFILES;
const folder = mkdtempSync(join(process.env["TEST_TMPDIR"] ?? tmpdir(), "diff-"));
const [fake, record, declaration] = ["helm", "record", "chart.json"].map((name) => join(folder, name)) as [
  string,
  string,
  string,
];
const runfile = (path: string) => relative(RUNFILES, path);

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  // Answers with the file that is named after the command, and fails if there is none.
  const answers = `case "$*" in *--help) printf '%s' "$HELP";; *) cat "${folder}/$1.json" 2>/dev/null || { cat "${folder}/$1.error" >&2; exit 1; };; esac`;
  writeFileSync(fake, `#!/bin/sh\nprintf '%s\\n' "$*" >>'${record}'\n${answers}\n`);
  chmodSync(fake, 0o755);
  writeFileSync(declaration, JSON.stringify(chart({ namespace: "team" })));
  writeFileSync(join(folder, "config"), "current-context: dev\ncontexts: [{name: dev}]\n");
  process.env["KUBECONFIG"] = join(folder, "config");
  process.env["BUILD_WORKING_DIRECTORY"] = folder;
  process.env["HELP"] = "";
});

function diff(rest: readonly string[], { helm = fake, directory = folder } = {}) {
  const options = ["--verb=diff", "--label=//shop:chart.diff", `--declaration=${runfile(declaration)}`];
  return runCommand([
    ...["helm", ...options, `--chart=${runfile(directory)}`, `--helm=${runfile(helm)}`, "--"],
    ...rest,
  ]);
}

const calls = () => readFileSync(record, "utf8").trimEnd().split("\n");
const answer = (command: string, value: unknown) =>
  writeFileSync(join(folder, `${command}.json`), JSON.stringify(value));
const map = (value: string) => ({ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a" }, data: { key: value } });

describe("against a live release", () => {
  test("the live object is compared with what an upgrade would install", async () => {
    const live = { ...map("7"), immutable: false };
    const pods = { "v1/ConfigMap": [live], "v1/Pod(related)": [map("pod")], "v1/Secret": null };
    answer("status", { manifest: `---\n${JSON.stringify(map("1"))}\n`, info: { resources: pods } });
    answer("upgrade", {
      manifest: JSON.stringify(map("2")),
      hooks: [{ manifest: JSON.stringify({ ...map("x"), kind: "Job" }) }],
    });
    expect(await diff(["--set=a=b", "--kubeconfig", "here", "--kube-token=t"])).toEqual({
      exitCode: 0,
      output: `~ ConfigMap/a
  @@ -3,4 +3,4 @@
   metadata:
     name: "a"
   data:
  -  key: "7"
  +  key: "2"
+ Job/a
  @@ -0,0 +1,6 @@
  +apiVersion: "v1"
  +kind: "Job"
  +metadata:
  +  name: "a"
  +data:
  +  key: "x"
2 objects: 1 created, 1 changed`,
    });
    const place = "--namespace team --output json";
    expect(calls()).toEqual([
      "status --help",
      `status shop ${place} --kubeconfig here --kube-token=t`,
      `upgrade shop ${folder} --install --dry-run=server --hide-notes ${place} --set=a=b --kubeconfig here --kube-token=t`,
    ]);
  });

  test("a Helm that shows objects only when it is asked to", async () => {
    process.env["HELP"] = "--show-resources";
    answer("status", { manifest: "", info: {} });
    answer("upgrade", { manifest: "" });
    expect(await diff([])).toMatchObject({ exitCode: 0, output: "0 objects: none" });
    expect(calls()[1]).toContain("--show-resources");
  });

  test("no release yet: everything is created, and the exit code can tell", async () => {
    writeFileSync(join(folder, "status.error"), "Error: release: not found\n");
    answer("upgrade", { manifest: JSON.stringify(map("1")) });
    expect(await diff(["--detailed-exitcode"])).toMatchObject({
      exitCode: 2,
      isResult: true,
      output: expect.stringMatching(/^\+ ConfigMap\/a\n[\s\S]*\n1 object: 1 created$/),
    });
  });

  test.each(["status", "upgrade"])("if Helm's %s fails, so does the run target", async (command) => {
    answer("status", { manifest: "", info: {} });
    answer("upgrade", { manifest: "" });
    rmSync(join(folder, `${command}.json`));
    writeFileSync(join(folder, `${command}.error`), "Error: no cluster\n");
    expect((await diff([])).exitCode).toBe(1);
  });
});

describe.each(HELMS)("%s: against another version of the chart, without a cluster", (_, helm) => {
  const declare = (replicas: number, prod: number): Declaration => ({
    chart: chart({ environments: { prod: { apps: { shop_api: { replicas: prod } } } } }),
    apps: [app({ replicas })],
  });
  const next = () => ({ helm, directory: chartOf(declare(2, 3)) });

  test("a package, a directory, and the values of an environment", async () => {
    const files = filesOf(declare(4, 5));
    const [packed, directory] = [join(folder, "shop-0.1.0.tgz"), chartOf(declare(4, 5))];
    writeFileSync(packed, await packChart("shop", files));
    for (const against of ["shop-0.1.0.tgz", packed, directory]) {
      const { exitCode, output } = await diff([`--against=${against}`], next());
      expect([exitCode, output.split("\n").filter((line) => /^. *[-+]/.test(line))]).toEqual([
        0,
        ["  -  replicas: 4", "  +  replicas: 2"],
      ]);
    }
  });

  test("nothing differs from the same version", async () => {
    const outcome = await diff(["--against", chartOf(declare(2, 3)), "--detailed-exitcode"], next());
    expect(outcome).toMatchObject({ exitCode: 0, output: "3 objects: 3 same" });
  });

  test("what is no chart", async () => {
    writeFileSync(join(folder, "x.tgz"), "x");
    expect(await diff(["--against=x.tgz"], next())).toMatchObject({
      exitCode: 1,
      output:
        '//shop:chart.diff: --against: is not a chart (got "x.tgz"); expected the path of a chart\'s directory, or of a package like `hello-chart-0.1.0.tgz`. Fix: give such a path. [not-a-chart]',
    });
  });
});
