/** `migration`: finds the tests of a chart where Bazel puts them, and runs them; or compares the chart with what people name. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { beforeEach, expect, test } from "@jest/globals";
import { runCommand } from "../../commands.ts";
import { readText } from "../../system/io.ts";

process.env["RUNFILES_DIR"] = resolve("..");
const folder = mkdtempSync(join(process.env["TEST_TMPDIR"] ?? tmpdir(), "migration-"));

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  process.env["BUILD_WORKSPACE_DIRECTORY"] = folder;
  process.env["BUILD_WORKING_DIRECTORY"] = folder;
});

function write(path: string, text: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** A test of a chart that records how it was called. */
function built(path: string, chart: string, exitCode: number): void {
  const name = path.split("/").at(-1);
  write(`bazel-bin/${path}.migration.json`, JSON.stringify({ chart, test: name }));
  const program = `#!/bin/sh\necho "${name} $* \${RUNFILES_DIR:-none}" >>'${folder}/record'\nexit ${exitCode}\n`;
  chmodSync(write(`bazel-bin/${path}`, program), 0o755);
}

const run = (...args: readonly string[]) => runCommand(["migration", "--helm=h", "--", ...args]);

test.each(["//manman:manman_host_chart", "manman_host_chart", "manman_host"])("all tests of %s run", async (chart) => {
  built("manman/first", "//manman:manman_host_chart", 0);
  built("manman/second", "//manman:manman_host_chart", 1);
  built("other/third", "//other:other_chart", 1);
  // The files of a test's own runfiles are the same tests again.
  built("manman/first.runfiles/manman/first", "//manman:manman_host_chart", 1);
  expect(await run(`--chart=${chart}`, "--format=json")).toEqual({ exitCode: 1, output: "" });
  expect(readText(join(folder, "record"))).toBe("first --format=json none\nsecond --format=json none\n");
});

test("without a test that is built, it says which charts have one", async () => {
  const missing = (charts: string) =>
    `migration_test: --chart: has no \`helm_chart_migration_test\` that is built (got "shop"); expected ${charts}. Fix: run \`bazel build\` on the test, or add \`--manual=<side>\` with what the chart is to be compared with. [no-migration-test]`;
  expect(await run("--chart=shop")).toEqual({ exitCode: 1, output: missing("a chart with such a test") });
  built("other/third", "//other:other_chart", 0);
  expect(await run("--chart=shop")).toEqual({ exitCode: 1, output: missing("`//other:other_chart`") });
});

test("with another side, the chart is compared with it: a label is where Bazel builds it, all else a path", async () => {
  const text = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";
  write("old.yaml", text);
  write("bazel-bin/shop/shop_chart/a.yaml", text);
  for (const chart of ["//shop:shop_chart", "bazel-bin/shop/shop_chart"]) {
    expect(await run("--manual=old.yaml", `--chart=${chart}`)).toMatchObject({
      exitCode: 0,
      output: expect.stringMatching(/\n0 missing, 0 extra, 0 changed, 1 the same$/),
    });
  }
});

test("a chart is needed", async () => {
  expect(await run("--manual=x")).toEqual({ exitCode: 2, output: "migration: --chart=<chart> is missing" });
});
