/** Slots for child processes: all threads of a process together run as many at a time as there are cores. */
import { availableParallelism } from "node:os";
import { workerData } from "node:worker_threads";

/** Counters in memory that threads share. */
export interface Slots {
  /** How many are free, for all threads. */
  readonly free: Counter;
  /** How many this thread has taken. */
  readonly taken: Counter;
}

type Counter = Int32Array<SharedArrayBuffer>;

function counter(start: number): Counter {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)).fill(start);
}

/** A thread gets its own when it starts. */
const OWN: Slots = workerData ?? { free: counter(availableParallelism()), taken: counter(0) };

/** For a thread that this one starts. */
export function slotsOfThread(): Slots {
  return { free: OWN.free, taken: counter(0) };
}

/** Runs a task once a slot is free. */
export async function inSlot<Value>(task: () => Promise<Value>, slots = OWN): Promise<Value> {
  while (!take(slots)) await Atomics.waitAsync(slots.free, 0, 0).value;
  try {
    return await task();
  } finally {
    Atomics.sub(slots.taken, 0, 1);
    give(slots, 1);
  }
}

/** Frees what a thread had taken, which has ended without giving it back. */
export function freeSlots(slots: Slots): void {
  give(slots, Atomics.exchange(slots.taken, 0, 0));
}

function take({ free, taken }: Slots): boolean {
  const count = Atomics.load(free, 0);
  if (count === 0 || Atomics.compareExchange(free, 0, count, count - 1) !== count) return false;
  Atomics.add(taken, 0, 1);
  return true;
}

function give({ free }: Slots, count: number): void {
  Atomics.add(free, 0, count);
  Atomics.notify(free, 0, count);
}
