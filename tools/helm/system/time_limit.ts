/** Processes that have to end in time. */
import type { ChildProcess } from "node:child_process";

/** Milliseconds. Node.js takes a later timer for one that is due at once. */
const LATEST = 2 ** 31 - 1;

/**
 * Kills a process that has not ended after some seconds. `timeout` of Node.js' `spawn` would keep the program waiting as long for a
 * process that could not be started. Nobody waits for the pipes of one that is stopped: others that it has started may hold them.
 */
export function killAfter(seconds: number, child: ChildProcess): void {
  const letGo = () => {
    // There are none if the machine has no room for another process.
    for (const stream of [child.stdin, child.stdout, child.stderr]) stream?.destroy();
  };
  const kill = () => {
    child.kill("SIGKILL");
    letGo();
  };
  const timer = setTimeout(kill, Math.min(seconds * 1000, LATEST));
  for (const event of ["close", "error"]) child.once(event, () => clearTimeout(timer));
  child.once("error", letGo);
}
