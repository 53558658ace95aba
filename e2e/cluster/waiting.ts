/** Waiting for what controllers do in their own time. */
import { setTimeout as sleep } from "node:timers/promises";

/** Waits until something holds. It is not an error if it never does: the caller looks at what there is. */
export async function until(seconds: number, holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!(await holds()) && performance.now() < end) await sleep(300);
}

/** What is wrong, once nothing is or once controllers have had time to put it right. */
export async function lasting(find: () => Promise<readonly string[]>): Promise<readonly string[]> {
  let found: readonly string[] = [];
  await until(20, async () => {
    found = await find();
    return found.length === 0;
  });
  return found;
}
