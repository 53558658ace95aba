/** What people see of something that takes its time. */
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { withProgress } from "./progress.ts";

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** Something that people see, and that remembers what was written. */
function output(isTTY: boolean) {
  const parts: string[] = [];
  return { isTTY, write: (text: string | Uint8Array) => parts.push(String(text)), parts };
}

const pass = (seconds: number) => jest.advanceTimersByTimeAsync(seconds * 1000);

describe("on a terminal", () => {
  test("a line counts the seconds, and goes away", async () => {
    const terminal = output(true);
    const value = withProgress("Waiting", () => pass(2.5).then(() => 7), terminal);
    expect(await value).toBe(7);
    expect(terminal.parts).toEqual(["\r\u001b[KWaiting (1 s)", "\r\u001b[KWaiting (2 s)", "\r\u001b[K"]);
    await pass(5);
    expect(terminal.parts.length).toBe(3);
  });

  test("nothing is shown of what takes less than a second", async () => {
    const terminal = output(true);
    await withProgress("Waiting", () => pass(0.9), terminal);
    expect(terminal.parts).toEqual([]);
  });

  test("it goes away after a failure, too", async () => {
    const terminal = output(true);
    const fail = async () => {
      await pass(1);
      throw new Error("no");
    };
    await expect(withProgress("Waiting", fail, terminal)).rejects.toThrow("no");
    expect(terminal.parts.at(-1)).toBe("\r\u001b[K");
  });

  test("what is printed meanwhile takes its place, and unfinished lines stay whole", async () => {
    const terminal = output(true);
    await withProgress(
      "Waiting",
      async (print) => {
        await pass(1);
        print(Buffer.from("half a "), terminal);
        await pass(2);
        print(Buffer.from("line\n"), terminal);
        await pass(1);
      },
      terminal,
    );
    expect(terminal.parts).toEqual([
      "\r\u001b[KWaiting (1 s)",
      "\r\u001b[K",
      "half a ",
      "line\n",
      "\r\u001b[KWaiting (4 s)",
      "\r\u001b[K",
    ]);
  });
});

test("logs get a line now and then, without control characters", async () => {
  const [log, data] = [output(false), output(false)];
  await withProgress(
    "Waiting",
    async (print) => {
      await pass(15);
      print(Buffer.from("data"), data);
      await pass(30);
    },
    log,
  );
  expect(log.parts).toEqual(["Waiting\n", "Waiting (10 s)\n", "Waiting (20 s)\n", "Waiting (40 s)\n"]);
  expect(data.parts).toEqual(["data"]);
});
