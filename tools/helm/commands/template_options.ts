/** The options of the commands that compose charts: the templates, which Bazel or a launcher passes. */
import type { OptionValues } from "../system/command.ts";
import { readTemplates } from "../system/io.ts";
import { resolveRunfile } from "../system/runfiles.ts";

export const TEMPLATE_OPTIONS = {
  template: {
    type: "string",
    multiple: true,
    value: "file",
    internal: true,
    description: "An EJS template in a folder named `templates`.",
  },
  "template-runfile": {
    type: "string",
    multiple: true,
    value: "file",
    internal: true,
    description: "An EJS template in the runfiles.",
  },
} as const;

export function templatesOf(values: OptionValues<typeof TEMPLATE_OPTIONS>): ReturnType<typeof readTemplates> {
  return readTemplates([...(values.template ?? []), ...(values["template-runfile"] ?? []).map(resolveRunfile)]);
}
