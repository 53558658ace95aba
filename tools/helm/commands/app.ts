/** `app`: fails if an app's declaration has problems by itself. The build runs it, also for apps that are in no chart. */

import { validateApp } from "../compose/validate_app.ts";
import { formatProblems } from "../model/problems.ts";
import { defineCommand, type OptionValues, type Outcome } from "../system/command.ts";
import { readText, writeText } from "../system/io.ts";
import { readLabelled } from "../system/labelled_files.ts";
import { userPath } from "../system/runfiles.ts";

const OPTIONS = {
  declaration: {
    type: "string",
    required: true,
    default: "",
    value: "file",
    description: "The app's declaration: the JSON of its `release_app`.",
  },
  file: {
    type: "string",
    multiple: true,
    value: "label=path",
    description: "A file that the JSON refers to by label. In the label, `%3D` stands for `=` and `%25` for `%`.",
  },
  output: {
    type: "string",
    required: true,
    default: "",
    value: "file",
    description: "The app's metadata: the declaration, once it is valid.",
  },
} as const;

export const app = defineCommand({
  summary: "Fails if the declaration of an app has problems. The build runs it for each `release_app`.",
  examples: ["app --declaration=api.declaration.json --output=api_metadata.json"],
  options: OPTIONS,
  run: acceptApp,
});

function acceptApp(values: OptionValues<typeof OPTIONS>): Outcome {
  const declaration = readText(userPath(values.declaration));
  const problems = validateApp(declaration, new Map((values.file ?? []).flatMap(readLabelled)));
  if (problems.length > 0) return { exitCode: 1, output: formatProblems(problems) };
  writeText(userPath(values.output), declaration);
  return { exitCode: 0, output: "" };
}
