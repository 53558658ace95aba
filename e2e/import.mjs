/**
 * Tests `import` as users run it: `node e2e/import.mjs`. Imports charts, and what Kustomize builds, into a fresh workspace, builds
 * what it wrote with Bazel, and compares what both render. `node e2e/import.mjs table` prints how much of every example attributes say. Prints one line per
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

/** What differs between overlays, and is no value. */
const LEFT = [/spec\.serviceName/, /spec\.volumeClaimTemplates\[name=data\]\.spec\.resources\.requests\.storage/];

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
      await importOne({ folder, bazel, name, sideOf: () => chart, options: [`--layout=${layout}`] });
    }
    await importOverlays({ folder, write, bazel });

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

/** The overlays of a base, built by the real Kustomize: kubectl's, which comes with the control plane of the tests. */
async function importOverlays({ folder, write, bazel }) {
  const { binaries, Unavailable } = await importTypeScript({ entryPoints: [join(ROOT, "e2e/cluster/binaries.ts")] });
  const built = await binaries().catch((error) => {
    if (!(error instanceof Unavailable)) throw error;
    console.log(`ok - what Kustomize builds # SKIP ${error.message.split("\n")[0]}`);
  });
  if (built === undefined) return;
  const build = (overlay) => {
    const directory = join(ROOT, "e2e/kustomize/overlays", overlay);
    return execFileSync(built.controlPlane, ["kubectl", "kustomize", directory], { encoding: "utf8" });
  };
  for (const overlay of ["dev", "prod"]) write(`old/${overlay}.yaml`, build(overlay));
  await check("what a test quotes of Kustomize's output is what it builds", () => {
    assert.ok(
      readFileSync(join(ROOT, "tools/helm/test/commands/foreign_charts.test.ts"), "utf8").includes(build("prod")),
    );
  });
  const sideOf = (environment = "dev") => join(folder, `old/${environment}.yaml`);
  await importOne({ folder, bazel, name: "billing", sideOf, options: ["--environment=prod=old/prod.yaml"] });
  await check("apps have the names of the base, and what is generated is told", () => {
    const read = (name) => readFileSync(join(folder, "billing", name), "utf8");
    assert.deepEqual(read("BUILD.bazel").match(/(?<=^release_app\(\n {4}name = ").*(?=",$)/gm), ["worker", "cache"]);
    assert.equal(read("IMPORT.md").match(/Kustomize generates it with a hash in its name/g)?.length, 2);
  });
  await check("the migration test finds what the import could not carry over, and nothing else", () => {
    const sides = ["--chart=//billing:billing_chart", "--manual=old/prod.yaml", "--environment=prod"];
    const run = (accepted) => bazel("run", `${RULES}:migration_test`, "--", ...sides, `--accept=${accepted}`);
    const accepted = readFileSync(join(folder, "billing/accepted_prod.yaml"), "utf8");
    run("billing/accepted_prod.yaml");
    write("harmless.yaml", accepted.replaceAll(/^.*"Not carried over\."\n/gm, ""));
    assert.throws(
      () => run("harmless.yaml"),
      ({ stdout }) => LEFT.every((pattern) => pattern.test(stdout)) && /^0 missing, 0 extra, 1 changed\b/m.test(stdout),
    );
  });
}

/** Imports a chart, or the manifests of each environment, builds it with all checks, and compares both in every environment. */
async function importOne({ folder, bazel, name, sideOf, options }) {
  let summary = "it failed";
  await check(`${name} is imported`, () => {
    const output = bazel("run", `${RULES}:import`, "--", `--chart=${sideOf()}`, `--to=${name}`, ...options);
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
        ...["run", `${RULES}:compare`, "--", `--manual=${sideOf(environment)}`, `--generated=${built}`],
        ...(environment === undefined ? [] : [`--environment=${environment}`]),
        ...(existsSync(accepted) ? [`--accept=${accepted}`] : []),
      );
    }
  });
}

finish();
