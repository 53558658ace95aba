/** The composer: app metadata and a chart declaration become a chart's files, or problems. */

import { factsOf } from "../facts/facts.ts";
import type { ChartFacts } from "../facts/types.ts";
import type { Problem, Result } from "../model/problems.ts";
import type { ChartFiles, Request } from "../model/types.ts";
import { crossCheck } from "./cross_check/cross_check.ts";
import { parse } from "./parse/parse.ts";
import { render } from "./render/render.ts";
import { resolve } from "./resolve/resolve.ts";
import { validate } from "./validate/validate.ts";

/**
 * Composes one chart. Pure: the same request gives the same files, byte for byte.
 *
 * The stages are parse → validate → resolve → cross-check → render. Each reports everything that is wrong with its input and
 * passes on the apps that are sound, so that a user sees all problems at once. A request is rendered only if it has no
 * problems. What the declarations mean is computed once, right after they are parsed, and handed to the stages.
 */
export function compose(request: Request): Result<ChartFiles> {
  const parsed = parse(request);
  if (parsed.model === undefined) return { problems: parsed.problems };
  const facts = factsOf(parsed.model);
  const found = [...parsed.problems, ...validate(facts)];

  const sound = soundPart(facts, found);
  const resolved = resolve(sound);
  if (resolved.view === undefined) return { problems: [...found, ...resolved.problems] };

  const problems = [...found, ...resolved.problems, ...crossCheck(resolved.view, sound)];
  if (problems.length > 0) return { problems };
  return { value: render(resolved.view, request) };
}

/** The facts without the apps that have problems. */
function soundPart(facts: ChartFacts, problems: readonly Problem[]): ChartFacts {
  const broken = new Set(problems.map(({ label }) => label));
  const apps = facts.apps.filter(({ app }) => !broken.has(app.label));
  return { ...facts, apps, isWhole: problems.length === 0 };
}
