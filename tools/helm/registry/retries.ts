/** Tries again what may succeed later. */
import { type Failure, isPassing } from "./failure.ts";

export interface Patience {
  /** How often to try again. */
  readonly retries: number;
  readonly wait: (seconds: number) => Promise<unknown>;
  /** Is told why and how long it waits. */
  readonly say: (sentence: string) => void;
}

/** Either what was wanted, or why it failed. */
export type Attempt<Value> = { readonly value: Value } | { readonly failure: Failure };

/** Calls `run` until it succeeds, fails for good, or has been tried often enough; each pause is twice as long. */
export async function withRetries<Value>(
  run: () => Promise<Attempt<Value>>,
  { retries, wait, say }: Patience,
): Promise<Attempt<Value>> {
  for (let tried = 1; ; tried += 1) {
    const attempt = await run();
    if (!("failure" in attempt) || !isPassing(attempt.failure) || tried > retries) return attempt;
    const pause = 2 ** (tried - 1);
    say(`${attempt.failure.text}; trying again in ${pause} s (${tried} of ${retries})`);
    await wait(pause);
  }
}
