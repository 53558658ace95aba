/**
 * Tests `import` as users run it: `node e2e/import.mjs`. Imports charts into a fresh workspace, builds what it wrote with Bazel,
 * and compares what both render. `node e2e/import.mjs table` prints how much of every example attributes say. Prints one line per
 * check, in the Test Anything Protocol.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { bazelOf, exampleCharts, helmBinary } from "../tools/npm/example_charts.mjs";
import { importTypeScript } from "../tools/npm/import_typescript.mjs";
import { ROOT, withScratchModule } from "../tools/npm/scratch_module.mjs";
import { check, finish } from "../tools/npm/tap.mjs";

const RULES = "@rules_appchart//tools/helm";
const BUILDIFIER = join(ROOT, "node_modules/@bazel/buildifier/buildifier.js");
const SYSTEMS = "set(//manman:manman_host_chart //fullstack:fullstack_chart //demo/environments:environments_chart)";

const { LIBRARY } = await importTypeScript({ entryPoints: ["tools/helm/test/support/library_chart.ts"] });

/** The list of charts for the test of all of them is kept by hand. */
await check("tools/examples/example_charts.bzl lists every example", () => {
  const listed = readFileSync(join(ROOT, "tools/examples/example_charts.bzl"), "utf8").match(/"@examples.*"/g) ?? [];
  const labels = bazelOf(ROOT, "examples", "query", "kind('^helm_chart rule$', //...)", "--noshow_progress");
  assert.deepEqual(
    listed.map((label) => JSON.parse(label).replace("@examples", "")),
    labels.trim().split("\n").sort(),
  );
});

if (process.argv[2] === "table") {
  const output = bazelOf(
    ROOT,
    ".",
    "test",
    "//tools/examples:import.test",
    "--test_output=all",
    "--test_env=IMPORT_TABLE=1",
  );
  console.log((output.match(/^ *\|.*$/gm) ?? []).map((line) => `# ${line.trim()}`).join("\n"));
} else {
  await importAll();
}

async function importAll() {
  const charts = [
    ["tickets", join(ROOT, "examples/demo/migration/old_chart"), "one"],
    ["manman_old", join(ROOT, "examples/manman/hand_written"), "apps"],
    ...[...exampleCharts(ROOT, SYSTEMS)].map(([label, path]) => [label.split(":")[1], path, "one"]),
  ];
  await withScratchModule("import", async ({ folder, write, bazel }) => {
    write("old/README.md", "Charts of others.\n");
    for (const [path, text] of Object.entries(LIBRARY)) write(`old/orders/${path}`, text);
    execFileSync(helmBinary(4), ["create", join(folder, "old/web")], { stdio: "pipe" });
    for (const [name, chart, layout] of [...charts, ["created", "old/web", "one"], ["library", "old/orders", "one"]]) {
      await importOne({ folder, bazel, name, chart, layout });
    }

    await check("nothing is written if the input is wrong", () => {
      write("old/broken.yaml", "kind: {");
      assert.throws(
        () => bazel("run", `${RULES}:import`, "--", `--chart=${folder}/old/broken.yaml`, "--to=broken"),
        ({ status, stderr, stdout }) => status === 2 && /\[invalid-yaml\]/.test(`${stdout}${stderr}`),
      );
      assert.ok(!existsSync(join(folder, "broken")));
    });
  });
}

/** Imports a chart, builds it with all checks, and compares both in every environment. */
async function importOne({ folder, bazel, name, chart, layout }) {
  let summary = "it failed";
  await check(`${name} is imported`, () => {
    const output = bazel("run", `${RULES}:import`, "--", `--chart=${chart}`, `--to=${name}`, `--layout=${layout}`);
    summary = output.trim().split("\n").at(-1);
  });
  const target = /^ {4}name = "(.*_chart)",$/m.exec(readFileSync(join(folder, name, "BUILD.bazel"), "utf8"))?.[1];
  await check(`buildifier would change nothing in ${name}`, () => {
    const files = execFileSync("find", [join(folder, name), "-name", "BUILD.bazel"], { encoding: "utf8" }).trim();
    execFileSync(process.execPath, [BUILDIFIER, "-mode=check", "-lint=warn", ...files.split("\n")], { stdio: "pipe" });
  });
  await check(`${name} builds, and renders the same: ${summary}`, () => {
    bazel("build", `//${name}/...`);
    const built = join(folder, "bazel-bin", name, target);
    const environments = [...readFileSync(join(built, "README.md"), "utf8").matchAll(/values-([a-z0-9-]+)\.yaml/g)];
    for (const environment of [undefined, ...new Set(environments.map(([, each]) => each))]) {
      const accepted = join(folder, name, `accepted${environment === undefined ? "" : `_${environment}`}.yaml`);
      bazel(
        ...["run", `${RULES}:compare`, "--", `--manual=${chart}`, `--generated=${built}`],
        ...(environment === undefined ? [] : [`--environment=${environment}`]),
        ...(existsSync(accepted) ? [`--accept=${accepted}`] : []),
      );
    }
  });
}

finish();
