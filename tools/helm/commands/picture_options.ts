/** The options of the commands that draw a chart. */
import { DECLARATION_OPTIONS } from "./declaration_options.ts";

export const PICTURE_OPTIONS = {
  ...DECLARATION_OPTIONS,
  helm: { type: "string", required: true, default: "", value: "file", description: "The Helm binary." },
} as const;
