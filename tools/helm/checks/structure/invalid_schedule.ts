/** Kubernetes rejects a CronJob whose schedule it cannot parse. */
import { wrongSchedule } from "../../base/schedule.ts";
import { lookup } from "../objects/objects.ts";
import type { ObjectCheck } from "../types.ts";

export const invalidSchedule: ObjectCheck = {
  code: "invalid-schedule",
  severity: "error",
  about: "failure",
  description:
    "A CronJob's schedule is one that Kubernetes can parse; it supports less syntax than other cron implementations.",
  source: "Kubernetes: CronJob, Schedule syntax",
  run: ({ objects }) =>
    objects.flatMap((object) => {
      const schedule = lookup(object.body, "spec", "schedule");
      const mistake = object.kind === "CronJob" && typeof schedule === "string" ? wrongSchedule(schedule) : undefined;
      if (mistake === undefined) return [];
      return {
        object,
        path: "spec.schedule",
        got: schedule,
        fix: { app: "correct `schedule` of the app or in values" },
        ...mistake,
      };
    }),
};
