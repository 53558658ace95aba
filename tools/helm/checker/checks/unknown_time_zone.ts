/** A CronJob's time zone is one of the IANA database; Kubernetes refuses any other. */
import { lookup } from "../objects.ts";
import type { Check } from "../types.ts";
import { correction } from "../wording.ts";

export const unknownTimeZone: Check = {
  code: "unknown-time-zone",
  topic: "structure",
  severity: "error",
  description: "A CronJob's time zone is a name of the IANA time zone database, like `Europe/Berlin`.",
  source: "Kubernetes: CronJob, Time zones",
  run: ({ objects }) =>
    objects.flatMap((object) => {
      const zone = lookup(object.body, "spec", "timeZone");
      if (object.kind !== "CronJob" || typeof zone !== "string" || isTimeZone(zone)) return [];
      return {
        object,
        path: "spec.timeZone",
        what: "is no time zone",
        got: zone,
        expected: "a name of the IANA time zone database, like `Europe/Berlin` or `Etc/UTC`",
        fix: correction(zone, [...Intl.supportedValuesOf("timeZone"), "Etc/UTC"], "correct the `time_zone` of the app"),
      };
    }),
};

/** The list of supported values has no links, like `Asia/Kolkata` and `Etc/UTC`; a formatter takes them, and offsets too. */
function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions();
    // Unlike here, upper and lower case are different names to Kubernetes.
    return timeZone === zone || timeZone.toLowerCase() !== zone.toLowerCase();
  } catch {
    return false;
  }
}
