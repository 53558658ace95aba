/** When a job runs. */
import { APP_DEFAULTS } from "../../model/defaults.ts";
import type { App } from "../../model/types.ts";
import type { AppTypeTraits } from "../app_types.ts";
import type { HookPhase } from "../types.ts";

/** Jobs are hooks, unless they are started manually. */
export function hookPhaseOf({ phase = APP_DEFAULTS.phase }: App, { hook }: AppTypeTraits): HookPhase | undefined {
  return hook && phase !== "manual" ? phase : undefined;
}
