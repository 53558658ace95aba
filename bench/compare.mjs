/**
 * Compares two charts of 100 apps with each other: `node bench/compare.mjs`.
 *
 * Each round starts the program as `bazel run //tools/helm:compare` does, with the start of Node.js, both charts rendered by Helm,
 * and the report. The figures are medians of one run on one machine; that of Helm alone, which renders both charts at once, is the
 * least that a comparison can take.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bazelOf, helmBinary } from "../tools/npm/example_charts.mjs";
import { ROOT } from "../tools/npm/scratch_module.mjs";

const ROUNDS = 7;
const APPS = 100;

/** The metadata of an app, as `release_app` writes it. */
function metadata(number, replicas) {
  return {
    schema_version: 1,
    label: `//shop:shop_${number}_api`,
    app_name: `shop_${number}_api`,
    app_type: "internal-api",
    image: "registry.example.com/shop",
    port: 8000,
    replicas,
    env: Object.fromEntries(Array.from({ length: 10 }, (_, variable) => [`VARIABLE_${variable}`, `value ${variable}`])),
    health_check: { path: "/health" },
    resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "256Mi" } },
  };
}

function median(values) {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)];
}

async function timed(run) {
  const start = process.hrtime.bigint();
  await run();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function run(program, args) {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: "utf8", maxBuffer: 2 ** 30 });
  if (status !== 0 && stderr !== "") throw new Error(stderr);
  return stdout;
}

// The last build decides where `bazel-bin` leads.
const helm = helmBinary(4);
bazelOf(ROOT, ".", "build", "//tools/helm:compare", "//tools/helm:composer");
const [compare, composer] = ["compare", "composer"].map((name) => join(ROOT, "bazel-bin/tools/helm", name));
const folder = mkdtempSync(join(tmpdir(), "bench-"));
try {
  const charts = [2, 3].map((replicas) => {
    const apps = Array.from({ length: APPS }, (_, number) => {
      const file = join(folder, `${number}.json`);
      writeFileSync(file, JSON.stringify(metadata(number, replicas)));
      return `--apps=${file}`;
    });
    const chart = join(folder, `chart-${replicas}`);
    run(composer, ["generate", ...apps, "--chart-name=shop", `--output=${chart}`]);
    return chart;
  });
  const report = () => run(compare, [`--manual=${charts[0]}`, `--generated=${charts[1]}`]);
  const summary = report().trimEnd().split("\n").at(-1);
  if (!summary.includes(`${APPS} changed`)) throw new Error(`not compared: ${summary}`);
  const render = (chart) =>
    new Promise((resolve) => spawn(helm, ["template", chart], { stdio: "ignore" }).on("close", resolve));
  const times = { helm: [], compare: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    times.helm.push(await timed(() => Promise.all(charts.map(render))));
    times.compare.push(await timed(report));
  }
  console.log(`Two charts of ${APPS} apps, ${summary}: medians of ${ROUNDS} rounds`);
  console.log(`${"Helm alone, both charts at once".padEnd(32)} ${median(times.helm).toFixed(0).padStart(5)} ms`);
  console.log(`${"compare".padEnd(32)} ${median(times.compare).toFixed(0).padStart(5)} ms`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
