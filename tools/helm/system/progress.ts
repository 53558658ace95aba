/** Shows that something which takes its time is still going on. */

/** After these seconds, and then after each that is twice as late, logs get another line. */
const FIRST_IN_LOGS = 10;

/**
 * Runs something, and after a second says on standard error what it is: on a terminal in a line that counts the seconds and goes
 * away, elsewhere in a line now and then.
 */
export async function withProgress<Value>(doing: string, run: () => Promise<Value>): Promise<Value> {
  const { stderr } = process;
  let seconds = 0;
  const timer = setInterval(() => {
    seconds += 1;
    if (stderr.isTTY) stderr.write(`\r\u001b[K${doing} (${seconds} s)`);
    else if (seconds === 1) stderr.write(`${doing}\n`);
    else if (isDue(seconds)) stderr.write(`${doing} (${seconds} s)\n`);
  }, 1000);
  try {
    return await run();
  } finally {
    clearInterval(timer);
    if (stderr.isTTY && seconds > 0) stderr.write("\r\u001b[K");
  }
}

function isDue(seconds: number): boolean {
  return seconds >= FIRST_IN_LOGS && Number.isInteger(Math.log2(seconds / FIRST_IN_LOGS));
}
