/** Runs a program under the Node.js that runs the composer: that of the machine may be older than the composer's sources need. */
import { spawn } from "node:child_process";
import { nodeBinary } from "./example_charts.mjs";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
const RELAUNCHED = "RULES_APPCHART_RELAUNCHED";

/**
 * Calls `run` in a process of that Node.js; this process only passes signals on, and ends like it. The other one gets the event
 * `disconnect` if this one is killed.
 */
export async function withToolchainNode(script, run) {
  if (process.env[RELAUNCHED] === "yes") {
    // The channel to the other process would keep this one from ending.
    return run().finally(() => process.disconnect());
  }
  const child = spawn(nodeBinary(), [script, ...process.argv.slice(2)], {
    env: { ...process.env, [RELAUNCHED]: "yes" },
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
}
