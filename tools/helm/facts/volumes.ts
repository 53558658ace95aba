/** Names of the volumes that containers of the app may mount. */

import type { App } from "../model/app.gen.ts";
import type { MountPoint } from "./mounts.ts";
import { mountPoints } from "./mounts.ts";
import { hasReadOnlyRoot } from "./security.ts";
export function volumeNames(app: App): readonly string[] {
  const own = [app.config_files, app.secrets, app.volumes].flatMap((entries) => Object.keys(entries ?? {}));
  return [...(hasTemporaryDirectory(app) ? [TEMPORARY.name] : []), ...own];
}

/** A read-only root file system needs a place for temporary files. */
export const TEMPORARY = { name: "tmp", mountPath: "/tmp" };

/** Whether the app gets the built-in one: with a volume of its own in that place it does not. */
export function hasTemporaryDirectory({ security, security_context, ...app }: App): boolean {
  const own = [app.config_files, app.secrets, app.volumes].flatMap((entries) => Object.values(entries ?? {}));
  return hasReadOnlyRoot(security, security_context) && !own.some((entry) => mountPoints(entry).some(isTemporary));
}

export function isTemporary({ mountPath }: MountPoint): boolean {
  return mountPath.replace(/\/+$/, "") === TEMPORARY.mountPath;
}
