/**
 * Tests docs/gitops.md: `node e2e/gitops.mjs`. Builds its example, runs its commands, and sees that stale files and mistakes are
 * reported. Prints one line per check, in the Test Anything Protocol.
 */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, withScratchModule } from "../tools/npm/scratch_module.mjs";
import { check, finish } from "../tools/npm/tap.mjs";

const document = readFileSync(join(ROOT, "docs/gitops.md"), "utf8");
const [, example] = /^```starlark\n([\s\S]*?)^```$/m.exec(document) ?? [];
const commands = [...document.matchAll(/^bazel (.+)$/gm)].map(([, command]) => command);

const APP = `
load("@rules_appchart//:release_app.bzl", "release_app")
release_app(name = "mail_api", image = "ghcr.io/acme/mail-api", port = 8000)
`;

/** The copies that the document promises. */
const FILES = [
  "applications/dev.yaml",
  "applications/prod.yaml",
  "projects/hello-dev.yaml",
  "projects/hello-prod.yaml",
  "releases/dev/helm-release.yaml",
  "releases/prod/helm-release.yaml",
];

/** What Bazel prints when it fails. */
function failure(run) {
  try {
    run();
  } catch ({ stdout, stderr }) {
    return `${stdout}${stderr}`;
  }
  return assert.fail("it succeeds");
}

await withScratchModule("gitops", async ({ folder, write, bazel }) => {
  const build = "hello/BUILD.bazel";
  write(build, example + APP);

  await check("without copies, a test fails and names the command", () => {
    const output = failure(() => bazel("test", "--test_output=errors", "//hello:projects.test"));
    assert.match(output, /^hello-dev\.yaml: new, not in hello\/projects$/m);
    assert.match(output, /^To regenerate hello\/projects: bazel run \/\/hello:projects\.update$/m);
  });

  assert.ok(commands.length >= 4, `only ${commands.length} commands in docs/gitops.md`);
  for (const command of commands) {
    await check(`bazel ${command}`, () => {
      bazel(...command.split(" "));
    });
  }

  await check("the copies are where the document says", () => {
    const missing = FILES.filter((path) => !existsSync(join(folder, "hello", path)));
    assert.deepEqual(missing, []);
  });

  const text = (path) => readFileSync(join(folder, path), "utf8");
  for (const [version, ...flags] of [["1.2.3", "--@rules_appchart//:chart_version=1.2.3"], ["1.0.0"]]) {
    await check(`the copies name the digest or the version that the chart will have: ${version}`, () => {
      for (const name of ["applications", "releases"]) bazel("run", `//hello:${name}.update`, ...flags);
      bazel("build", "//hello:hello_chart.digest", ...flags);
      const digest = text("bazel-bin/hello/hello_chart.digest").trim();
      const [application, release] = ["applications/prod.yaml", "releases/prod/helm-release.yaml"].map((path) =>
        text(`hello/${path}`),
      );
      assert.ok(application.includes(`targetRevision: "${digest}"`), application);
      assert.ok(release.includes(`tag: "${version}"`), release);
    });
  }

  await check("a changed chart makes the copies stale, and .update renews them", () => {
    write(build, example.replaceAll('"1.0.0"', '"1.0.1"') + APP);
    const tests = ["//hello:applications.test", "//hello:releases.test"];
    const output = failure(() => bazel("test", "--test_output=errors", ...tests));
    for (const name of ["applications", "releases"]) {
      assert.ok(output.includes(`bazel run //hello:${name}.update`), output);
      bazel("run", `//hello:${name}.update`);
    }
    bazel("test", ...tests);
  });

  await check("mistakes are reported at once, one line each", () => {
    write(
      build,
      example.replace('"64h"', '"64"').replace('"0 16 * * 5"', '"@daily"').replace('"get", "sync"', '"list"') + APP,
    );
    const output = failure(() => bazel("build", "//hello:projects"));
    const path = "overrides\\.prod\\.";
    assert.match(
      output,
      new RegExp(
        `^//hello:projects: ${path}roles\\.operator\\.policies\\[0\\]\\.actions\\[0\\]: .*\\(got "list"\\).* Fix: `,
        "m",
      ),
    );
    assert.match(
      output,
      new RegExp(`^//hello:projects: ${path}sync_windows\\[0\\]\\.duration: .*\\(got "64"\\).* Fix: `, "m"),
    );
  });
});
finish();
