/**
 * Tests that charts are byte for byte the same wherever they are built, and are rebuilt only when their inputs change:
 * `node e2e/reproducible.mjs`. Prints one line per check, in the Test Anything Protocol.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { unpackTar } from "modern-tar";
import { parse } from "yaml";
import { spawnsIn } from "../tools/npm/execution_log.mjs";
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
    bazel("build", "//...", "--disk_cache=", "--experimental_convenience_symlinks=ignore", ...options);
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

await check(
  "two output bases, one with a worker that has sandboxes and one with a process per action, give the same bytes",
  () => {
    const workers = buildExamples("--experimental_worker_multiplex_sandboxing");
    const processes = buildExamples("--strategy=ComposeChart=sandboxed", "--strategy=CheckChart=sandboxed");
    assert.ok(workers.size > 50, `only ${workers.size} files`);
    assert.deepEqual([...processes.keys()], [...workers.keys()]);
    for (const [path, content] of workers) assert.equal(processes.get(path), content, path);
  },
);

const declare = (replicas, comment = "") => `load("@rules_appchart//:helm.bzl", "helm_chart")
load("@rules_appchart//:release_app.bzl", "release_app")
${comment}
release_app(name = "a_api", image = "registry.example.com/a", port = 8000, replicas = ${replicas})
release_app(name = "b_api", image = "registry.example.com/b", port = 8000)
helm_chart(name = "a_chart", apps = [":a_api_metadata"])
helm_chart(name = "b_chart", apps = [":b_api_metadata"])
helm_chart(name = "both_chart", apps = [":a_api_metadata", ":b_api_metadata"])
`;

/** Builds, and gives the actions that ran, as `mnemonic target`, sorted. */
function builder({ folder, bazel }) {
  return (...args) => {
    const log = join(folder, "execution.json");
    bazel("build", ...args, `--execution_log_json_file=${log}`);
    return spawnsIn(log)
      .map(({ mnemonic, targetLabel }) => `${mnemonic} ${targetLabel}`)
      .sort();
  };
}

await withScratchModule("rebuild", async ({ write, ...scratch }) => {
  const buildWith = builder(scratch);
  const build = () => buildWith("//...");
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

const DECLARED = "0.1.0-declared";

const versioned = `load("@rules_appchart//:helm.bzl", "argocd_application", "helm_chart")
load("@rules_appchart//:release_app.bzl", "release_app")
release_app(name = "a_api", image = "registry.example.com/a", port = 8000)
helm_chart(
    name = "stamped",
    apps = [":a_api"],
    chart_version = "${DECLARED}",
    stamp = {"app_version": "{BUILD_EMBED_LABEL}.{STABLE_COMMIT}", "chart_version": "{BUILD_EMBED_LABEL}"},
)
argocd_application(name = "applications", chart = ":stamped", repository = "oci://registry.example.com/charts")
helm_chart(name = "in_a_file", apps = [":a_api"], app_version = ":app.txt", chart_version = ":version.txt")
`;

await withScratchModule("versions", async ({ write, bazel, folder }) => {
  const build = builder({ bazel, folder });
  write("BUILD.bazel", versioned);
  write("version.txt", "3.2.1\n");
  write("app.txt", "2026.11\n");
  const STATUS = "--workspace_status_command=echo STABLE_COMMIT abc123";
  const stamped = (label) => ["--stamp", `--embed_label=${label}`, STATUS];

  /** The files of a package by path, as text. */
  const filesOf = async (path) => {
    const entries = await unpackTar(gunzipSync(readFileSync(join(folder, path))));
    return new Map(entries.map(({ header, data }) => [header.name, Buffer.from(data ?? []).toString()]));
  };
  const packed = (target, name) => filesOf(`bazel-bin/${target}.package/${name}.tgz`);

  await check("a stamped package says its version in every file, and the chart directory does not", async () => {
    build("//:stamped", "//:stamped.package", ...stamped("1.2.3"));
    const files = await packed("stamped", "stamped");
    assert.deepEqual(
      [...files].filter(([, text]) => text.includes(DECLARED)).map(([path]) => path),
      [],
    );
    const { version, appVersion } = parse(files.get("stamped/Chart.yaml"));
    assert.deepEqual([version, appVersion], ["1.2.3", "1.2.3.abc123"]);
    assert.match(files.get("stamped/README.md"), /^# stamped 1\.2\.3$/m);
    const [{ tag }] = JSON.parse(files.get("stamped/images.lock.json")).images;
    assert.equal(tag, "1.2.3.abc123");
    assert.equal(parse(readFileSync(join(folder, "bazel-bin/stamped/Chart.yaml"), "utf8")).version, DECLARED);
  });
  await check("what deploys a stamped chart names its version", () => {
    build("//:applications", ...stamped("1.2.3"));
    const application = parse(readFileSync(join(folder, "bazel-bin/applications.files/stamped.yaml"), "utf8"));
    assert.equal(application.spec.source.targetRevision, "1.2.3");
  });
  await check("another stamp makes only the package again", () => {
    const again = ["AcceptChart", "CheckChart", "ComposeChart", "PackageChart"].map(
      (word) => `${word} //:stamped.package`,
    );
    const ran = build("//:stamped", "//:stamped.package", ...stamped("1.2.4"));
    assert.deepEqual(
      ran.filter((action) => action.includes("Chart")),
      again,
    );
  });
  await check("without --stamp, the package has the declared version", async () => {
    build("//:stamped.package");
    const files = await packed("stamped", `stamped-${DECLARED}`);
    assert.equal(parse(files.get("stamped/Chart.yaml")).version, DECLARED);
  });
  await check("versions of the command line win", async () => {
    const flags = ["--@rules_appchart//:chart_version=7.0.0", "--@rules_appchart//:app_version=8"];
    build("//:stamped.package", ...flags, ...stamped("1.2.5"));
    const { version, appVersion } = parse((await packed("stamped", "stamped-7.0.0")).get("stamped/Chart.yaml"));
    assert.deepEqual([version, appVersion], ["7.0.0", "8"]);
  });
  await check("versions in files", async () => {
    build("//:in_a_file.package");
    const { version, appVersion } = parse((await packed("in_a_file", "in-a-file")).get("in-a-file/Chart.yaml"));
    assert.deepEqual([version, appVersion], ["3.2.1", "2026.11"]);
  });
  await check("the commands in docs/delivery.md", () => {
    const text = readFileSync(join(ROOT, "docs/delivery.md"), "utf8");
    const commands = [...text.matchAll(/^bazel build \/\/hello:hello_chart\.package(.*)$/gm)];
    assert.equal(commands.length, 3);
    for (const [, flags] of commands) build("//:stamped.package", STATUS, ...flags.split(" ").filter(Boolean));
  });
  await check("a stamp without its key, and a version that is none, fail with one line each", () => {
    const problem = (...args) => {
      try {
        build("//:stamped.package", ...args);
      } catch ({ stderr }) {
        return [...stderr.matchAll(/^\S*\/\/:stamped: .*$/gm)].map(([line]) => line.replace(/^@*/, ""));
      }
      return [];
    };
    assert.match(problem("--stamp", STATUS).join("\n"), /\[unknown-status-key\]$/);
    assert.match(
      problem("--@rules_appchart//:chart_version=seven").join("\n"),
      /^\/\/:stamped: chart_version: is malformed.*$/,
    );
  });
});

await withScratchModule("touched", async ({ write, folder }) => {
  const packageOf = (name) => `load("@rules_appchart//:helm.bzl", "helm_chart")
load("@rules_appchart//:release_app.bzl", "release_app")
release_app(name = "${name}_api", image = "registry.example.com/a", port = 8000)
helm_chart(name = "${name}_chart", apps = [":${name}_api"], environments = {"prod": "prod.yaml"})
`;
  for (const name of ["a", "b"]) {
    write(`${name}/BUILD.bazel`, packageOf(name));
    write(`${name}/prod.yaml`, "{}\n");
  }
  write("README.md", "x\n");
  write(".gitignore", "bazel-*\n/runner\n/bin\n/comment.md\n");
  // `bazel` in the document is the launcher, with the output base of this module.
  const launch = `exec '${join(ROOT, "bazelw")}' '--output_base=${folder}.output' "$@"`;
  write("bin/bazel", `#!/bin/sh\nPATH='${process.env.PATH}' ${launch}\n`);
  chmodSync(join(folder, "bin/bazel"), 0o755);
  const shell = (script) =>
    execFileSync("sh", ["-c", script], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, PATH: `${join(folder, "bin")}:${process.env.PATH}` },
      stdio: ["ignore", "pipe", "pipe"],
    });
  const author = "-c user.name=test -c user.email=test@example.com";
  shell(`git init --quiet --initial-branch=main . && git add --all && git ${author} commit --quiet --message=first`);
  const [touched, all] = [
    ...readFileSync(join(ROOT, "docs/delivery.md"), "utf8").matchAll(/^```sh\n(.*?)^```$/gms),
  ].map(([, script]) => script);

  for (const [what, change, charts] of [
    ["nothing", "true", []],
    ["a file that no chart has", "echo y >>README.md", []],
    ["a file of one chart", "echo '{apps: {}}' >a/prod.yaml", ["//a:a_chart"]],
    ["a BUILD file", "echo '# x' >>b/BUILD.bazel", ["//b:b_chart"]],
    ["both", "echo '{apps: {}}' >a/prod.yaml; echo '# x' >>b/BUILD.bazel", ["//a:a_chart", "//b:b_chart"]],
  ]) {
    await check(`the recipe for what a commit touches: ${what}`, () => {
      shell(`git checkout --quiet . && ${change}`);
      assert.deepEqual(shell(`${touched.trim()} || true`).split("\n").filter(Boolean).sort(), charts);
    });
  }
  await check("the recipe for all packages and charts", () => {
    const paths = shell(all).split("\n").filter(Boolean);
    assert.deepEqual(paths.map((path) => path.replace(/^.*\/bin\//, "")).sort(), ["a/a_chart", "b/b_chart"]);
  });
  await check("the workflow to copy: what a pull request changes, as a comment", () => {
    const { jobs } = parse(readFileSync(join(ROOT, "docs/ci/charts.yaml"), "utf8"));
    const scripts = jobs.check.steps.flatMap(({ name, run }) => (name === undefined ? [] : [run]));
    assert.equal(scripts.length, 2);
    shell("git checkout --quiet . && git remote add origin . && git fetch --quiet origin");
    shell("sed -i 's/port = 8000/port = 8001/' a/BUILD.bazel && mkdir runner");
    write("bin/gh", '#!/bin/sh\nfor word; do last=$word; done; cat "$last" >comment.md\n');
    chmodSync(join(folder, "bin/gh"), 0o755);
    const variables = `set -e; RUNNER_TEMP=${folder}/runner GITHUB_BASE_REF=main NUMBER=7`;
    for (const script of scripts) shell(`${variables}\n${script}`);
    const [, first, second] = readFileSync(join(folder, "comment.md"), "utf8").split(/^### /m);
    assert.match(first, /^\/\/a:a_chart\n```diff\n[\s\S]*^ *\+ +(- )?(containerPort|port): 8001$[\s\S]*^```$/m);
    assert.match(second, /^\/\/b:b_chart\n```diff\n\d+ objects: \d+ same\n```\n$/);
  });
});

finish();
