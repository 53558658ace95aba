/** A read-only root file system needs a place for temporary files. */

import type { App } from "../../model/types.ts";
import { TEMPORARY } from "../temporary_directory.ts";

/** Whether a container gets one: it does not mount one itself. */
export function needsTemporaryDirectory(
  security: NonNullable<App["security"]>,
  { read_only_root_filesystem: isReadOnly = security === "restricted" }: NonNullable<App["security_context"]> = {},
  mountPaths: readonly string[],
): boolean {
  return isReadOnly && !mountPaths.some((path) => path.replace(/\/+$/, "") === TEMPORARY.mountPath);
}
