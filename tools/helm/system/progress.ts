/** Shows that something which takes its time is still going on. */

/** After these seconds, and then after each that is twice as late, logs get another line. */
const FIRST_IN_LOGS = 10;

/** A line that people see, such as standard error. */
export interface Output {
  readonly isTTY?: boolean;
  readonly write: (text: string | Uint8Array) => unknown;
}

/** Prints what comes from elsewhere, so that the line with the progress does not get into it. */
export type Print = (text: Uint8Array, output: Output) => void;

/**
 * Runs something, and after a second says what it is: on a terminal in a line that counts the seconds and goes away, elsewhere in a
 * line now and then. What is printed meanwhile to the same terminal has to go through the function that it gets.
 */
export async function withProgress<Value>(
  doing: string,
  run: (print: Print) => Promise<Value>,
  output: Output = process.stderr,
): Promise<Value> {
  const progress = output.isTTY === true ? onTerminal(doing, output) : inLog(doing, output);
  const timer = setInterval(progress.tick, 1000);
  try {
    return await run(progress.print);
  } finally {
    clearInterval(timer);
    progress.end();
  }
}

interface Progress {
  /** Another second has passed. */
  readonly tick: () => void;
  readonly print: Print;
  readonly end: () => void;
}

function onTerminal(doing: string, output: Output): Progress {
  let seconds = 0;
  let isShown = false;
  let isAtLineStart = true;
  const hide = () => {
    if (isShown) output.write("\r\u001b[K");
    isShown = false;
  };
  return {
    tick: () => {
      seconds += 1;
      if (!isAtLineStart) return;
      output.write(`\r\u001b[K${doing} (${seconds} s)`);
      isShown = true;
    },
    print: (text, other) => {
      hide();
      other.write(text);
      isAtLineStart = text.at(-1) === "\n".charCodeAt(0);
    },
    end: hide,
  };
}

function inLog(doing: string, output: Output): Progress {
  let seconds = 0;
  return {
    tick: () => {
      seconds += 1;
      if (seconds === 1) output.write(`${doing}\n`);
      else if (isDue(seconds)) output.write(`${doing} (${seconds} s)\n`);
    },
    print: (text, other) => other.write(text),
    end: () => {},
  };
}

function isDue(seconds: number): boolean {
  return seconds >= FIRST_IN_LOGS && Number.isInteger(Math.log2(seconds / FIRST_IN_LOGS));
}
