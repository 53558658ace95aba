/** The stages that an app goes through by itself: parse → validate. Apart from the others, which a build would load for each app. */

import { factsOf } from "../facts/facts.ts";
import type { Problem } from "../model/problems.ts";
import type { Request } from "../model/types.ts";
import { parse } from "./parse/parse.ts";
import { validateApps } from "./validate/validate.ts";

/** What is wrong with an app by itself, in whatever chart it may be. */
export function validateApp(metadata: string, files: Request["files"]): readonly Problem[] {
  const chart = JSON.stringify({ schema_version: 1, label: "//any:chart", chart_name: "chart" });
  const { model, problems } = parse({ chart, apps: [metadata], files, checks: new Map() });
  return [...problems, ...(model === undefined ? [] : validateApps(factsOf(model)))];
}
