/** A CronJob's time zone is in the IANA database; Kubernetes rejects any other. */
import { wrongTimeZone } from "../../base/time_zone.ts";
import { lookup } from "../objects/objects.ts";
import { correction } from "../objects/wording.ts";
import type { ObjectCheck } from "../types.ts";

export const unknownTimeZone: ObjectCheck = {
  code: "unknown-time-zone",
  severity: "error",
  about: "failure",
  description: "A CronJob's time zone is a name from the IANA time zone database, like `Europe/Berlin`.",
  source: "Kubernetes: CronJob, Time zones",
  run: ({ objects }) =>
    objects.flatMap((object) => {
      const zone = lookup(object.body, "spec", "timeZone");
      const mistake = object.kind === "CronJob" && typeof zone === "string" ? wrongTimeZone(zone) : undefined;
      if (mistake === undefined) return [];
      const { candidates, ...problem } = mistake;
      const fix = correction(String(zone), candidates, { app: "correct the `time_zone` of the app" });
      return { object, path: "spec.timeZone", got: zone, fix, ...problem };
    }),
};
