import { expect, test } from "@jest/globals";
import type { FailureKind } from "./failure.ts";
import { withRetries } from "./retries.ts";

async function tried(kinds: readonly (FailureKind | "ok")[], retries: number) {
  const pauses: number[] = [];
  const said: string[] = [];
  const left = [...kinds];
  const attempt = await withRetries(
    async () => {
      const kind = left.shift() ?? "ok";
      return kind === "ok" ? { value: "done" } : { failure: { kind, text: kind } };
    },
    { retries, wait: async (seconds) => pauses.push(seconds), say: (sentence) => said.push(sentence) },
  );
  return { attempt, pauses, said };
}

test.each<readonly [string, readonly (FailureKind | "ok")[], number, readonly number[], FailureKind | "done"]>([
  ["nothing fails", ["ok"], 3, [], "done"],
  ["pauses grow", ["busy", "failing", "unreachable", "ok"], 3, [1, 2, 4], "done"],
  ["in the end, the last failure counts", ["busy", "busy", "failing"], 2, [1, 2], "failing"],
  ["what will not pass is not tried again", ["busy", "denied", "ok"], 3, [1], "denied"],
  ["without retries", ["busy", "ok"], 0, [], "busy"],
])("%s", async (_, kinds, retries, pauses, end) => {
  const { attempt, ...seen } = await tried(kinds, retries);
  expect("value" in attempt ? attempt.value : attempt.failure.kind).toBe(end);
  expect(seen.pauses).toEqual(pauses);
  expect(seen.said).toEqual(
    pauses.map((pause, index) => `${kinds[index]}; trying again in ${pause} s (${index + 1} of ${retries})`),
  );
});
