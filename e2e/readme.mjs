/**
 * Tests README.md: `node e2e/readme.mjs`. Builds its example, runs its commands, and compares the output that it quotes with the
 * real one. Its commands for a checkout run in this one, every test of the repository included; without a cache, that takes an
 * hour. Prints one line per check, in the Test Anything Protocol.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { helmBinary } from "../tools/npm/example_charts.mjs";
import { ROOT, withScratchModule } from "../tools/npm/scratch_module.mjs";
import { check, finish } from "../tools/npm/tap.mjs";

const readme = readFileSync(join(ROOT, "README.md"), "utf8");

/** The code blocks of a section, in order. */
function blocks(section) {
  const start = readme.indexOf(`\n## ${section}\n`);
  assert.ok(start >= 0, `README.md has no section ${section}`);
  const end = readme.indexOf("\n## ", start + 1);
  const text = readme.slice(start, end === -1 ? undefined : end);
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language, code]) => ({ language, code }));
}

const [example, tree] = blocks("Example").map(({ code }) => code);
const [summary] = blocks("Commands").map(({ code }) => code);
/** Invalid declarations, each followed by its error message. */
const errors = blocks("Errors").map(({ code }) => code);
assert.ok(errors.length >= 4 && errors.length % 2 === 0, `${errors.length} blocks of errors in README.md`);
const attempts = blocks("Try it").flatMap(({ code }) => code.trim().split("\n"));
const [dependency, toolchain] = blocks("Use it in your module").map(({ code }) => code);
const commands = [...readme.matchAll(/^\| `bazel ([^`]+)`/gm)].map(([, command]) => command);

const TESTS = `
load("@rules_appchart//:helm.bzl", "helm_chart_golden_test", "helm_chart_migration_test", "helm_chart_render_test", "helm_chart_upgrade_test")
helm_chart_golden_test(name = "golden_test", chart = ":hello_chart", golden = "golden")
helm_chart_upgrade_test(name = "upgrade_test", chart = ":hello_chart", previous = glob(["golden/**"], allow_empty = True))
helm_chart_render_test(name = "render_test", chart = ":hello_chart", cases = "render_test.yaml")
helm_chart_migration_test(name = "migration_test", chart = ":hello_chart", manual = glob(["golden/**"], allow_empty = True))
`;

/** Words of a command line; quotes hold a word together. */
function words(command) {
  return [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain);
}

await withScratchModule("readme", async ({ folder, write, bazel }) => {
  write("hello/BUILD.bazel", example + TESTS);
  write(
    "hello/render_test.yaml",
    "- {name: own values, expect: [{kind: Deployment, path: spec.replicas, equals: 2}]}\n",
  );
  bazel("run", "//hello:golden_test.update");
  // The chart that this one takes the place of.
  cpSync(join(folder, "hello/golden"), join(folder, "old_chart"), { recursive: true });

  assert.ok(commands.length >= 6, `only ${commands.length} commands in README.md`);
  for (const command of commands) {
    await check(`bazel ${command}`, () => {
      bazel(...words(command));
    });
  }

  await check("the chart has the files that README.md lists", () => {
    const chart = join(folder, "bazel-bin/hello/hello_chart");
    const files = readdirSync(chart, { recursive: true }).filter((path) => statSync(join(chart, path)).isFile());
    const listed = tree
      .trim()
      .split("\n")
      .map((line) => line.split(" ")[0]);
    assert.deepEqual(files.sort(), listed.sort());
  });

  await check("`.validate` prints what README.md quotes", () => {
    const version = /Helm \d+\.\d+\.\d+/;
    const printed = bazel("run", "//hello:hello_chart.validate");
    assert.equal(printed.replace(version, "Helm"), summary.replace(version, "Helm"));
  });

  await check("a module chooses its Helm as README.md does", () => {
    const override = `local_path_override(module_name = "rules_appchart", path = ${JSON.stringify(ROOT)})\n`;
    const module = readFileSync(join(folder, "MODULE.bazel"), "utf8");
    write("MODULE.bazel", `${dependency}${override}${toolchain}`);
    const [, version] = /helm\(version = "(.*)"\)/.exec(toolchain);
    // Without downloads, a program on this machine takes its place.
    const printed = bazel("run", `--repo_env=HELM_BINARY=${helmBinary(3)}`, "//hello:hello_chart.validate");
    assert.equal(/^against {2}Helm (\S+),/m.exec(printed)?.[1], version);
    write("MODULE.bazel", module);
  });

  await check("a query by rule kind finds every app", () => {
    // The command that imports a chart has added a package.
    const apps = bazel("query", "kind(app_metadata, //...)").trim().split("\n");
    assert.deepEqual(apps, ["//hello:hello_api_metadata", "//imported:hello-api_metadata"]);
  });

  for (const [index, broken] of errors.entries()) {
    if (index % 2 === 1) continue;
    await check(`errors are reported as README.md quotes them, ${index / 2 + 1}`, () => {
      const chart = example.slice(example.indexOf("helm_chart("));
      const loads = example
        .slice(0, example.indexOf("release_app(\n"))
        .replace('"release_app")', '"ref", "release_app")');
      write("hello/BUILD.bazel", `${loads}\n${broken}\n${broken.includes("helm_chart(") ? "" : chart}`);
      assert.throws(
        () => bazel("build", "//hello:hello_chart"),
        ({ stderr }) =>
          stderr
            .split("\n")
            .filter((line) => line.startsWith("//hello:"))
            .join("\n") === errors[index + 1].trim(),
      );
      const isComposed = broken.includes("helm_chart(");
      const row = isComposed ? /^\/\/hello:hello_chart +prod +\S+ +2 /m : /^\/\/hello:hello_chart +not built$/m;
      assert.throws(
        () => bazel("run", "@rules_appchart//tools/helm:validate_all_charts"),
        ({ status, stdout }) => status === 1 && row.test(stdout),
      );
    });
  }
});

/** Fewer would not be every test. */
const LEAST = 300;

/** As typed in: the shell takes the comments off, and the comment says what there is afterwards. */
for (const command of attempts) {
  await check(command, () => {
    const said = execFileSync("sh", ["-ec", `exec 2>&1; ${command}`], {
      cwd: ROOT,
      encoding: "utf8",
      maxBuffer: 2 ** 28,
    });
    const [, chart] = /# a chart, in (\S+)$/.exec(command) ?? [];
    if (chart === undefined) {
      const [, ran, passed] = /^Executed \d+ out of (\d+) tests: (\d+) tests pass/m.exec(said) ?? assert.fail(said);
      assert.ok(ran === passed && Number(ran) >= LEAST, `${passed} of ${ran}`);
    } else {
      assert.match(said, new RegExp(`^ {2}${chart.replace("examples/", "")}$`, "m"));
      assert.ok(existsSync(join(ROOT, chart, "Chart.yaml")));
    }
  });
}

finish();
