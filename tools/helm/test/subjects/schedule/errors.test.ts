/** Problems with schedules and time zones of jobs. Add a row for a new mistake. */
import { expect, test } from "@jest/globals";
import { app, problemsOf } from "../../support/charts.ts";

const FIVE_FIELDS = "five fields, like `0 3 * * *`, or one of `@hourly`, `@daily`, `@weekly`, `@monthly` and `@yearly`";
const MINUTES = "0 to 59, `*`, ranges like `0-59`, steps like `*/2`, or a comma-separated list of these";
const DAYS = "0 to 6 or sun to sat, `*`, ranges like `0-6`, steps like `*/2`, or a comma-separated list of these";
const DAYS_OF_MONTH = "1 to 31, `*`, ranges like `1-31`, steps like `*/2`, or a comma-separated list of these";
const ZONE = "a name from the IANA time zone database, like `Europe/Berlin` or `Etc/UTC`";

const SCHEDULES: readonly (readonly [schedule: string, what: string, expected: string, fix?: string])[] = [
  ["0 3 * * 7", "has an invalid day of the week", DAYS],
  ["0 3 * * fri#2", "has an invalid day of the week", DAYS],
  ["0 3 L * *", "has an invalid day of the month", DAYS_OF_MONTH],
  ["61 3 * * *", "has an invalid minute", MINUTES],
  ["0 3 * *", "has 4 fields", FIVE_FIELDS],
  ["", "has 1 field", FIVE_FIELDS],
  ["@reboot", "is not a known schedule name", FIVE_FIELDS],
  [
    "CRON_TZ=Europe/Berlin 0 3 * * *",
    "contains a time zone, which Kubernetes rejects there",
    "only a schedule",
    'write `schedule = "0 3 * * *"` and `time_zone = "Europe/Berlin"`',
  ],
];

test.each(SCHEDULES)("schedule: %s", (schedule, what, expected, fix = "change `schedule` to a valid value") => {
  expect(problemsOf({ apps: [app({ app_type: "cron-job", schedule })] })).toEqual([
    `//shop:shop_api: schedule: ${what} (got ${JSON.stringify(schedule)}); expected ${expected}. Fix: ${fix}. [invalid-value]`,
  ]);
});

const ZONES: readonly (readonly [zone: string, fix: string])[] = [
  ["Europe/Berln", 'write `time_zone = "Europe/Berlin"`'],
  ["europe/berlin", 'write `time_zone = "Europe/Berlin"`'],
  ["+02:00", "change `time_zone` to a valid value"],
  ["", "change `time_zone` to a valid value"],
];

test.each(ZONES)("time_zone: %s", (time_zone, fix) => {
  expect(problemsOf({ apps: [app({ app_type: "cron-job", time_zone })] })).toEqual([
    `//shop:shop_api: time_zone: is not a time zone (got ${JSON.stringify(time_zone)}); expected ${ZONE}. Fix: ${fix}. [invalid-value]`,
  ]);
});

test.each([
  { schedule: "*/5 8-18 1,15 JAN-dec Sun-sat" },
  { schedule: "@every 1h30m" },
  { schedule: "@every 90m" },
  { time_zone: "Asia/Kolkata" },
  { time_zone: "Etc/UTC" },
])("%j is valid", (attributes) => {
  expect(problemsOf({ apps: [app({ app_type: "cron-job", ...attributes })] })).toEqual([]);
});
