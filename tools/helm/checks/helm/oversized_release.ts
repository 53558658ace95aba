/** Helm can record a release of the chart. */
import { LARGEST_RECORD, recordSize } from "../objects/release_record.ts";
import type { HelmCheck } from "../types.ts";

export const oversizedRelease: HelmCheck = {
  code: "oversized-release",
  severity: "error",
  about: "failure",
  description:
    "Helm's record of a release fits into a Secret of 1 MiB: the chart's files and the rendered objects, compressed.",
  source: "Helm: Advanced Techniques, Storage backends; Kubernetes: Secrets, Constraints",
  run: ({ result: { rendered, files } }) => {
    const size = rendered === undefined || rendered.error !== undefined ? 0 : recordSize(files, rendered.text);
    if (size <= LARGEST_RECORD) return [];
    return [
      {
        path: "",
        what: `makes a record of ${size} bytes in Helm, ${size - LARGEST_RECORD} more than a Secret can hold`,
        expected: `at most ${LARGEST_RECORD} bytes`,
        fix: "put large files into images or volumes, or split the chart",
      },
    ];
  },
};
