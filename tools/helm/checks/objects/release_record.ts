/** Helm's own record of a release: a Secret with the chart's files and the objects that it rendered, compressed. */

import { gzipSync } from "node:zlib";
import { parseYaml } from "../../base/yaml.ts";
import type { ChartFiles } from "../../model/types.ts";

/** Kubernetes API: `MaxSecretSize`. */
export const LARGEST_RECORD = 1024 * 1024;

/** What is smaller fits without compression, which takes longer than all else. */
const SURELY_SMALL = LARGEST_RECORD / 2;

/** Folders that are not recorded: subcharts, and what `.helmignore` leaves out. */
const UNRECORDED = /^(?:charts|ci)\//;

/**
 * Bytes of the record; 0 if it is surely small. `rendered`: what `helm template` prints. The record of an installation has
 * the notes and the release's own values as well.
 */
export function recordSize(files: ChartFiles, rendered: string): number {
  const recorded = [...files].filter(([path]) => !UNRECORDED.test(path));
  const ofFiles = recorded.reduce((sum, [, content]) => sum + Buffer.byteLength(content), 0);
  if (ofFiles + Buffer.byteLength(rendered) <= SURELY_SMALL) return 0;
  const values = parseYaml(Buffer.from(files.get("values.yaml") ?? "").toString()).values?.[0];
  const chart = recorded.map(([name, content]) => ({ name, data: Buffer.from(content).toString("base64") }));
  // Helm: `encodeRelease`, JSON with each file in base64, compressed, and in base64 again.
  const record = gzipSync(JSON.stringify({ chart, values, manifest: rendered }), { level: 9 });
  return Math.ceil(record.byteLength / 3) * 4;
}
