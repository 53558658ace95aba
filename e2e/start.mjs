/**
 * Tests that containers of the examples really start: `node e2e/start.mjs`. Renders the charts with both Helms, plays the kubelet
 * for their pods, and looks at them with real clients. Images are Debian's packages, which are unpacked into the user's cache
 * once, with a few stand-ins; see `e2e/start/image.ts`. Prints one line per check, in the Test Anything Protocol.
 *
 * Everything runs in namespaces of its own: no port of the machine is used, and all processes and mounts are gone with the first
 * process, however it ends. Not tested are seccomp profiles, resource limits and network policies.
 */
import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { exampleCharts, helmBinary } from "../tools/npm/example_charts.mjs";
import { importTypeScript } from "../tools/npm/import_typescript.mjs";
import { ROOT } from "../tools/npm/scratch_module.mjs";
import { check, finish } from "../tools/npm/tap.mjs";
import { MOUNTING, unpackDebian } from "./debian.mjs";

const SOURCES = join(ROOT, "e2e/start");
/** Labels, and the arguments with which Helm renders them. */
const CHARTS = {
  "//api_forge:api_forge_chart": [],
  "//demo/app_graph:app_graph_chart": ["--set", "apps.cache.enabled=true"],
  "//demo/config_files:config_files_chart": [],
  "//demo/starts_as_root:starts_as_root_chart": [],
  "//demo/upgrade_test:photos_chart": [],
  "//demo/volumes:volumes_chart": [],
  "//fullstack:fullstack_chart": [],
};
/** Builds the charts, and renders each with both Helms: the objects by label. */
async function renderCharts() {
  const helms = [helmBinary(3), helmBinary(4)];
  const charts = exampleCharts(ROOT, Object.keys(CHARTS).join(" + "));
  const rendered = {};
  for (const [label, args] of Object.entries(CHARTS)) {
    const [first, second] = helms.map((helm) => objectsOf(helm, charts.get(label), args));
    await check(`${label} renders the same with both Helms`, () => assert.deepEqual(first, second));
    rendered[label] = second;
  }
  return rendered;
}

function objectsOf(helm, chart, args) {
  const options = { encoding: "utf8", maxBuffer: 2 ** 28, stdio: "pipe" };
  return parseAllDocuments(execFileSync(helm, ["template", "demo", chart, ...args], options))
    .map((document) => document.toJS())
    .filter((object) => object !== null)
    .sort((left, right) => (`${left.kind} ${left.metadata.name}` < `${right.kind} ${right.metadata.name}` ? -1 : 1));
}

/** Namespaces for mounts, the network and processes. */
const NAMESPACES = [...MOUNTING, "--net", "--pid", "--fork", "--kill-child", "--mount-proc"];

async function main() {
  if (process.platform !== "linux" || spawnSync("unshare", [...NAMESPACES, "true"]).status !== 0) {
    console.log("# not run: this machine has no namespaces for this user (unshare)");
    return;
  }
  const debian = unpackDebian("start", join(SOURCES, "packages.txt"));
  if (debian === undefined) {
    console.log("# not run: neither mmdebstrap nor apt-get can get Debian's packages here");
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "start-"));
  try {
    const scratch = join(folder, "scratch");
    mkdirSync(scratch);
    const input = { debian, layers: join(SOURCES, "images"), examples: join(ROOT, "examples"), scratch };
    const inputFile = join(folder, "input.json");
    writeFileSync(inputFile, JSON.stringify({ ...input, objects: await renderCharts() }));
    const code = await inNamespaces(inputFile);
    await check("the containers ran to the end", () => assert.ok(code === 0 || code === 1, `exit code ${code}`));
    finish();
    process.exitCode ||= code ?? 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs this program there, and returns its exit code. */
async function inNamespaces(inputFile) {
  // If this process dies, so does the first one of the namespaces, and all others with it.
  const program = ["--pdeathsig=KILL", "unshare", ...NAMESPACES, process.execPath, import.meta.filename, inputFile];
  const child = spawn("setpriv", program, { stdio: ["ignore", "inherit", "inherit"] });
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => child.kill("SIGKILL"));
  const [code] = await once(child, "exit");
  return code;
}

/** In the namespaces. */
async function start(inputFile) {
  const input = JSON.parse(readFileSync(inputFile, "utf8"));
  execFileSync("mount", ["-t", "tmpfs", "tmpfs", input.scratch]);
  const { startExamples } = await importTypeScript({ entryPoints: [join(SOURCES, "start_examples.ts")] });
  await check("every check of containers has run", () => startExamples(input, check));
  finish();
  // Servers that a failed check left running would keep this process alive.
  process.exit();
}

const [inputFile] = process.argv.slice(2);
await (inputFile === undefined ? main() : start(inputFile));
