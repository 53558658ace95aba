/**
 * What building charts costs, in one table: `node bench/compose.mjs [--before=CHECKOUT] [--sizes=1x1,1x10,200x5]`.
 *
 * For each size (charts × apps in each), a Bazel of its own builds the charts in a scratch module, with two jobs for each core: once
 * with nothing there, then changed ones in warm workers, one changed port, nothing changed, and once without workers. Time is
 * processor time, so that other programs of the machine count less: of Bazel's server by phase, of the composer, and of the Helm
 * processes that it starts. Beside it, the least that this can cost: actions that write as many files of the same size, and bare
 * processes of Helm and Node.js on all cores. `--before` measures another checkout of these rules first, on the same machine in the
 * same run.
 */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { spawnsIn } from "../tools/npm/execution_log.mjs";
import { ROOT, withScratchModule } from "../tools/npm/scratch_module.mjs";
import { buildFile } from "./charts.mjs";
import { peakMemoryOf, processesBelow, timesOf } from "./processes.mjs";

const { values: options } = parseArgs({
  options: { before: { type: "string" }, sizes: { type: "string", default: "1x1,1x10,1x100,1x1000,200x5,1000x5" } },
});
const SIZES = options.sizes.split(",").map((size) => {
  const [charts, apps] = size.split("x").map(Number);
  return { charts, apps };
});

/** Seconds on the clock, and what a function returns. */
function timed(run) {
  const start = process.hrtime.bigint();
  const result = run();
  return { result, wall: Number(process.hrtime.bigint() - start) / 1e9 };
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** How often a process of its own is started: Linux counts hundredths of a second. */
const ROUNDS = 10;

/** Runs a command, and gives the most memory that it had. */
async function run(command, args, cwd) {
  const child = spawn(command, args, { cwd, stdio: "ignore" });
  let memory = 0;
  const look = setInterval(() => {
    memory = Math.max(memory, peakMemoryOf(child.pid));
  }, 5);
  const exitCode = await new Promise((done) => child.once("exit", done));
  clearInterval(look);
  if (exitCode !== 0) throw new Error(`${command} ${args.slice(0, 3).join(" ")}: exit code ${exitCode}`);
  return memory;
}

/** Runs a command some times, and gives its processor time and the most memory that it had. */
async function measured(command, argsOf, cwd) {
  const before = timesOf(process.pid).ofChildren;
  const memories = [];
  for (let round = 0; round < ROUNDS; round += 1) memories.push(await run(command, argsOf(round), cwd));
  return { seconds: (timesOf(process.pid).ofChildren - before) / ROUNDS, memory: Math.max(...memories) };
}

/** `ComposeChart`, `CheckChart` and `AcceptChart`; each app has one more. */
const ACTIONS_OF_A_CHART = 3;

/** All figures of a size, by the name of their column. */
async function figuresOf(size, { folder, write, bazel }) {
  const declare = (salt, more) => write("charts/BUILD.bazel", buildFile(size, salt, more));
  const build = (...args) => bazel("build", "//charts:all", ...args);
  const server = Number(bazel("info", "server_pid").trim());
  const workers = () => processesBelow(server, "--persistent_worker");
  /** Seconds of a build: of the server itself, of the composer in workers, of their Helm processes, and of everything else. */
  const phase = (build) => {
    const state = () => {
      const times = workers().map(timesOf);
      return {
        ...{ server: timesOf(server).own, others: timesOf(server).ofChildren },
        ...{ composer: sum(times.map(({ own }) => own)), helm: sum(times.map(({ ofChildren }) => ofChildren)) },
      };
    };
    const before = state();
    const { wall } = timed(build);
    const after = state();
    return { wall, ...Object.fromEntries(Object.keys(after).map((name) => [name, after[name] - before[name]])) };
  };

  declare("first");
  const cold = timed(() => build()).wall;
  declare("second");
  const loading = phase(() => build("--nobuild"));
  const composed = phase(() => build("--norun_validations"));
  const checked = phase(() => build());
  const files = readdirSync(join(folder, "bazel-bin/charts/c0"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => statSync(join(parentPath, name)).size);
  const memory = sum(workers().map(peakMemoryOf));
  const processes = workers().length;
  const log = join(folder, "log.json");
  declare("second", { edited: true });
  const edited = timed(() => build(`--execution_log_json_file=${log}`)).wall;
  const actions = spawnsIn(log).length;
  const nothing = timed(() => build()).wall;

  const execRoot = bazel("info", "execution_root").trim();
  const output = (target) => join(execRoot, bazel("cquery", target, "--output=files").split("\n")[0]);
  const tools = "@rules_appchart//tools";
  const [helm, node] = ["helm", "node"].map((tool) => output(`${tools}/toolchains:current_${tool}_toolchain`));
  const chart = join(folder, "bazel-bin/charts/c0");
  const template = await measured(helm, () => ["template", chart], folder);
  const scratch = mkdtempSync(join(tmpdir(), "one-shot-"));
  const parameters = readFileSync(join(folder, "bazel-bin/charts/c0-0.params"), "utf8").trim().split("\n");
  /** Bazel makes the directory. */
  const argsOf = (round) => {
    const place = join(scratch, String(round));
    mkdirSync(place);
    return parameters.map((line) => (line.startsWith("--output=") ? `--output=${place}` : line));
  };
  const { actions: composing } = JSON.parse(
    bazel("aquery", 'mnemonic("ComposeChart", //charts:c0.composed)', "--output=jsonproto"),
  );
  const [, ...command] = composing[0].arguments;
  const start = command.slice(0, command.indexOf("generate"));
  const oneShot = await measured(node, (round) => [...start, ...argsOf(round)], execRoot);
  rmSync(scratch, { recursive: true });
  const bareNode = await measured(node, () => ["-e", "0"], folder);

  const helmCharts = readdirSync(join(folder, "bazel-bin/charts")).filter((name) => /^c\d+$/.test(name));
  const bareHelm = await onAllCores(
    helmCharts.map((name) => ["template", join(folder, "bazel-bin/charts", name)], helm),
    helm,
  );
  const bareNodes = await onAllCores(
    Array.from({ length: size.charts * (size.apps + ACTIONS_OF_A_CHART) }, () => ["-e", "0"]),
    node,
  );

  const floor = (salt) => {
    const bytes = Math.round(sum(files) / files.length);
    const target = (name) =>
      `write_files(name = "${name}", count = ${files.length}, bytes = ${bytes}, salt = "${salt}")`;
    write("floor/BUILD.bazel", `load("//:write_files.bzl", "write_files")\n${helmCharts.map(target).join("\n")}\n`);
  };
  floor("first");
  bazel("build", "//floor:all");
  floor("second");
  const written = phase(() => bazel("build", "//floor:all"));

  declare("third");
  build("--nobuild");
  const withoutWorkers = phase(() => build("--spawn_strategy=sandboxed"));
  return {
    ...{ cold, loading, composed, checked, edited, actions, nothing, withoutWorkers, memory, processes },
    ...{ files, written, template, bareHelm, bareNodes, oneShot, bareNode },
  };
}

/** Runs commands, as many at a time as there are cores. Gives seconds on the clock and of processor time. */
async function onAllCores(commands, program) {
  const before = timesOf(process.pid).ofChildren;
  const start = process.hrtime.bigint();
  const waiting = [...commands];
  const lane = async () => {
    for (let args = waiting.pop(); args !== undefined; args = waiting.pop()) await run(program, args, ROOT);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  const wall = Number(process.hrtime.bigint() - start) / 1e9;
  return { wall, seconds: timesOf(process.pid).ofChildren - before };
}

const seconds = (value, digits = 2) => value.toFixed(digits);
const ratio = (value, base, digits = 2) => `${seconds(value, digits)} (${(value / base).toFixed(2)})`;
const mebibytes = (value) => `${Math.round(value)} MiB`;
const total = ({ server, composer, helm, others }) => server + composer + helm + others;
const bytesOf = ({ files }) => sum(files) / 2 ** 20;

/** The rows of the table, each with a function from the figures of a size to a cell. */
const ROWS = [
  ["**Processor seconds, everything changed, warm workers**", () => ""],
  ["loading and analysis: Bazel", ({ loading }) => seconds(loading.server)],
  ["composing: Bazel", ({ composed }) => seconds(composed.server)],
  ["composing: composer", ({ composed }) => seconds(composed.composer)],
  ["checking: Bazel", ({ checked }) => seconds(checked.server)],
  ["checking: composer", ({ checked }) => seconds(checked.composer)],
  ["checking: Helm", ({ checked }) => seconds(checked.helm)],
  ["**Floors** (processor seconds)", () => ""],
  ["actions that write as many files", ({ written }) => seconds(total(written))],
  ["bare `helm template`, one for each chart", ({ bareHelm }) => seconds(bareHelm.seconds)],
  ["bare `node -e 0`, one for each action", ({ bareNodes }) => seconds(bareNodes.seconds)],
  ["**Seconds on the clock** (ratio)", () => ""],
  ["actions that write as many files", ({ written }) => ratio(written.wall, written.wall)],
  ["composed", ({ composed, written }) => ratio(composed.wall, written.wall)],
  [
    "composed, and bare `helm template` on all cores",
    ({ composed, bareHelm }) => ratio(composed.wall + bareHelm.wall, composed.wall + bareHelm.wall),
  ],
  [
    "composed and checked",
    ({ composed, checked, bareHelm }) => ratio(composed.wall + checked.wall, composed.wall + bareHelm.wall),
  ],
  [
    "composed and checked in warm workers, and bare `node -e 0` on all cores",
    ({ composed, checked, bareNodes }) =>
      ratio(composed.wall + checked.wall + bareNodes.wall, composed.wall + checked.wall),
  ],
  [
    "composed and checked without workers",
    ({ withoutWorkers, composed, checked }) => ratio(withoutWorkers.wall, composed.wall + checked.wall),
  ],
  ["nothing there: Bazel starts", ({ cold }) => seconds(cold)],
  ["one port changed", ({ edited }) => seconds(edited)],
  ["actions that ran for it", ({ actions }) => String(actions)],
  ["nothing changed", ({ nothing }) => seconds(nothing)],
  ["**One chart, a process of its own** (processor seconds)", () => ""],
  ["`node -e 0`", ({ bareNode }) => ratio(bareNode.seconds, bareNode.seconds, 3)],
  ["composed", ({ oneShot, bareNode }) => ratio(oneShot.seconds, bareNode.seconds, 3)],
  ["`helm template`", ({ template, bareNode }) => ratio(template.seconds, bareNode.seconds, 3)],
  ["**Memory and disk**", () => ""],
  ["composer in a process of its own", ({ oneShot }) => mebibytes(oneShot.memory)],
  ["`helm template`", ({ template }) => mebibytes(template.memory)],
  ["workers", ({ memory, processes }) => `${mebibytes(memory)} in ${processes}`],
  ["files of a chart", ({ files }) => `${files.length}, ${bytesOf({ files }).toFixed(1)} MiB`],
];

function print(title, figures) {
  const columns = SIZES.map(({ charts, apps }) => `${charts} × ${apps}`);
  console.log(`\n| ${title} | ${columns.join(" | ")} |\n| --- |${" --- |".repeat(columns.length)}`);
  for (const [name, cell] of ROWS) console.log(`| ${name} | ${figures.map(cell).join(" | ")} |`);
}

for (const [title, checkout] of [
  ...(options.before === undefined ? [] : [["before", resolve(options.before)]]),
  ["now", ROOT],
]) {
  const figures = [];
  for (const size of SIZES) {
    console.error(`${title}: ${size.charts} × ${size.apps}`);
    figures.push(await withScratchModule("bench", (module) => figuresOf(size, withRules(module, checkout))));
  }
  print(`${title}: charts × apps in each`, figures);
}

/** The module with the rules of a checkout. */
function withRules(module, checkout) {
  module.write(
    "MODULE.bazel",
    `bazel_dep(name = "rules_appchart")
local_path_override(module_name = "rules_appchart", path = ${JSON.stringify(checkout)})
`,
  );
  module.write("BUILD.bazel", 'exports_files(["write_files.mjs"])\n');
  for (const name of ["write_files.bzl", "write_files.mjs"])
    module.write(name, readFileSync(join(ROOT, "bench", name)));
  return module;
}
