/** `locate`: prints where a built file is, for a browser. The run target `.report` calls it. */
import { pathToFileURL } from "node:url";
import { defineCommand, type OptionValues, type Outcome } from "../system/command.ts";
import { realPath } from "../system/io.ts";
import { resolveRunfile } from "../system/runfiles.ts";

const OPTIONS = {
  file: { type: "string", required: true, default: "", value: "runfile", internal: true, description: "The file." },
} as const;

export const locateCommand = defineCommand({
  summary: "Prints where the page about a chart is, as an address that a browser opens.",
  examples: ["bazel run //hello:hello_chart.report"],
  options: OPTIONS,
  run: locate,
});

/** Not where the runfiles have it: that is a link, which the next `bazel run` may remove. */
function locate({ file }: OptionValues<typeof OPTIONS>): Outcome {
  return { exitCode: 0, output: pathToFileURL(realPath(resolveRunfile(file))).href };
}
