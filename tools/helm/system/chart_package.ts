/** A chart as one file, with the files of `helm package`. */
import { pack } from "../base/pack.ts";
import type { ChartFiles } from "../model/types.ts";

/** What the chart's `.helmignore` leaves out. */
const IGNORED = "ci/";

/** The package of a chart with these files, by their paths below its directory. */
export function packChart(name: string, files: ChartFiles): Promise<Uint8Array> {
  const packed = [...files]
    .filter(([path]) => !path.startsWith(IGNORED))
    .sort(([left], [right]) => rank(left) - rank(right) || (left < right ? -1 : 1));
  return pack(name, new Map(packed));
}

/** Helm and registries look for the chart's description first. */
function rank(path: string): number {
  return path === "Chart.yaml" ? 0 : 1;
}
