/** Volumes of an app's pod, and where its container sees them. */
import type { App, AppView, Item } from "../types.ts";

interface Volume {
  readonly volume: Item;
  readonly mounts: readonly Item[];
}

/** What brings volumes: each looks at the app's attributes and gives volumes with their mounts. */
const SOURCES: readonly ((app: App) => readonly Volume[])[] = [temporaryDirectory];

export function resolveVolumes(app: App): Pick<AppView, "volumes" | "mounts"> {
  const volumes = SOURCES.flatMap((source) => source(app));
  return { volumes: volumes.map(({ volume }) => volume), mounts: volumes.flatMap(({ mounts }) => mounts) };
}

/** A read-only root file system needs a place for temporary files. */
function temporaryDirectory({ security = "restricted" }: App): readonly Volume[] {
  if (security !== "restricted") return [];
  return [
    { volume: { value: { name: "tmp", emptyDir: {} } }, mounts: [{ value: { name: "tmp", mountPath: "/tmp" } }] },
  ];
}
