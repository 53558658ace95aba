/** Whether Helm can record a release of the chart: it keeps the chart's files in a Secret, compressed. */
import { gzipSync } from "node:zlib";
import type { Problem } from "../../model/problems.ts";
import type { ChartFiles } from "../../model/types.ts";

/** Kubernetes API: `MaxSecretSize`. */
const LARGEST = 1024 * 1024;

/** Smaller charts fit without compression, which takes longer than all else. */
const SURELY_SMALL = LARGEST / 2;

/** Helm does not record the files of subcharts. The rendered objects come on top, so the record is at least this large. */
export function releaseProblems(label: string, files: ChartFiles): readonly Problem[] {
  const contents = [...files]
    .filter(([path]) => !/^(?:charts|ci)\//.test(path))
    .map(([, content]) => Buffer.from(content));
  const whole = contents.reduce((sum, content) => sum + content.byteLength, 0);
  if (whole <= SURELY_SMALL) return [];
  // Helm: `encodeRelease`, JSON with each file in base64, compressed, and in base64 again.
  const record = gzipSync(contents.map((content) => content.toString("base64")).join("\n"), { level: 9 });
  const size = Math.ceil(record.byteLength / 3) * 4;
  if (size <= LARGEST) return [];
  return [
    {
      code: "too-large",
      label,
      path: "",
      what: `has files of ${whole} bytes, whose record in Helm takes ${size}, ${size - LARGEST} more than a Secret can hold`,
      expected: `a record of at most ${LARGEST} bytes`,
      fix: "put large files into images, or split the chart",
    },
  ];
}
