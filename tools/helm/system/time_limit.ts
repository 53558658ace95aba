/** Processes that have to end in time. */
import type { ChildProcess } from "node:child_process";

/**
 * Kills a process that has not ended after some seconds. `timeout` of Node.js' `spawn` would keep the program waiting as long for a
 * process that could not be started.
 */
export function killAfter(seconds: number, child: ChildProcess): void {
  const timer = setTimeout(() => child.kill("SIGKILL"), seconds * 1000);
  for (const event of ["close", "error"]) child.once(event, () => clearTimeout(timer));
}
