/** Sync windows, as Argo CD reads them (Argo CD 3.5, `SyncWindow.Validate`). */
import { wrongSchedule } from "../base/schedule.ts";
import { closest } from "../base/text.ts";
import { wrongTimeZone } from "../base/time_zone.ts";
import type { Window } from "../model/argocd_project.gen.ts";
import { joinPath } from "../model/problems.ts";
import type { Unlabelled } from "./types.ts";

export function validateWindows(windows: readonly Window[], path: string): readonly Unlabelled[] {
  return windows.flatMap((window, index) => {
    const place = joinPath(path, index);
    return [
      ...scheduleProblems(window, joinPath(place, "schedule")),
      ...zoneProblems(window, joinPath(place, "time_zone")),
    ];
  });
}

function scheduleProblems({ schedule: got }: Window, path: string): readonly Unlabelled[] {
  const common = { code: "invalid-schedule", path, got, fix: "write it like `0 16 * * 5`, every Friday at 16:00" };
  if (got.startsWith("@")) {
    return [
      { ...common, what: "is the name of a schedule, which Argo CD does not know here", expected: "five fields" },
    ];
  }
  const wrong = wrongSchedule(got);
  return wrong === undefined ? [] : [{ ...common, ...wrong }];
}

/** Argo CD would silently take UTC instead. */
function zoneProblems({ time_zone: got }: Window, path: string): readonly Unlabelled[] {
  const wrong = got === undefined ? undefined : wrongTimeZone(got);
  if (got === undefined || wrong === undefined) return [];
  const { what, expected, candidates } = wrong;
  const meant = closest(got, candidates);
  const fix = meant === undefined ? "write the name of a time zone" : `write "${meant}"`;
  return [{ code: "unknown-time-zone", path, what, got, expected, fix }];
}
