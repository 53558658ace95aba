/**
 * Checks all sources: formatting, lint, types, generated files, sizes, and the paths and links in documents.
 * `--fix` formats first. Prints one line per check, in the Test Anything Protocol.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compiledTemplate } from "./bundled_texts.mjs";
import { generatedFiles } from "./generated.mjs";
import { brokenLinks } from "./links.mjs";
import { withoutRegions } from "./region.mjs";
import { requirementProblems } from "./requirements.mjs";
import { sources } from "./sources.mjs";
import { check, finish } from "./tap.mjs";

const fix = process.argv.includes("--fix");

function run(program, ...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: "utf8" });
  return status === 0 ? "" : `${stdout}${stderr}`;
}

/** What the compiler says to the templates as JavaScript. */
function templateProblems() {
  const folder = mkdtempSync(join(tmpdir(), "templates-"));
  try {
    const files = sources("*.ejs").map((path) => {
      const file = join(folder, `${path.replaceAll("/", " ")}.js`);
      writeFileSync(file, `export function render(it, escapeFn) {\n${compiledTemplate(readFileSync(path, "utf8"))}}\n`);
      return file;
    });
    const options = ["--ignoreConfig", "--allowJs", "--checkJs", "--noEmit", "--noUnusedLocals", "--strict", "false"];
    return run("node_modules/typescript/bin/tsc", ...options, "--lib", "es2024", "--types", "", ...files);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The longest files that a reader should have to take in at once. Generated parts are for reference and do not count. */
const BUDGETS = [
  { patterns: ["*.bzl", "tools/**/*.ts", "e2e/**/*.ts"], lines: 250, except: /\.gen\.ts$|\.test\.ts$/ },
  { patterns: ["templates/*.ejs"], lines: 100, except: /^$/ },
];

const CHECKS = {
  "TypeScript and JSON are formatted and pass the linter": () =>
    run(
      "node_modules/@biomejs/biome/bin/biome",
      fix ? "check" : "ci",
      ...(fix ? ["--write"] : []),
      "tools",
      "bench",
      "e2e",
      ".ci",
    ),

  "Starlark is formatted and passes the linter": () =>
    run(
      "node_modules/@bazel/buildifier/buildifier.js",
      fix ? "-mode=fix" : "-mode=check",
      "-lint=warn",
      ...sources("*.bzl", "*.bazel"),
    ),

  // A script for browsers has other globals than a program of Node.js.
  "types are correct": () =>
    [".", "tools/helm/page/browser"]
      .map((project) => run("node_modules/typescript/bin/tsc", "--project", project))
      .join(""),

  "templates take the names that they use, and no others": templateProblems,

  "generated files are up to date": async () =>
    Object.entries(await generatedFiles())
      .filter(([path, text]) => readFileSync(path, "utf8") !== text)
      .map(([path]) => `${path} is out of date; run \`npm run update\``)
      .join("\n"),

  "files stay within their budgets": () =>
    BUDGETS.flatMap(({ patterns, lines, except }) =>
      sources(...patterns)
        .filter((path) => !except.test(path))
        .map((path) => [path, withoutRegions(readFileSync(path, "utf8")).split("\n").length - 1])
        .filter(([, count]) => count > lines)
        .map(([path, count]) => `${path} has ${count} lines, but the budget is ${lines}; split it`),
    ).join("\n"),

  "no file holds both sides of a merge": () =>
    sources("*.md", "*.bzl", "*.bazel", "*.ts", "*.mjs", "*.ejs", "*.json", "*.yaml")
      .filter((path) => /^(<{7}|>{7}) /m.test(readFileSync(path, "utf8")))
      .map((path) => `${path} has conflict markers; choose a side`)
      .join("\n"),

  "documents name paths that exist": () =>
    sources("AGENTS.md", "CONTRIBUTING.md")
      .flatMap((document) =>
        [...readFileSync(document, "utf8").matchAll(/`((?:\.ci|tools|templates|examples|e2e|docs|bench)\/[\w./-]*)`/g)]
          .map(([, path]) => path)
          .filter((path) => !existsSync(path))
          .map((path) => `${document} names ${path}, which does not exist`),
      )
      .join("\n"),

  "each requirement is held by tests that exist, or has a reason": () =>
    ["docs/requirements.md", "docs/faults.md"].flatMap(requirementProblems).join("\n"),

  "links lead to files and headings": () =>
    brokenLinks(sources("*.md").filter((path) => !/\/(golden|released)\/|_page\.md$/.test(path))).join("\n"),
};

for (const [name, find] of Object.entries(CHECKS)) {
  await check(name, async () => {
    const problems = await find();
    if (problems !== "") throw new Error(problems);
  });
}
finish();
