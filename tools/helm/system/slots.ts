/** Slots for child processes: all threads of a process together run as many at a time as there are cores. */
import { availableParallelism } from "node:os";
import { workerData } from "node:worker_threads";

/** The number of free slots, in memory that threads share; a thread gets it when it starts. */
export const SLOTS: Int32Array<SharedArrayBuffer> =
  workerData ?? new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)).fill(availableParallelism());

/** Runs a task once a slot is free. */
export async function inSlot<Value>(task: () => Promise<Value>): Promise<Value> {
  while (!taken()) await Atomics.waitAsync(SLOTS, 0, 0).value;
  try {
    return await task();
  } finally {
    Atomics.add(SLOTS, 0, 1);
    Atomics.notify(SLOTS, 0, 1);
  }
}

function taken(): boolean {
  const free = Atomics.load(SLOTS, 0);
  return free > 0 && Atomics.compareExchange(SLOTS, 0, free, free - 1) === free;
}
