/** Whether a container needs a place of its own for temporary files. */

import type { App } from "../model/app.gen.ts";
import { APP_DEFAULTS } from "../model/defaults.ts";
export function hasReadOnlyRoot(security: App["security"], own: App["security_context"] = {}): boolean {
  return own.read_only_root_filesystem ?? isRestricted(security);
}

export function isRestricted(security: App["security"] = APP_DEFAULTS.security): boolean {
  return security === "restricted";
}
