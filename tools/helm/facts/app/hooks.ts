/** When a job runs. */
import { APP_DEFAULTS } from "../../model/defaults.ts";
import type { App } from "../../model/types.ts";
import type { AppTypeTraits } from "../app_types.ts";
import type { HookPhase } from "../types.ts";

/** Jobs are hooks, unless a person is to start them. */
export function hookPhaseOf(
  { phase = APP_DEFAULTS.phase }: App,
  { workload }: Pick<AppTypeTraits, "workload">,
): HookPhase | undefined {
  const isHook = workload === "Job" || workload === "Pod";
  return isHook && phase !== "manual" ? phase : undefined;
}
