/** A cron-job has a schedule and a time zone that Kubernetes accepts. */

import { wrongSchedule } from "../../base/schedule.ts";
import { starlark } from "../../base/starlark.ts";
import { closest } from "../../base/text.ts";
import { wrongTimeZone } from "../../base/time_zone.ts";
import type { AppFacts } from "../../facts/types.ts";
import type { Problem } from "../../model/problems.ts";

export function validateSchedule({ app: { label, schedule, time_zone } }: AppFacts): readonly Problem[] {
  return [...scheduleProblems(label, schedule), ...timeZoneProblems(label, time_zone)];
}

function scheduleProblems(label: string, schedule: string | undefined): readonly Problem[] {
  const mistake = schedule === undefined ? undefined : wrongSchedule(schedule);
  if (schedule === undefined || mistake === undefined) return [];
  const [, zone, rest] = /^(?:CRON_)?TZ=(\S+)\s+(.+)$/.exec(schedule) ?? [];
  const fix =
    zone === undefined
      ? "change `schedule` to a valid value"
      : `write \`schedule = ${starlark(rest)}\` and \`time_zone = ${starlark(zone)}\``;
  return [{ code: "invalid-value", label, path: "schedule", got: schedule, fix, ...mistake }];
}

function timeZoneProblems(label: string, zone: string | undefined): readonly Problem[] {
  const mistake = zone === undefined ? undefined : wrongTimeZone(zone);
  if (zone === undefined || mistake === undefined) return [];
  const { candidates, ...said } = mistake;
  const meant = closest(zone, candidates);
  const fix = meant === undefined ? "change `time_zone` to a valid value" : `write \`time_zone = "${meant}"\``;
  return [{ code: "invalid-value", label, path: "time_zone", got: zone, fix, ...said }];
}
