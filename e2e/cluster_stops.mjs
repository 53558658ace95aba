/**
 * Tests that `e2e/cluster.mjs` leaves nothing behind when something goes wrong: `node e2e/cluster_stops.mjs`. Prints one line per
 * check, in the Test Anything Protocol.
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ROOT } from "../tools/npm/scratch_module.mjs";
import { check, finish } from "../tools/npm/tap.mjs";

/** Starts `up` with a folder of its own for temporary files, by which its processes are found, too. */
function startUp(...options) {
  const folder = mkdtempSync(join(tmpdir(), "cluster-stops-"));
  const env = { ...process.env, TMPDIR: folder };
  const child = spawn(process.execPath, [join(ROOT, "e2e/cluster.mjs"), "up", ...options], { env });
  const output = { text: "" };
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (output.text += part));
  const ended = new Promise((resolve) => child.on("close", (code, signal) => resolve(signal ?? code)));
  return { child, folder, output, ended };
}

/** The processes of a control plane: the folder with their state is in their arguments. */
function processesOf(folder) {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
        return words.some((word) => word.includes(`${folder}/`)) ? [{ pid: Number(pid), program: words[1] }] : [];
      } catch {
        return []; // It has ended.
      }
    });
}

async function until(what, seconds, holds) {
  const end = Date.now() + seconds * 1000;
  while (!(await holds())) {
    if (Date.now() > end) assert.fail(`not within ${seconds} seconds: ${what}`);
    await sleep(100);
  }
}

const isUp = ({ output }) => until(`up: ${output.text}`, 180, () => output.text.includes("export KUBECONFIG="));

/** Nothing runs, and nothing is on the disk. */
async function expectNothingLeft({ folder }) {
  await until("everything has stopped", 20, () => processesOf(folder).length === 0);
  assert.deepEqual(readdirSync(folder), []);
  rmSync(folder, { recursive: true });
}

// Also shows whether a control plane can be built here.
const missing = startUp("--program=/nonexistent/control-plane");
const missingEnded = await missing.ended;
const skipped = /# SKIP (.*)/.exec(missing.output.text);
if (skipped) {
  console.log(`ok - stopping the control plane # SKIP ${skipped[1]}`);
  process.exit();
}

await check("a binary that is not there", async () => {
  assert.equal(missingEnded, 1);
  assert.match(missing.output.text, /etcd: .*ENOENT/);
  await expectNothingLeft(missing);
});

await check("a binary that ends at once", async () => {
  const up = startUp(`--program=${process.execPath}`);
  assert.equal(await up.ended, 1);
  // Both have been started by then; which of them ends first is chance.
  assert.match(up.output.text, /^ {2}(etcd|kube-apiserver): it ended with exit code \d+/m);
  await expectNothingLeft(up);
});

await check("a port that is taken is named", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address();
  const up = startUp(`--port=${port}`);
  assert.equal(await up.ended, 1);
  assert.match(
    up.output.text,
    new RegExp(`^not ok - the control plane\n  port ${port} of 127.0.0.1 cannot be used: .*EADDRINUSE`, "m"),
  );
  await expectNothingLeft(up);
  server.close();
});

for (const program of ["etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler"]) {
  await check(`${program} dies`, async () => {
    const up = startUp();
    await isUp(up);
    process.kill(processesOf(up.folder).find((each) => each.program === program).pid, "SIGKILL");
    assert.equal(await up.ended, 1);
    assert.match(up.output.text, new RegExp(`^  ${program}: it ended with SIGKILL`, "m"));
    await expectNothingLeft(up);
  });
}

for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
]) {
  await check(`${signal} while it runs, and while it starts`, async () => {
    const running = startUp();
    await isUp(running);
    const starting = startUp();
    await until("etcd has started", 60, () => processesOf(starting.folder).length > 0);
    for (const up of [running, starting]) {
      up.child.kill(signal);
      assert.equal(await up.ended, code);
      await expectNothingLeft(up);
    }
  });
}

await check("the process that was started is killed", async () => {
  const up = startUp();
  await isUp(up);
  up.child.kill("SIGKILL");
  assert.equal(await up.ended, "SIGKILL");
  await expectNothingLeft(up);
});

await check("the process that holds the control plane is killed; the folder that stays is known", async () => {
  const up = startUp();
  await isUp(up);
  assert.equal(processesOf(up.folder).length, 4);
  const children = readFileSync(`/proc/${up.child.pid}/task/${up.child.pid}/children`, "utf8").trim().split(" ");
  assert.equal(children.length, 1);
  process.kill(Number(children[0]), "SIGKILL");
  assert.equal(await up.ended, 1);
  await until("everything has stopped", 20, () => processesOf(up.folder).length === 0);
  const left = readdirSync(up.folder).find((name) => name.startsWith("control-plane-"));
  assert.ok(up.output.text.includes(join(up.folder, left)), up.output.text);
  rmSync(up.folder, { recursive: true });
});
finish();
