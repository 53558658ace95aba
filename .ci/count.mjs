// Sums up the result files of a run: node .ci/count.mjs FILE...
// The last line is "N passed, N failed". The exit code is 1 if anything failed or nothing ran.
//
// A .json file is a Bazel build event file. It names the test.xml of each test in that run, including cached results, so a
// stale test.xml of a deleted target is not counted. A .tap file has "ok" and "not ok" lines; what it skipped ("# SKIP") is named,
// but not counted. A missing file means that the step failed before writing it, and counts as a failure.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

let passed = 0;
let failed = 0;

function fail(what) {
  failed += 1;
  console.log(`failed: ${what}`);
}

const TESTCASE = /<testcase\b((?:[^>"']|"[^"]*"|'[^']*')*?)(?:\/>|>([\s\S]*?)<\/testcase>)/g;

// One test target: its test cases, or the target itself if it reports none.
function countTarget(label, status, xmlPath) {
  const failedBefore = failed;
  let cases = 0;
  if (xmlPath && existsSync(xmlPath)) {
    // CDATA holds logs, which may contain text that looks like a test case.
    const xml = readFileSync(xmlPath, "utf8").replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, "");
    for (const [, attributes, body = ""] of xml.matchAll(TESTCASE)) {
      if (/<skipped\b/.test(body)) continue;
      cases += 1;
      if (/<(failure|error)\b/.test(body)) fail(`${label} ${/\bname="([^"]*)"/.exec(attributes)?.[1] ?? ""}`);
      else passed += 1;
    }
  }
  if (status !== "PASSED" && failed === failedBefore) fail(`${label} (${status})`);
  else if (status === "PASSED" && cases === 0) passed += 1;
}

function countBuild(file) {
  const failedBefore = failed;
  const results = new Map(); // The last attempt of each shard of each run.
  let exitCode;
  for (const line of readFileSync(file, "utf8").split("\n")) {
    if (line === "") continue;
    const event = JSON.parse(line);
    const test = event.id.testResult;
    if (test && event.testResult)
      results.set(`${test.label} ${test.run} ${test.shard}`, { label: test.label, ...event.testResult });
    const target = event.id.targetCompleted;
    if (target && !event.completed?.success) fail(`${target.label} (not built)`);
    if (event.finished) exitCode = event.finished.exitCode?.code ?? 0;
  }
  for (const { label, status, testActionOutput = [] } of results.values()) {
    const xml = testActionOutput.find(({ name }) => name === "test.xml")?.uri;
    countTarget(label, status, xml?.startsWith("file:") ? fileURLToPath(xml) : undefined);
  }
  // 4: no tests among the targets. Any other failure must show in the sum.
  if (exitCode !== 0 && exitCode !== 4 && failed === failedBefore)
    fail(`${file} (Bazel's exit code is ${exitCode ?? "missing"})`);
}

for (const file of process.argv.slice(2)) {
  if (!existsSync(file)) fail(`${file} (the step wrote no results)`);
  else if (file.endsWith(".json")) countBuild(file);
  else {
    for (const line of readFileSync(file, "utf8").split("\n")) {
      if (/^ok .* # SKIP/.test(line)) console.log(`not run: ${line.slice(3)}`);
      else if (line.startsWith("ok ")) passed += 1;
      if (line.startsWith("not ok ")) fail(line);
    }
  }
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
