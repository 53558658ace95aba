/** The composer: app metadata and a chart declaration become a chart's files, or problems. */

import type { Problem, Result } from "../model/problems.ts";
import type { ChartFiles, Model, Request } from "../model/types.ts";
import { crossCheck } from "./cross_check/cross_check.ts";
import { parse } from "./parse/parse.ts";
import { render } from "./render/render.ts";
import { withChartDefaults } from "./resolve/chart_defaults.ts";
import { resolve } from "./resolve/resolve.ts";
import { validate } from "./validate/validate.ts";

/**
 * Composes one chart. Pure: the same request gives the same files, byte for byte.
 *
 * The stages are parse → validate → resolve → cross-check → render. Each says everything that is wrong with its input, and the
 * next one looks at whatever the earlier ones found sound, so that a user reads all problems at once. Only a request
 * without any problem is rendered.
 */
export function compose(request: Request): Result<ChartFiles> {
  const parsed = parse(request);
  if (parsed.model === undefined) return { problems: parsed.problems };
  const whole = withChartDefaults(parsed.model);
  const found = [...parsed.problems, ...validate(whole)];

  const model = soundPart(whole, found);
  const resolved = resolve(model);
  if (resolved.view === undefined) return { problems: [...found, ...resolved.problems] };

  const problems = [...found, ...resolved.problems, ...crossCheck(resolved.view, model)];
  if (problems.length > 0) return { problems };
  return { value: render(resolved.view, request) };
}

/** The model without the apps that have problems. */
function soundPart(model: Model, problems: readonly Problem[]): Model {
  const broken = new Set(problems.map(({ label }) => label));
  const apps = model.apps.filter(({ label }) => !broken.has(label));
  return { ...model, apps, isWhole: problems.length === 0 };
}
