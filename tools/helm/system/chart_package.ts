/** A chart as one file, as `helm package` makes it, but without a clock: the same chart gives the same bytes. */
import { gzipSync } from "node:zlib";
import { packTar } from "modern-tar";
import type { ChartFiles } from "../model/types.ts";

/** What the chart's `.helmignore` leaves out. */
const IGNORED = "ci/";

/** The package of a chart with these files, by their paths below its directory. */
export async function packChart(name: string, files: ChartFiles): Promise<Uint8Array> {
  const entries = [...files]
    .filter(([path]) => !path.startsWith(IGNORED))
    .sort(([left], [right]) => rank(left) - rank(right) || (left < right ? -1 : 1))
    .map(([path, content]) => entryOf(`${name}/${path}`, Buffer.from(content)));
  return gzipSync(await packTar(entries), { level: 9 });
}

function entryOf(name: string, body: Uint8Array) {
  return { header: { name, size: body.length, mode: 0o644, mtime: new Date(0), type: "file" as const }, body };
}

/** Helm and registries look for the chart's description first. */
function rank(path: string): number {
  return path === "Chart.yaml" ? 0 : 1;
}
