/**
 * Tests that charts are byte for byte the same wherever they are built, and are rebuilt only when their inputs change:
 * `node e2e/reproducible.mjs`. Prints one line per check, in the Test Anything Protocol.
 */
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bazelIn, ROOT, removeReadOnly, withScratchModule } from "../tools/npm/scratch_module.mjs";
import { check, finish } from "../tools/npm/tap.mjs";

/** The content of all files of the example charts and of their reports, built in a fresh output base. */
function buildExamples(...options) {
  const examples = join(ROOT, "examples");
  const outputBase = mkdtempSync(join(tmpdir(), "output-base-"));
  const bazel = (...args) => bazelIn(examples, `--output_base=${outputBase}`, ...args);
  try {
    const made = ["--output=files", "--output_groups=default,report"];
    const paths = bazel("cquery", "kind('^helm_chart rule$', //...)", ...made)
      .split("\n")
      .filter(Boolean);
    bazel("build", "//...", "--experimental_convenience_symlinks=ignore", ...options);
    const execroot = bazel("info", "execution_root").trim();
    return new Map(paths.flatMap((path) => readTree(join(execroot, path), path)));
  } finally {
    bazel("shutdown");
    removeReadOnly(outputBase);
  }
}

function readTree(directory, name) {
  if (statSync(directory).isFile()) return [[name, readFileSync(directory, "latin1")]];
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(directory, path)).isFile())
    .map((path) => [`${name}/${path}`, readFileSync(join(directory, path), "latin1")]);
}

await check("two output bases, one with workers and one with a process per action, give the same bytes", () => {
  const workers = buildExamples();
  const processes = buildExamples("--strategy=ComposeChart=sandboxed", "--strategy=CheckChart=sandboxed");
  assert.ok(workers.size > 50, `only ${workers.size} files`);
  assert.deepEqual([...processes.keys()], [...workers.keys()]);
  for (const [path, content] of workers) assert.equal(processes.get(path), content, path);
});

const declare = (replicas, comment = "") => `load("@rules_appchart//:helm.bzl", "helm_chart")
load("@rules_appchart//:release_app.bzl", "release_app")
${comment}
release_app(name = "a_api", image = "registry.example.com/a", port = 8000, replicas = ${replicas})
release_app(name = "b_api", image = "registry.example.com/b", port = 8000)
helm_chart(name = "a_chart", apps = [":a_api_metadata"])
helm_chart(name = "b_chart", apps = [":b_api_metadata"])
helm_chart(name = "both_chart", apps = [":a_api_metadata", ":b_api_metadata"])
`;

await withScratchModule("rebuild", async ({ folder, write, bazel }) => {
  /** The actions that a build ran, as `mnemonic target`, sorted. */
  const build = () => {
    const log = join(folder, "execution.json");
    bazel("build", "//...", `--execution_log_json_file=${log}`);
    const spawns = readFileSync(log, "utf8")
      .split(/\n?(?<=^\})(?=\{$)/m)
      .filter((text) => text.trim() !== "");
    return spawns
      .map((text) => JSON.parse(text))
      .map(({ mnemonic, targetLabel }) => `${mnemonic} ${targetLabel}`)
      .sort();
  };
  const both = (...charts) =>
    ["CheckChart", "ComposeChart"].flatMap((mnemonic) => charts.map((chart) => `${mnemonic} //:${chart}.composed`));

  write("BUILD.bazel", declare(2));
  const first = build();
  await check("the first build composes and checks every chart", () => {
    const ours = first.filter((spawn) => spawn.includes("Chart "));
    const accepted = ["a_chart", "b_chart", "both_chart"].map((chart) => `AcceptChart //:${chart}`);
    assert.deepEqual(ours, [...accepted, ...both("a_chart", "b_chart", "both_chart")]);
  });
  await check("a build without changes runs nothing", () => assert.deepEqual(build(), []));
  await check("a changed comment or unrelated file runs nothing", () => {
    write("BUILD.bazel", declare(2, "# A comment."));
    write("unrelated.txt", "x");
    assert.deepEqual(build(), []);
  });
  await check("a changed app rebuilds only its charts; unchanged reports are not accepted again", () => {
    write("BUILD.bazel", declare(3));
    assert.deepEqual(build(), [...both("a_chart", "both_chart"), "ValidateApp //:a_api_metadata"]);
  });
  await check("a declaration with the same result is not composed again", () => {
    write("BUILD.bazel", declare("1 + 2"));
    assert.deepEqual(build(), []);
  });
});

finish();
