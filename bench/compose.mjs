/**
 * Compares the time to build 200 charts with 200 actions that only write as many files: `node bench/compose.mjs`.
 *
 * The same Bazel builds both in a scratch module, several times in turn, each with an empty action cache and warm workers.
 * Figures are medians of one run on one machine; only their ratio matters.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { ROOT, withScratchModule } from "../tools/npm/scratch_module.mjs";

const CHARTS = 200;
const APPS = 5;
const ROUNDS = 5;

const TYPES = ["external-api", "internal-api", "worker", "job", "internal-api"];

function apps(chart, salt) {
  return TYPES.slice(0, APPS)
    .map((type, index) => {
      const more = type === "external-api" ? `ingress = {"paths": ["/c${chart}"]},` : "";
      const port = type.endsWith("api") ? `port = ${8000 + index},` : "";
      return `release_app(name = "c${chart}_app${index}", app_type = "${type}", image = "registry.example.com/app${index}", image_tag = "${salt}", ${port} ${more} env = {"A": "b", "SALT": "${salt}"})`;
    })
    .join("\n");
}

const LOADS = `load("@rules_appchart//:helm.bzl", "helm_chart")
load("@rules_appchart//:release_app.bzl", "release_app")
`;

/** Declarations of all charts; the salt defeats the action cache. */
function charts(salt) {
  const declarations = Array.from({ length: CHARTS }, (_, chart) => {
    const labels = Array.from({ length: APPS }, (__, index) => `":c${chart}_app${index}_metadata"`).join(", ");
    return `${apps(chart, salt)}\nhelm_chart(name = "c${chart}", apps = [${labels}])`;
  });
  return `${LOADS}${declarations.join("\n")}\n`;
}

function baseline(salt, files) {
  const target = (chart) => `write_files(name = "c${chart}", count = ${files}, salt = "${salt}")`;
  const targets = Array.from({ length: CHARTS }, (_, chart) => target(chart));
  return `load("//:write_files.bzl", "write_files")\n${targets.join("\n")}\n`;
}

function countFiles(directory) {
  const paths = readdirSync(directory, { recursive: true });
  return paths.filter((path) => statSync(join(directory, path)).isFile()).length;
}

function median(values) {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)];
}

await withScratchModule("bench", ({ folder, write, bazel }) => {
  /** Seconds of a build, including loading and analysis. */
  const time = (...args) => {
    const start = process.hrtime.bigint();
    bazel("build", ...args);
    return Number(process.hrtime.bigint() - start) / 1e9;
  };
  write("BUILD.bazel", 'exports_files(["write_files.mjs"])\n');
  for (const name of ["write_files.bzl", "write_files.mjs"]) write(name, readFileSync(join(ROOT, "bench", name)));
  write("charts/BUILD.bazel", charts("warm"));
  bazel("build", "//charts:all");
  const files = countFiles(join(folder, "bazel-bin/charts/c0"));
  write("baseline/BUILD.bazel", baseline("warm", files));
  bazel("build", "//baseline:all");

  const seconds = { written: [], composed: [], checked: [], nothing: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    write("baseline/BUILD.bazel", baseline(`a${round}`, files));
    seconds.written.push(time("//baseline:all"));
    write("charts/BUILD.bazel", charts(`b${round}`));
    seconds.composed.push(time("//charts:all", "--norun_validations"));
    write("charts/BUILD.bazel", charts(`c${round}`));
    seconds.checked.push(time("//charts:all"));
    seconds.nothing.push(time("//charts:all"));
  }
  const [written, composed, checked, nothing] = Object.values(seconds).map(median);
  const row = (what, value) => console.log(`${what.padEnd(58)} ${value.toFixed(2)} s  ${(value / written).toFixed(2)}`);
  console.log(`${CHARTS} charts of ${APPS} apps: medians of ${ROUNDS} rounds, and their ratio to the first row`);
  row(`${CHARTS} worker actions that write ${files} files`, written);
  row(`${CHARTS} charts composed`, composed);
  row(`${CHARTS} charts composed and checked`, checked);
  row("the same again: nothing to do", nothing);
});
