/** Schedules as Kubernetes takes them, and as only other crons do. */
import { expect, test } from "@jest/globals";
import { reversedRangePattern, schedulePattern, wrongSchedule } from "./schedule.ts";

const RIGHT = [
  "* * * * *",
  "*/5 * * * *",
  "0 3 * * *",
  "  0   3 * * *  ",
  "59 23 31 12 6",
  "0-30/10,45 8-18 1,15 JAN-dec Sun-sat",
  "5/15 * ? * ?",
  "0 0 31 2 *",
  "@daily",
  "@every 1h30m",
];

const WRONG: readonly (readonly [schedule: string, what: string])[] = [
  ["", "has 1 field"],
  ["0 3 * *", "has 4 fields"],
  ["0 0 3 * * *", "has 6 fields"],
  ["60 * * * *", "has an invalid minute"],
  ["*/0 * * * *", "has an invalid minute"],
  ["1-2-3 * * * *", "has an invalid minute"],
  ["-5 * * * *", "has an invalid minute"],
  ["0 24 * * *", "has an invalid hour"],
  ["0 18-8 * * *", "has an invalid hour"],
  ["0 0 0 * *", "has an invalid day of the month"],
  ["0 0 32 * *", "has an invalid day of the month"],
  ["0 0 1W * *", "has an invalid day of the month"],
  ["0 0 * 13 *", "has an invalid month"],
  ["0 0 * mon *", "has an invalid month"],
  ["0 0 * * 7", "has an invalid day of the week"],
  ["0 0 * * fri#2", "has an invalid day of the week"],
  ["@reboot", "is not a known schedule name"],
  ["@Daily", "is not a known schedule name"],
  ["@every day", "is not a known schedule name"],
  ["TZ=UTC 0 3 * * *", "contains a time zone, which Kubernetes rejects there"],
];

test.each(RIGHT)("%s is valid", (schedule) => {
  expect(wrongSchedule(schedule)).toBeUndefined();
});

test.each(WRONG)("%s %s", (schedule, what) => {
  expect(wrongSchedule(schedule)?.what).toBe(what);
});

/** Every range of every field, with the words of months and days. */
const ENDS: readonly (readonly string[])[] = [
  numbers(0, 59),
  numbers(0, 23),
  numbers(1, 31),
  [...numbers(1, 12), "jan", "FEB", "Mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
  [...numbers(0, 6), "sun", "MON", "Tue", "wed", "thu", "fri", "sat"],
];

function numbers(least: number, most: number): readonly string[] {
  return Array.from({ length: most - least + 1 }, (_, index) => String(least + index).padStart((index % 3) + 1, "0"));
}

const SCHEDULES = ENDS.flatMap((ends, field) =>
  ends.flatMap((from) =>
    ends.flatMap((to) =>
      [`${from}-${to}`, `${ends[0]},${from}-${to}/2,${ends[0]}`].map((range) =>
        Array.from({ length: 5 }, (_, index) => (index === field ? range : "*")).join(" "),
      ),
    ),
  ),
);

test("the patterns accept the same schedules", () => {
  const [valid, reversed] = [new RegExp(schedulePattern()), new RegExp(reversedRangePattern())];
  const all = [...RIGHT, ...WRONG.map(([schedule]) => schedule), ...SCHEDULES];
  const isAccepted = (schedule: string) => valid.test(schedule) && !reversed.test(schedule);
  expect(all.filter((schedule) => isAccepted(schedule) !== (wrongSchedule(schedule) === undefined))).toEqual([]);
  expect(SCHEDULES.filter(isAccepted).length).toBeGreaterThan(5000);
});
