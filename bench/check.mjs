/**
 * Compares the CPU time of checking a chart with that of the Helm processes that it cannot do without: `node bench/check.mjs`.
 *
 * The chart has 5 apps and 3 environments, so CheckChart renders it four times and checks all objects. A warm worker gets the
 * requests that Bazel would send, and in each round, the same Helm renders the same chart as often by itself. Figures are means
 * of one run on one machine, from Linux' accounting of processes and their children; only their ratio matters.
 */
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { withScratchModule } from "../tools/npm/scratch_module.mjs";
import { SHOP } from "./charts.mjs";

const ROUNDS = 21;

/** Milliseconds of CPU that a process has taken, and those of its children that have ended. */
function cpuOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const ticks = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .slice(11, 15)
    .map(Number);
  const [user, system, childUser, childSystem] = ticks.map((each) => each * 10);
  return { own: user + system, children: childUser + childSystem };
}

/** A worker of the composer, as Bazel starts it. */
function startWorker([node, ...args], folder) {
  const child = spawn(node, [...args, "--persistent_worker"], { cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (request, requestId = 0) => {
    child.stdin.write(`${JSON.stringify({ arguments: request, ...(requestId > 0 ? { requestId } : {}) })}\n`);
    const { exitCode, output } = JSON.parse((await lines.next()).value);
    assert.equal(exitCode, 0, output);
  };
  return { ask, cpu: () => cpuOf(child.pid), stop: () => child.stdin.end() };
}

await withScratchModule("bench", async ({ folder, write, bazel }) => {
  write("shop/BUILD.bazel", SHOP);
  bazel("build", "//shop", "--output_groups=+report,+lint");
  const root = bazel("info", "execution_root").trim();
  const query = 'mnemonic("CheckChart|LintChart", //shop:shop.composed)';
  const { actions } = JSON.parse(bazel("aquery", query, "--output=jsonproto"));
  /** An action's program, and the request that its worker gets. */
  const requestOf = (name, command) => {
    const { arguments: all } = actions.find(({ mnemonic }) => mnemonic === name);
    const start = all.indexOf(command);
    const report = `--report=${join(folder, name)}.json`;
    const request = all.slice(start).map((each) => (each.startsWith("--report=") ? report : each));
    return { program: all.slice(0, start), request };
  };
  const [check, lint] = [requestOf("CheckChart", "check"), requestOf("LintChart", "lint")];
  const [helm, chart] = ["--helm=", "--chart="].map((option) =>
    check.request.find((each) => each.startsWith(option)).slice(option.length),
  );
  const worker = startWorker(check.program, root);

  const totals = { rendered: 0, node: 0, helm: 0, linted: 0, process: 0 };
  /** Adds what a function takes, in the bench's own children. */
  const spend = (name, run) => {
    const before = cpuOf(process.pid).children;
    run();
    totals[name] += cpuOf(process.pid).children - before;
  };
  const asked = async (request, requestId) => {
    const before = worker.cpu();
    await worker.ask(request, requestId);
    const after = worker.cpu();
    return { own: after.own - before.own, children: after.children - before.children };
  };
  // Helm as the composer runs it: see tools/helm/system/helm.ts.
  const nowhere = "/nonexistent/helm";
  const homes = ["PATH", "HOME", "HELM_CACHE_HOME", "HELM_CONFIG_HOME", "HELM_DATA_HOME", "HELM_PLUGINS"];
  const env = { ...Object.fromEntries(homes.map((name) => [name, nowhere])), GOGC: "off", GOMEMLIMIT: "512MiB" };
  const values = ["", "dev", "staging", "prod"].map((name) =>
    name === "" ? [] : ["-f", `${chart}/values-${name}.yaml`],
  );
  for (let round = 0; round < 5; round += 1) await worker.ask(check.request, 2 * round + 1);
  for (let round = 0; round < ROUNDS; round += 1) {
    spend("rendered", () => {
      for (const each of values) {
        assert.equal(
          spawnSync(helm, ["template", "any", chart, ...each], { cwd: root, env, stdio: "ignore" }).status,
          0,
        );
      }
    });
    const checked = await asked(check.request, 100 + 2 * round);
    totals.node += checked.own;
    totals.helm += checked.children;
    const linted = await asked(lint.request, 101 + 2 * round);
    totals.linted += linted.own + linted.children;
    spend("process", () => {
      const [node, ...program] = check.program;
      const { status } = spawnSync(node, [...program, ...check.request], { cwd: root, stdio: "ignore" });
      assert.equal(status, 0);
    });
  }
  worker.stop();

  const row = (what, total) =>
    console.log(
      `${what.padEnd(58)} ${(total / ROUNDS).toFixed(0).padStart(5)} ms  ${(total / totals.rendered).toFixed(2)}`,
    );
  console.log(
    `CPU of a chart of 5 apps and 3 environments: means of ${ROUNDS} rounds, and their ratio to the first row`,
  );
  row("four plain `helm template`", totals.rendered);
  row("CheckChart in a warm worker", totals.node + totals.helm);
  row("  of it in Helm", totals.helm);
  row("  of it in Node.js", totals.node);
  row("CheckChart in a process of its own", totals.process);
  row("LintChart in a warm worker, for `.validate` and `.test`", totals.linted);
});
