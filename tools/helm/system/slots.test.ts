/** Slots for child processes, which outlive the thread that took them. */
import { availableParallelism } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import { freeSlots, inSlot, slotsOfThread } from "./slots.ts";

const CORES = availableParallelism();

test("no more tasks run at a time than there are cores", async () => {
  const slots = slotsOfThread();
  let [running, most] = [0, 0];
  const task = async () => {
    running += 1;
    most = Math.max(most, running);
    await sleep(2);
    running -= 1;
  };
  await Promise.all(Array.from({ length: 4 * CORES }, () => inSlot(task, slots)));
  expect([most, running]).toEqual([CORES, 0]);
});

test("the slots of a thread that has ended are free for others", async () => {
  const [ended, other] = [slotsOfThread(), slotsOfThread()];
  const unfinished = () => new Promise<void>(() => {});
  for (let index = 0; index < CORES; index += 1) void inSlot(unfinished, ended);
  let isDone = false;
  const next = inSlot(async () => {
    isDone = true;
  }, other);
  await sleep(10);
  expect(isDone).toBe(false);
  freeSlots(ended);
  await next;
  expect(isDone).toBe(true);
});
