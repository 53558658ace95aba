/** `digest`: writes the digest that a packaged chart will have in a registry. Called by the build's action. */
import { defineCommand, type OptionValues, type Outcome } from "../system/command.ts";
import { writeText } from "../system/io.ts";
import { readPackage } from "../system/push_chart.ts";

const OPTIONS = {
  package: { type: "string", required: true, default: "", value: "file", description: "The packaged chart." },
  output: { type: "string", required: true, default: "", value: "file", description: "The file to write." },
} as const;

export const packageDigest = defineCommand({
  summary: "Writes the digest of the OCI manifest that `helm push` makes for a packaged chart.",
  examples: ["digest --package=hello-chart-0.1.0.tgz --output=hello_chart.digest"],
  options: OPTIONS,
  run: write,
});

function write({ package: packaged, output }: OptionValues<typeof OPTIONS>): Outcome {
  writeText(output, `${readPackage(packaged).digest}\n`);
  return { exitCode: 0, output: "" };
}
