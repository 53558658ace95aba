/** Ends early, but tidily, if someone stops the program. */
import type { Outcome } from "./command.ts";

/** The exit codes that shells expect. */
const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** Runs something that stops when the signal that it gets is aborted. `left`: what is left behind then, as a sentence. */
export async function interruptible<Value>(
  left: string,
  run: (signal: AbortSignal) => Promise<Value>,
): Promise<Value | Outcome> {
  const controller = new AbortController();
  let exitCode = 1;
  const handlers = Object.entries(SIGNALS).map(([name, code]) => {
    const stop = () => {
      exitCode = code;
      controller.abort();
    };
    process.once(name, stop);
    return [name, stop] as const;
  });
  try {
    return await run(controller.signal);
  } catch (error) {
    if (!controller.signal.aborted) throw error;
    return { exitCode, output: `Interrupted. ${left}` };
  } finally {
    for (const [name, stop] of handlers) process.off(name, stop);
  }
}
