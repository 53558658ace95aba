/**
 * Shows which changes of the product no test notices: `node e2e/mutants.mjs [--only PATTERN] [--tests PATTERN] [--log FILE]`.
 *
 * It drops each line of each template, and changes each default of the schemas and each literal after `??` in `facts/` and
 * `compose/resolve/`, one at a time; some test of what Helm renders must fail each time. Golden charts do not count, since
 * `npm run update` accepts every change in them. A first run of the tests records which cases use which line or literal, and what
 * Helm says to each chart; for a mutant, only test files with such cases run, the cases themselves first, and Helm only where the
 * mutant changes a chart. The corpus takes minutes, so it runs only for what all others let pass.
 *
 * `--only` selects mutants, and `--tests` test files, by a regular expression: `--only templates/ingress --tests ingress`.
 * `--log` writes one line of JSON per mutant; mutants that an existing log has, with the same line, are not run again. Two
 * processes share the work by one log: `--part 1/2` and `--part 2/2`. Prints a table and the survivors, and fails if there are any.
 */

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { bundledTexts, compiledTemplate } from "../tools/npm/bundled_texts.mjs";
import { importTypeScript } from "../tools/npm/import_typescript.mjs";
import { bazelIn, ROOT } from "../tools/npm/scratch_module.mjs";

const require = createRequire(import.meta.url);
// jest's own `expect`; `@jest/globals` has it only while jest runs.
const { expect } = require("expect");
const { values: options } = parseArgs({
  options: {
    only: { type: "string" },
    log: { type: "string" },
    part: { type: "string", default: "1/1" },
    tests: { type: "string" },
  },
});

// The tests need the Node.js and the Helm versions of the toolchains.
if (process.env.HELM_3 === undefined) {
  const target = (label) => {
    bazelIn(ROOT, "build", label);
    const root = bazelIn(ROOT, "info", "execution_root").trim();
    return join(root, bazelIn(ROOT, "cquery", `config(${label}, target)`, "--output=files").trim());
  };
  const [HELM_3, HELM_4] = [target("//tools/toolchains:helm_3"), target("//tools/toolchains:helm_4")];
  const node = target("//tools/toolchains:current_node_toolchain");
  const env = { ...process.env, HELM_3, HELM_4 };
  process.exit(spawnSync(node, process.argv.slice(1), { env, stdio: "inherit" }).status ?? 1);
}

process.chdir(ROOT);
const { collectTests, firstFailure } = await importTypeScript({
  entryPoints: ["tools/helm/test/support/collected_tests.ts"],
});

/** Tests of charts and of files for GitOps. Random charts would take too long, and others do not need the templates. */
const testsIn = (folder) => filesBelow(folder, ".test.ts").filter((path) => new RegExp(options.tests ?? "").test(path));
const SUBJECTS = ["tools/helm/test/subjects", "tools/helm/gitops"].flatMap(testsIn);
const CORPUS = testsIn("tools/helm/test/corpus");
const TEMPLATES = filesBelow("templates", ".ejs");
const SCHEMAS = filesBelow("tools/helm/model", ".schema.json");
const SOURCES = ["tools/helm/facts", "tools/helm/compose/resolve"]
  .flatMap((folder) => filesBelow(folder, ".ts"))
  .filter((path) => !path.endsWith(".test.ts"));

function filesBelow(folder, ending) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(ending))
    .map((path) => join(folder, path))
    .sort();
}

// ---- Mutants: their names, what they show, the changed file and its text.

/**
 * A template loses one line. Lines of blanks or comments, of EJS, Helm or YAML, make no difference; the line that names what the
 * template takes is held by `npm run check`.
 */
function lineMutants(path) {
  const text = readFileSync(path, "utf8");
  const lines = text.split("\n");
  const withoutComments = text
    .replace(/\{\{-? ?\/\*[\s\S]*?\*\/ ?-?\}\}/g, (comment) => comment.replace(/[^\n]/g, ""))
    .split("\n");
  return lines.flatMap((line, index) =>
    withoutComments[index].trim() === "" || /^\s*(<%#.*%>|#.*|<%_ const .* = it; _%>)$/.test(line)
      ? []
      : [{ name: `${path}:${index + 1}`, shows: line.trim(), path, text: lines.toSpliced(index, 1).join("\n") }],
  );
}

/** A schema gets another default; the test files that name the attribute may notice. */
function defaultMutants(path) {
  const schema = JSON.parse(readFileSync(path, "utf8"));
  const found = [];
  const visit = (node, name) => {
    if (typeof node !== "object" || node === null) return;
    if ("default" in node && node.default !== null && typeof node.default !== "object") {
      const original = node.default;
      node.default = otherDefault(node);
      const shows = `${JSON.stringify(original)} → ${JSON.stringify(node.default)}`;
      const attribute = name.slice(name.lastIndexOf(".") + 1);
      found.push({ name: `${path} ${name}`, shows, path, text: JSON.stringify(schema), attribute });
      node.default = original;
    }
    const isProperties = (key) => ["properties", "definitions"].includes(key);
    for (const [key, child] of Object.entries(node)) {
      if (isProperties(key)) for (const [property, inner] of Object.entries(child)) visit(inner, `${name}.${property}`);
      else visit(child, name);
    }
  };
  visit(schema, "");
  return found;
}

function otherDefault({ default: value, enum: choices = [] }) {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + 1;
  return choices.find((choice) => choice !== value) ?? `${value}x`;
}

const LITERAL = /(?<=\?\? )("[^"]*"|-?\d+|true|false)/g;

/** A literal after `??` is another one. */
function literalMutants(path) {
  const text = readFileSync(path, "utf8");
  return [...text.matchAll(LITERAL)].map(({ index, 0: literal }) => {
    const other = JSON.stringify(otherDefault({ default: JSON.parse(literal) }));
    const line = text.slice(0, index).split("\n").length;
    const mutated = text.slice(0, index) + other + text.slice(index + literal.length);
    return { name: `${path}:${line} ?? ${literal}`, shows: `${literal} → ${other}`, path, text: mutated };
  });
}

// ---- Bundles: all test files as one program, in which each file is a group.

async function bundle(change = (_path, text) => text) {
  const contents = [...SUBJECTS, ...CORPUS]
    .map((path) => `describe(${JSON.stringify(path)}, () => { require("./${path}"); });`)
    .join("\n");
  const plugin = {
    name: "change",
    setup: ({ onLoad, onResolve }) => {
      onLoad({ filter: /\/tools\/helm\/(model\/.*\.json|(facts|compose\/resolve)\/.*\.ts)$/ }, ({ path }) => ({
        contents: change(relative(ROOT, path), readFileSync(path, "utf8")),
        loader: path.endsWith(".ts") ? "ts" : "json",
      }));
      // Changed without another bundle.
      onResolve({ filter: /\/templates\?text$/ }, () => ({ path: "templates", namespace: "changing" }));
      onLoad({ filter: /.*/, namespace: "changing" }, () => ({ contents: "export default globalThis.templates;" }));
    },
  };
  const { outputFiles } = await build({
    stdin: { contents: `const { describe } = require("@jest/globals");\n${contents}`, resolveDir: ROOT },
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    target: "node22",
    external: ["@jest/globals", "esbuild"],
    ...bundledTexts,
    logLevel: "error",
    plugins: [plugin, ...bundledTexts.plugins],
  });
  return new Function("require", "module", "exports", outputFiles[0].text);
}

// ---- Helm, which says the same again to the same files.

const remembered = new Map();
let remembers = true;

/** Runs Helm, unless it has rendered before with the same arguments and the same files, wherever these are. */
function spawnOnce(program, args, settings) {
  if (args[0] !== "template") return spawnSync(program, args, settings);
  const paths = args.filter((arg) => arg.startsWith("/") && existsSync(arg));
  const hash = createHash("sha256").update(JSON.stringify([program, settings]));
  for (const arg of args) hash.update(paths.includes(arg) ? digestOf(arg) : `${arg}\n`);
  const key = hash.digest("hex");
  const replaceAll = (text, from, to) =>
    paths.reduce((all, path, index) => all.replaceAll(from(path, index), () => to(path, index)), text);
  const mark = (_path, index) => `\0${index}\0`;
  const known = remembered.get(key);
  if (known !== undefined) {
    const restore = (text) => replaceAll(text, mark, (path) => path);
    return { ...known, stdout: restore(known.stdout), stderr: restore(known.stderr) };
  }
  const { status, error, stdout, stderr } = spawnSync(program, args, settings);
  const result = { status, error, stdout, stderr };
  if (remembers && error === undefined) {
    const forget = (text) => replaceAll(text, (path) => path, mark);
    remembered.set(key, { ...result, stdout: forget(stdout), stderr: forget(stderr) });
  }
  return result;
}

/** Of a file, or of all files of a folder with their paths. */
function digestOf(path) {
  const hash = createHash("sha256");
  const isFolder = statSync(path).isDirectory();
  const files = isFolder ? readdirSync(path, { recursive: true, encoding: "utf8" }).sort() : [""];
  for (const file of files) {
    const full = join(path, file);
    if (statSync(full).isFile())
      hash.update(`${file}\n`).update(createHash("sha256").update(readFileSync(full)).digest());
  }
  return hash.digest();
}

/** The groups of a bundle, one per test file, by path. Their state is new. */
function groupsOf(program) {
  const shims = { "node:child_process": { ...require("node:child_process"), spawnSync: spawnOnce } };
  const items = collectTests((globals) => {
    const requireShim = (name) => (name === "@jest/globals" ? { ...globals, expect } : (shims[name] ?? require(name)));
    program(requireShim, { exports: {} }, {});
  });
  return new Map(items.map((item) => [item.title, item]));
}

// ---- The first run.

/** A template that reports each line that is rendered. Lines that start within a tag count as used with the line before. */
function withReports(path) {
  let inTag = false;
  let current = 0;
  const lines = readFileSync(path, "utf8").split("\n");
  const keyOf = new Map();
  const text = lines
    .map((line, index) => {
      if (!inTag) current = index + 1;
      keyOf.set(index + 1, `${path}:${current}`);
      const marked = inTag || line.trim() === "" ? line : `<% globalThis.used.add("${path}:${current}") %>${line}`;
      for (const [tag] of line.matchAll(/<%(?!%)|%>/g)) inTag = tag === "<%";
      return marked;
    })
    .join("\n");
  return { text, keyOf };
}

/** What the bundler makes of a template: `tools/npm/bundled_texts.mjs`. */
function useTemplate(path, text) {
  const template = new Function("it", "escapeFn", compiledTemplate(text));
  globalThis.templates[relative("templates", path)] = (it) => template(it, String);
}

function useTemplates() {
  for (const path of TEMPLATES) useTemplate(path, readFileSync(path, "utf8"));
}

globalThis.templates = {};
useTemplates();
const folder = mkdtempSync(join(process.env.TMPDIR ?? tmpdir(), "mutants-"));
process.env.TEST_TMPDIR = join(folder, "tmp");

/** Removes the charts of the last run. */
function clean() {
  rmSync(process.env.TEST_TMPDIR, { recursive: true, force: true });
  mkdirSync(process.env.TEST_TMPDIR);
}

/** Runs all cases below a group, and tells for each line or literal the titles that lead to the cases that use it. */
async function usesOf(item, titles, uses) {
  globalThis.used = new Set();
  const path = [...titles, item.title];
  const items = "open" in item ? item.open() : [];
  if ("run" in item) await item.run();
  for (const key of globalThis.used) uses.set(key, new Set([...(uses.get(key) ?? []), ...path]));
  for (const inner of items) await usesOf(inner, path, uses);
}

/** For each test file: what it uses, and how long it takes. The quickest is first. */
async function record() {
  const reports = new Map(TEMPLATES.map((path) => [path, withReports(path)]));
  for (const [path, { text }] of reports) useTemplate(path, text);
  const program = await bundle((path, text) => {
    if (path.endsWith(".json")) return text;
    return text.replace(LITERAL, (literal, _1, index) => {
      const line = text.slice(0, index).split("\n").length;
      return `(globalThis.used.add(${JSON.stringify(`${path}:${line} ?? ${literal}`)}), ${literal})`;
    });
  });
  const files = [];
  for (const path of SUBJECTS) {
    clean();
    const uses = new Map();
    const start = performance.now();
    try {
      await usesOf(groupsOf(program).get(path), [], uses);
    } catch (cause) {
      throw new Error(`${path} fails without any change`, { cause });
    }
    const time = Math.round(performance.now() - start);
    files.push({ path, uses, time, text: readFileSync(join(ROOT, path), "utf8") });
    console.error(`${path}: ${time} ms, uses ${uses.size}`);
  }
  useTemplates();
  const keyOf = (name) => {
    const [path, line] = name.split(":");
    return reports.get(path)?.keyOf.get(Number(line)) ?? name;
  };
  return { files: files.sort((left, right) => left.time - right.time), keyOf };
}

// ---- The mutants.

/** Whether a test mentions an attribute of a schema, or is about all of them. */
function mentions({ path, text }, schema, attribute) {
  if (schema.includes("/gitops/")) return path.includes("/gitops/");
  if (text.includes('"./rows/rows.ts"')) return true;
  const camelCase = attribute.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
  return new RegExp(`\\b(${attribute}|${camelCase})\\b`).test(text);
}

function compiles(text) {
  try {
    compiledTemplate(text);
    return true;
  } catch {
    return false;
  }
}

/** What noticed the last mutant of a file, by its path: a test file and the titles that lead to the case. It often notices the next. */
const killers = new Map();

/** The test files that may notice a mutant, each with the titles of the cases that are most likely to. */
function candidatesOf({ name, path, attribute }, { files, keyOf }) {
  const able = files.flatMap((file) => {
    // Tests of errors do not look at charts.
    if (path.endsWith(".ejs") && file.path.endsWith("/errors.test.ts")) return [];
    if (attribute !== undefined) return mentions(file, path, attribute) ? [{ path: file.path, suspects: [] }] : [];
    const titles = file.uses.get(keyOf(name));
    return titles === undefined ? [] : [{ path: file.path, suspects: [...titles] }];
  });
  const isLast = (candidate) => candidate.path === killers.get(path)?.path;
  return [...able.filter(isLast), ...able.filter((candidate) => !isLast(candidate))];
}

/** What runs for a mutant, in this order: the case that is most likely, those that use it, all cases of their files, and the corpus. */
function* runsFor(mutant, recorded) {
  const able = candidatesOf(mutant, recorded);
  const last = killers.get(mutant.path);
  if (able.some(({ path }) => path === last?.path)) yield { ...last, suspectsOnly: true };
  yield* able.filter(({ suspects }) => suspects.length > 0).map((candidate) => ({ ...candidate, suspectsOnly: true }));
  yield* able;
  remembers = true;
  yield* CORPUS.map((path) => ({ path, suspects: [] }));
}

async function outcomeOf(mutant, recorded, original) {
  const isTemplate = mutant.path.endsWith(".ejs");
  if (isTemplate && !compiles(mutant.text)) return { outcome: "broken" };
  const program = isTemplate ? original : await bundle((path, text) => (path === mutant.path ? mutant.text : text));
  if (isTemplate) useTemplate(mutant.path, mutant.text);
  try {
    for (const { path, suspects, suspectsOnly } of runsFor(mutant, recorded)) {
      clean();
      const failed = await firstFailure([groupsOf(program).get(path)], suspects, suspectsOnly);
      if (failed === undefined) continue;
      killers.set(mutant.path, { path, suspects: failed });
      return { outcome: "killed", by: failed.join(" › ") };
    }
    return { outcome: "survived" };
  } finally {
    remembers = false;
    if (isTemplate) useTemplates();
  }
}

/** Mutants that make no difference to any chart, by file and what they show, with the reason. */
const EQUIVALENT = new Map([
  ["templates/_partials/selector_helpers.ejs <%_ } else { _%>", "a helper gets the comments of both branches"],
]);

const idOf = ({ path, shows }) => `${path} ${shows}`;
const everything = [
  ...TEMPLATES.flatMap(lineMutants),
  ...SOURCES.flatMap(literalMutants),
  ...SCHEMAS.flatMap(defaultMutants),
];
const gone = [...EQUIVALENT.keys()].filter((key) => !everything.some((mutant) => idOf(mutant) === key));
if (gone.length > 0) throw new Error(`no mutant any more; take it out of EQUIVALENT: ${gone.join(", ")}`);
const mutants = everything
  .filter(({ name }) => new RegExp(options.only ?? "").test(name))
  .filter((mutant) => !EQUIVALENT.has(idOf(mutant)));
if (mutants.length === 0) throw new Error(`--only ${options.only} matches no mutant, such as ${TEMPLATES[0]}:1`);

const log = options.log === undefined ? undefined : resolve(options.log);
const logged = log !== undefined && existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : [];
const results = new Map(logged.map((line) => [JSON.parse(line).name, JSON.parse(line)]));

const [part, parts] = options.part.split("/").map(Number);
const left = mutants.filter(({ name, shows }) => results.get(name)?.shows !== shows);
const mine = left.filter((_mutant, index) => index % parts === part - 1);
const recorded = mine.length > 0 ? await record() : undefined;
const original = await bundle();
remembers = false;
for (const mutant of mine) {
  const result = { name: mutant.name, shows: mutant.shows, ...(await outcomeOf(mutant, recorded, original)) };
  results.set(mutant.name, result);
  if (log !== undefined) appendFileSync(log, `${JSON.stringify(result)}\n`);
  console.error(`${result.outcome} ${result.name} ${result.by ?? result.shows}`);
}
rmSync(folder, { recursive: true, force: true });

const selected = mutants
  .filter(({ name }) => results.has(name))
  .map(({ name, path }) => ({ ...results.get(name), path }));
const survivors = selected.filter(({ outcome }) => outcome === "survived");
console.log("| file | changes | killed | broken | survived |\n| --- | --- | --- | --- | --- |");
for (const [path, list] of Map.groupBy(selected, ({ path }) => path)) {
  const count = (kind) => list.filter(({ outcome }) => outcome === kind).length;
  console.log(`| ${path} | ${list.length} | ${count("killed")} | ${count("broken")} | ${count("survived")} |`);
}
for (const { name, shows } of survivors) console.log(`survived: ${name}: ${shows}`);
process.exitCode = survivors.length === 0 ? 0 : 1;
