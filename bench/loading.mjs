/**
 * Compares the time that Bazel takes to load 1,000 charts with four environments with that of another checkout of these rules:
 * `node bench/loading.mjs <checkout>`, after something like `git worktree add --detach ../before <commit>`.
 *
 * A Bazel server for each checkout loads the same BUILD files in turn, changed each time. Processor time is that of the server, so
 * other programs count less. Figures are medians of one run on one machine; only their ratio matters.
 */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { ROOT, withScratchModule } from "../tools/npm/scratch_module.mjs";

const PACKAGES = 100;
const CHARTS = 10;
const ROUNDS = 5;
const ENVIRONMENTS = ["dev", "test", "staging", "prod"];

const { values: options, positionals } = parseArgs({
  options: { deploy: { type: "boolean" } },
  allowPositionals: true,
});
const [other] = positionals;
if (other === undefined) throw new Error("expected the path of another checkout");

function declarations(salt) {
  const dict = (value) => `{${ENVIRONMENTS.map((name) => `"${name}": ${value}`).join(", ")}}`;
  const deploy = options.deploy ? `, deploy = ${dict("{}")}` : "";
  const charts = Array.from({ length: CHARTS }, (_, chart) =>
    [
      `release_app(name = "a${chart}_api", image = "registry.example.com/a", port = 8000)`,
      `helm_chart(name = "c${chart}", apps = [":a${chart}_api_metadata"], environments = ${dict("{}")}${deploy})`,
    ].join("\n"),
  );
  return `# ${salt}
load("@rules_appchart//:helm.bzl", "helm_chart")
load("@rules_appchart//:release_app.bzl", "release_app")
${charts.join("\n")}
`;
}

/** Seconds of processor time that a process has had (proc_pid_stat(5): utime and stime, in ticks). */
function processorSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function median(values) {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)];
}

function load({ write, bazel }, salt) {
  for (let index = 0; index < PACKAGES; index += 1) write(`p${index}/BUILD.bazel`, declarations(salt));
  const pid = bazel("info", "server_pid").trim();
  const before = processorSeconds(pid);
  const targets = bazel("query", "//...").trim().split("\n").length;
  return { targets, seconds: processorSeconds(pid) - before };
}

await withScratchModule("loading-before", (before) =>
  withScratchModule("loading", async (now) => {
    before.write(
      "MODULE.bazel",
      `bazel_dep(name = "rules_appchart")
local_path_override(module_name = "rules_appchart", path = ${JSON.stringify(resolve(other))})
`,
    );
    const runs = { before: [], now: [] };
    for (let round = 0; round <= ROUNDS; round += 1) {
      // The first round starts the servers, and does not count.
      const [first, second] = [load(before, round), load(now, round)];
      if (round > 0) {
        runs.before.push(first);
        runs.now.push(second);
      }
    }
    const base = median(runs.before.map(({ seconds }) => seconds));
    console.log(`| ${PACKAGES * CHARTS} charts, ${ENVIRONMENTS.length} environments | targets | seconds | ratio |`);
    console.log("| --- | --- | --- | --- |");
    for (const [name, path] of [
      ["before", other],
      ["now", ROOT],
    ]) {
      const seconds = median(runs[name].map((run) => run.seconds));
      console.log(`| ${path} | ${runs[name][0].targets} | ${seconds.toFixed(2)} | ${(seconds / base).toFixed(2)} |`);
    }
  }),
);
