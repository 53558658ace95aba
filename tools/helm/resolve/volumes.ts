/** Volumes of an app's pod, and where its container sees them. */
import type { App, AppView, Item } from "../types.ts";
import { containerVolumes } from "./containers.ts";
import { hasReadOnlyRoot } from "./security.ts";

interface Volume {
  readonly volume: Item;
  readonly mounts: readonly Item[];
}

/** What brings volumes: each looks at the app's attributes and gives volumes with their mounts. */
const SOURCES: readonly ((app: App) => readonly Volume[])[] = [temporaryDirectory, containerVolumes];

export function resolveVolumes(app: App): Pick<AppView, "volumes" | "mounts"> {
  const volumes = SOURCES.flatMap((source) => source(app));
  return { volumes: volumes.map(({ volume }) => volume), mounts: volumes.flatMap(({ mounts }) => mounts) };
}

/** A read-only root file system needs a place for temporary files. */
function temporaryDirectory({ security, security_context }: App): readonly Volume[] {
  if (!hasReadOnlyRoot(security, security_context)) return [];
  return [
    { volume: { value: { name: "tmp", emptyDir: {} } }, mounts: [{ value: { name: "tmp", mountPath: "/tmp" } }] },
  ];
}
