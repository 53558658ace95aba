/**
 * Shows how a change affects charts: `node e2e/rendered.mjs <revision>`. Builds every example chart now and at a revision of this
 * repository, renders both with Helm 3 and Helm 4, with their own values and those of each environment, and compares the objects
 * and the values. Differences only in text, such as comments, do not count. Prints one line per chart, in the Test Anything
 * Protocol.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { parse, parseAllDocuments } from "yaml";
import { bazelOf, exampleCharts, helmBinary } from "../tools/npm/example_charts.mjs";
import { ROOT, removeReadOnly } from "../tools/npm/scratch_module.mjs";
import { check, finish } from "../tools/npm/tap.mjs";

const revision = process.argv[2];
if (revision === undefined) throw new Error("name the revision to compare with: node e2e/rendered.mjs HEAD~1");

/** The same at a revision, from a temporary checkout. */
function chartsAt(revision, copies) {
  // Not below /tmp, which sandboxes replace with their own.
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "rules_appchart");
  mkdirSync(cache, { recursive: true });
  const checkout = mkdtempSync(join(cache, "revision-"));
  execFileSync("git", ["worktree", "add", "--force", "--detach", checkout, revision], { cwd: ROOT, stdio: "pipe" });
  try {
    const charts = [...exampleCharts(checkout)].map(([label, directory], index) => {
      const copy = join(copies, String(index));
      cpSync(directory, copy, { recursive: true, dereference: true });
      return [label, copy];
    });
    bazelOf(checkout, "examples", "clean", "--expunge");
    return new Map(charts);
  } finally {
    execFileSync("git", ["worktree", "remove", "--force", checkout], { cwd: ROOT, stdio: "pipe" });
  }
}

/** The values of a chart, and the objects that it renders with each of its values files. */
function contentOf(directory, helms) {
  const valuesFiles = readdirSync(directory).filter((name) => /^values.*\.yaml$/.test(name));
  const values = valuesFiles.map((name) => [name, parse(readFileSync(join(directory, name), "utf8"))]);
  const renderings = helms.flatMap((helm, index) =>
    valuesFiles.map((name) => [`Helm ${index + 3} ${name}`, objectsOf(helm, directory, join(directory, name))]),
  );
  return Object.fromEntries([...values, ...renderings]);
}

/** The objects by kind and name. */
function objectsOf(helm, directory, values) {
  const options = ["--namespace", "shop", "--values", values, "--include-crds"];
  const text = execFileSync(helm, ["template", "prod", directory, ...options], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    stdio: "pipe",
  });
  const objects = parseAllDocuments(text)
    .map((document) => document.toJS())
    .filter((object) => object !== null);
  return Object.fromEntries(
    objects.map((object, index) => [`${object.kind}/${object.metadata?.name ?? index}`, object]),
  );
}

const copies = mkdtempSync(join(homedir(), ".cache", "rendered-"));
try {
  const helms = [helmBinary(3), helmBinary(4)];
  const before = chartsAt(revision, copies);
  const after = exampleCharts();
  for (const [label, directory] of before) {
    await check(`${label} is unchanged`, () => {
      const now = after.get(label);
      assert.ok(now !== undefined && existsSync(now), "the chart no longer exists");
      assert.deepEqual(contentOf(now, helms), contentOf(directory, helms));
    });
  }
  const added = [...after.keys()].filter((label) => !before.has(label));
  console.log(`# ${before.size} charts compared, ${added.length} new: ${added.join(", ")}`);
} finally {
  removeReadOnly(copies);
}
finish();
