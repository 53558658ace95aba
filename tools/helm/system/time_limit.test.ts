/** What becomes of processes with a time limit. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "@jest/globals";
import { killAfter } from "./time_limit.ts";

function run(script: string, seconds: number, signal?: AbortSignal): ChildProcess {
  const child = spawn("/bin/sh", ["-c", script], { ...(signal && { signal }), killSignal: "SIGKILL" });
  killAfter(seconds, child);
  return child;
}

test("one that ends in time", async () => {
  expect(await once(run("exit 3", 60), "close")).toEqual([3, null]);
});

test("one that does not, while another one has its pipes", async () => {
  expect(await once(run("sleep 60 & wait", 0.1), "close")).toEqual([null, "SIGKILL"]);
});

test("one that has ended, while another one has its pipes", async () => {
  expect(await once(run("sleep 60 & exit 3", 0.1), "close")).toEqual([3, null]);
});

test("one that is stopped, while another one has its pipes", async () => {
  const controller = new AbortController();
  const child = run("sleep 60 & wait", 60, controller.signal);
  const failed = new Promise((resolve) => child.once("error", resolve));
  const closed = new Promise((resolve) => child.once("close", (...how) => resolve(how)));
  controller.abort();
  expect([await failed, await closed]).toEqual([expect.objectContaining({ name: "AbortError" }), [null, "SIGKILL"]]);
});

test("a limit beyond what Node.js can wait for is none", async () => {
  expect(await once(run("sleep 0.2; exit 3", 600 * 3600), "close")).toEqual([3, null]);
});
